"""The stored examples: every type ever published has one, and each still means what it meant."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from contracts.envelope import to_headers
from contracts.examples import Example, UnreadableExample, stored
from contracts.registry import TYPES, MalformedEvent, decode, encode
from contracts.topics import TOPICS

EXAMPLES = stored()
TOPIC_OF = {event.type_name(): topic for topic in TOPICS for event in topic.events}

every_example = pytest.mark.parametrize("name", EXAMPLES)


def test_every_type_that_is_published_has_a_stored_example() -> None:
    assert set(TYPES) - set(EXAMPLES) == set()


def test_every_type_that_was_ever_published_can_still_be_read() -> None:
    assert set(EXAMPLES) - set(TYPES) == set()


def test_every_type_is_in_one_topic() -> None:
    assert sorted(TYPES) == sorted(e.type_name() for topic in TOPICS for e in topic.events)


def no_longer_said(example: Example) -> dict[str, Any]:
    """The fields of the example that its type of today has lost, or reads otherwise.

    Raises MalformedEvent when it can be read no more.
    """
    said = msgspec.to_builtins(decode(example.envelope))
    return {
        field: value
        for field, value in example.data.items()
        if field not in said or said[field] != value
    }


@every_example
def test_an_example_still_says_what_it_said(name: str) -> None:
    assert no_longer_said(EXAMPLES[name]) == {}


def test_a_field_that_its_type_has_lost_is_seen() -> None:
    held = EXAMPLES["MeetingHeld.v1"]

    with_one_more = msgspec.structs.replace(held, data={**held.data, "guests": 3})

    assert no_longer_said(with_one_more) == {"guests": 3}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"present": "18"}, id="a field has another type"),
        pytest.param({"held_on": "2020-02-30"}, id="a day does not exist"),
    ],
)
def test_what_can_be_read_no_more_is_seen(change: dict[str, Any]) -> None:
    held = EXAMPLES["MeetingHeld.v1"]

    with pytest.raises(MalformedEvent):
        no_longer_said(msgspec.structs.replace(held, data={**held.data, **change}))


@every_example
def test_a_field_added_later_may_be_left_out(name: str) -> None:
    event = TYPES[name]
    unsaid = {field.name for field in msgspec.structs.fields(event)} - set(EXAMPLES[name].data)
    required = {field.name for field in msgspec.structs.fields(event) if field.required}
    assert unsaid & required == set()


@every_example
def test_what_is_read_is_written_as_it_was(name: str) -> None:
    example = EXAMPLES[name]
    envelope = example.envelope

    assert sorted(to_headers(envelope)) == sorted(example.wire_headers)
    written = msgspec.json.decode(encode(decode(envelope)))
    assert {field: written[field] for field in example.data} == example.data


@every_example
def test_an_example_is_a_message_of_its_topic(name: str) -> None:
    example = EXAMPLES[name]
    envelope = example.envelope
    topic = TOPIC_OF[name]

    assert example.topic == topic.name
    assert envelope.type == name
    assert envelope.source == f"/sausat/{topic.producer}"
    assert example.key == envelope.subject == str(envelope.aggregate_id)
    assert envelope.id == f"{envelope.subject}:{envelope.version}"
    assert envelope.subject in example.data.values()
    assert envelope.time.tzname() == "UTC"


def test_a_file_that_is_no_message_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("MeetingHeld.v1.json").write_text('{"topic": "attendance.events"}')

    with pytest.raises(UnreadableExample, match=r"MeetingHeld\.v1\.json: .*key"):
        stored(tmp_path)
