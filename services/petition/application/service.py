"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.eventstore.event_log import EventLog
from services.petition.adapters.directory import PetitionDirectory
from services.petition.adapters.name_lookup import NameLookup
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.application.announcements import AnnouncementCommands
from services.petition.application.answers import AnswerCommands
from services.petition.application.briefings import BriefingCommands
from services.petition.application.merge_split import MergeSplitCommands
from services.petition.application.offices import OfficeCommands
from services.petition.application.petition_policy import Authority, Permissions
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.petitioners import Petitioners
from services.petition.application.petitions import PetitionCommands
from services.petition.application.policy import Access
from services.petition.application.regulations import RegulationCommands
from services.petition.application.rounds import RoundCommands
from services.petition.application.solutions import SolutionCommands
from services.petition.application.working_years import WorkingYearCommands
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
    joining: MergeSplitCommands
    rounds: RoundCommands
    answers: AnswerCommands
    solutions: SolutionCommands
    past_petitions: HistoricalPetitionCommands
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
        access = Access(authority, directory)
        books = PetitionRepository(log, Permissions(authority, directory), directory, names)
        return cls(
            regulations=RegulationCommands(log, access, directory),
            working_years=WorkingYearCommands(log, access),
            offices=OfficeCommands(log, access, directory),
            zones=ZoneCommands(log, access, directory),
            briefings=BriefingCommands(log, access, directory),
            announcements=AnnouncementCommands(log, access, directory),
            petitions=PetitionCommands(books),
            joining=MergeSplitCommands(books),
            rounds=RoundCommands(books),
            answers=AnswerCommands(books),
            solutions=SolutionCommands(books),
            past_petitions=HistoricalPetitionCommands(books),
            petitioners=Petitioners(books),
            petition_import=PetitionImport(books, by_name),
        )
