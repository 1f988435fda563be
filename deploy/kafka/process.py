"""One broker: a Java process over a folder, that can be killed, paused and started again."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from deploy.kafka import java
from deploy.kafka.ports import is_free
from deploy.kafka.settings import LOGGING, Seat, server_properties
from deploy.toolbox import wait_until

PORT_FREE_WITHIN = 10.0


class KafkaFailed(RuntimeError):
    """A broker cannot start or does not answer; the message names it and its last words."""


class Broker:
    """The process of one seat. Nothing runs until `start`; the folder outlives the process."""

    def __init__(self, seat: Seat, seats: list[Seat], java_options: tuple[str, ...] = ()) -> None:
        self.seat = seat
        self._seats = seats
        self._java_options = java_options
        self._process: subprocess.Popen[bytes] | None = None

    def __str__(self) -> str:
        return f"Kafka broker {self.seat.number} at {self.seat.address}"

    @property
    def pid(self) -> int | None:
        """The process id, `None` when the broker does not run."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def prepare(self, cluster_id: str) -> subprocess.Popen[bytes] | None:
        """Writes the settings and begins to format an unformatted folder; the caller waits."""
        seat = self.seat
        seat.folder.mkdir(parents=True, exist_ok=True)
        within = PORT_FREE_WITHIN if _end_leftover(self._pid_file, seat.settings_file) else 0.0
        if not wait_until(lambda: not self._taken_ports(), within=within):
            raise KafkaFailed(f"{self} cannot start: port {self._taken_ports()[0]} is in use.")
        seat.settings_file.write_text(server_properties(seat, self._seats))
        seat.logging_file.write_text(LOGGING)
        if (seat.data / "meta.properties").exists():
            return None
        arguments = ("format", f"--cluster-id={cluster_id}", f"--config={seat.settings_file}")
        return self._run("kafka.tools.StorageTool", *arguments, options=())

    def start(self) -> None:
        """Starts the process; does not wait until it serves."""
        settings = str(self.seat.settings_file)
        self._process = self._run("kafka.Kafka", settings, options=self._java_options)
        self._pid_file.write_text(str(self._process.pid))

    def signal(self, number: signal.Signals) -> None:
        """Sends the signal; a broker that does not run stays as it is."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(number)

    def wait(self, within: float) -> None:
        """Waits for the process to end and kills it after `within` seconds."""
        if self._process is None:
            return
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._pid_file.unlink(missing_ok=True)

    def last_words(self) -> str:
        """The last line that the process printed, for the sentence of an error."""
        lines = self.seat.output.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it printed nothing"

    def _taken_ports(self) -> list[int]:
        ports = (self.seat.port, self.seat.controller_port)
        return [port for port in ports if not is_free(port)]

    @property
    def _pid_file(self) -> Path:
        return self.seat.folder / "broker.pid"

    def _run(
        self, main_class: str, *arguments: str, options: tuple[str, ...]
    ) -> subprocess.Popen[bytes]:
        logging = f"-Dlog4j2.configurationFile={self.seat.logging_file}"
        line = java.command(main_class, *arguments, options=(logging, *options))
        with self.seat.output.open("ab") as output:
            return subprocess.Popen(
                line, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )


def _end_leftover(pid_file: Path, settings_file: Path) -> bool:
    """Ends the broker that a killed run left behind, for its port is still taken.

    Only a process that was started with this very settings file is ended: numbers come again.
    """
    with suppress(FileNotFoundError, ProcessLookupError):
        pid = int(pid_file.read_text())
        if str(settings_file).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
            return True
    return False
