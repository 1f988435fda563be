"""Commands of an operator to a system, running or not: rebuild, verify, look after dead letters.

The settings say which: the embedded system in ``DATA_DIR`` (or on ``DATABASE_URL``), or, where
``KAFKA_BOOTSTRAP_SERVERS`` is set, one service whose database ``DATABASE_URL`` is. Every service
has tables that are folded from what was published: those of the projection are what pages read,
those of the others what they know of each other.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection import dead_letters
from chassis.projection.follower import Follow
from chassis.projection.replay import replay
from chassis.rebuilding.rebuild import Rebuild
from chassis.service import LogFollow, follow_kafka
from chassis.settings import Settings, WrongSetting
from services import databases
from services.definitions import DEFINITIONS, ServiceName

Say = Callable[[str], None]


def rebuild(
    settings: Settings, service: ServiceName, say: Say, *, whatever_differs: bool = False
) -> dict[str, Any]:
    """A new generation in the place of the live one, if the two are equal.

    One that differs is left beside for a look, unless ``whatever_differs``: the folds were changed
    and differences are what is wanted. The old generation is kept.
    """
    with _tables(settings, service) as work:
        before = work.generations.live()
        schema = work.build(say)
        differing = work.chase(schema)
        switched = whatever_differs or not differing
        if switched:
            work.generations.switch(schema)
        return {"built": schema, "before": before, "differ": differing, "live": switched}


def roll_back(settings: Settings, service: ServiceName) -> dict[str, Any]:
    """The generation before the live one, live again. Raises NoGeneration."""
    with _tables(settings, service) as work:
        before = work.generations.live()
        return {"before": before, "live": work.generations.roll_back()}


def verify(settings: Settings, service: ServiceName, say: Say) -> dict[str, Any]:
    """Fold the logs anew, compare with what is live, and throw the copy away.

    Raises NoGeneration.
    """
    with _tables(settings, service) as work:
        work.generations.live()
        schema = work.build(say)
        try:
            differing = work.chase(schema)
        finally:
            work.generations.drop(schema)
        letters = _letters(work)
        return {"equal": not differing, "differ": differing, "dead_letters": len(letters)}


def list_letters(settings: Settings, service: ServiceName) -> list[dict[str, Any]]:
    """One row per parked key."""
    with _tables(settings, service) as work:
        return _letters(work)


def show_letters(settings: Settings, service: ServiceName, key: str) -> list[dict[str, Any]]:
    """The letters of one key."""
    with (
        _tables(settings, service) as work,
        work.database.transaction(work.generations.live()) as cursor,
    ):
        return dead_letters.shown(cursor, key)


def replay_letters(settings: Settings, service: ServiceName, key: str) -> int:
    """Fold the letters of one key; how many they were. Raises StillPoison."""
    with _tables(settings, service) as work:
        return replay(work.database, work.generations.live(), work.folds, key)


def _letters(work: Rebuild) -> list[dict[str, Any]]:
    with work.database.transaction(work.generations.live()) as cursor:
        return dead_letters.listed(cursor)


@contextmanager
def _tables(settings: Settings, service: ServiceName) -> Iterator[Rebuild]:
    definition = DEFINITIONS[service]
    with ExitStack() as open_things:
        if settings.kafka_bootstrap_servers is None:
            url, follow = _embedded(settings, service, open_things)
        else:
            url, follow = _distributed(settings)
        database = Database(url)
        open_things.callback(database.close)
        generations = definition.generations_of(database)
        if not generations.all():
            raise WrongSetting("there is nothing here yet: run the system first")
        yield Rebuild(database, generations, definition.folds, definition.topics, follow)


def _distributed(settings: Settings) -> tuple[str, Follow]:
    if settings.database_url is None:
        raise WrongSetting("DATABASE_URL is not set: it names the service's database")
    return settings.database_url, follow_kafka(str(settings.kafka_bootstrap_servers))


def _embedded(
    settings: Settings, service: ServiceName, open_things: ExitStack
) -> tuple[str, Follow]:
    stores = databases.attach(settings)
    open_things.callback(stores.close)
    follow = LogFollow()
    for publisher, definition in DEFINITIONS.items():
        if definition.translate is not None:
            log = EventLog(publisher, stores.urls[publisher], pool_size=1)
            open_things.callback(log.close)
            follow.add(PublishedLog(log, definition.translate), stores.urls[publisher])
    return stores.urls[service], follow
