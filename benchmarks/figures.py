"""A figure: what was measured, what was aimed at, and whether that holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Aim:
    """A bound that includes its end."""

    bound: float
    side: Literal["at least", "at most"]

    def holds(self, value: float) -> bool:
        return value >= self.bound if self.side == "at least" else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.side == 'at least' else '≤'} {self.bound:g}"


def at_least(bound: float) -> Aim:
    return Aim(bound, "at least")


def at_most(bound: float) -> Aim:
    return Aim(bound, "at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number, with what it was measured against in ``note``.

    A figure without an aim is there to understand the others. ``memory`` has the highest resident
    memory in MB of the processes at work, by what they did. ``held_back`` is said when the aim does
    not hold.
    """

    name: str
    value: float
    unit: str
    note: str
    aim: Aim | None = None
    memory: Mapping[str, float] = field(default_factory=dict)
    held_back: str = ""

    @property
    def holds(self) -> bool | None:
        """None where nothing was aimed at."""
        return None if self.aim is None else self.aim.holds(self.value)

    @property
    def peaks(self) -> str:
        """The memory peaks in words."""
        return ", ".join(f"{who} {megabytes:.0f} MB" for who, megabytes in self.memory.items())

    def as_json(self) -> dict[str, object]:
        """The entry of ``results.json``."""
        said = [self.note]
        if self.memory:
            said.append(f"Memory peaks: {self.peaks}.")
        if self.holds is False:
            said.append(self.held_back)
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "aim": None if self.aim is None else str(self.aim),
            "holds": self.holds,
            "note": " ".join(part for part in said if part),
        }
