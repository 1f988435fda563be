"""What an operator does to a system, running or not: rebuild, verify, look after dead letters.

The settings say which: the embedded system in ``DATA_DIR`` (or on ``DATABASE_URL``), or, where
``KAFKA_BOOTSTRAP_SERVERS`` is set, a projection service whose database ``DATABASE_URL`` is.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from chassis import dead_letters
from chassis.event_log import EventLog
from chassis.follower import Follow
from chassis.generations import Generations, NoGeneration
from chassis.postgres import Database
from chassis.published_log import PublishedLog
from chassis.rebuild import Rebuild
from chassis.replay import replay
from chassis.service import LogFollow, follow_kafka
from chassis.settings import Settings, WrongSetting
from contracts.topics import TOPICS
from services import databases
from services.assignment.published import translate as assignment
from services.attendance.published import translate as attendance
from services.petition.published import translate as petition
from services.projection.folds import FOLDS

Say = Callable[[str], None]

_PUBLISHED: Final = {"assignment": assignment, "attendance": attendance, "petition": petition}


def rebuild(settings: Settings, say: Say, *, whatever_differs: bool = False) -> dict[str, Any]:
    """A new generation in the place of the live one, if the two are equal.

    One that differs is left beside for a look, unless ``whatever_differs``: the folds were changed
    and differences are what is wanted. The old generation is kept.
    """
    with _read_side(settings) as work:
        before = work.generations.live()
        schema = work.build(say)
        differing = work.chase(schema)
        switched = whatever_differs or not differing
        if switched:
            work.generations.switch(schema)
        return {"built": schema, "before": before, "differ": differing, "live": switched}


def roll_back(settings: Settings) -> dict[str, Any]:
    """The generation before the live one, live again. Raises NoGeneration."""
    with _read_side(settings) as work:
        before = work.generations.live()
        return {"before": before, "live": work.generations.roll_back()}


def verify(settings: Settings, say: Say) -> dict[str, Any]:
    """Fold the logs anew, compare with what is live, and throw the copy away."""
    with _read_side(settings) as work:
        schema = work.build(say)
        try:
            differing = work.chase(schema)
        finally:
            work.generations.drop(schema)
        letters = _letters(work)
        return {"equal": not differing, "differ": differing, "dead_letters": len(letters)}


def list_letters(settings: Settings) -> list[dict[str, Any]]:
    """One row per parked key."""
    with _read_side(settings) as work:
        return _letters(work)


def show_letters(settings: Settings, key: str) -> list[dict[str, Any]]:
    """The letters of one key."""
    with _read_side(settings) as work, work.database.transaction(work.generations.live()) as cursor:
        return dead_letters.shown(cursor, key)


def replay_letters(settings: Settings, key: str) -> int:
    """Fold the letters of one key; how many they were. Raises StillPoison."""
    with _read_side(settings) as work:
        return replay(work.database, work.generations.live(), FOLDS, key)


def _letters(work: Rebuild) -> list[dict[str, Any]]:
    with work.database.transaction(work.generations.live()) as cursor:
        return dead_letters.listed(cursor)


@contextmanager
def _read_side(settings: Settings) -> Iterator[Rebuild]:
    with ExitStack() as open_things:
        if settings.kafka_bootstrap_servers is None:
            url, follow = _embedded(settings, open_things)
        else:
            url, follow = _distributed(settings)
        database = Database(url)
        open_things.callback(database.close)
        generations = Generations(database, "read")
        try:
            generations.live()
        except NoGeneration:
            raise WrongSetting("there is nothing here yet: run the system first") from None
        yield Rebuild(database, generations, FOLDS, [t.name for t in TOPICS], follow)


def _distributed(settings: Settings) -> tuple[str, Follow]:
    if settings.database_url is None:
        raise WrongSetting("DATABASE_URL is not set: it names the projection service's database")
    return settings.database_url, follow_kafka(str(settings.kafka_bootstrap_servers))


def _embedded(settings: Settings, open_things: ExitStack) -> tuple[str, Follow]:
    stores = databases.attach(settings)
    open_things.callback(stores.close)
    follow = LogFollow()
    for service, translate in _PUBLISHED.items():
        log = EventLog(service, stores.urls[service], pool_size=1)
        open_things.callback(log.close)
        follow.add(PublishedLog(log, translate), stores.urls[service])
    return stores.urls["projection"], follow
