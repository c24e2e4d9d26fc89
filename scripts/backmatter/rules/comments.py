"""Rules about the comments that silence a rule at one place."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

COMMENT_NAMES_RULE = Rule(
    "X001",
    "comment-names-a-rule",
    Severity.ERROR,
    "the comment silences nothing: {reason}",
    "{remedy}",
    about="A comment silences one rule at one place, so that everything else that may be wrong "
    "there is still found.",
    wrong="A claim. <!-- backmatter: ignore -->",
    right="A  claim. <!-- backmatter: ignore T002 -->",
)
COMMENT_SILENCES = Rule(
    "X002",
    "comment-silences-something",
    Severity.WARNING,
    "{code} is silenced here, but has nothing to say",
    "Remove {what}.",
    about="A comment that outlives the fault it was written for would hide the next one.",
    wrong="A claim. <!-- backmatter: ignore T002 -->",
    right="A  claim. <!-- backmatter: ignore T002 -->",
)
