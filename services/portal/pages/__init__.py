"""One file per question that a page answers."""

from fastapi import APIRouter

from services.portal.pages import (
    briefing,
    cell,
    desks,
    home,
    imports,
    matter,
    matter_petition,
    matters,
    meeting,
    meeting_attendances,
    meeting_opinions,
    member,
    members,
    name_readings,
    offices,
    opinion_petition,
    organization,
    petition,
    petition_regulations,
    petition_setup,
    petition_statistics,
    petitions,
    record,
    search,
    trail,
    working_year,
    zone_setup,
    zones,
)


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
