"""The services as processes of their own, with the province in their tables: who may call them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.ground import Ground
from benchmarks.history import OFFICE, history
from benchmarks.processes import NotStarted, Running
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from chassis.settings import read_settings
from contracts.envelope import Envelope
from contracts.topics import ASSIGNMENT
from deploy.toolbox import wait_until
from services.issuer.demo import local_issuer

CAUGHT_UP_WITHIN: Final = 120.0


@dataclass(frozen=True, slots=True)
class Town:
    """Where a service's process finds what it needs, and a token of the province's office."""

    servers: str
    issuer: str
    token: str

    def settings(self, database_url: str) -> dict[str, str]:
        """The environment of a service over this database."""
        return {
            "DATABASE_URL": database_url,
            "KAFKA_BOOTSTRAP_SERVERS": self.servers,
            "OIDC_ISSUER": self.issuer,
        }


@contextmanager
def town(ground: Ground) -> Iterator[Town]:
    """A broker with the province published on it, and an issuer whose tokens the services take."""
    folder = ground.folder / "issuer"
    command, place = "services.issuer http://127.0.0.1", {"DATA_DIR": str(folder)}
    with ground.kafka(province()) as servers, Running(command, place) as issuer:
        token = local_issuer(read_settings(data_dir=Path(folder)), issuer.url, "").token(OFFICE)
        yield Town(servers, issuer.url, token)


def province() -> list[Envelope]:
    """The province's organizations, members and posts, as the assignment service published them."""
    source = f"/sausat/{ASSIGNMENT.producer}"
    return [envelope for envelope in history(10_000) if envelope.source == source]


def await_folded(database_url: str, generations: str, events: int) -> None:
    """Return when so many events are folded in the live generation. Raises NotStarted."""
    database = Database(database_url)
    live = Generations(database, generations)

    def folded() -> bool:
        return sum_of_positions(database, live) >= events

    try:
        if not wait_until(folded, within=CAUGHT_UP_WITHIN):
            raise NotStarted(f"{events} events were not folded within {CAUGHT_UP_WITHIN:.0f} s")
    finally:
        database.close()


def sum_of_positions(database: Database, generations: Generations) -> int:
    """How many records of all topics are folded, for offsets have no gaps."""
    found = database.rows(
        "SELECT coalesce(sum(next_offset), 0)::bigint AS folded FROM positions",
        schema=generations.live(),
    )
    return int(found[0]["folded"])
