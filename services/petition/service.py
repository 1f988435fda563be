"""The petition service: what it publishes, folds, answers and does when a day has come."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI

from chassis.service import Worker
from chassis.wiring import ServiceDefinition, ServiceParts
from contracts.topics import ASSIGNMENT, ATTENDANCE, PETITION
from services.petition.adapters.deadline_index import DeadlineIndex
from services.petition.adapters.directory import PetitionDirectory
from services.petition.adapters.folds import FOLDS
from services.petition.adapters.name_lookup import NameLookup
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.api.routes import routes
from services.petition.application.service import PetitionService
from services.petition.policies.deadline_scheduler import DeadlinePolicy, PolicyWorker
from services.petition.policies.system_commands import SystemCommands
from services.petition.policies.zone_membership import ZoneMembershipPolicy
from services.petition.published import translate


def _assemble(parts: ServiceParts, app: FastAPI) -> Mapping[str, Worker]:
    log, database, generations = parts.log, parts.database, parts.generations
    directory = PetitionDirectory(database, generations, log)
    service = PetitionService.over(
        log,
        parts.authority,
        directory,
        NameLookup(database, generations, log),
        PetitionerIdentityStore(database, generations),
    )
    app.include_router(routes(service))
    commands = SystemCommands(log, parts.environment.clock)
    policies = (
        DeadlinePolicy(log, DeadlineIndex(database, generations), directory, commands),
        ZoneMembershipPolicy(log, database, generations, commands),
    )
    return {"clocks": PolicyWorker(policies, parts.environment.clock)}


def _prepare(parts: ServiceParts) -> None:
    PetitionerIdentityStore(parts.database, parts.generations).prepare()


SERVICE: Final = ServiceDefinition(
    name=PETITION.producer,
    description="What was asked and answered: zones and their briefings, petitions, the rounds of"
    " their answers.",
    folds=FOLDS,
    follows=(ASSIGNMENT, ATTENDANCE, PETITION),
    generations="directory",
    assemble=_assemble,
    translate=translate,
    prepare=_prepare,
)
