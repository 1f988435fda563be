"""Memory of a petition while its random life is told, and the telling of an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from contracts.event import Event
from tests.support.feeds import History


@dataclass
class Life:
    """Where a petition is. ``clock`` has the days of its clock as they were last told."""

    petition_id: UUID
    cell: str
    day: date
    state: str = "raised"
    before: str = "raised"
    round: int = 0
    stopped: bool = False
    clock: Mapping[str, date] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state not in {"solved", "withdrawn", "merged", "split"}


class Telling:
    """Tells one world's petitions into its history."""

    def __init__(self, history: History, chance: Random) -> None:
        self.history = history
        self.lives: list[Life] = []
        self._chance = chance

    def _one(self, among: Any) -> Any:
        return self._chance.choice(sorted(among) if isinstance(among, dict) else among)

    def _add(self, life: Life, event: type[Event], **said: Any) -> None:
        self.history.add(life.petition_id, event(petition_id=life.petition_id, **said))

    def _in_round(self, life: Life, event: type[Event], **said: Any) -> None:
        self._add(life, event, round=life.round, **said)
