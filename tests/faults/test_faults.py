"""A few rounds of what ``make faults`` does at length, over the real parts."""

import pytest

from tests.faults.faults import KINDS
from tests.faults.run import run

ROUNDS = 3
SEED = 228
"""With it these few rounds have every kind of fault."""


@pytest.mark.timeout(280)
def test_nothing_is_lost_and_nothing_counted_twice_whatever_is_killed_or_frozen() -> None:
    said: list[str] = []

    report = run(ROUNDS, SEED, brokers=1, say=said.append)

    assert report.all_well, "\n".join(said)
    assert report.rounds == ROUNDS
    assert set(report.faults) == {f"{how} {what}" for how, what in KINDS}
    assert report.events > 0
