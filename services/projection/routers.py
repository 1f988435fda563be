"""All questions over HTTP."""

from typing import Final

from services.projection.read_models.audit_trail import api as audit_trail
from services.projection.read_models.briefings import api as briefings
from services.projection.read_models.matters import api as matters
from services.projection.read_models.meetings import api as meetings
from services.projection.read_models.organizations import api as organizations
from services.projection.read_models.people import api as people
from services.projection.read_models.petitions import api as petitions
from services.projection.read_models.quota_compliance import api as quota_compliance
from services.projection.read_models.working_years import api as working_years
from services.projection.read_models.zones import api as zones

ROUTERS: Final = (
    organizations.router,
    people.router,
    meetings.router,
    matters.router,
    quota_compliance.router,
    zones.router,
    working_years.router,
    briefings.router,
    *petitions.ROUTERS,
    audit_trail.router,
)
