"""What every feed promises, asked of each of them: a subclass says where the feed comes from."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import psycopg2
import pytest

from chassis.feeds.feed import Feed, FeedAway, Positions, Record, TopicPartition
from contracts.envelope import Envelope
from tests.chassis.feeds.sources import Source
from tests.support.logs import identity

PATIENCE = 60.0
"""Seconds for which a test waits for what must come."""

NAMES = tuple(f"Tổ chức {number}" for number in range(40))
OTHERS = tuple(f"Tổ chức khác {number}" for number in range(40))
"""So many that every partition gets some."""


class Kept:
    """Positions as a projector would keep them."""

    def __init__(self) -> None:
        self.next: dict[TopicPartition, int] = {}

    def __call__(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        return {
            partition: self.next[partition] for partition in partitions if partition in self.next
        }

    def move(self, records: Sequence[Record]) -> None:
        for record in records:
            self.next[record.partition] = record.offset + 1


def from_the_beginning(partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
    return {}


def events(records: Sequence[Record]) -> list[tuple[str, int]]:
    """Aggregate and version of each record, in this order."""
    return [(r.event.subject, r.event.version) for r in records if isinstance(r.event, Envelope)]


def read(feed: Feed, wanted: int, most: int = 1000) -> list[Record]:
    """Polls until so many records came."""
    until = time.monotonic() + PATIENCE
    found: list[Record] = []
    while len(found) < wanted:
        assert time.monotonic() < until, f"{len(found)} of {wanted} records came"
        found += feed.poll(1.0, most)
    return found


@contextmanager
def opened(source: Source, positions: Positions, group: str | None = None) -> Iterator[Feed]:
    feed = source.feed(positions, group)
    try:
        yield feed
    finally:
        feed.close()


class FeedContract:
    """The tests; ``source`` is a fixture of the subclass's module."""

    def test_each_aggregates_events_come_in_their_order(self, source: Source) -> None:
        for _ in range(4):
            source.tell("assignment", *NAMES[:20])
            source.tell("attendance", *NAMES[20:])

        with opened(source, from_the_beginning) as feed:
            came = events(read(feed, 160))

        for subject in {subject for subject, _ in came}:
            assert [version for about, version in came if about == subject] == [1, 2, 3, 4]
        assert len({subject for subject, _ in came}) == len(NAMES)

    def test_an_aggregate_stays_in_its_slot_and_each_slot_is_in_order(self, source: Source) -> None:
        source.tell("assignment", *NAMES, *NAMES)

        with opened(source, from_the_beginning) as feed:
            records = read(feed, 80, most=7)

        partitions: dict[str, set[TopicPartition]] = {}
        behind: dict[TopicPartition, int] = {}
        for record in records:
            assert isinstance(record.event, Envelope)
            partitions.setdefault(record.event.subject, set()).add(record.partition)
            assert record.offset >= record.expected >= behind.get(record.partition, 0)
            behind[record.partition] = record.offset + 1
        assert all(len(in_partitions) == 1 for in_partitions in partitions.values())

    def test_what_a_record_expects_is_where_the_one_before_ended(self, source: Source) -> None:
        source.tell("assignment", *NAMES)
        kept = Kept()

        with opened(source, kept) as feed:
            for record in read(feed, 40, most=3):
                assert record.expected == kept.next.get(record.partition, record.expected)
                kept.move([record])

    def test_it_gives_no_more_than_asked_for(self, source: Source) -> None:
        source.tell("assignment", *NAMES[:20])
        source.tell("attendance", *NAMES[20:])

        with opened(source, from_the_beginning) as feed:
            assert all(0 < len(feed.poll(5.0, 3)) <= 3 for _ in range(5))
        with opened(source, from_the_beginning) as feed:
            assert [len(feed.poll(5.0, 1)) for _ in range(5)] == [1] * 5

    def test_another_feed_goes_on_at_the_stored_positions(self, source: Source) -> None:
        source.tell("assignment", *NAMES)
        source.tell("attendance", *OTHERS)
        kept = Kept()
        with opened(source, kept) as feed:
            first = read(feed, 30, most=10)
            kept.move(first)

        with opened(source, kept) as feed:
            rest = read(feed, 80 - len(first))
            assert feed.poll(0.2, 1000) == []

        assert places([*first, *rest]) == places(all_of(source, 80))

    def test_a_rewound_feed_gives_again_what_was_not_kept_and_nothing_else(
        self, source: Source
    ) -> None:
        source.tell("assignment", *NAMES)
        kept = Kept()
        with opened(source, kept) as feed:
            first = read(feed, 10, most=5)
            kept.move(first)
            read(feed, 10, most=5)
            feed.rewind()

            again = read(feed, 40 - len(first))
            assert feed.poll(0.2, 1000) == []

        assert places([*first, *again]) == places(all_of(source, 40))

    def test_a_feed_may_be_rewound_before_it_was_ever_asked(self, source: Source) -> None:
        source.tell("assignment", "Tổ chức")

        with opened(source, from_the_beginning) as feed:
            feed.rewind()

            assert len(read(feed, 1)) == 1

    def test_a_poll_returns_soon_after_something_is_stored(self, source: Source) -> None:
        with opened(source, from_the_beginning) as feed:
            assert max(waits_for_what_is_told(feed, source)) < 2.0

    def test_a_poll_returns_empty_handed_when_its_time_is_over(self, source: Source) -> None:
        with opened(source, from_the_beginning) as feed:
            feed.poll(0, 10)
            asked = time.monotonic()

            assert feed.poll(0.3, 10) == []

            assert 0.25 < time.monotonic() - asked < 3.0

    @pytest.mark.parametrize("group", [None, "projector"])
    def test_the_ends_are_behind_the_last_records(self, source: Source, group: str | None) -> None:
        source.tell("assignment", *NAMES)
        kept = Kept()
        kept.move(all_of(source, 40))

        with opened(source, kept, group) as feed:
            ends = feed.ends()
            source.tell("attendance", *OTHERS)
            later = feed.ends()

        assert {partition: end for partition, end in ends.items() if end} == kept.next
        kept.move(all_of(source, 80))
        assert {partition: end for partition, end in later.items() if end} == kept.next

    def test_where_nothing_was_ever_stored_the_end_is_the_beginning(self, source: Source) -> None:
        """Who reads up to the ends would otherwise wait for ever for a first record."""
        with opened(source, from_the_beginning) as feed:
            assert set(feed.ends().values()) == {0}

        source.tell("assignment", "Tổ chức")
        with opened(source, from_the_beginning) as feed:
            assert len([end for end in feed.ends().values() if end]) == 1

    def test_a_feed_that_was_never_asked_can_be_closed(self, source: Source) -> None:
        source.feed(from_the_beginning).close()


