"""A Kafka cluster on this machine: one broker or three, started, broken and mended at will.

`python -m deploy.kafka.broker --brokers 3 --data-dir D --port P` runs one until SIGTERM or Ctrl-C.
"""

import argparse
import base64
import shutil
import signal
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from deploy.kafka.metadata import brokers_seen
from deploy.kafka.ports import free_ports
from deploy.kafka.process import Broker, KafkaFailed
from deploy.kafka.settings import Seat
from deploy.toolbox import PartUnavailable, alone_in, wait_until

START_WITHIN = 60.0
STOP_WITHIN = 15.0


class LocalKafka:
    """A cluster of real brokers, numbered from 1, on ports of 127.0.0.1.

    Without `data_dir` its data lives in a temporary folder and is gone when it stops; with one it
    is found again. Without `port` the ports are free ones; with it the brokers take `port`,
    `port` + 1, ... and their controllers the ports after these.
    An acknowledged record (`acks=all`) of three brokers survives the loss of any one of them.
    """

    def __init__(
        self,
        *,
        brokers: int = 1,
        data_dir: Path | None = None,
        port: int | None = None,
        java_options: tuple[str, ...] = (),
    ) -> None:
        self._kept = data_dir is not None
        self._folder = (data_dir or Path(tempfile.mkdtemp(prefix="sausat-kafka-"))).absolute()
        self._claim = ExitStack()
        ports = free_ports(2 * brokers) if port is None else range(port, port + 2 * brokers)
        seats = [
            Seat(
                number=number,
                folder=self._folder / f"broker-{number}",
                port=ports[number - 1],
                controller_port=ports[brokers + number - 1],
            )
            for number in range(1, brokers + 1)
        ]
        self._brokers = {seat.number: Broker(seat, seats, java_options) for seat in seats}

    @property
    def bootstrap_servers(self) -> str:
        """For a client: `127.0.0.1:p1,127.0.0.1:p2,...`, all brokers, running or not."""
        return ",".join(broker.seat.address for broker in self._brokers.values())

    def start(self) -> Self:
        """Returns when every broker serves and sees all others.

        Raises KafkaFailed, or KafkaUnavailable when there are no jars to start.
        """
        self._claim_folder()
        self._format()
        for broker in self._brokers.values():
            broker.start()
        for broker in self._brokers.values():
            self._await(broker, sees=set(self._brokers))
        return self

    def stop(self) -> None:
        """Ends all brokers; kept data is closed in order, temporary data is thrown away."""
        ending = signal.SIGTERM if self._kept else signal.SIGKILL
        for broker in self._brokers.values():
            broker.signal(ending)
            broker.signal(signal.SIGCONT)
        for broker in self._brokers.values():
            broker.wait(STOP_WITHIN)
        self._claim.close()
        if not self._kept:
            shutil.rmtree(self._folder, ignore_errors=True)

    def pid(self, broker: int = 1) -> int | None:
        """The process id of a broker, `None` when it does not run."""
        return self._brokers[broker].pid

    def kill(self, broker: int = 1) -> None:
        """kill -9; returns when the process is gone."""
        self._brokers[broker].signal(signal.SIGKILL)
        self._brokers[broker].wait(STOP_WITHIN)

    def pause(self, broker: int = 1) -> None:
        """Freezes a broker with its connections open, as a machine that hangs."""
        self._brokers[broker].signal(signal.SIGSTOP)

    def resume(self, broker: int = 1) -> None:
        """Lets a paused broker go on where it stood."""
        self._brokers[broker].signal(signal.SIGCONT)

    def restart(self, broker: int = 1) -> None:
        """Starts a broker again on the same folder and port, killing it first when it runs.

        Returns when it serves and sees itself in the cluster.
        """
        self.kill(broker)
        self._brokers[broker].start()
        self._await(self._brokers[broker], sees={broker})

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _claim_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._claim.enter_context(alone_in(self._folder, wait=False))
        except BlockingIOError:
            raise KafkaFailed(f"A cluster already runs over the folder {self._folder}.") from None
        except OSError as error:
            raise KafkaFailed(
                f"The folder {self._folder} cannot be written ({error.strerror})."
            ) from error

    def _format(self) -> None:
        """Formats the folders that are new, all at once. One id tells this cluster from others."""
        file = self._folder / "cluster.id"
        if not file.exists():
            file.write_text(base64.urlsafe_b64encode(uuid4().bytes).decode().rstrip("="))
        cluster_id = file.read_text()
        formatting = [broker.prepare(cluster_id) for broker in self._brokers.values()]
        for broker, process in zip(self._brokers.values(), formatting, strict=True):
            if process and process.wait(START_WITHIN) != 0:
                raise KafkaFailed(f"{broker} cannot format its folder: {broker.last_words()}")

    def _await(self, broker: Broker, *, sees: set[int]) -> None:
        def serves() -> bool:
            if broker.pid is None:
                raise KafkaFailed(f"{broker} ended: {broker.last_words()}")
            return brokers_seen(broker.seat.port) >= sees

        if not wait_until(serves, within=START_WITHIN):
            raise KafkaFailed(
                f"{broker} did not serve within {START_WITHIN:.0f} s: {broker.last_words()}"
            )


def main() -> None:
    """Runs a cluster in the foreground until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m deploy.kafka.broker", description=__doc__)
    parser.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    parser.add_argument("--data-dir", type=Path, required=True, help="kept from run to run")
    parser.add_argument("--port", type=int, default=9092, help="of the first broker")
    given = parser.parse_args()
    stop = (signal.SIGTERM, signal.SIGINT)
    signal.pthread_sigmask(signal.SIG_BLOCK, stop)
    kafka = LocalKafka(brokers=given.brokers, data_dir=given.data_dir, port=given.port)
    try:
        with kafka:
            print(f"Kafka is ready at {kafka.bootstrap_servers}", flush=True)  # noqa: T201
            signal.sigwait(stop)
    except (KafkaFailed, PartUnavailable) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
