"""backmatter: notes, bibliography, addresses and checks for essays, books and journals.

The data goes one way: source -> model -> resolve -> format -> render -> adapters.
Each stage takes values and returns values with diagnostics; it does not print,
log or raise for a mistake of an author.
"""

__version__ = "0.1.0"
