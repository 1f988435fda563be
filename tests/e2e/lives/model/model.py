"""All petitions and briefings of the district, as the machine believes them to be."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.e2e.lives.model.briefings import Briefing
from tests.e2e.lives.model.fixtures import BEGINNING, Ground
from tests.e2e.lives.model.life import Life


@dataclass
class Model:
    """``moment``: everything is as it was recorded until then; None: as it is now."""

    ground: Ground
    today: date = BEGINNING
    lives: dict[str, Life] = field(default_factory=dict)
    briefings: dict[str, Briefing] = field(default_factory=dict)
    moment: datetime | None = None

    def in_state(self, *states: str) -> list[Life]:
        return [life for life in self.lives.values() if life.state in states]

    def held(self) -> list[Briefing]:
        return [each for each in self.briefings.values() if each.state == "held"]

    def remembered(self, moment: datetime) -> "Model":
        """As it is now, to be asked about later."""
        return Model(
            ground=self.ground,
            today=self.today,
            lives=deepcopy(self.lives),
            briefings=deepcopy(self.briefings),
            moment=moment,
        )

    def asked(self) -> dict[str, Any]:
        """How the read API is asked for what this model says."""
        if self.moment is None:
            return {}
        return {"as_of": self.moment.isoformat(), "on": self.today.isoformat()}
