"""What the service publishes of what it stores."""

from typing import Final

from chassis.publishing.translation import Translation
from contracts import assignment as contract
from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.grant.grant import Grant
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.domain.regulation.regulation import Regulation

translate: Final = Translation(
    (Organization, Locality, Member, Regulation, Assignment, Grant), contract.EVENTS
)
