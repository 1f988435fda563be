"""The petitions as they are stored, and what their steps look up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.eventstore.event_log import EventLog
from chassis.refusals import Unknown
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.application.petition_policy import Permissions
from services.petition.application.ports import Directory
from services.petition.domain.petition.content import require_unnamed
from services.petition.domain.petition.deadline import Timetable
from services.petition.domain.petition.petition import Petition
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import RegulationSnapshot


@dataclass(frozen=True, slots=True)
class PetitionRepository:
    """What every use case about petitions works with."""

    log: EventLog
    permissions: Permissions
    directory: Directory
    names: PetitionerIdentityStore

    def petition(self, petition_id: UUID, field: str | None = None) -> Petition:
        """Raises Unknown, naming ``field``."""
        try:
            return self.log.get(Petition, petition_id)
        except Unknown:
            raise Unknown("petition", petition_id, field) from None

    def hidden_name(self, petition: Petition) -> str | None:
        """The confidential petitioner's name, where one is kept."""
        return self.names.name(petition.id) if petition.petitioner == "confidential" else None

    def require_unnamed(self, petition: Petition, **texts: str | None) -> None:
        """Nothing that is written of a confidential petition names the petitioner.

        Raises PetitionerNamedInText, naming the field that does.
        """
        require_unnamed(self.hidden_name(petition), **texts)

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
