"""Everything the projection service folds, in the order in which it is derived."""

from typing import Final

from chassis.authority import AUTHORITY
from services.projection.read_models.audit_trail.fold import AUDIT_TRAIL
from services.projection.read_models.briefings.fold import BRIEFINGS
from services.projection.read_models.matters.fold import MATTERS
from services.projection.read_models.meetings.fold import MEETINGS
from services.projection.read_models.organizations.fold import ORGANIZATIONS
from services.projection.read_models.people.fold import PEOPLE
from services.projection.read_models.petitions.fold import PETITIONS
from services.projection.read_models.quota_compliance.fold import QUOTA_COMPLIANCE
from services.projection.read_models.working_years.fold import WORKING_YEARS
from services.projection.read_models.zones.fold import ZONES

FOLDS: Final = (
    AUTHORITY,
    ORGANIZATIONS,
    PEOPLE,
    MEETINGS,
    MATTERS,
    QUOTA_COMPLIANCE,
    ZONES,
    WORKING_YEARS,
    BRIEFINGS,
    PETITIONS,
    AUDIT_TRAIL,
)
