"""Everything the projection service folds, in the order in which it is derived."""

from typing import Final

from chassis.authority import AUTHORITY
from services.projection.read_models.audit_trail.fold import AUDIT_TRAIL
from services.projection.read_models.meetings.fold import MEETINGS
from services.projection.read_models.organizations.fold import ORGANIZATIONS
from services.projection.read_models.people.fold import PEOPLE
from services.projection.read_models.quota_compliance.fold import QUOTA_COMPLIANCE

FOLDS: Final = (AUTHORITY, ORGANIZATIONS, PEOPLE, MEETINGS, QUOTA_COMPLIANCE, AUDIT_TRAIL)
