"""How much of everything is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """``repetitions`` is how often both sides of a ratio are measured, in turn."""

    repetitions: int
    rebuilt: int
    """Events of the history that is rebuilt."""
    run: int
    """Events of it that the library's runner is given."""
    rate: int
    """Commands a second."""
    seconds: float
    """For which commands are given at that rate."""
    callers: int
    calling: float
    """Seconds for which they call."""
    histories: tuple[int, ...]
    """Events of the histories over which the read models are asked, smallest first."""
    questions: int
    """How often each question is asked of each history."""
    petitions: tuple[int, ...]
    """Petitions of the histories over which their read models are asked, smallest first."""
    clocks: tuple[int, ...]
    """Clocks among which the scheduler looks for those that are due, fewest first."""
    shared: int
    """Events that one projector, or two, fold."""


FULL = Sizes(
    repetitions=3,
    rebuilt=400_000,
    run=2_000,
    rate=50,
    seconds=15.0,
    callers=8,
    calling=5.0,
    histories=(10_000, 100_000, 1_000_000),
    questions=60,
    petitions=(10_000, 100_000),
    clocks=(10_000, 100_000),
    shared=60_000,
)
QUICK = Sizes(
    repetitions=1,
    rebuilt=12_000,
    run=300,
    rate=20,
    seconds=2.0,
    callers=4,
    calling=1.0,
    histories=(10_000, 12_000),
    questions=5,
    petitions=(6_000, 9_000),
    clocks=(1_000, 2_000),
    shared=12_000,
)
