"""Builds the projection service, once."""

from functools import partial

from chassis.directory.authority import Authority
from chassis.http.app import HttpDependencies, create_app
from chassis.postgres.database import Database
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from chassis.projection.rebuild import Rebuild
from chassis.projection.schema import shape
from chassis.projection.upgrade import upgrade
from chassis.service import Service, ServiceEnvironment, Worker
from contracts.topics import TOPICS
from services.projection.documents.templates import Templates
from services.projection.folds import FOLDS
from services.projection.monitor import Monitor
from services.projection.read_api.answers import serve
from services.projection.read_api.caller import ReadApi
from services.projection.read_database import ReadDatabase
from services.projection.read_log import ReadLog
from services.projection.routers import ROUTERS


def build(environment: ServiceEnvironment) -> Service:
    """The read API with the projector beside it, and the monitor of what was folded."""
    database = Database(environment.database_url)
    topics = [topic.name for topic in TOPICS]
    generations = Generations(database, "read", shape(FOLDS, topics))
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
    read_database = ReadDatabase(database, generations)
    app.state.read_api = ReadApi(
        read_database,
        Authority(database, generations),
        environment.clock,
        read_log,
        Templates(environment.templates),
    )
    serve(app, ROUTERS)
    workers: dict[str, Worker] = {
        "projector": projector,
        "monitor": Monitor(read_database, environment.clock),
    }
    rebuild = Rebuild(database, generations, FOLDS, topics, environment.follow)
    return Service(
        "projection", app, workers, upgrade=partial(upgrade, rebuild), close=database.close
    )
