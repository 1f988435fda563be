"""One file per question that a page answers."""

from fastapi import APIRouter

from services.portal.pages import (
    briefing,
    cell,
    desks,
    home,
    imports,
    meeting,
    member,
    members,
    opinion_petition,
    organization,
    petition,
    petition_statistics,
    petitions,
    record,
    search,
    trail,
    zones,
)


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    about_visits = (home, organization, members, member, cell, record, meeting, search, trail)
    about_petitions = (
        zones,
        briefing,
        petition,
        petitions,
        opinion_petition,
        desks,
        petition_statistics,
    )
    return [module.router for module in (*about_visits, *about_petitions, imports)]
