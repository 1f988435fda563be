"""Builds the petition service, once."""

from typing import Final

from chassis.arrivals import Arrivals
from chassis.authority import Authority
from chassis.clock import Clock
from chassis.event_log import EventLog
from chassis.follower import Follower
from chassis.generations import Generations
from chassis.postgres import Database
from chassis.published_log import PublishedLog
from chassis.relay import Relay
from chassis.service import Service, Surroundings, Worker
from chassis.web import Doors, create_app
from contracts.topics import ASSIGNMENT, ATTENDANCE, PETITION
from services.petition.api.routes import routes
from services.petition.application.clock_orders import ClockOrders
from services.petition.application.service import PetitionService
from services.petition.by_name import ByName
from services.petition.clock_table import ClockTable
from services.petition.departures import Departures
from services.petition.directory import Directory
from services.petition.domain.errors import RuleBroken
from services.petition.kept_names import KeptNames
from services.petition.published import translate
from services.petition.reactions import FOLDS
from services.petition.scheduler import Clocks, ClockWorker

NAME: Final = PETITION.producer
FOLLOWED: Final = (ASSIGNMENT.name, ATTENDANCE.name, PETITION.name)


def build(surroundings: Surroundings) -> Service:
    """The commands, the projector of what others and itself say, the scheduler of the clocks and,
    where there is a sender, the relay.
    """
    log = EventLog(NAME, surroundings.database_url)
    published = PublishedLog(log, translate)
    database = Database(surroundings.database_url)
    generations = Generations(database, "directory")
    names = KeptNames(database, generations)
    names.prepare()
    projector = Follower(NAME, database, generations, FOLDS, FOLLOWED, surroundings.follow)
    projector.prepare()
    directory = Directory(database, generations, log)
    workers: dict[str, Worker] = {
        "projector": projector,
        "clocks": _clocks(log, database, generations, directory, surroundings.clock),
    }
    if surroundings.sender is not None:
        workers["relay"] = Relay(published, surroundings.database_url, surroundings.sender)
    # What the service itself has stored is waited for too: its tables are folded from it.
    doors = Doors(surroundings.tokens, surroundings.clock, Arrivals(database, generations), log)
    app = create_app(
        NAME,
        doors,
        description="What was asked and answered: zones and their briefings, petitions, the rounds"
        " of their answers.",
        broken_rule=RuleBroken,
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    service = PetitionService.over(
        log,
        Authority(database, generations),
        directory,
        ByName(database, generations, log),
        names,
    )
    app.include_router(routes(service))

    def close() -> None:
        log.close()
        database.close()

    return Service(NAME, app, workers, published, close)


def _clocks(
    log: EventLog, database: Database, generations: Generations, directory: Directory, clock: Clock
) -> ClockWorker:
    """What is done because its day has come."""
    orders = ClockOrders(log, clock)
    clocks = Clocks(log, ClockTable(database, generations), directory, orders)
    return ClockWorker((clocks, Departures(log, database, generations, orders)), clock)
