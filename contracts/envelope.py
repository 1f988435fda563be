"""The envelope of a published event: CloudEvents 1.0, in Kafka's binary mode."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

CONTENT_TYPE = b"application/json"


class NotAnEvent(ValueError):
    """A message whose headers are not those of an event of ours."""


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """One published event. ``data`` is its JSON as it went over the wire.

    ``id`` is ``<aggregate id>:<version>``, ``time`` when it was recorded (UTC), ``sequence``
    its position in the log of the service that published it.
    """

    id: str
    type: str
    source: str
    subject: str
    time: datetime
    sequence: int
    actor: str
    correlation_id: str
    causation_id: str | None
    data: bytes

    @property
    def aggregate_id(self) -> UUID:
        return UUID(self.subject)

    @property
    def version(self) -> int:
        return int(self.id.rpartition(":")[2])


def to_headers(envelope: Envelope) -> list[tuple[str, bytes]]:
    """The CloudEvents attributes as Kafka headers; the message's value is ``envelope.data``."""
    headers = [
        ("ce_specversion", b"1.0"),
        ("ce_id", envelope.id.encode()),
        ("ce_type", envelope.type.encode()),
        ("ce_source", envelope.source.encode()),
        ("ce_subject", envelope.subject.encode()),
        ("ce_time", envelope.time.isoformat().encode()),
        ("ce_sequence", str(envelope.sequence).encode()),
        ("ce_actor", envelope.actor.encode()),
        ("ce_correlationid", envelope.correlation_id.encode()),
        ("content-type", CONTENT_TYPE),
    ]
    if envelope.causation_id is not None:
        headers.append(("ce_causationid", envelope.causation_id.encode()))
    return headers


def from_headers(headers: Iterable[tuple[str, bytes]], value: bytes | None) -> Envelope:
    """The envelope that :func:`to_headers` was given. Raises :class:`NotAnEvent`."""
    attributes: Mapping[str, bytes] = dict(headers)
    try:
        causation = attributes.get("ce_causationid")
        return Envelope(
            id=attributes["ce_id"].decode(),
            type=attributes["ce_type"].decode(),
            source=attributes["ce_source"].decode(),
            subject=attributes["ce_subject"].decode(),
            time=datetime.fromisoformat(attributes["ce_time"].decode()),
            sequence=int(attributes["ce_sequence"]),
            actor=attributes["ce_actor"].decode(),
            correlation_id=attributes["ce_correlationid"].decode(),
            causation_id=None if causation is None else causation.decode(),
            data=value or b"",
        )
    except (KeyError, ValueError) as error:
        raise NotAnEvent(
            f"the headers of the message are not those of an event: {error}"
        ) from error
