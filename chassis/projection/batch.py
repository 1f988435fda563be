"""One batch of records, sorted into rows to write, duplicates to drop and letters to park."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chassis.feeds.feed import Record
from chassis.projection.dead_letters import DeadLetter
from chassis.projection.fold import Fold, Row, TableRow
from contracts.envelope import Envelope, NotAnEvent
from contracts.registry import decode


class HoleInHistory(Exception):
    """An event came whose forerunner never did: something was lost on the way."""


@dataclass
class Batch:
    """What folding the records gave. ``versions`` is the last version seen of each aggregate."""

    rows: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    letters: list[DeadLetter] = field(default_factory=list)
    folded: int = 0
    duplicates: int = 0


def sort_records(
    records: Sequence[Record],
    folds: Sequence[Fold],
    seen: Mapping[str, int],
    parked: set[str],
) -> Batch:
    """Fold every record that can be, without touching any table.

    ``seen`` has the last version folded before of the aggregates in the records, ``parked`` those
    of their keys that lie in dead letters. An event that fails parks its key: what follows of the
    same aggregate goes with it, and nothing of it is written.
    """
    batch = Batch(rows={fold.name: defaultdict(list) for fold in folds})
    parked = set(parked)
    for record in records:
        envelope = record.event
        if isinstance(envelope, NotAnEvent):
            batch.letters.append(DeadLetter(record, str(envelope)))
        elif envelope.subject in parked:
            batch.letters.append(DeadLetter(record, "waits behind a parked event of its aggregate"))
        else:
            letter = _sort(record, envelope, folds, seen, batch)
            if letter is not None:
                parked.add(letter.key)
                batch.letters.append(letter)
    return batch


def _sort(
    record: Record,
    envelope: Envelope,
    folds: Sequence[Fold],
    seen: Mapping[str, int],
    batch: Batch,
) -> DeadLetter | None:
    try:
        key, version = envelope.subject, envelope.version
        last = batch.versions.get(key, seen.get(key, 0))
        if version <= last:
            batch.duplicates += 1
            return None
        _check_no_hole(last, version)
        folded = fold_one(envelope, folds)
    # Whatever a message makes the code do, it must not stop the other messages.
    except Exception as error:
        return DeadLetter(record, f"{type(error).__name__}: {error}")
    for name, rows in folded:
        for table, row in rows:
            batch.rows[name][table].append(row)
    batch.versions[key] = version
    batch.folded += 1
    return None


def _check_no_hole(last: int, version: int) -> None:
    if version > last + 1:
        raise HoleInHistory(f"version {version} came after version {last}")


def fold_one(envelope: Envelope, folds: Sequence[Fold]) -> list[tuple[str, list[TableRow]]]:
    """The rows of one event, by the name of each fold that asks for its type.

    Raises whatever is wrong with the event.
    """
    event = decode(envelope)
    kind = type(event)
    return [(fold.name, fold.rows(event, envelope)) for fold in folds if kind in fold.handlers]
