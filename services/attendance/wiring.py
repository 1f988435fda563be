"""Builds the attendance service, once."""

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
from contracts.topics import ASSIGNMENT, ATTENDANCE
from services.attendance.adapters.directory import AttendanceDirectory
from services.attendance.adapters.folds import FOLDS
from services.attendance.api.routes import routes
from services.attendance.application.service import AttendanceService
from services.attendance.published import translate

NAME: Final = ATTENDANCE.producer


def build(environment: ServiceEnvironment) -> Service:
    """The commands, the projector of what others say and, where there is a sender, the relay."""
    log = EventLog(NAME, environment.database_url)
    published = PublishedLog(log, translate)
    database = Database(environment.database_url)
    generations = Generations(database, "directory", shape(FOLDS, [ASSIGNMENT.name]))
    projector = Follower(NAME, database, generations, FOLDS, [ASSIGNMENT.name], environment.follow)
    projector.prepare()
    workers: dict[str, Worker] = {"projector": projector}
    if environment.sender is not None:
        workers["relay"] = Relay(published, environment.database_url, environment.sender)
    app = create_app(
        NAME,
        HttpDependencies(
            environment.tokens,
            environment.clock,
            PositionWaiter(database, generations, is_own=log.exists),
            log,
        ),
        description="What happened in the meetings of cells and committees: meetings,"
        " attendances, opinions; and the matters found on the ground.",
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = AttendanceService.over(
        log, Authority(database, generations), AttendanceDirectory(database, generations), log
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    rebuild = Rebuild(database, generations, FOLDS, [ASSIGNMENT.name], environment.follow)
    return Service(NAME, app, workers, published, partial(upgrade, rebuild), close)
