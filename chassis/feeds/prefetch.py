"""A feed that reads the next batch while the one before is being folded."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from chassis.feeds.feed import Feed, Record, TopicPartition

_AT_MOST: Final = 0.1
"""Seconds that reading ahead waits for records: nobody may want them any more."""


class PrefetchingFeed:
    """As the feed it is given, for whoever folds much: database and reader work side by side.

    The feed is used by one thread at a time, though not always by the same one.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="read-ahead")
        self._next: Future[list[Record]] | None = None

    def poll(self, seconds: float, most: int) -> list[Record]:
        ahead, self._next = self._next, None
        records = [] if ahead is None else ahead.result()
        if not records:
            records = self._feed.poll(seconds, most)
        if records:
            self._next = self._reader.submit(self._feed.poll, min(seconds, _AT_MOST), most)
        return records

    def rewind(self) -> None:
        self._forget()
        self._feed.rewind()

    def ends(self) -> Mapping[TopicPartition, int]:
        if self._next is not None:
            self.rewind()
        return self._feed.ends()

    def close(self) -> None:
        self._forget()
        self._reader.shutdown()
        self._feed.close()

    def _forget(self) -> None:
        """What was read ahead is thrown away, also the error with which the reading ended."""
        ahead, self._next = self._next, None
        if ahead is not None:
            ahead.exception()
