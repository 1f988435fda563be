"""The PostgreSQL that comes as a wheel: started over a folder, reached by a unix socket in it.

It never listens on a network. Who can reach the socket's folder is trusted with every role, and
only the user that owns it can: roles here keep services apart, they do not keep people out.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from chassis.postgres.programs import NoUserForPostgres, hand_over, run

SUPERUSER: Final = "postgres"
PORT: Final = 5432
"""Only part of the socket's name."""

NO_PROCESS: Final = 2**31 - 1
"""Above every number that a kernel gives to a process."""

START_WITHIN: Final = 60.0
LONGEST_SOCKET_FOLDER: Final = 85
"""The kernel takes 107 bytes for a socket's whole path (104 on some systems)."""

INITIAL: Final = (
    f"--username={SUPERUSER}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    # Letters of every alphabet have a case; order is by code point, the same on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
SETTINGS: Final = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "300",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    # No arm has to move to a page out of order: a province's tables lie in memory, or on flash.
    "random_page_cost": "1.1",
}
NOT_DURABLE: Final = {"fsync": "off", "full_page_writes": "off"}
"""Commits still reach the kernel, so a server that is killed loses nothing; a machine does."""


class EmbeddedPostgresUnavailable(RuntimeError):
    """The server cannot run over this folder; the message is one sentence that says why."""


class EmbeddedPostgres:
    """One server over one data folder, for one process at a time.

    A server that an earlier, killed process left running is taken over, one that was killed itself
    recovers: what was committed is there. ``durable=False`` is faster and for tests only: it
    withstands the death of the server, not of the machine.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self._folder = data_dir.absolute()
        self._data = self._folder / "data"
        self._log = self._folder / "server.log"
        self._durable = durable
        self._claim = ExitStack()

    def start(self) -> str:
        """Returns when the server answers, with the URL of its superuser.

        Raises EmbeddedPostgresUnavailable.
        """
        self._make_folder()
        if not self._answers():
            if not self._data.exists():
                self._initialize()
            self._write_settings()
            self._launch()
        return self.url(SUPERUSER, SUPERUSER)

    def stop(self) -> None:
        """Disconnects all, closes the data in order and returns when the server has ended."""
        if self.pid is not None:
            self._control("stop", "-m", "fast")
        if self._socket_folder != self._folder:
            with suppress(FileNotFoundError):
                self._socket_folder.rmdir()
        self._claim.close()

    @property
    def pid(self) -> int | None:
        """The process id of the server, ``None`` when it does not run."""
        with suppress(FileNotFoundError, ProcessLookupError, ValueError):
            pid = int((self._data / "postmaster.pid").read_text().split("\n", 1)[0])
            return pid if _serves(self._data, pid) else None
        return None

    def database(self, name: str, role: str | None = None) -> str:
        """The URL of a database, made when absent together with the role that owns it.

        The role is named like the database unless given. Other roles cannot connect to it.
        """
        role = role or name
        words = {"name": sql.Identifier(name), "role": sql.Identifier(role)}
        with psycopg.connect(self.url(SUPERUSER, SUPERUSER), autocommit=True) as server:
            if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                server.execute(sql.SQL("CREATE ROLE {role} LOGIN").format(**words))
            if not server.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [name]
            ).fetchone():
                server.execute(sql.SQL("CREATE DATABASE {name} OWNER {role}").format(**words))
            server.execute(sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(**words))
        return self.url(name, role)

    def url(self, name: str, role: str) -> str:
        """The URL by which a role reaches a database of this server."""
        folder = quote(str(self._socket_folder))
        return f"postgresql://{role}@/{name}?host={folder}&port={PORT}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _socket_folder(self) -> Path:
        if len(os.fsencode(self._folder)) <= LONGEST_SOCKET_FOLDER:
            return self._folder
        digest = hashlib.sha256(os.fsencode(self._folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"sausat-{digest}"

    def _make_folder(self) -> None:
        self._claim.close()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._claim.enter_context((self._folder / ".lock").open("w"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._socket_folder.mkdir(exist_ok=True)
            hand_over(self._folder)
            hand_over(self._socket_folder)
        except BlockingIOError:
            raise EmbeddedPostgresUnavailable(
                f"The data folder {self._folder} is in use by another process."
            ) from None
        except NoUserForPostgres as error:
            raise EmbeddedPostgresUnavailable(str(error)) from error
        except OSError as error:
            raise EmbeddedPostgresUnavailable(
                f"The data folder {self._folder} cannot be written ({error.strerror})."
            ) from error

    def _initialize(self) -> None:
        """Sets up new data beside its place, so that it is there whole or not at all."""
        unfinished = self._folder / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        quickly = () if self._durable else ("--no-sync",)
        done = run("initdb", *INITIAL, *quickly, "-D", str(unfinished), folder=self._folder)
        if done.returncode != 0:
            reason = done.stdout.strip().splitlines()[-1]
            raise EmbeddedPostgresUnavailable(
                f"PostgreSQL cannot be set up in {self._folder}: {reason}"
            )
        with (unfinished / "postgresql.conf").open("a") as file:
            file.write("include = 'sausat.conf'\n")
        unfinished.rename(self._data)

    def _write_settings(self) -> None:
        settings = SETTINGS | ({} if self._durable else NOT_DURABLE)
        settings["unix_socket_directories"] = str(self._socket_folder).replace("'", "''")
        lines = (f"{name} = '{value}'\n" for name, value in settings.items())
        (self._data / "sausat.conf").write_text("".join(lines))

    def _launch(self) -> None:
        """Starts the server; backends of a killed one may hold its memory a moment longer."""
        deadline = time.monotonic() + START_WITHIN
        if self.pid is None:
            self._forget_number(self._data / "postmaster.pid")
            self._forget_number(self._socket_folder / f".s.PGSQL.{PORT}.lock")
        while not self._control("start", "-l", str(self._log)):
            complaint = self._complaint()
            if "shared memory block" not in complaint or time.monotonic() > deadline:
                raise EmbeddedPostgresUnavailable(
                    f"PostgreSQL does not start over {self._folder}: {complaint}"
                )
            time.sleep(0.1)

    def _forget_number(self, file: Path) -> None:
        """Forgets the number of a server that is dead: another process may bear it by now, and
        the server would refuse to start. The other lines stay, they guard memory still in use.
        """
        if file.exists():
            kept = file.read_text().splitlines(keepends=True)[1:]
            file.write_text("".join([f"{NO_PROCESS}\n", *kept]))

    def _control(self, *order: str) -> bool:
        """Gives an order to the server and waits until it is carried out."""
        data, within = str(self._data), str(int(START_WITHIN))
        done = run("pg_ctl", *order, "-D", data, "-w", "-t", within, folder=self._folder)
        return done.returncode == 0

    def _complaint(self) -> str:
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        fatal = [line for line in lines if "FATAL" in line]
        return fatal[-1] if fatal else f"see {self._log}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(SUPERUSER, SUPERUSER), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


def _serves(data: Path, pid: int) -> bool:
    """Whether the living process is the server of this data, and not one that got its number."""
    os.kill(pid, 0)
    if not Path("/proc/self").exists():
        return True
    return str(data).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
