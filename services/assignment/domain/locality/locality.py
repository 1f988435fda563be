"""An administrative place; its tree is not the Party's tree."""

from datetime import date
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.period import Period
from kernel.vocabulary import LocalityKind
from services.assignment.domain import errors

# Since 1 July 2025 there are no districts, so a commune may lie directly in the province.
LIES_IN: Final[dict[LocalityKind, frozenset[LocalityKind]]] = {
    "province": frozenset(),
    "district": frozenset({"province"}),
    "commune": frozenset({"province", "district"}),
    "village": frozenset({"commune"}),
    "household_group": frozenset({"village"}),
}


class Locality(Aggregate):
    """A place that exists from a day on."""

    TOPIC = "assignment.Locality"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Locality.Event"

    class Registered(Event, Aggregate.Created):
        TOPIC = "assignment.LocalityRegistered"
        code: str
        name: str
        kind: LocalityKind
        parent_id: UUID | None
        effective_on: date

    @event(Registered)
    def __init__(
        self,
        *,
        code: str,
        name: str,
        kind: LocalityKind,
        parent_id: UUID | None,
        effective_on: date,
    ) -> None:
        self.code = code
        self.name = name
        self.kind = kind
        self.parent_id = parent_id
        self.effective_on = effective_on

    @classmethod
    def register(
        cls,
        locality_id: UUID,
        *,
        code: str,
        name: str,
        kind: LocalityKind,
        parent: "Locality | None",
        effective_on: date,
    ) -> "Locality":
        """A new place within ``parent``; only a province lies in nothing.

        Raises the text errors for ``code`` and ``name``, ParentMissing,
        KindDoesNotFitUnderParent or NotOpenOnThatDay.
        """
        if parent is None and kind != "province":
            raise errors.ParentMissing
        if parent is not None and parent.kind not in LIES_IN[kind]:
            raise errors.KindDoesNotFitUnderParent
        if parent is not None and not parent.period.covers(effective_on):
            raise errors.NotOpenOnThatDay("parent_id")
        return cls._create(
            cls.Registered,
            id=locality_id,
            code=text.line(code, field="code", at_most=text.CODE),
            name=text.line(name, field="name"),
            kind=kind,
            parent_id=parent.id if parent else None,
            effective_on=effective_on,
        )

    @property
    def period(self) -> Period:
        return Period(self.effective_on)
