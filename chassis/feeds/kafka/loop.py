"""Where aiokafka lives: a loop and a thread of its own."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError
from typing import Any, Final, TypeVar

from aiokafka.errors import KafkaError

from chassis.feeds.feed import FeedAway

T = TypeVar("T")

PATIENCE: Final = 60.0
"""Seconds after which a broker counts as away."""


class Loop:
    """An event loop in a thread, on which aiokafka's objects live."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="kafka", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = PATIENCE) -> T:
        """Do the work on the loop. Raises FeedAway when the broker does not answer in time."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(seconds)
        except (KafkaError, TimeoutError, OSError, CancelledError) as error:
            # The library cancels what waits for a broker when it gives the broker up.
            future.cancel()
            raise FeedAway(f"Kafka does not answer: {type(error).__name__}: {error}") from error

    def stop(self) -> None:
        """End what still runs on the loop, and the loop."""
        asyncio.run_coroutine_threadsafe(_cancel_the_others(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def _cancel_the_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    if others:
        await asyncio.wait(others, timeout=2)


async def started(client: Any) -> None:
    """Start a consumer or producer; one that cannot start leaves nothing running."""
    try:
        await client.start()
    except BaseException:
        await client.stop()
        raise


async def stopped(client: Any, connections: Any) -> None:
    """Stop a consumer or producer; its connections are closed even when it cannot stop in order."""
    try:
        await client.stop()
    finally:
        await connections.close()
