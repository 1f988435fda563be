"""Builds the petition service, once."""

from functools import partial
from typing import Final

from chassis.clock import Clock
from chassis.directory.authority import Authority
from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.http.app import HttpDependencies, create_app
from chassis.postgres.database import Database
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from chassis.projection.rebuild import Rebuild
from chassis.projection.schema import shape
from chassis.projection.upgrade import upgrade
from chassis.publishing.relay import Relay
from chassis.service import Service, ServiceEnvironment, Worker
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

NAME: Final = PETITION.producer
FOLLOWED: Final = (ASSIGNMENT.name, ATTENDANCE.name, PETITION.name)


def build(environment: ServiceEnvironment) -> Service:
    """The commands, the projector of what others and itself say, the scheduler of the clocks and,
    where there is a sender, the relay.
    """
    log = EventLog(NAME, environment.database_url)
    published = PublishedLog(log, translate)
    database = Database(environment.database_url)
    generations = Generations(database, "directory", shape(FOLDS, FOLLOWED))
    names = PetitionerIdentityStore(database, generations)
    names.prepare()
    projector = Follower(NAME, database, generations, FOLDS, FOLLOWED, environment.follow)
    projector.prepare()
    directory = PetitionDirectory(database, generations, log)
    workers: dict[str, Worker] = {
        "projector": projector,
        "clocks": _clocks(log, database, generations, directory, environment.clock),
    }
    if environment.sender is not None:
        workers["relay"] = Relay(published, environment.database_url, environment.sender)
    # What the service itself has stored is waited for too: its tables are folded from it.
    doors = HttpDependencies(
        environment.tokens, environment.clock, PositionWaiter(database, generations), log
    )
    app = create_app(
        NAME,
        doors,
        description="What was asked and answered: zones and their briefings, petitions, the rounds"
        " of their answers.",
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = PetitionService.over(
        log,
        Authority(database, generations),
        directory,
        NameLookup(database, generations, log),
        names,
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    rebuild = Rebuild(database, generations, FOLDS, FOLLOWED, environment.follow)
    return Service(NAME, app, workers, published, partial(upgrade, rebuild), close)


def _clocks(
    log: EventLog,
    database: Database,
    generations: Generations,
    directory: PetitionDirectory,
    clock: Clock,
) -> PolicyWorker:
    """What is done because its day has come."""
    orders = SystemCommands(log, clock)
    clocks = DeadlinePolicy(log, DeadlineIndex(database, generations), directory, orders)
    return PolicyWorker((clocks, ZoneMembershipPolicy(log, database, generations, orders)), clock)
