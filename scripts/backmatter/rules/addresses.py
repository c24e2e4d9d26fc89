"""Rules about published addresses."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

LEDGER_PARSES = Rule(
    "A001",
    "ledger-can-be-read",
    Severity.ERROR,
    "the ledger of addresses does not parse here: {reason}",
    "{mend}ake this line from the last version of the file that was online, "
    "then run `backmatter anchors --write`.",
    about="The ledger lists every address that was ever online; what it loses is lost.",
    wrong="1929/p7",
    right="a line as `backmatter anchors --write` writes it",
)
LEDGER_IS_THERE = Rule(
    "A009",
    "ledger-is-there",
    Severity.ERROR,
    "the ledger of addresses is gone: {why}",
    "Take the file back from git, `git checkout HEAD -- {path}`, or from a copy of the edition "
    "that was online. If nothing has been online yet, run `backmatter anchors --write`.",
    about="Without the ledger nobody knows which addresses were published, and the next edit "
    "changes what they lead to. An edition that git has with a ledger, or that lists changes "
    "for its readers, has published addresses.",
    wrong="acts/addresses.yml deleted",
    right="acts/addresses.yml as it was last online",
)
LEDGER_WITHOUT_CONFLICT = Rule(
    "A002",
    "ledger-holds-no-conflict",
    Severity.ERROR,
    "in the ledger of addresses {what}",
    "{mend} Then run `backmatter anchors --write`.",
    about="Git leaves both sides of a conflict in the file; only one of them is the record.",
    wrong="<<<<<<< HEAD",
    right="the side that is online",
)
ADDRESS_STANDS_ONCE = Rule(
    "A003",
    "address-stands-once-in-ledger",
    Severity.ERROR,
    "the address {address} stands in the ledger already, at {first}",
    "{mend}",
    about="One address leads to one place.",
    wrong="two lines for 1929 p7",
    right="one line for 1929 p7",
)
LEDGER_UP_TO_DATE = Rule(
    "A004",
    "ledger-is-up-to-date",
    Severity.WARNING,
    "the ledger of addresses {fault}: {what}",
    "{mend}",
    about="While the ledger is behind the text, new passages have no address sure to last.",
    wrong="a new passage, and no line for it in the ledger",
    right="`backmatter anchors --write`",
)
LOSS_RECORDED = Rule(
    "A005",
    "published-text-is-there-or-recorded-as-removed",
    Severity.ERROR,
    "{what} has been published and is no longer in the text: “{opens}”",
    "Put it back{where}; the version before has its words. If it should go, run `backmatter "
    "anchors --write`, and its address will say that it was removed.",
    about="Whoever follows a published address finds the passage, or what became of it.",
    wrong="a passage removed, and its line left in the ledger",
    right="`backmatter anchors --write`",
)
PAGE_LOSS_RECORDED = Rule(
    "A006",
    "published-page-is-there-or-recorded-as-removed",
    Severity.ERROR,
    "the page “{name}” has been published, and there is no such act now",
    "Put it back, or run `backmatter anchors --write`, which leaves a page that says so.",
    about="A page that was online is there, or says what became of it.",
    wrong="acts/1929.md renamed to acts/1930.md",
    right="`backmatter anchors --write`",
)
ADDRESS_KEEPS_MEANING = Rule(
    "A007",
    "address-keeps-its-meaning",
    Severity.ERROR,
    "{address} has been published as the address of another {kind}: “{opens}”",
    "{mend}",
    about="An address that was cited for one passage must never lead to another.",
    wrong="## Another section {#great-turn}",
    right="## Another section {#second-turn}",
)
ID_STANDS_ONCE = Rule(
    "A008",
    "id-stands-once-on-page",
    Severity.ERROR,
    "the id “{id}” {fault}",
    "{mend}",
    about="A link to an id that stands twice leads to the first of the two only.",
    wrong="## One {#turn}\n\n## Two {#turn}\n",
    right="## One {#turn}\n\n## Two {#two}\n",
)
