"""Builds the assignment service, once."""

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
from contracts.topics import ASSIGNMENT
from services.assignment.api.routes import routes
from services.assignment.application.service import AssignmentService
from services.assignment.domain.errors import RuleBroken
from services.assignment.published import translate
from services.assignment.reactions import FOLDS

NAME: Final = ASSIGNMENT.producer


def build(surroundings: Surroundings) -> Service:
    """The commands, the projector of who may do what and, where there is a sender, the relay.

    The projector follows the service's own log as all others do: a feed of ``surroundings``.
    """
    log = EventLog(NAME, surroundings.database_url)
    published = PublishedLog(log, translate)
    database = Database(surroundings.database_url)
    generations = Generations(database, "authority")
    projector = Follower(NAME, database, generations, FOLDS, [ASSIGNMENT.name], surroundings.follow)
    projector.prepare()
    workers: dict[str, Worker] = {"projector": projector}
    if surroundings.sender is not None:
        workers["relay"] = Relay(published, surroundings.database_url, surroundings.sender)
    app = create_app(
        NAME,
        Doors(surroundings.tokens, surroundings.clock, Arrivals(database, generations), log),
        description="Who is responsible for what: organizations, members and their posts,"
        " regulations, assignments, access.",
        broken_rule=RuleBroken,
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = AssignmentService.over(
        log, Authority(database, generations), surroundings.bootstrap_account
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    return Service(NAME, app, workers, published, close)
