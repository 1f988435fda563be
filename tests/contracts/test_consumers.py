"""Every message ever published, given to everyone who reads its topic: all of them take it in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

import msgspec
import pytest

from chassis.postgres.database import Database
from chassis.projection import dead_letters
from chassis.projection.batch import fold_one
from chassis.projection.fold import Fold
from chassis.projection.generations import Generations
from chassis.projection.projector import Projector
from chassis.projection.schema import ddl
from chassis.projection.store import stored_positions
from contracts.envelope import Envelope
from contracts.examples import stored
from contracts.registry import TYPES
from contracts.topics import TOPICS
from services.definitions import DEFINITIONS
from tests.support.feeds import MemoryFeed

FOLDS_OF: Final[Mapping[str, Sequence[Fold]]] = {
    name: definition.folds for name, definition in DEFINITIONS.items()
}
EXAMPLES = stored()
TOPICS_OF = {
    consumer: [topic for topic in TOPICS if consumer in topic.consumers] for consumer in FOLDS_OF
}


def messages(consumer: str) -> list[str]:
    """The examples of what the consumer reads, by the names of their types."""
    return [e.type_name() for topic in TOPICS_OF[consumer] for e in topic.events]


EVERY_PAIR = [(consumer, name) for consumer in FOLDS_OF for name in messages(consumer)]


def test_every_consumer_of_a_topic_is_tried_here() -> None:
    assert set(FOLDS_OF) == {consumer for topic in TOPICS for consumer in topic.consumers}


@pytest.mark.parametrize(("consumer", "name"), EVERY_PAIR)
def test_a_consumer_takes_the_message_in(consumer: str, name: str) -> None:
    folds = {fold.name: fold for fold in FOLDS_OF[consumer]}

    folded = fold_one(EXAMPLES[name].envelope, list(folds.values()))

    for fold_name, rows in folded:
        columns = folds[fold_name].columns
        for table, row in rows:
            assert len(row) == len(columns[table]), f"{fold_name}: {table}"


@pytest.mark.parametrize("consumer", FOLDS_OF)
def test_a_consumer_asks_only_for_what_its_topics_bring(consumer: str) -> None:
    asked = {event.type_name() for fold in FOLDS_OF[consumer] for event in fold.handlers}
    assert asked - set(messages(consumer)) == set()


def test_the_projection_has_a_row_for_everything_that_was_ever_published() -> None:
    folded = {name: fold_one(EXAMPLES[name].envelope, FOLDS_OF["projection"]) for name in TYPES}
    assert [
        name for name, of_folds in folded.items() if not any(rows for _, rows in of_folds)
    ] == []


@pytest.mark.parametrize("consumer", FOLDS_OF)
def test_a_consumers_tables_take_the_messages_in(consumer: str, database: str) -> None:
    envelopes = as_whole_histories([EXAMPLES[name].envelope for name in messages(consumer)])
    folds = FOLDS_OF[consumer]
    tables = Database(database)
    generations = Generations(tables, "read")
    schema = generations.begin(ddl(folds))
    feed = MemoryFeed(envelopes, partial(stored_positions, tables, schema))

    folded = Projector(consumer, tables, schema, folds, feed).step(seconds=0)

    with tables.transaction(schema) as cursor:
        assert dead_letters.listed(cursor) == []
    tables.close()
    assert folded == len(envelopes)


@pytest.mark.parametrize("consumer", FOLDS_OF)
def test_the_columns_of_a_fold_are_those_of_its_tables(consumer: str, database: str) -> None:
    folds, tables = FOLDS_OF[consumer], Database(database)
    schema = Generations(tables, "read").begin(ddl(folds))

    found: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s",
        (schema,),
    ):
        found[row["table_name"]].add(row["column_name"])

    tables.close()
    declared = {name: set(columns) for fold in folds for name, columns in fold.columns.items()}
    assert {name: found[name] for name in declared} == declared


def as_whole_histories(envelopes: Sequence[Envelope]) -> list[Envelope]:
    """The events in the order of their recording, as if each aggregate had no others."""
    versions: dict[UUID, int] = defaultdict(int)
    whole = []
    for envelope in sorted(envelopes, key=lambda envelope: envelope.time):
        versions[envelope.aggregate_id] += 1
        own = f"{envelope.subject}:{versions[envelope.aggregate_id]}"
        whole.append(msgspec.structs.replace(envelope, id=own))
    return whole
