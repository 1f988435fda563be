"""From bytes to the event that was meant, or a named error."""

from datetime import date
from uuid import UUID

import msgspec
import pytest

from contracts.attendance import MeetingHeld
from contracts.envelope import Envelope
from contracts.examples import stored
from contracts.registry import MalformedEvent, UnknownEventType, decode, encode

HELD: Envelope = stored()["MeetingHeld.v1"].envelope
MEETING = UUID("9b79c512-e6a6-54c1-9145-a4d07db26a76")


def having(data: bytes) -> Envelope:
    return msgspec.structs.replace(HELD, data=data)


def test_an_event_is_decoded_by_its_type() -> None:
    event = decode(HELD)
    assert event == MeetingHeld(
        meeting_id=MEETING, held_on=date(2020, 3, 6), present=18, expected=21
    )


def test_an_event_is_encoded_with_all_its_fields() -> None:
    event = MeetingHeld(meeting_id=MEETING, held_on=date(2020, 3, 6))
    assert encode(event) == (
        b'{"meeting_id":"9b79c512-e6a6-54c1-9145-a4d07db26a76","held_on":"2020-03-06",'
        b'"present":null,"expected":null}'
    )


def test_a_field_that_a_newer_publisher_added_is_passed_over() -> None:
    data = b'{"meeting_id":"9b79c512-e6a6-54c1-9145-a4d07db26a76","held_on":"2020-03-06","x":[1]}'
    assert decode(having(data)) == MeetingHeld(meeting_id=MEETING, held_on=date(2020, 3, 6))


def test_a_type_of_a_newer_publisher_is_unknown() -> None:
    with pytest.raises(UnknownEventType, match=r"MeetingHeld\.v2"):
        decode(msgspec.structs.replace(HELD, type="MeetingHeld.v2"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"meeting_id":', id="half of it"),
        pytest.param(b'{"held_on":"2020-03-06"}', id="no meeting"),
        pytest.param(b'{"meeting_id":"K1","held_on":"2020-03-06"}', id="no id"),
        pytest.param(b'{"meeting_id":"\xff","held_on":"2020-03-06"}', id="not UTF-8"),
    ],
)
def test_malformed_data_are_named_with_their_event(data: bytes) -> None:
    with pytest.raises(MalformedEvent, match=rf"MeetingHeld\.v1 {HELD.id}"):
        decode(having(data))
