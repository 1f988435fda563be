"""Everything the projection service folds, in the order in which it is derived."""

from typing import Final

from chassis.directory.folds import GRANTS
from services.projection.read_models.audit_trail.projection import AUDIT_TRAIL
from services.projection.read_models.briefings.projection import BRIEFINGS
from services.projection.read_models.matters.projection import MATTERS
from services.projection.read_models.meetings.projection import MEETINGS
from services.projection.read_models.organizations.projection import ORGANIZATIONS
from services.projection.read_models.people.projection import PEOPLE
from services.projection.read_models.petitions.projection import PETITIONS
from services.projection.read_models.quota_compliance.projection import QUOTA_COMPLIANCE
from services.projection.read_models.working_years.projection import WORKING_YEARS
from services.projection.read_models.zones.projection import ZONES

FOLDS: Final = (
    GRANTS,
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
