"""What the service publishes of what it stores."""

from typing import Final

from chassis.publishing.translation import Translation
from contracts import petition as contract
from contracts.petition.rules import WorkingYearDecided
from services.petition.domain.briefing.briefing import Briefing
from services.petition.domain.office.office import AnsweringOffice
from services.petition.domain.petition.petition import Petition
from services.petition.domain.regulation.regulation import PetitionRegulation
from services.petition.domain.working_year.working_year import WorkingYear
from services.petition.domain.zone.zone import Zone

# Of a first decision about a year and a later one only the log needs to know the difference.
translate: Final = Translation(
    (PetitionRegulation, WorkingYear, AnsweringOffice, Zone, Briefing, Petition),
    contract.EVENTS,
    {"WorkingYearDecidedAgain": WorkingYearDecided},
)
