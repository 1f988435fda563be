"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.directory.authority import Authority
from chassis.eventstore.event_log import EventLog
from services.petition.adapters.directory import PetitionDirectory
from services.petition.adapters.name_lookup import NameLookup
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.application.announcements import AnnouncementCommands
from services.petition.application.answer_rounds import AnswerRoundCommands
from services.petition.application.briefings import BriefingCommands
from services.petition.application.merge_split import MergeSplitCommands
from services.petition.application.offices import OfficeCommands
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.petitioners import Petitioners
from services.petition.application.petitions import PetitionCommands
from services.petition.application.policy.briefing_policy import BriefingPolicy
from services.petition.application.policy.office_policy import OfficePolicy
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.application.policy.regulation_policy import RegulationPolicy
from services.petition.application.policy.zone_policy import ZonePolicy
from services.petition.application.regulations import RegulationCommands, WorkingYearCommands
from services.petition.application.zones import ZoneCommands
from services.petition.imports.historical_petitions import HistoricalPetitionCommands
from services.petition.imports.petition_import import PetitionImport


@dataclass(frozen=True, slots=True)
class PetitionService:
    """The use cases, by what they are about."""

    regulations: RegulationCommands
    working_years: WorkingYearCommands
    offices: OfficeCommands
    zones: ZoneCommands
    briefings: BriefingCommands
    announcements: AnnouncementCommands
    petitions: PetitionCommands
    merge_split: MergeSplitCommands
    answer_rounds: AnswerRoundCommands
    historical_petitions: HistoricalPetitionCommands
    petitioners: Petitioners
    petition_import: PetitionImport

    @classmethod
    def over(
        cls,
        log: EventLog,
        authority: Authority,
        directory: PetitionDirectory,
        by_name: NameLookup,
        names: PetitionerIdentityStore,
    ) -> "PetitionService":
        petitions = PetitionRepository(log, directory, names)
        policy = PetitionPolicy(authority, directory)
        regulation_policy = RegulationPolicy(authority)
        briefing_policy = BriefingPolicy(authority, directory)
        return cls(
            regulations=RegulationCommands(log, regulation_policy, directory),
            working_years=WorkingYearCommands(log, regulation_policy),
            offices=OfficeCommands(log, OfficePolicy(authority), directory),
            zones=ZoneCommands(log, ZonePolicy(authority), directory),
            briefings=BriefingCommands(log, briefing_policy, directory),
            announcements=AnnouncementCommands(petitions, briefing_policy, directory),
            petitions=PetitionCommands(petitions, policy),
            merge_split=MergeSplitCommands(petitions, policy),
            answer_rounds=AnswerRoundCommands(petitions, policy),
            historical_petitions=HistoricalPetitionCommands(petitions, policy),
            petitioners=Petitioners(petitions, policy, authority),
            petition_import=PetitionImport(petitions, policy, by_name),
        )
