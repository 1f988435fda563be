"""What a service is given by whoever starts it, and what it gives back."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from fastapi import FastAPI

from chassis.clock import Clock
from chassis.feeds.feed import Feed, Positions
from chassis.feeds.kafka import KafkaFeed
from chassis.feeds.log_feed import LogFeed
from chassis.feeds.published_log import PublishedLog
from chassis.http.tokens import Tokens
from chassis.projection.follower import Follow
from chassis.publishing.relay import Sender


class Worker(Protocol):
    """Something that runs beside the HTTP side, in a thread of its own."""

    def run(self, stopping: threading.Event) -> None:
        """Return soon after ``stopping`` is set, with nothing left half done."""
        ...


@dataclass(frozen=True)
class ServiceEnvironment:
    """The world of one service, the same whether it is one process of many or part of one.

    ``database_url`` names the service's own database. ``sender`` is where its events are published
    to; without one nobody publishes them, and others follow its log. ``bootstrap_account`` may make
    the first entries of an empty system; None: nobody may. ``templates`` is a folder with templates
    that take the place of a service's own.
    """

    database_url: str
    tokens: Tokens
    clock: Clock
    follow: Follow
    sender: Sender | None = None
    bootstrap_account: str | None = None
    templates: Path | None = None


@dataclass(frozen=True)
class Service:
    """A service ready to run: its HTTP side, its workers by name, how to let go of everything.

    ``published`` is its log as others may see it; None for a service that publishes nothing.
    ``upgrade`` is called before the service is used and once what it follows can be followed, with
    something that takes a line at every step of what has to be done first.
    """

    name: str
    app: FastAPI
    workers: Mapping[str, Worker] = field(default_factory=dict)
    published: PublishedLog | None = None
    upgrade: Callable[[Callable[[str], None]], None] = field(default=lambda _: None)
    close: Callable[[], None] = field(default=lambda: None)


class LogFollow:
    """Feeds without a broker, over the logs that were added, each with its database's URL."""

    def __init__(self) -> None:
        self._logs: dict[str, tuple[PublishedLog, str]] = {}

    def add(self, log: PublishedLog, database_url: str) -> None:
        self._logs[log.topic] = (log, database_url)

    def __call__(self, topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return LogFeed([self._logs[topic] for topic in topics], positions)


def follow_kafka(servers: str) -> Follow:
    """Feeds over a broker."""

    def follow(topics: Sequence[str], group: str | None, positions: Positions) -> Feed:
        return KafkaFeed(servers, topics, positions, group)

    return follow
