"""The wiring of a service, written once: what it is made of is data that the service gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from fastapi import FastAPI

from chassis.directory.authority import Authority
from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog, Translate
from chassis.http.app import HttpDependencies, create_app
from chassis.postgres.database import Database
from chassis.projection.fold import Fold
from chassis.projection.follower import Follower
from chassis.projection.generations import Generations
from chassis.projection.position_waiter import PositionWaiter
from chassis.projection.schema import shape
from chassis.publishing.relay import Relay
from chassis.rebuilding.rebuild import Rebuild
from chassis.rebuilding.upgrade import upgrade
from chassis.service import Service, ServiceEnvironment, Worker
from contracts.topics import Topic


@dataclass(frozen=True)
class ServiceParts:
    """The parts of a service that are built before its own: its database and what asks it.

    ``event_log`` is None in a service that stores no events.
    """

    environment: ServiceEnvironment
    database: Database
    generations: Generations
    authority: Authority
    event_log: EventLog | None

    @property
    def log(self) -> EventLog:
        """The event log. Raises LookupError in a service that stores no events."""
        if self.event_log is None:
            raise LookupError("this service stores no events")
        return self.event_log

    def close(self) -> None:
        if self.event_log is not None:
            self.event_log.close()
        self.database.close()


@dataclass(frozen=True)
class ServiceDefinition:
    """All that tells one service from another.

    It folds the topics it ``follows`` into generations of the name ``generations``. ``assemble``
    adds its endpoints to the application and returns its own workers. ``translate`` makes published
    events of its stored ones; None: it stores none. ``prepare`` makes the tables that it keeps
    beside events and generations.
    """

    name: str
    description: str
    folds: Sequence[Fold]
    follows: Sequence[Topic]
    generations: str
    assemble: Callable[[ServiceParts, FastAPI], Mapping[str, Worker]]
    translate: Translate | None = None
    prepare: Callable[[ServiceParts], None] = field(default=lambda _: None)

    @property
    def topics(self) -> list[str]:
        """The names of the topics it follows."""
        return [topic.name for topic in self.follows]

    def generations_of(self, database: Database) -> Generations:
        """Its generations in this database, of the shape that this program folds and reads."""
        return Generations(database, self.generations, shape(self.folds, self.topics))


def build(definition: ServiceDefinition, environment: ServiceEnvironment) -> Service:
    """The HTTP side, the projector of what is followed, the service's own workers and, where there
    are events and a sender, the relay.
    """
    parts = _parts(definition, environment)
    projector = Follower(
        definition.name,
        parts.database,
        parts.generations,
        definition.folds,
        definition.topics,
        environment.follow,
    )
    prepare(definition, parts, projector)
    app = create_app(
        definition.name,
        HttpDependencies(
            environment.tokens, environment.clock, _arrivals(definition, parts), parts.event_log
        ),
        description=definition.description,
        checks={"projector": projector.complaint, "database": parts.database.complaint},
    )
    workers = {"projector": projector, **definition.assemble(parts, app)}
    published = None
    if definition.translate is not None:
        published = PublishedLog(parts.log, definition.translate)
        if environment.sender is not None:
            workers["relay"] = Relay(published, environment.database_url, environment.sender)
    rebuild = Rebuild(
        parts.database, parts.generations, definition.folds, definition.topics, environment.follow
    )
    return Service(definition.name, app, workers, published, partial(upgrade, rebuild), parts.close)


def prepare(definition: ServiceDefinition, parts: ServiceParts, projector: Follower) -> None:
    """Bring the database to the shape that this program needs, before anybody reads or folds."""
    definition.prepare(parts)
    projector.prepare()


def _parts(definition: ServiceDefinition, environment: ServiceEnvironment) -> ServiceParts:
    url = environment.database_url
    log = None if definition.translate is None else EventLog(definition.name, url)
    database = Database(url)
    generations = definition.generations_of(database)
    return ServiceParts(environment, database, generations, Authority(database, generations), log)


def _arrivals(definition: ServiceDefinition, parts: ServiceParts) -> PositionWaiter:
    """What a service has stored itself is waited for where its tables are folded from it too."""
    log = parts.event_log
    if log is None or f"{definition.name}.events" in definition.topics:
        return PositionWaiter(parts.database, parts.generations)
    return PositionWaiter(parts.database, parts.generations, is_own=log.exists)
