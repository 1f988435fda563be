"""What a service is given by whoever starts it, and what it gives back."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from fastapi import FastAPI

from chassis.clock import Clock
from chassis.feed import Feed, Positions
from chassis.follower import Follow
from chassis.kafka import KafkaFeed
from chassis.log_feed import LogFeed
from chassis.published_log import PublishedLog
from chassis.tokens import Tokens


class Worker(Protocol):
    """Something that runs beside the HTTP side, in a thread of its own."""

    def run(self, stopping: threading.Event) -> None:
        """Return soon after ``stopping`` is set, with nothing left half done."""
        ...


@dataclass(frozen=True)
class Surroundings:
    """The world of one service, the same whether it is one process of many or part of one.

    ``database_url`` names the service's own database. ``bootstrap_account`` may make the first
    entries of an empty system; None: nobody may.
    """

    database_url: str
    tokens: Tokens
    clock: Clock
    follow: Follow
    bootstrap_account: str | None = None


@dataclass(frozen=True)
class Service:
    """A service ready to run: its HTTP side, its workers, and how to let go of everything."""

    name: str
    app: FastAPI
    workers: Sequence[Worker] = ()
    close: Callable[[], None] = field(default=lambda: None)


def follow_logs(logs: Mapping[str, tuple[PublishedLog, str]]) -> Follow:
    """Feeds without a broker. ``logs``: by topic, the log and the URL of its database."""

    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return LogFeed([logs[topic] for topic in topics], positions)

    return follow


def follow_kafka(servers: str) -> Follow:
    """Feeds over a broker."""

    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return KafkaFeed(servers, topics, positions, group)

    return follow
