"""The projection service: the read models of everything published, and the monitor of them."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI

from chassis.service import Worker
from chassis.wiring import ServiceDefinition, ServiceParts
from contracts.topics import TOPICS
from services.projection.api import router
from services.projection.api.read_api import ReadApi
from services.projection.documents.templates import Templates
from services.projection.folds import FOLDS
from services.projection.monitor import Monitor
from services.projection.read_database import ReadDatabase
from services.projection.read_log import ReadLog


def _assemble(parts: ServiceParts, app: FastAPI) -> Mapping[str, Worker]:
    environment = parts.environment
    asker = ReadDatabase(parts.database, parts.generations)
    app.state.desk = ReadApi(
        asker,
        parts.authority,
        environment.clock,
        ReadLog(parts.database),
        Templates(environment.templates),
    )
    app.include_router(router)
    return {"monitor": Monitor(asker, environment.clock)}


def _prepare(parts: ServiceParts) -> None:
    ReadLog(parts.database).ensure()


SERVICE: Final = ServiceDefinition(
    name="projection",
    description="Read models of the whole province, each number with the events behind it.",
    folds=FOLDS,
    follows=TOPICS,
    generations="read",
    assemble=_assemble,
    prepare=_prepare,
)
