"""All the routes of the service."""

from fastapi import APIRouter

from chassis.http.openapi import ANSWERS
from services.petition.api.answer_rounds import answer_routes, round_routes
from services.petition.api.briefings import announcement_routes, briefing_routes
from services.petition.api.historical_petitions import historical_petition_routes
from services.petition.api.imports import import_routes
from services.petition.api.offices import office_routes
from services.petition.api.petitioners import name_reading_routes, petitioner_routes
from services.petition.api.petitions import petition_routes
from services.petition.api.regulations import regulation_routes, working_year_routes
from services.petition.api.solutions import solution_routes
from services.petition.api.zones import zone_routes
from services.petition.application.service import PetitionService


def routes(service: PetitionService) -> APIRouter:
    """One router for the application that :func:`chassis.http.app.create_app` makes."""
    all_routes = APIRouter(responses=ANSWERS)
    for one in (
        regulation_routes(service.regulations),
        working_year_routes(service.working_years),
        office_routes(service.offices),
        zone_routes(service.zones),
        briefing_routes(service.briefings),
        announcement_routes(service.announcements),
        petition_routes(service.petitions, service.merge_split),
        historical_petition_routes(service.historical_petitions),
        round_routes(service.answer_rounds),
        answer_routes(service.answer_rounds),
        solution_routes(service.petitions),
        petitioner_routes(service.petitioners),
        name_reading_routes(service.petitioners),
        import_routes(service.petition_import),
    ):
        all_routes.include_router(one)
    return all_routes
