"""The system of docker-compose.yml, run once for all tests of what an operator sees of it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chassis.clock import SystemClock
from chassis.postgres.embedded import EmbeddedPostgresUnavailable
from deploy.kafka.process import KafkaFailed
from deploy.toolbox import PartUnavailable
from tests.deploy.operations.entries import enter
from tests.deploy.operations.running import System, system
from tests.deploy.operations.scraping import Prometheus, prometheus as scraping


@pytest.fixture(scope="package")
def composed() -> Iterator[System]:
    """The system, with a few things entered."""
    # Not pytest's own folder: that one is closed to the user that PostgreSQL runs as for root.
    with tempfile.TemporaryDirectory(prefix="sausat-composed-") as folder:
        try:
            with system(Path(folder)) as running:
                enter(running.url, f"{SystemClock().today().year}-01-01")
                yield running
        except (PartUnavailable, KafkaFailed, EmbeddedPostgresUnavailable) as error:
            pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="package")
def scraped(
    prometheus: Path, composed: System, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Prometheus]:
    """A Prometheus that asks the system each second."""
    folder = tmp_path_factory.mktemp("prometheus") / "own"
    with scraping(prometheus, composed, folder) as running:
        yield running
