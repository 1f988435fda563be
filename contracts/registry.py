"""Every type that was ever published, by its name on the wire."""

from collections.abc import Mapping

import msgspec

from contracts.envelope import Envelope
from contracts.event import Event
from contracts.topics import TOPICS


class UnknownEventType(LookupError):
    """A type that this program does not know: published by a newer one, or by mistake."""


class MalformedEvent(ValueError):
    """The data of an event do not have the fields of its type."""


TYPES: Mapping[str, type[Event]] = {
    event.type_name(): event for topic in TOPICS for event in topic.events
}

_decoders = {name: msgspec.json.Decoder(event) for name, event in TYPES.items()}
_encoder = msgspec.json.Encoder()


def encode(event: Event) -> bytes:
    """The event's data as JSON."""
    return _encoder.encode(event)


def decode(envelope: Envelope) -> Event:
    """The event inside the envelope. Raises UnknownEventType or MalformedEvent."""
    decoder = _decoders.get(envelope.type)
    if decoder is None:
        raise UnknownEventType(f"{envelope.type} is not a type known here")
    try:
        return decoder.decode(envelope.data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedEvent(f"{envelope.type} {envelope.id}: {error}") from error