class AbsenceContract:
    """The tests that need a source which can be taken away."""

    def test_it_says_that_its_source_is_away_and_goes_on_when_it_is_back(
        self, source: Source
    ) -> None:
        source.tell("assignment", *NAMES[:20])
        kept = Kept()
        with opened(source, kept) as feed:
            first = read(feed, 20)
            kept.move(first)
            with source.away():
                says_away(feed)
            source.tell("assignment", *NAMES[20:])

            rest = read_through(feed, 20)

        assert sorted(events([*first, *rest])) == sorted((str(identity(n)), 1) for n in NAMES)

    def test_a_feed_opened_while_its_source_is_away_goes_on_when_it_is_back(
        self, source: Source
    ) -> None:
        source.tell("assignment", *NAMES)
        with opened(source, from_the_beginning) as feed:
            with source.away():
                says_away(feed)

            assert len(read_through(feed, 40)) == 40

    def test_where_the_positions_are_may_be_away_too(self, source: Source) -> None:
        source.tell("assignment", *NAMES)
        answers = [psycopg2.OperationalError("the database of the read models is away")]

        def positions(partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
            if answers:
                raise answers.pop()
            return {}

        with opened(source, positions) as feed:
            with pytest.raises(FeedAway):
                feed.poll(1.0, 10)

            assert len(read_through(feed, 40)) == 40


def all_of(source: Source, wanted: int) -> list[Record]:
    with opened(source, from_the_beginning) as feed:
        return read(feed, wanted)


def waits_for_what_is_told(feed: Feed, source: Source) -> list[float]:
    """For how many seconds a poll under way waited for an event stored meanwhile, five times."""
    assert feed.poll(0.1, 10) == []
    waited = []
    with ThreadPoolExecutor(1) as thread:
        for number in range(1, 6):
            polled = thread.submit(feed.poll, 20.0, 10)
            asked = time.monotonic()
            source.tell("assignment", "Tổ chức")
            assert events(polled.result()) == [(str(identity("Tổ chức")), number)]
            waited.append(time.monotonic() - asked)
    return waited


def places(records: Sequence[Record]) -> list[tuple[TopicPartition, int]]:
    return sorted((record.partition, record.offset) for record in records)


def says_away(feed: Feed) -> None:
    """Polls until the feed says that its source is away."""

    def poll_on() -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            feed.poll(0.2, 1000)

    with pytest.raises(FeedAway):
        poll_on()


def read_through(feed: Feed, wanted: int) -> list[Record]:
    """Reads so many records, however often the feed says that it is away."""
    until = time.monotonic() + PATIENCE
    found: list[Record] = []
    while len(found) < wanted:
        assert time.monotonic() < until, f"{len(found)} of {wanted} records came"
        with suppress(FeedAway):
            found += feed.poll(0.2, 1000)
    return found
