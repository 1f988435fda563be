"""The envelope of a published event: CloudEvents 1.0, in Kafka's binary mode."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

CONTENT_TYPE = b"application/json"

_ID: Final = re.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):[0-9]+", re.ASCII)


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


def from_headers(headers: Iterable[tuple[str, bytes | None]], value: bytes | None) -> Envelope:
    """The envelope that :func:`to_headers` was given. Raises :class:`NotAnEvent`."""
    attributes: Mapping[str, Any] = dict(headers)
    try:
        causation = attributes.get("ce_causationid")
        envelope = Envelope(
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
        _check(envelope)
    # Kafka allows a header without a value, which is given to us as None.
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise NotAnEvent(
            f"the headers of the message are not those of an event: {error}"
        ) from error
    return envelope


def _check(envelope: Envelope) -> None:
    """Raises ValueError for what :class:`Envelope` promises and its types do not."""
    identity = _ID.fullmatch(envelope.id)
    if identity is None or identity[1] != envelope.subject:
        raise ValueError(f"{envelope.id!r} is no version of {envelope.subject!r}")
    if envelope.time.tzinfo is None:
        raise ValueError("the time has no zone")
