"""The door out of every service: each stored event becomes one published event, whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
import pytest
from eventsourcing.domain import Aggregate
from eventsourcing.utils import resolve_topic

from chassis.publishing.translation import NotToBePublished, Translation
from contracts.event import Event
from contracts.examples import stored
from contracts.registry import decode
from contracts.topics import TOPICS
from services.assignment import published as assignment
from services.attendance import published as attendance
from services.petition import published as petition

StoredEvent = type[Aggregate.Event]

TRANSLATIONS: Final[dict[str, Translation]] = {
    "assignment": assignment.translate,
    "attendance": attendance.translate,
    "petition": petition.translate,
}
EXAMPLES: Final = stored()
STORED_ON: Final = datetime(2019, 5, 20, tzinfo=UTC)
OF_THE_LIBRARY: Final = {"originator_id", "originator_version", "timestamp", "originator_topic"}


def kept(base: StoredEvent) -> Iterator[StoredEvent]:
    """The classes of the events below this one that are ever stored."""
    for one in base.__subclasses__():
        if one.__subclasses__():
            yield from kept(one)
        elif one.__name__ not in {"Event", "Created"}:  # the library's own, never triggered
            yield one


KEPT: Final = [
    (service, event)
    for service, translate in TRANSLATIONS.items()
    for aggregate in translate.aggregates
    for event in kept(aggregate.Event)
]
every_stored_event = pytest.mark.parametrize(
    ("service", "kind"), KEPT, ids=[event.__name__ for _, event in KEPT]
)


def published_as(kind: StoredEvent) -> str:
    return kind.__name__.removesuffix("Again") + ".v1"


def fields_of(event: Event) -> dict[str, Any]:
    """In plain values, as an aggregate stores them, without the aggregate itself."""
    plain = msgspec.to_builtins(event, builtin_types=(UUID, date))
    return dict(list(plain.items())[1:])


def an_event(kind: StoredEvent) -> tuple[Aggregate.Event, Event]:
    """An event as it is stored, and as it is to be published: what the example says."""
    envelope = EXAMPLES[published_as(kind)].envelope
    said = decode(envelope)
    created = {"originator_topic": "any"} if issubclass(kind, Aggregate.Created) else {}
    happened = kind(
        originator_id=envelope.aggregate_id,
        originator_version=envelope.version,
        timestamp=STORED_ON,
        **created,
        **fields_of(said),
    )
    return happened, said


@every_stored_event
def test_an_event_is_published_with_all_it_says(service: str, kind: StoredEvent) -> None:
    happened, said = an_event(kind)
    assert TRANSLATIONS[service](happened) == said


@every_stored_event
def test_what_is_published_says_no_less_than_what_is_stored(
    service: str, kind: StoredEvent
) -> None:
    happened, said = an_event(kind)
    assert set(vars(happened)) - OF_THE_LIBRARY == set(fields_of(said))


@every_stored_event
def test_an_event_is_stored_under_its_published_name(service: str, kind: StoredEvent) -> None:
    """Wherever its class lives: the logs of old installations know no other."""
    topic = f"{service}.{kind.__name__}"
    assert getattr(kind, "TOPIC", None) == topic
    assert resolve_topic(topic) is kind


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.producer)
def test_every_event_that_is_stored_is_published_and_nothing_else(topic: Any) -> None:
    stored_here = {published_as(event) for service, event in KEPT if service == topic.producer}
    assert stored_here == {event.type_name() for event in topic.events}


@pytest.mark.parametrize("service", TRANSLATIONS)
def test_what_no_aggregate_stores_is_refused(service: str) -> None:
    foreign = Aggregate.Event(originator_id=UUID(int=1), originator_version=1, timestamp=STORED_ON)
    with pytest.raises(NotToBePublished):
        TRANSLATIONS[service](foreign)
