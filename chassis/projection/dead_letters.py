"""Events that could not be folded, and those behind them of the same aggregate, until replayed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from chassis.feeds.feed import Record
from chassis.postgres.database import Cursor, dicts
from contracts.envelope import Envelope, NotAnEvent

DDL: Final = """
CREATE TABLE dead_letters (
    topic text NOT NULL, partition integer NOT NULL, record_offset bigint NOT NULL,
    key text NOT NULL, event_id text, type text, error text NOT NULL, envelope bytea NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, record_offset));
CREATE INDEX ON dead_letters (key);
CREATE TABLE parked (key text PRIMARY KEY);
"""

_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(Envelope)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record with the sentence that says why it was not folded."""

    record: Record
    error: str

    @property
    def key(self) -> str:
        """The aggregate's id; for what is no event at all, its place."""
        event = self.record.event
        if isinstance(event, NotAnEvent):
            topic, partition = self.record.partition
            return f"{topic}/{partition}/{self.record.offset}"
        return event.subject


def parked_among(cursor: Cursor, keys: Sequence[str]) -> set[str]:
    """Those of the keys that are parked; their rows stay locked, so that a replay waits."""
    cursor.execute("SELECT key FROM parked WHERE key = ANY(%s) FOR UPDATE", (list(keys),))
    return {row[0] for row in cursor.fetchall()}


def park(cursor: Cursor, letters: Sequence[DeadLetter]) -> None:
    """Put the letters away, in the transaction that moves the offset past them."""
    for letter in letters:
        cursor.execute("INSERT INTO parked (key) VALUES (%s) ON CONFLICT DO NOTHING", (letter.key,))
        event = letter.record.event
        envelope = event if isinstance(event, Envelope) else None
        cursor.execute(
            "INSERT INTO dead_letters"
            " (topic, partition, record_offset, key, event_id, type, error, envelope)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (topic, partition, record_offset) DO UPDATE SET error = excluded.error",
            (
                *letter.record.partition,
                letter.record.offset,
                letter.key,
                envelope and envelope.id,
                envelope and _shown(envelope.type),
                _shown(letter.error),
                _encoder.encode(envelope) if envelope else letter.record.raw,
            ),
        )


def _shown(text: str) -> str:
    """PostgreSQL keeps no NUL; what a message says must not keep its letter from being written."""
    return text.replace("\x00", "␀")


def listed(cursor: Cursor) -> list[dict[str, Any]]:
    """One row per parked key: how many letters, since when, and what the first one's error is."""
    cursor.execute(
        "SELECT key, count(*) AS letters, min(parked_at) AS since,"
        " (array_agg(error ORDER BY record_offset))[1] AS error"
        " FROM dead_letters GROUP BY key ORDER BY since, key"
    )
    return dicts(cursor)


def count(cursor: Cursor) -> int:
    """How many letters there are."""
    cursor.execute("SELECT count(*) FROM dead_letters")
    return int(dicts(cursor)[0]["count"])


def shown(cursor: Cursor, key: str) -> list[dict[str, Any]]:
    """The letters of one key in the order of their offsets, each with its data."""
    cursor.execute(
        "SELECT topic, partition, record_offset, event_id, type, error, parked_at, envelope"
        " FROM dead_letters WHERE key = %s ORDER BY record_offset",
        (key,),
    )
    letters = dicts(cursor)
    for letter in letters:
        raw = bytes(letter.pop("envelope"))
        parked_at: datetime = letter["parked_at"]
        letter["parked_at"] = parked_at.isoformat()
        if letter["event_id"] is None:
            letter["raw"] = raw.decode(errors="replace")
        else:
            envelope = _decoder.decode(raw)
            letter["data"] = json.loads(envelope.data)
            letter["actor"] = envelope.actor
    return letters


def take(cursor: Cursor, key: str) -> list[Envelope]:
    """Take the key's events out, in order, to fold them again in this same transaction."""
    cursor.execute("SELECT 1 FROM parked WHERE key = %s FOR UPDATE", (key,))
    cursor.execute(
        "DELETE FROM dead_letters WHERE key = %s AND event_id IS NOT NULL"
        " RETURNING record_offset, envelope",
        (key,),
    )
    found = sorted((int(row[0]), bytes(row[1])) for row in cursor.fetchall())
    if found:
        cursor.execute("DELETE FROM parked WHERE key = %s", (key,))
    return [_decoder.decode(raw) for _, raw in found]
