"""One file per question that a page answers."""

from fastapi import APIRouter

from services.portal.briefings import briefing
from services.portal.home import home, search
from services.portal.imports import imports
from services.portal.matters import matter, matters
from services.portal.meetings import (
    attendances as meeting_attendances,
    cell,
    meeting,
    opinions as meeting_opinions,
    record,
)
from services.portal.members import member, members
from services.portal.organizations import organization
from services.portal.petitions import (
    desks,
    matter_petition,
    name_readings,
    opinion_petition,
    petition,
    petitions,
    statistics as petition_statistics,
)
from services.portal.setup import offices, petition_regulations, petition_setup, working_year
from services.portal.trail import trail
from services.portal.zones import zone_setup, zones


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    # What stands below a meeting's address, or a matter's, comes before its orders.
    about_meetings = (meeting_attendances, meeting_opinions, meeting)
    about_visits = (home, organization, members, member, cell, record, search, trail)
    about_petitions = (
        zones,
        briefing,
        petition,
        petitions,
        opinion_petition,
        desks,
        petition_statistics,
        name_readings,
    )
    about_matters = (matters, matter_petition, matter)
    setting_up = (petition_setup, zone_setup, offices, petition_regulations, working_year)
    modules = (
        *about_visits,
        *about_meetings,
        *about_petitions,
        *about_matters,
        *setting_up,
        imports,
    )
    return [module.router for module in modules]
