"""One file per question that a page answers."""

from fastapi import APIRouter

from services.portal.pages import (
    cell,
    home,
    meeting,
    member,
    members,
    organization,
    record,
    search,
    trail,
)


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    modules = (home, organization, members, member, cell, record, meeting, search, trail)
    return [module.router for module in modules]
