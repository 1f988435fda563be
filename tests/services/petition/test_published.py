"""The door out: every stored event becomes one published event, whole."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from eventsourcing.domain import Aggregate

from contracts import petition as contract
from contracts.event import Event
from contracts.examples import stored
from contracts.registry import decode
from services.petition.published import AGGREGATES, NotToBePublished, translate

EXAMPLES = stored()

_OF_THE_LIBRARY = {"originator_id", "originator_version", "timestamp", "originator_topic"}


def kept(kind: type[Aggregate.Event]) -> list[type[Aggregate.Event]]:
    """The classes of events that are stored: those of this kind that no other is made from."""
    below = [event for one in kind.__subclasses__() for event in kept(one)]
    return below or [kind]


KEPT = [event for aggregate in AGGREGATES for event in kept(aggregate.Event)]


def published_as(stored_event: type[Aggregate.Event]) -> str:
    return stored_event.__name__.removesuffix("Again") + ".v1"


def fields_of(event: Event) -> dict[str, Any]:
    """In plain values, as an aggregate stores them, without the aggregate itself."""
    plain = msgspec.to_builtins(event, builtin_types=(UUID, date))
    return dict(list(plain.items())[1:])


def an_event(kind: type[Aggregate.Event]) -> tuple[Aggregate.Event, Event]:
    """An event as it is stored, and as it is to be published: what the example says."""
    envelope = EXAMPLES[published_as(kind)].envelope
    said = decode(envelope)
    created = {"originator_topic": "petition"} if issubclass(kind, Aggregate.Created) else {}
    happened = kind(
        originator_id=envelope.aggregate_id,
        originator_version=envelope.version,
        timestamp=datetime(2019, 5, 20, tzinfo=UTC),
        **created,
        **fields_of(said),
    )
    return happened, said


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
def test_an_event_is_published_with_all_it_says(kind: type[Aggregate.Event]) -> None:
    happened, said = an_event(kind)
    assert translate(happened) == said


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
def test_what_is_published_says_no_less_than_what_is_stored(kind: type[Aggregate.Event]) -> None:
    happened, said = an_event(kind)
    assert set(vars(happened)) - _OF_THE_LIBRARY == set(fields_of(said))


def test_every_event_that_is_stored_is_published_and_nothing_else() -> None:
    assert {published_as(kind) for kind in KEPT} == {event.type_name() for event in contract.EVENTS}


def test_what_no_aggregate_stores_is_refused() -> None:
    foreign = Aggregate.Event(
        originator_id=UUID(int=1),
        originator_version=1,
        timestamp=datetime(2019, 5, 20, tzinfo=UTC),
    )
    with pytest.raises(NotToBePublished):
        translate(foreign)
