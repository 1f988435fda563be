"""An organization of the Party tree: its own id, a dated code, name and parent, and a last day."""

from datetime import date
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.period import Period
from kernel.spelling import comparable
from kernel.vocabulary import CELLS, CellType, Level, OrganizationKind
from services.assignment.domain import errors

# Since 1 July 2025 there are no districts, so a grassroots base may stand under the province.
CHILDREN: Final[dict[OrganizationKind, frozenset[OrganizationKind]]] = {
    "province_committee": frozenset({"district_committee", "grassroots_committee", "base_cell"}),
    "district_committee": frozenset({"grassroots_committee", "base_cell"}),
    "grassroots_committee": frozenset({"cell"}),
    "base_cell": frozenset(),
    "cell": frozenset(),
}

LEVELS: Final[dict[OrganizationKind, Level]] = {
    "province_committee": "province",
    "district_committee": "district",
    "grassroots_committee": "commune",
}


class Organization(Aggregate):
    """Begins, changes its code, name and parent from a day on, and may be closed once."""

    TOPIC = "assignment.Organization"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Organization.Event"

    class Registered(Event, Aggregate.Created):
        TOPIC = "assignment.OrganizationRegistered"
        code: str
        name: str
        kind: OrganizationKind
        cell_type: CellType | None
        parent_id: UUID | None
        locality_id: UUID | None
        effective_on: date

    class Renamed(Event):
        TOPIC = "assignment.OrganizationRenamed"
        code: str
        name: str
        effective_on: date

    class Moved(Event):
        TOPIC = "assignment.OrganizationMoved"
        parent_id: UUID
        effective_on: date
        reason: str

    class Closed(Event):
        TOPIC = "assignment.OrganizationClosed"
        last_day: date
        reason: str

    @event(Registered)
    def __init__(
        self,
        *,
        code: str,
        name: str,
        kind: OrganizationKind,
        cell_type: CellType | None,
        parent_id: UUID | None,
        locality_id: UUID | None,
        effective_on: date,
    ) -> None:
        self.code = code
        self.name = name
        self.kind = kind
        self.cell_type = cell_type
        self.parents: list[tuple[date, UUID | None]] = [(effective_on, parent_id)]
        self.locality_id = locality_id
        self.effective_on = effective_on
        self.named_on = effective_on
        self.code_since = effective_on
        self.name_since = effective_on
        self.last_day: date | None = None

    @classmethod
    def register(
        cls,
        organization_id: UUID,
        *,
        code: str,
        name: str,
        kind: OrganizationKind,
        parent: "Organization | None",
        effective_on: date,
        cell_type: CellType | None = None,
        locality_id: UUID | None = None,
    ) -> "Organization":
        """A new organization under ``parent``, which exists on the day it begins.

        Raises the text errors for ``code`` and ``name``, RootHasNoParent, ParentMissing,
        KindDoesNotFitUnderParent, NotOpenOnThatDay, CellTypeMissing or CellTypeOnlyForCells.
        """
        _check_place(kind, parent, effective_on, field="kind")
        if kind in CELLS and cell_type is None:
            raise errors.CellTypeMissing
        if kind not in CELLS and cell_type is not None:
            raise errors.CellTypeOnlyForCells
        return cls._create(
            cls.Registered,
            id=organization_id,
            code=text.line(code, field="code", at_most=text.CODE),
            name=text.line(name, field="name"),
            kind=kind,
            cell_type=cell_type,
            parent_id=parent.id if parent else None,
            locality_id=locality_id,
            effective_on=effective_on,
        )

    @property
    def period(self) -> Period:
        """The days on which the organization exists."""
        return Period(self.effective_on, self.last_day)

    @property
    def parent_id(self) -> UUID | None:
        """The parent it was given last; None for a root."""
        return self.parents[-1][1]

    def parent_on(self, day: date) -> UUID | None:
        """The parent on the day; before its first day, the first one."""
        placed = [parent_id for since, parent_id in self.parents if since <= day]
        return placed[-1] if placed else self.parents[0][1]

    @property
    def moved_on(self) -> date:
        """Since when it stands under its present parent."""
        return self.parents[-1][0]

    @property
    def named_here_since(self) -> date:
        """Since when it bears its present name among its present siblings."""
        return max(self.name_since, self.moved_on)

    @property
    def level(self) -> Level | None:
        """The level of its committee; a cell has none."""
        return LEVELS.get(self.kind)

    @property
    def is_cell(self) -> bool:
        return self.kind in CELLS

    def rename(self, *, code: str, name: str, effective_on: date) -> None:
        """From ``effective_on`` it bears this code and name.

        A name that held on no day is no name: the day is later than that of the last naming.
        Raises the text errors, NothingRenamed, RenamedBeforeItsLastName, RenamedBeforeItsLastMove
        or RenamedAfterItsClosing.
        """
        code = text.line(code, field="code", at_most=text.CODE)
        name = text.line(name, field="name")
        if (code, name) == (self.code, self.name):
            raise errors.NothingRenamed
        if effective_on <= self.named_on:
            raise errors.RenamedBeforeItsLastName
        if effective_on < self.moved_on:
            raise errors.RenamedBeforeItsLastMove
        if self.last_day is not None and effective_on > self.last_day:
            raise errors.RenamedAfterItsClosing
        self._renamed(code=code, name=name, effective_on=effective_on)

    @event(Renamed)
    def _renamed(self, code: str, name: str, effective_on: date) -> None:
        if comparable(code) != comparable(self.code):
            self.code_since = effective_on
        if comparable(name) != comparable(self.name):
            self.name_since = effective_on
        self.code = code
        self.name = name
        self.named_on = effective_on

    def move(self, parent: "Organization", *, effective_on: date, reason: str) -> None:
        """From ``effective_on`` it stands, with all below it, under ``parent``, which exists then.

        Raises the text errors for ``reason``, RootHasNoParent, KindDoesNotFitUnderParent,
        NotOpenOnThatDay, NothingMoved, MovedBeforeItsLastMove, MovedBeforeItsLastName or
        MovedAfterItsClosing.
        """
        reason = text.reason(reason)
        _check_place(self.kind, parent, effective_on, field="parent_id")
        if parent.id == self.parent_id:
            raise errors.NothingMoved
        if effective_on <= self.moved_on:
            raise errors.MovedBeforeItsLastMove
        if effective_on < self.named_on:
            raise errors.MovedBeforeItsLastName
        if self.last_day is not None and effective_on > self.last_day:
            raise errors.MovedAfterItsClosing
        self._moved(parent_id=parent.id, effective_on=effective_on, reason=reason)

    @event(Moved)
    def _moved(self, parent_id: UUID, effective_on: date, reason: str) -> None:
        self.parents.append((effective_on, parent_id))

    def close(self, *, last_day: date, reason: str) -> None:
        """``last_day`` is the last day on which it exists.

        Raises the text errors for ``reason``, AlreadyClosed, ClosedBeforeItsLastName or
        ClosedBeforeItsLastMove.
        """
        reason = text.reason(reason)
        if self.last_day is not None:
            raise errors.AlreadyClosed
        if last_day < self.named_on:
            raise errors.ClosedBeforeItsLastName
        if last_day < self.moved_on:
            raise errors.ClosedBeforeItsLastMove
        self._closed(last_day=last_day, reason=reason)

    @event(Closed)
    def _closed(self, last_day: date, reason: str) -> None:
        self.last_day = last_day


def _check_place(
    kind: OrganizationKind, parent: Organization | None, on: date, *, field: str
) -> None:
    if kind == "province_committee":
        if parent is not None:
            raise errors.RootHasNoParent
        return
    if parent is None:
        raise errors.ParentMissing
    if kind not in CHILDREN[parent.kind]:
        raise errors.KindDoesNotFitUnderParent(field)
    if not parent.period.covers(on):
        raise errors.NotOpenOnThatDay("parent_id")
