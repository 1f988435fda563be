"""The words in which a petition's life is told."""

from typing import Final, Literal

State = Literal[
    "raised",
    "kept_at_base",
    "escalated",
    "assigned",
    "drafted",
    "returned",
    "approved",
    "answered",
    "published",
    "accepted",
    "rejected",
    "solution_reported",
    "solved",
    "withdrawn",
    "merged",
    "split",
]
PetitionerKind = Literal["cell", "named", "confidential", "anonymous"]
Source = Literal["briefing", "opinion", "matter", "split"]
StopCause = Literal["waiting_for_petitioner", "forwarded_above"]
ClockRule = Literal["keeps", "restarts"]

OWED: Final[frozenset[State]] = frozenset({"assigned", "drafted", "returned", "approved"})
"""Somebody owes an answer: a round is under way and its clock has not ended."""

AT_WORK: Final[frozenset[State]] = frozenset({"assigned", "drafted", "returned"})
"""The answer is still the office's to write."""

OVER: Final[frozenset[State]] = frozenset({"solved", "withdrawn", "merged", "split"})
"""Nothing more is to be done."""
