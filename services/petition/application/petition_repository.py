"""Petitions as they are stored, and the frame of every command to one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from eventsourcing.domain import Aggregate

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.eventstore.side_writes import SideWrite
from chassis.refusals import Unknown
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.domain.petition.content import PetitionContent, Petitioner, require_unnamed
from services.petition.domain.petition.deadline import Timetable
from services.petition.domain.petition.events import PetitionEvent
from services.petition.domain.petition.origin import Origin
from services.petition.domain.petition.petition import Petition
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    CellSnapshot,
    MatterSnapshot,
    OfficeSnapshot,
    OpinionSnapshot,
    RegulationSnapshot,
    WorkingDays,
)


class Facts(Protocol):
    """Facts about others; see :class:`services.petition.adapters.directory.PetitionDirectory`.

    Every lookup by id raises Unknown, naming ``field``, where there is nothing of this id.
    """

    def cell(self, organization_id: UUID, on: date, field: str | None = ...) -> CellSnapshot: ...

    def zone_of(self, commune_id: UUID, on: date) -> UUID | None: ...

    def zone_of_cell(self, cell_id: UUID, on: date) -> UUID | None: ...

    def regulation_for(
        self, organization_id: UUID, on: date, field: str = ...
    ) -> RegulationSnapshot:
        """The nearest regulation in force. Raises NoPetitionRegulationInForce."""
        ...

    def office(self, office_id: UUID, on: date, field: str | None = ...) -> OfficeSnapshot: ...

    def briefing(self, briefing_id: UUID, field: str | None = ...) -> BriefingSnapshot: ...

    def opinion(self, opinion_id: UUID, field: str | None = ...) -> OpinionSnapshot: ...

    def matter(self, matter_id: UUID, field: str | None = ...) -> MatterSnapshot: ...

    def calendar(self) -> WorkingDays: ...

    def line(self, organization_id: UUID, on: date) -> Sequence[UUID]:
        """The organization and all above it on the day, nearest first; none if it is unknown."""
        ...


@dataclass(slots=True)
class PetitionCommand:
    """A command while it is decided; all of it is stored in one transaction, when it is.

    ``others`` are petitions that it changes too, ``names`` the confidential names to be kept of new
    ones. ``result`` is there at the end.
    """

    petition: Petition
    others: list[Petition] = field(default_factory=list)
    names: dict[UUID, str | None] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    side_writes: list[SideWrite] = field(default_factory=list)
    result: CommandResult = field(init=False)


@dataclass(frozen=True, slots=True)
class PetitionRepository:
    """Loads and stores petitions, and looks up the facts that their steps need."""

    log: EventLog
    directory: Facts
    names: PetitionerIdentityStore

    @contextmanager
    def command(
        self,
        context: CommandContext,
        petition_id: UUID,
        authorize: Callable[[CommandContext, Petition], None],
        **texts: str | None,
    ) -> Iterator[PetitionCommand]:
        """Load, authorise, look for the confidential name, let it be decided inside, and store.

        ``texts`` are the request's, so that a name is refused before anything else is; what comes
        to be stored is looked through in any case. Raises PetitionerNamedInText, naming the field.
        """
        petition = self.petition(petition_id)
        authorize(context, petition)
        self.require_unnamed(petition, **texts)
        command = PetitionCommand(petition)
        yield command
        command.result = self.save(
            petition,
            *command.others,
            context=context,
            names=command.names,
            also=command.also,
            side_writes=command.side_writes,
        )

    def save(
        self,
        *aggregates: Aggregate,
        context: CommandContext,
        names: Mapping[UUID, str | None] | None = None,
        reservations: Sequence[Reservation] = (),
        also: Mapping[str, str] | None = None,
        side_writes: Sequence[SideWrite] = (),
    ) -> CommandResult:
        """Store what is pending, with the confidential names of new petitions.

        No event names a confidential petitioner. Raises PetitionerNamedInText, and what
        :meth:`chassis.eventstore.event_log.EventLog.save` raises.
        """
        names = names or {}
        for petition in aggregates:
            if isinstance(petition, Petition) and petition.petitioner == "confidential":
                self._require_events_unnamed(petition, names)
        kept = [write for id_, name in names.items() for write in self.names.keep(id_, name)]
        return self.log.save(
            *aggregates,
            context=context,
            reservations=reservations,
            also=also,
            side_writes=[*kept, *side_writes],
        )

    def petition(self, petition_id: UUID, field: str | None = None) -> Petition:
        """Raises Unknown, naming ``field``."""
        try:
            return self.log.get(Petition, petition_id)
        except Unknown:
            raise Unknown("petition", petition_id, field) from None

    def begin(
        self,
        petition_id: UUID,
        *,
        cell_id: UUID,
        origin: Origin,
        content: PetitionContent,
        petitioner: Petitioner,
        raised_on: date,
        today: date,
    ) -> Petition:
        """A petition of the cell as the cell was on that day; not stored yet."""
        cell = self.directory.cell(cell_id, raised_on, "cell_id")
        return Petition.raise_(
            petition_id,
            cell=cell,
            zone_id=self.directory.zone_of(cell.commune_id, raised_on),
            origin=origin,
            raised_on=raised_on,
            content=content,
            petitioner=petitioner,
            regulation=self.directory.regulation_for(cell_id, raised_on, "cell_id"),
            today=today,
        )

    def hidden_name(self, petition: Petition) -> str | None:
        """The confidential petitioner's name, where one is kept."""
        return self.names.name(petition.id) if petition.petitioner == "confidential" else None

    def require_unnamed(self, petition: Petition, **texts: str | None) -> None:
        """Raises PetitionerNamedInText, naming the field with the confidential petitioner's."""
        require_unnamed(self.hidden_name(petition), **texts)

    def _require_events_unnamed(self, petition: Petition, names: Mapping[UUID, str | None]) -> None:
        written = [e.texts for e in petition.pending_events if isinstance(e, PetitionEvent)]
        if any(written):
            new = petition.id in names
            name = names[petition.id] if new else self.hidden_name(petition)
            for texts in written:
                require_unnamed(name, **texts)

    def offices(self, lead_id: UUID, office_ids: tuple[UUID, ...], on: date) -> RoundOffices:
        """The lead and the others, as of the day. Raises Unknown, naming the field."""
        others = dict.fromkeys(one for one in office_ids if one != lead_id)
        return RoundOffices(
            [
                self.directory.office(lead_id, on, "lead_id"),
                *(self.directory.office(one, on, "office_ids") for one in others),
            ]
        )

    def above(self, organization_id: UUID, on: date) -> Sequence[UUID]:
        """The organizations above this one on the day, the nearest first."""
        return self.directory.line(organization_id, on)[1:]

    def regulation(self, petition: Petition, on: date) -> RegulationSnapshot:
        """Raises NoPetitionRegulationInForce."""
        return self.directory.regulation_for(petition.cell_id, on, "petition_id")

    def timetable(self, petition: Petition, on: date) -> Timetable:
        """Raises NoPetitionRegulationInForce."""
        return Timetable(self.regulation(petition, on), self.directory.calendar())
