"""Builds the assignment service, once."""

from functools import partial
from typing import Final

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
from contracts.topics import ASSIGNMENT
from services.assignment.api.routes import routes
from services.assignment.application.service import AssignmentService
from services.assignment.folds import FOLDS
from services.assignment.published import translate

NAME: Final = ASSIGNMENT.producer


def build(environment: ServiceEnvironment) -> Service:
    """The commands, the projector of who may do what and, where there is a sender, the relay.

    The projector follows the service's own log as all others do: a feed of ``surroundings``.
    """
    log = EventLog(NAME, environment.database_url)
    published = PublishedLog(log, translate)
    database = Database(environment.database_url)
    generations = Generations(database, "authority", shape(FOLDS, [ASSIGNMENT.name]))
    projector = Follower(NAME, database, generations, FOLDS, [ASSIGNMENT.name], environment.follow)
    projector.prepare()
    workers: dict[str, Worker] = {"projector": projector}
    if environment.sender is not None:
        workers["relay"] = Relay(published, environment.database_url, environment.sender)
    app = create_app(
        NAME,
        HttpDependencies(
            environment.tokens, environment.clock, PositionWaiter(database, generations), log
        ),
        description="Who is responsible for what: organizations, members and their posts,"
        " regulations, assignments, access.",
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = AssignmentService.over(
        log, Authority(database, generations), environment.bootstrap_account
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    rebuild = Rebuild(database, generations, FOLDS, [ASSIGNMENT.name], environment.follow)
    return Service(NAME, app, workers, published, partial(upgrade, rebuild), close)
