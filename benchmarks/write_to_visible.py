"""From a command to its being visible, against a raw message through the same broker.

Commands come at a fixed rate, whether or not those before them are answered: the minutes of a held
meeting with a visitor, four events each, over HTTP into the attendance service. From there they go
the whole way of the distributed shape: PostgreSQL, relay, Kafka, projector, read models; each
service is a process of its own. A command is visible when its last event is in the tables that
readers read. The other side is a message that aiokafka produces with `acks=all` and consumes from
the same broker at the same rate, in one process. Both are timed from the moment at which they
were due, so that whoever falls behind is not flattered. The two take turns.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import islice
from statistics import median, quantiles
from typing import Final
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from benchmarks.callers import Connection, Shared
from benchmarks.figures import Figure, at_most
from benchmarks.ground import Ground
from benchmarks.orders import EVENTS_OF_A_RECORD, records
from benchmarks.processes import Running, alone
from benchmarks.sizes import Sizes
from benchmarks.town import await_folded, province, town
from benchmarks.watch import Watch
from chassis.clock import SystemClock
from chassis.feeds.kafka import ensure_topics

TITLE: Final = "From a command to its being visible"
RAW: Final = "benchmarks.raw"
_HELD_BACK: Final = (
    "A raw message crosses one process and the broker. A command crosses four processes and the"
    " broker, and waits for the disk when it is stored. Its way is longer by these steps, none of"
    " which waits for a timer; on two cores they also wait for each other's processor time."
)
_AT_ONCE: Final = 16
_CONSUMED_WITHIN: Final = 30.0


def measure(ground: Ground, sizes: Sizes) -> list[Figure]:
    number = int(sizes.rate * sizes.seconds)
    ours: list[list[float]] = []
    theirs: list[list[float]] = []
    with town(ground) as place, ground.database() as url, ground.database() as reads:
        ensure_topics(place.servers, [RAW], 1, 1)
        with (
            Running("services.attendance", place.settings(url)) as attendance,
            Running("services.projection projector", place.settings(reads)) as projector,
        ):
            await_folded(url, "directory", len(province()))
            await_folded(reads, "read", len(province()))
            for turn in range(sizes.repetitions + 1):
                warm = turn == 0
                since = SystemClock().today() - timedelta(days=1 + 100 * turn)
                took = (number // 5 if warm else number, sizes.rate)
                raw, _ = alone(send_raw, place.servers, *took)
                seen, _ = alone(command, attendance.url, place.token, reads, since, *took)
                if not warm:
                    theirs.append(raw)
                    ours.append(seen)
            memory = {"attendance": attendance.memory, "projector": projector.memory}
    value = median(map(_p99, ours)) / median(map(_p99, theirs))
    return [
        Figure(
            name=f"Write to visible at {sizes.rate} commands/s, p99",
            value=value,
            unit="×",
            aim=at_most(3),
            note=f"{_told(ours)} against {_told(theirs)} raw; {number} of each, the median of"
            f" {sizes.repetitions} turns",
            memory=memory,
            held_back=_HELD_BACK,
        ),
        Figure(
            name=f"Write to visible at {sizes.rate} commands/s, median",
            value=median(map(median, ours)) / median(map(median, theirs)),
            unit="×",
            note="the same turns",
        ),
    ]


def send_raw(servers: str, number: int, rate: int) -> list[float]:
    """The seconds from when each message was due until it was consumed."""
    return asyncio.run(_send_raw(servers, number, rate))


async def _send_raw(servers: str, number: int, rate: int) -> list[float]:
    producer = AIOKafkaProducer(
        bootstrap_servers=servers, acks="all", enable_idempotence=True, linger_ms=0
    )
    consumer = AIOKafkaConsumer(bootstrap_servers=servers, enable_auto_commit=False)
    await producer.start()
    await consumer.start()
    where = TopicPartition(RAW, 0)
    consumer.assign([where])
    await consumer.seek_to_end(where)
    await consumer.position(where)
    began = time.perf_counter() + 0.5
    consuming = asyncio.create_task(_consume(consumer, number))
    for due in (began + n / rate for n in range(number)):
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await producer.send(RAW, b"x" * 300, key=str(uuid4()).encode())
    came = await asyncio.wait_for(consuming, _CONSUMED_WITHIN)
    await producer.stop()
    await consumer.stop()
    return [moment - (began + n / rate) for n, moment in enumerate(came)]


async def _consume(consumer: AIOKafkaConsumer, number: int) -> list[float]:
    came: list[float] = []
    async for _ in consumer:
        came.append(time.perf_counter())
        if len(came) == number:
            break
    return came


def command(url: str, token: str, reads: str, since: date, number: int, rate: int) -> list[float]:
    """The seconds from when each command was due until it was visible."""
    orders = list(islice(records(since), number))
    left = Shared(iter(orders))
    connections = [Connection(url, token) for _ in range(_AT_ONCE)]
    with Watch(reads, EVENTS_OF_A_RECORD) as watch, ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(Connection.open, connections))
        began = time.perf_counter() + 0.5
        due = {meeting: began + n / rate for n, (meeting, _) in enumerate(orders)}

        def give(connection: Connection) -> None:
            while (order := left.take()) is not None:
                meeting, body = order
                time.sleep(max(0.0, due[meeting] - time.perf_counter()))
                watch.expect(meeting)
                connection.post("/meetings/record", body)
            connection.close()

        list(pool.map(give, connections))
        seen = watch.all_seen()
    return [seen[meeting] - moment for meeting, moment in due.items()]


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100, method="inclusive")[98]


def _told(turns: list[list[float]]) -> str:
    p99, middle = median(map(_p99, turns)), median(map(median, turns))
    return f"p99 {p99 * 1000:.0f} ms, median {middle * 1000:.0f} ms"
