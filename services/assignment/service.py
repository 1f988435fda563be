"""The assignment service: what it publishes, folds and answers."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI

from chassis.directory.folds import GRANTS, TREE
from chassis.service import Worker
from chassis.wiring import ServiceDefinition, ServiceParts
from contracts.topics import ASSIGNMENT
from services.assignment.api.routes import routes
from services.assignment.application.service import AssignmentService
from services.assignment.published import translate


def _assemble(parts: ServiceParts, app: FastAPI) -> Mapping[str, Worker]:
    operator = parts.environment.bootstrap_account
    app.include_router(routes(AssignmentService.over(parts.log, parts.authority, operator)))
    return {}


# A command is authorised by what has been published, not by what was stored a moment ago: whoever
# needs a grant in the next command waits for its position (``Wait-For``).
SERVICE: Final = ServiceDefinition(
    name=ASSIGNMENT.producer,
    description="Who is responsible for what: organizations, members and their posts,"
    " regulations, assignments, access.",
    folds=(TREE, GRANTS),
    follows=(ASSIGNMENT,),
    generations="authority",
    assemble=_assemble,
    translate=translate,
)
