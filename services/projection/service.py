"""The projection service: the read models of everything published, and the monitor of them."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI

from chassis.service import Worker
from chassis.wiring import ServiceDefinition, ServiceParts
from contracts.topics import TOPICS
from services.projection.documents.templates import Templates
from services.projection.folds import FOLDS
from services.projection.monitor import Monitor
from services.projection.read_api.answers import serve
from services.projection.read_api.caller import ReadApi
from services.projection.read_database import ReadDatabase
from services.projection.read_log import ReadLog
from services.projection.routers import ROUTERS


def _assemble(parts: ServiceParts, app: FastAPI) -> Mapping[str, Worker]:
    environment = parts.environment
    read_database = ReadDatabase(parts.database, parts.generations)
    app.state.read_api = ReadApi(
        read_database,
        parts.authority,
        environment.clock,
        ReadLog(parts.database),
        Templates(environment.templates),
    )
    serve(app, ROUTERS)
    return {"monitor": Monitor(read_database, environment.clock)}


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
