"""The envelope on the wire: our own reader, and the official CloudEvents SDK as an outsider."""

from datetime import UTC, datetime

import msgspec
import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary_event
from hypothesis import given, strategies as st

from contracts.envelope import Envelope, NotAnEvent, from_headers, to_headers
from contracts.examples import stored

EXAMPLES = stored()
ENVELOPE = EXAMPLES["MeetingAttended.v1"].envelope
CAUSED = msgspec.structs.replace(ENVELOPE, causation_id=ENVELOPE.id)
HEADERS = dict(to_headers(ENVELOPE))
OPTIONAL = {"ce_specversion", "content-type"}

texts = st.text(min_size=1)
envelopes = st.builds(
    lambda subject, version, **attributes: Envelope(
        id=f"{subject}:{version}", subject=str(subject), **attributes
    ),
    subject=st.uuids(),
    version=st.integers(1),
    type=texts,
    source=texts,
    time=st.datetimes(timezones=st.just(UTC)),
    sequence=st.integers(0),
    actor=texts,
    correlation_id=texts,
    causation_id=st.none() | texts,
    data=st.binary(),
)


@given(envelopes)
def test_what_is_sent_is_what_is_received(envelope: Envelope) -> None:
    assert from_headers(to_headers(envelope), envelope.data) == envelope


@given(envelopes)
def test_an_envelope_names_its_aggregate_and_version(envelope: Envelope) -> None:
    assert f"{envelope.aggregate_id}:{envelope.version}" == envelope.id


def test_the_order_of_headers_says_nothing() -> None:
    backwards = reversed(to_headers(CAUSED))
    assert from_headers(backwards, CAUSED.data) == CAUSED


def test_headers_of_others_are_passed_over() -> None:
    headers = [*to_headers(ENVELOPE), ("traceparent", b"00-4bf92f3577b34da6-00"), ("ce_", b"\xff")]
    assert from_headers(headers, ENVELOPE.data) == ENVELOPE


@pytest.mark.parametrize("name", sorted(set(HEADERS) - OPTIONAL))
def test_a_message_without_one_of_the_attributes_is_no_event(name: str) -> None:
    rest = {header: value for header, value in HEADERS.items() if header != name}
    with pytest.raises(NotAnEvent):
        from_headers(rest.items(), ENVELOPE.data)


def test_a_message_without_headers_is_no_event() -> None:
    with pytest.raises(NotAnEvent):
        from_headers([], b"{}")


@pytest.mark.parametrize("name", sorted(set(HEADERS) - OPTIONAL))
@pytest.mark.parametrize(
    "value", [pytest.param(b"\xff\xfe", id="not UTF-8"), pytest.param(None, id="null")]
)
def test_a_garbled_attribute_makes_it_no_event(name: str, value: bytes) -> None:
    # Kafka allows a header to have no value at all, and the client then gives None.
    with pytest.raises(NotAnEvent):
        from_headers({**HEADERS, name: value}.items(), ENVELOPE.data)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ce_time", b"yesterday"),
        ("ce_time", b"2020-02-30T00:00:00+00:00"),
        pytest.param("ce_time", b"2020-03-06T05:02:39", id="a time without a zone"),
        ("ce_sequence", b"third"),
        ("ce_subject", b"Bac Xa"),
        ("ce_id", b"9b79c512-e6a6-54c1-9145-a4d07db26a76"),
        ("ce_id", b"9b79c512-e6a6-54c1-9145-a4d07db26a76:first"),
        pytest.param("ce_id", b"c3eab835-c858-5428-b1f7-f7807a5e3564:4", id="an id of another"),
    ],
)
def test_an_attribute_of_another_kind_makes_it_no_event(name: str, value: bytes) -> None:
    with pytest.raises(NotAnEvent):
        from_headers({**HEADERS, name: value}.items(), ENVELOPE.data)


def test_a_message_without_a_value_has_no_data() -> None:
    assert from_headers(to_headers(ENVELOPE), None).data == b""


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_official_sdk_reads_what_we_publish(name: str) -> None:
    example = EXAMPLES[name]
    sent = example.envelope
    message = KafkaMessage(
        headers=dict(to_headers(sent)), key=sent.subject.encode(), value=sent.data
    )

    event = from_binary_event(message)

    assert event.get_specversion() == "1.0"
    assert event.get_id() == sent.id
    assert event.get_type() == name
    assert event.get_source() == sent.source
    assert event.get_subject() == sent.subject
    assert event.get_time() == sent.time
    assert event.get_datacontenttype() == "application/json"
    assert event.get_data() == example.data


def test_the_official_sdk_sees_our_extensions() -> None:
    message = KafkaMessage(headers=dict(to_headers(CAUSED)), key=None, value=CAUSED.data)

    event = from_binary_event(message)

    assert event.get_extension("sequence") == str(CAUSED.sequence)
    assert event.get_extension("actor") == CAUSED.actor
    assert event.get_extension("correlationid") == CAUSED.correlation_id
    assert event.get_extension("causationid") == CAUSED.causation_id


def test_the_official_sdk_sees_the_moment_of_recording_to_the_microsecond() -> None:
    moment = datetime(2020, 3, 6, 5, 2, 39, 81754, tzinfo=UTC)
    sent = msgspec.structs.replace(ENVELOPE, time=moment)

    event = from_binary_event(KafkaMessage(dict(to_headers(sent)), None, sent.data))

    assert event.get_time() == moment
