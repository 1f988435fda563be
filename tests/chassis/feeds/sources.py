"""Where feeds come from: the same few events, told through event logs or through a broker."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from typing import Protocol
from uuid import uuid4

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Feed, Positions
from chassis.feeds.kafka import KafkaFeed, Producer, ensure_topics
from chassis.feeds.log_feed import LogFeed
from contracts.assignment import OrganizationRegistered, OrganizationRenamed
from contracts.envelope import Envelope
from contracts.topics import PARTITIONS
from deploy.kafka.broker import LocalKafka
from services.assignment.domain.organization.organization import Organization
from tests.support.feeds import History
from tests.support.logs import BEGINNING, context, identity, province, published
from tests.support.servers.absent_postgres import away

TOPICS = ("assignment", "attendance")


class Source(Protocol):
    """Two topics into which events are told, and feeds that follow them."""

    def tell(self, topic: str, *names: str) -> None:
        """One more event of each of these organizations; all of one topic, in this order."""
        ...

    def feed(self, positions: Positions, group: str | None = None) -> Feed:
        """A new feed of both topics."""
        ...

    def away(self) -> AbstractContextManager[None]:
        """Inside the block the source does not answer."""
        ...


class Told:
    """What was told of each organization: it begins, and is renamed every day after."""

    def __init__(self) -> None:
        self._days: dict[str, date] = {}

    def next_day(self, name: str) -> date:
        """The day of the next event; the first one is BEGINNING."""
        before = self._days.get(name)
        self._days[name] = BEGINNING if before is None else before + timedelta(days=1)
        return self._days[name]


class LogSource:
    """Two event logs in one database."""

    def __init__(self, logs: Sequence[EventLog], database_url: str) -> None:
        self._logs = {log.service: log for log in logs}
        self._url = database_url
        self._told = Told()

    def tell(self, topic: str, *names: str) -> None:
        log = self._logs[topic]
        for name in names:
            day = self._told.next_day(name)
            if day == BEGINNING:
                log.save(province(name), context=context())
            else:
                organization = log.get(Organization, identity(name))
                organization.rename(code="TU", name=f"{name} {day}", effective_on=day)
                log.save(organization, context=context())

    def feed(self, positions: Positions, group: str | None = None) -> Feed:
        return LogFeed([(published(self._logs[t]), self._url) for t in TOPICS], positions)

    def away(self) -> AbstractContextManager[None]:
        return away(self._url)


class KafkaSource:
    """Two topics of their own on a broker; ``broker`` is there when it may be killed."""

    def __init__(self, servers: str, broker: LocalKafka | None = None) -> None:
        run = uuid4().hex
        self.topics = {name: f"{name}-{run}.events" for name in TOPICS}
        self.servers = servers
        self.broker = broker
        ensure_topics(servers, list(self.topics.values()), PARTITIONS, 1)
        self._producer = Producer(servers)
        self._told = Told()
        self._history = History()

    def tell(self, topic: str, *names: str) -> None:
        self.send(topic, [self._next(name) for name in names])

    def send(self, topic: str, envelopes: Sequence[Envelope]) -> None:
        self._producer.send(self.topics[topic], envelopes)

    def _next(self, name: str) -> Envelope:
        day, about = self._told.next_day(name), identity(name)
        if day == BEGINNING:
            return self._history.add(
                about,
                OrganizationRegistered(
                    organization_id=about,
                    code="TU",
                    name=name,
                    kind="province_committee",
                    effective_on=day,
                ),
            )
        renamed = f"{name} {day}"
        return self._history.add(
            about,
            OrganizationRenamed(organization_id=about, code="TU", name=renamed, effective_on=day),
        )

    def feed(self, positions: Positions, group: str | None = None) -> Feed:
        return KafkaFeed(self.servers, list(self.topics.values()), positions, group)

    @contextmanager
    def away(self) -> Iterator[None]:
        if self.broker is None:
            raise TypeError("this broker belongs to others too")
        self.broker.kill()
        try:
            yield
        finally:
            self.broker.restart()

    def close(self) -> None:
        self._producer.close()
