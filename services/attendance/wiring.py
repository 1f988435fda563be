"""Builds the attendance service, once."""

from typing import Final

from chassis.arrivals import Arrivals
from chassis.authority import Authority
from chassis.event_log import EventLog
from chassis.follower import Follower
from chassis.generations import Generations
from chassis.postgres import Database
from chassis.published_log import PublishedLog
from chassis.relay import Relay
from chassis.service import Service, Surroundings, Worker
from chassis.web import Doors, create_app
from contracts.topics import ASSIGNMENT, ATTENDANCE
from services.attendance.api.routes import routes
from services.attendance.application.service import AttendanceService
from services.attendance.directory import Directory
from services.attendance.domain.errors import RuleBroken
from services.attendance.published import translate
from services.attendance.reactions import FOLDS

NAME: Final = ATTENDANCE.producer


def build(surroundings: Surroundings) -> Service:
    """The commands, the projector of what others say and, where there is a sender, the relay."""
    log = EventLog(NAME, surroundings.database_url)
    published = PublishedLog(log, translate)
    database = Database(surroundings.database_url)
    generations = Generations(database, "directory")
    projector = Follower(NAME, database, generations, FOLDS, [ASSIGNMENT.name], surroundings.follow)
    projector.prepare()
    workers: dict[str, Worker] = {"projector": projector}
    if surroundings.sender is not None:
        workers["relay"] = Relay(published, surroundings.database_url, surroundings.sender)
    app = create_app(
        NAME,
        Doors(
            surroundings.tokens,
            surroundings.clock,
            Arrivals(database, generations, is_own=log.exists),
            log,
        ),
        description="What happened in the meetings of cells and committees: meetings,"
        " attendances, opinions; and the matters found on the ground.",
        broken_rule=RuleBroken,
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = AttendanceService.over(
        log, Authority(database, generations), Directory(database, generations), log
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    return Service(NAME, app, workers, published, close)
