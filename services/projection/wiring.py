"""Builds the projection service, once."""

from chassis.directory.authority import Authority
from chassis.http.app import HttpDependencies, create_app
from chassis.postgres.database import Database
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from chassis.service import Service, ServiceEnvironment, Worker
from contracts.topics import TOPICS
from services.projection.api import router
from services.projection.api.read_api import ReadApi
from services.projection.documents.templates import Templates
from services.projection.folds import FOLDS
from services.projection.monitor import Monitor
from services.projection.read_database import ReadDatabase
from services.projection.read_log import ReadLog


def build(environment: ServiceEnvironment) -> Service:
    """The read API with the projector beside it, and the monitor of what was folded."""
    database = Database(environment.database_url)
    generations = Generations(database, "read")
    topics = [topic.name for topic in TOPICS]
    projector = Follower("projection", database, generations, FOLDS, topics, environment.follow)
    projector.prepare()
    read_log = ReadLog(database)
    read_log.ensure()
    doors = HttpDependencies(
        environment.tokens, environment.clock, PositionWaiter(database, generations)
    )
    app = create_app(
        "projection",
        doors,
        description="Read models of the whole province, each number with the events behind it.",
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    asker = ReadDatabase(database, generations)
    app.state.desk = ReadApi(
        asker,
        Authority(database, generations),
        environment.clock,
        read_log,
        Templates(environment.templates),
    )
    app.include_router(router)
    workers: dict[str, Worker] = {
        "projector": projector,
        "monitor": Monitor(asker, environment.clock),
    }
    return Service("projection", app, workers, close=database.close)
