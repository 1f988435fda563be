"""Whatever is done to petitions, in whatever order: the read models say what the model says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.e2e.lives.driver.api_driver import World, world
from tests.e2e.lives.machine import Lives
from tests.e2e.lives.model.fixtures import BEGINNING
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import running_system
from tests.support.servers.turned_clock import TurnedClock


@pytest.fixture(scope="module")
def own_world(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Of its own: it fills with hundreds of petitions, and its days are turned by hand."""
    clock = TurnedClock(Path(tmp_path_factory.mktemp("lives")) / "clock")
    clock.turn(BEGINNING)
    program = ("tests.support.servers.turned_system", str(clock.file))
    with (
        fresh_database(postgres_server) as url,
        running_system(url, program=program) as system,
        world(system, clock) as turned,
    ):
        yield turned


@pytest.mark.timeout(280)
def test_whatever_is_done_the_read_models_say_what_the_model_says(own_world: World) -> None:
    Lives.world = own_world
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=6,
            derandomize=True,
            stateful_step_count=12,
            # Each run takes seconds: what fails is told as it is, and not made smaller.
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
