"""What a reader is shown of how a petition stands: an answer only when it has been announced."""

from collections.abc import Collection
from typing import Final

from kernel import lifecycle

OWED: Final = tuple(state for state in lifecycle.ALL if state in lifecycle.OWED)
"""Somebody owes an answer, in the order in which a petition passes through them, for SQL."""

UNANNOUNCED: Final = ("drafted", "returned", "approved", "answered")
"""What a cell does not know yet: for it the office is still at work on the answer."""

_PLAIN: Final = {
    "state": "{row}.state",
    "due_on": f"CASE WHEN {{row}}.state IN {OWED} THEN {{row}}.due_on END",
    "overdue": "coalesce({row}.overdue_on <= %(on)s, false)",
}
_MASKED: Final = {
    "state": f"CASE WHEN {{row}}.state IN {UNANNOUNCED} THEN 'assigned' ELSE {{row}}.state END",
    "due_on": f"CASE WHEN {{row}}.state IN {(*OWED, 'answered')} THEN {{row}}.due_on END",
    "overdue": "coalesce({row}.overdue_on <= %(on)s"
    " OR {row}.state = 'answered' AND {row}.due_on < %(on)s, false)",
}


def column(name: str, row: str, *, masked: bool) -> str:
    """SQL: what is shown of ``state``, ``due_on`` or ``overdue`` of this row, on the day asked."""
    return (_MASKED if masked else _PLAIN)[name].format(row=row)


def states(shown: Collection[str] | None, *, masked: bool) -> list[str] | None:
    """The states that are shown as one of these; None for all of them."""
    if shown is None:
        return None
    if not masked:
        return list(shown)
    return [
        *(state for state in shown if state not in UNANNOUNCED),
        *(UNANNOUNCED if "assigned" in shown else ()),
    ]
