"""`backmatter explain CODE`: what a rule is for, and how to mend what it finds."""

from __future__ import annotations

import sys

import click

from backmatter import rules
from backmatter.diagnostics import did_you_mean
from backmatter.report.rules import explained, listed


@click.command()
@click.argument("names", metavar="[CODE]...", nargs=-1)
def explain(names: tuple[str, ...]) -> None:
    """Explain the rules with these codes or names; without one, list all of them."""
    if not names:
        click.echo(listed(rules.ALL), nl=False)
    for name in names:
        rule = rules.BY_NAME.get(name.upper()) or rules.BY_NAME.get(name.lower())
        if rule is None:
            word = name.lower() if "-" in name else name.upper()
            hint = did_you_mean(word, rules.BY_NAME)
            click.echo(f"backmatter: there is no rule “{name}”{hint}", err=True)
            sys.exit(2)
        click.echo(explained(rule), nl=name != names[-1])
