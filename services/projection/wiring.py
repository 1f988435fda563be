"""Builds the projection service, once."""

from chassis.arrivals import Arrivals
from chassis.authority import Authority
from chassis.follower import Follower
from chassis.generations import Generations
from chassis.postgres import Database
from chassis.service import Service, Surroundings, Worker
from chassis.web import Doors, create_app
from contracts.topics import TOPICS
from services.projection.api import router
from services.projection.api.desk import Desk
from services.projection.asking import Asker
from services.projection.documents.templates import Templates
from services.projection.folds import FOLDS
from services.projection.monitor import Monitor
from services.projection.read_log import ReadLog


def build(surroundings: Surroundings) -> Service:
    """The read API with the projector beside it, and the monitor of what was folded."""
    database = Database(surroundings.database_url)
    generations = Generations(database, "read")
    topics = [topic.name for topic in TOPICS]
    projector = Follower("projection", database, generations, FOLDS, topics, surroundings.follow)
    projector.prepare()
    read_log = ReadLog(database)
    read_log.ensure()
    doors = Doors(surroundings.tokens, surroundings.clock, Arrivals(database, generations))
    app = create_app(
        "projection",
        doors,
        description="Read models of the whole province, each number with the events behind it.",
        checks={"projector": projector.complaint, "database": database.complaint},
    )
    asker = Asker(database, generations)
    app.state.desk = Desk(
        asker,
        Authority(database, generations),
        surroundings.clock,
        read_log,
        Templates(surroundings.templates),
    )
    app.include_router(router)
    workers: dict[str, Worker] = {
        "projector": projector,
        "monitor": Monitor(asker, surroundings.clock),
    }
    return Service("projection", app, workers, close=database.close)
