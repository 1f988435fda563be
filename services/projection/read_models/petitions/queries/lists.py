"""Petitions in lists, page by page: those of a subtree that are wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from contracts.read.petitions import ListedPetition
from kernel.lifecycle import PetitionState
from services.projection.read_database import ReadDatabase, TimeScope, cells_below
from services.projection.read_models.petitions.queries import named, visibility

_LISTED: Final = """
    SELECT s.petition_id FROM petition_scope s {stands}
    WHERE s.scope_id = %(scope)s {chosen}
    ORDER BY s.raised_on DESC, s.petition_id DESC LIMIT %(limit)s
"""
# Every cell is a scope of its own, with the columns of the others.
_LISTED_IN_A_TREE: Final = _LISTED.replace(
    "s.scope_id = %(scope)s", f"s.scope_id IN {cells_below('%(scope)s', '%(arranged_on)s')}"
)
_STANDS: Final = "JOIN petition_now n USING (petition_id)"

_CHOSEN: Final = {
    "states": "s.state = ANY (%(states)s::text[])",
    "field": "s.field = %(field)s",
    "round": "s.round = %(round)s",
    "since": "s.raised_on >= %(since)s",
    "until": "s.raised_on <= %(until)s",
    "office": "%(office)s::uuid = ANY (s.office_ids)",
    "lead": "s.lead_id = %(lead)s",
    "also": """NOT EXISTS (
        SELECT 1 FROM unnest(%(also)s::uuid[]) AS other (scope_id)
        WHERE NOT EXISTS (SELECT 1 FROM petition_scope y
                          WHERE y.scope_id = other.scope_id AND y.petition_id = s.petition_id))""",
    "after": "(s.raised_on, s.petition_id) < (%(after)s, %(after_id)s)",
}
"""SQL: what a choice asks of a petition; where nothing was chosen nothing is asked."""

# The same as in petition_keys, which says what the sums count.
_COUNTED: Final = {
    "answered": "(n.published <> '{}') = %(answered)s",
    "answered_not_solved": "(n.published <> '{}' AND n.state NOT IN ('solved', 'withdrawn',"
    " 'merged')) = %(answered_not_solved)s",
    "answered_twice": "(2 <= ANY (n.published)) = %(answered_twice)s",
    "published_round": "%(published_round)s = ANY (n.published)",
    "accepted_round": "%(accepted_round)s = ANY (n.accepted)",
    "rejected_round": "%(rejected_round)s = ANY (n.rejected)",
    "answered_by": "%(answered_by)s::uuid = ANY (n.answered_by)",
}
"""SQL: what is asked of a petition that is counted; one that was split is not, but its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which petitions of a subtree; None: whichever. ``state`` is meant as it is shown.

    ``months``: from the first to the last day of raising. ``office`` is one of those that answer
    the last round, ``lead`` the one that leads it. The last seven mean what is counted in the
    statistics under these names: none of them finds a petition that was split.
    """

    state: list[PetitionState] | None = None
    field: str | None = None
    months: tuple[date | None, date | None] | None = None
    round: int | None = None
    office: UUID | None = None
    lead: UUID | None = None
    zone: UUID | None = None
    commune: UUID | None = None
    cell: UUID | None = None
    overdue: bool | None = None
    answered: bool | None = None
    answered_not_solved: bool | None = None
    answered_twice: bool | None = None
    published_round: int | None = None
    accepted_round: int | None = None
    rejected_round: int | None = None
    answered_by: UUID | None = None


def of_scope(
    database: ReadDatabase,
    scope: UUID,
    wanted: Wanted,
    when: TimeScope,
    *,
    limit: int,
    after: tuple[date, UUID] | None,
    masked: bool,
    arranged_on: date | None = None,
) -> list[ListedPetition]:
    """Petitions of the cells below an organization, latest first.

    They are where their cell was on the day of raising, or, if one is given, on ``arranged_on``.
    ``after``: the last one of the page before.
    """
    # The smallest of the scopes is read, and the others are asked of each of its petitions.
    wider = [each for each in (wanted.cell, wanted.zone) if each is not None]
    narrow = [scope, *wider] if arranged_on else [*wider, scope]
    since, until = wanted.months or (None, None)
    given = {
        **{name: getattr(wanted, name) for name in _SAME},
        "on": when.on,
        "scope": narrow[0],
        "also": narrow[1:] or None,
        "states": visibility.states(wanted.state, masked=masked),
        "since": since,
        "until": until,
        "after": after and after[0],
        "after_id": after and after[1],
        "limit": limit,
        "arranged_on": arranged_on,
    }
    found = database.rows(_listed(given, masked=masked), given, UUID, when.as_of)
    rows = of_ids(database, found, when, masked=masked)
    return sorted(rows, key=lambda row: (row.raised_on, row.petition_id), reverse=True)


_SAME: Final = ("field", "round", "office", "lead", "commune", "overdue", *_COUNTED)
"""What the query calls as ``Wanted`` does."""


def _listed(given: Mapping[str, object], *, masked: bool) -> str:
    """The query with what was chosen alone; how petitions stand is looked at only for that."""
    asked = {name for name, value in given.items() if value is not None}
    parts = [sql for name, sql in _CHOSEN.items() if name in asked]
    if "overdue" in asked:
        parts.append(f"({visibility.column('overdue', 's', masked=masked)}) = %(overdue)s")
    if given["overdue"] and not masked:
        # Says what follows, in the words by which the server finds the index of what is owed.
        parts.append("s.overdue_on <= %(on)s")
    counted = [sql for name, sql in _COUNTED.items() if name in asked]
    if counted:
        parts += [*counted, "s.state <> 'split'"]
    if "commune" in asked:
        counted.append("n.commune_id = %(commune)s")
        parts.append(counted[-1])
    listed = _LISTED_IN_A_TREE if "arranged_on" in asked else _LISTED
    return listed.format(
        stands=_STANDS if counted else "", chosen="".join(f" AND {part}" for part in parts)
    )


def of_ids(
    database: ReadDatabase, petitions: list[UUID], when: TimeScope, *, masked: bool
) -> list[ListedPetition]:
    """These petitions, with the names of what they belong to."""
    given = {"on": when.on, "petitions": petitions}
    query = f"{named.rows(masked=masked)} WHERE n.petition_id = ANY (%(petitions)s::uuid[])"
    return database.rows(query, given, ListedPetition, when.as_of)
