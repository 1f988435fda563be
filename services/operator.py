"""What an operator does to a system, running or not: rebuild, verify, look after dead letters.

The settings say which: the embedded system in ``DATA_DIR`` (or on ``DATABASE_URL``), or, where
``KAFKA_BOOTSTRAP_SERVERS`` is set, one service whose database ``DATABASE_URL`` is. Every service
has tables that are folded from what was published: those of the projection are what pages read,
those of the others what they know of each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final, Literal

from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection import dead_letters
from chassis.projection.fold import Fold
from chassis.projection.follower import Follow
from chassis.projection.generations import Generations
from chassis.projection.rebuild import Rebuild
from chassis.projection.replay import replay
from chassis.projection.schema import shape
from chassis.service import LogFollow, follow_kafka
from chassis.settings import Settings, WrongSetting
from contracts.topics import ASSIGNMENT, ATTENDANCE, PETITION, TOPICS, Topic
from services import databases
from services.assignment import folds as of_assignment
from services.assignment.published import translate as assignment
from services.attendance.adapters import folds as of_attendance
from services.attendance.published import translate as attendance
from services.petition.adapters import folds as of_petition
from services.petition.published import translate as petition
from services.projection import folds as of_projection

Say = Callable[[str], None]
ServiceName = Literal["assignment", "attendance", "petition", "projection"]


@dataclass(frozen=True)
class Folded:
    """What a service folds: into generations of this name, from these topics."""

    generations: str
    folds: Sequence[Fold]
    topics: Sequence[Topic]


FOLDED: Final[Mapping[ServiceName, Folded]] = {
    "assignment": Folded("authority", of_assignment.FOLDS, [ASSIGNMENT]),
    "attendance": Folded("directory", of_attendance.FOLDS, [ASSIGNMENT]),
    "petition": Folded("directory", of_petition.FOLDS, [ASSIGNMENT, ATTENDANCE, PETITION]),
    "projection": Folded("read", of_projection.FOLDS, TOPICS),
}
"""As each service's ``wiring`` has it."""

_PUBLISHED: Final = {"assignment": assignment, "attendance": attendance, "petition": petition}


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
    folded = FOLDED[service]
    with ExitStack() as open_things:
        if settings.kafka_bootstrap_servers is None:
            url, follow = _embedded(settings, service, open_things)
        else:
            url, follow = _distributed(settings)
        database = Database(url)
        open_things.callback(database.close)
        topics = [topic.name for topic in folded.topics]
        generations = Generations(database, folded.generations, shape(folded.folds, topics))
        if not generations.all():
            raise WrongSetting("there is nothing here yet: run the system first")
        yield Rebuild(database, generations, folded.folds, topics, follow)


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
    for publisher, translate in _PUBLISHED.items():
        log = EventLog(publisher, stores.urls[publisher], pool_size=1)
        open_things.callback(log.close)
        follow.add(PublishedLog(log, translate), stores.urls[publisher])
    return stores.urls[service], follow
