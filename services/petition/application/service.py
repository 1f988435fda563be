"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.event_log import EventLog
from services.petition.application.access import Access
from services.petition.application.announcements import Announcements
from services.petition.application.answers import Answers
from services.petition.application.books import Books
from services.petition.application.briefings import Briefings
from services.petition.application.joining import Joining
from services.petition.application.offices import Offices
from services.petition.application.past_petitions import PastPetitions
from services.petition.application.permissions import Authority, Permissions
from services.petition.application.petition_import import PetitionImport
from services.petition.application.petitioners import Petitioners
from services.petition.application.petitions import Petitions
from services.petition.application.regulations import Regulations
from services.petition.application.rounds import Rounds
from services.petition.application.solutions import Solutions
from services.petition.application.working_years import WorkingYears
from services.petition.application.zones import Zones
from services.petition.by_name import ByName
from services.petition.directory import Directory
from services.petition.kept_names import KeptNames


@dataclass(frozen=True, slots=True)
class PetitionService:
    """The use cases, by what they are about."""

    regulations: Regulations
    working_years: WorkingYears
    offices: Offices
    zones: Zones
    briefings: Briefings
    announcements: Announcements
    petitions: Petitions
    joining: Joining
    rounds: Rounds
    answers: Answers
    solutions: Solutions
    past_petitions: PastPetitions
    petitioners: Petitioners
    petition_import: PetitionImport

    @classmethod
    def over(
        cls,
        log: EventLog,
        authority: Authority,
        directory: Directory,
        by_name: ByName,
        names: KeptNames,
    ) -> "PetitionService":
        access = Access(authority, directory)
        books = Books(log, Permissions(authority, directory), directory, names)
        return cls(
            regulations=Regulations(log, access, directory),
            working_years=WorkingYears(log, access),
            offices=Offices(log, access, directory),
            zones=Zones(log, access, directory),
            briefings=Briefings(log, access, directory),
            announcements=Announcements(log, access, directory),
            petitions=Petitions(books),
            joining=Joining(books),
            rounds=Rounds(books),
            answers=Answers(books),
            solutions=Solutions(books),
            past_petitions=PastPetitions(books),
            petitioners=Petitioners(books),
            petition_import=PetitionImport(books, by_name),
        )
