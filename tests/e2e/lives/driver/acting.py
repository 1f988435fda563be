"""Orders about petitions: given through HTTP and, when they were obeyed, believed by the model."""

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import uuid4

from tests.e2e.lives.driver import orders
from tests.e2e.lives.driver.api_driver import Hands
from tests.e2e.lives.model.briefings import Briefing
from tests.e2e.lives.model.fixtures import Cell
from tests.e2e.lives.model.life import Life, Told
from tests.e2e.lives.model.model import Model
from tests.e2e.lives.model.steps import take, tick

_ROUNDS = {"assignment", "transfer", "clock-resumption"}
"""After these a clock may have something to say at once."""


class Acting:
    """What can be done to petitions."""

    def __init__(self, hands: Hands, model: Model) -> None:
        self.hands = hands
        self.model = model

    def turn(self, day: date) -> None:
        """Another day begins, and with it the clocks."""
        self.model.today = day
        self.hands.world.clock.turn(day)
        self.clocks()

    def clocks(self) -> None:
        today = self.model.today
        self.hands.run_clocks(today)
        struck = [life for life in self.model.lives.values() if tick(life, today)]
        self.hands.said((life.id, len(life.told)) for life in struck)

    def put(self, chance: Random) -> None:
        """A petition of a cell: at a briefing, or grown out of an opinion or a matter."""
        cell = chance.choice(self.model.ground.cells)
        origin, more = chance.choice(self._origins(cell))
        lately = self.model.today - timedelta(days=chance.randint(0, 3))
        raised_on = origin.pop("raised_on", lately)
        asked_by = chance.choice(("cell", "named", "anonymous", "confidential"))
        life = Life(
            id=str(uuid4()),
            cell=cell,
            raised_on=raised_on,
            about=chance.choice(orders.fields(self.model, cell, raised_on)),
            petitioner=asked_by,
            petitioner_name="Nông Văn Lộc" if asked_by in {"named", "confidential"} else None,
            text=f"Đề nghị {uuid4()}",
            address="thôn 1",
            **origin,
        )
        self._raise(life, more)

    def _origins(self, cell: Cell) -> list[tuple[dict[str, Any], dict[str, str]]]:
        """What the model is told of where it comes from, and what the order says of it."""
        matter = str(uuid4())
        found: list[tuple[dict[str, Any], dict[str, str]]] = [
            ({"source": "matter", "source_id": matter}, {"matter_id": matter})
        ]
        for briefing in self._briefings_of(cell):
            origin = {"briefing": briefing.id, "raised_on": briefing.day}
            found.append((origin, {"briefing_id": briefing.id}))
        grown = {life.source_id for life in self.model.lives.values()}
        if cell == self.model.ground.cells[0]:
            for opinion in sorted(self.model.ground.opinions.keys() - grown):
                found.append(({"source": "opinion", "source_id": opinion}, {"opinion_id": opinion}))
        return found

    def _briefings_of(self, cell: Cell) -> list[Briefing]:
        """Of its zone, those that were held or whose day has come; the latest three."""
        there = [
            each
            for each in self.model.briefings.values()
            if each.zone == cell.zone and each.stands and each.day <= self.model.today
        ]
        return sorted(there, key=lambda each: each.day)[-3:]

    def _raise(self, life: Life, more: dict[str, str]) -> None:
        account = self.model.ground.accounts.office
        body = {
            "id": life.id,
            "cell_id": life.cell.id,
            "raised_on": life.raised_on.isoformat(),
            "field": life.about,
            "text": life.text,
            "address": life.address,
            "petitioner": life.petitioner,
            **more,
        }
        if life.petitioner_name:
            body["petitioner_name"] = life.petitioner_name
        if life.source == "matter":
            self.hands.give(account, "/matters", orders.matter(life), "attendance")
        self.hands.give(account, "/petitions", body)
        life.tell(Told("PetitionRaised", life.raised_on, account, self.model.today), "raised")
        self.model.lives[life.id] = life

    def take(self, life: Life, step: str, chance: Random) -> None:
        """A step that may be taken, today or entered lately."""
        day = chance.choice(orders.days(life, self.model.today))
        body = orders.body(self.model, step, life, day, chance)
        account = orders.actor(self.model, step, life, chance)
        self.hands.give(account, f"/petitions/{life.id}/{step}", body)
        take(self.model.ground, life, step, day, body, (account, self.model.today))
        for part in body.get("parts", []):
            self._part(life, part, account)
        if step in _ROUNDS:
            self.clocks()

    def _part(self, whole: Life, part: dict[str, str], account: str) -> None:
        life = Life(
            id=part["id"],
            cell=whole.cell,
            raised_on=whole.raised_on,
            about=part["field"],
            text=part["text"],
            address=part["address"],
            source="split",
            source_id=whole.id,
            briefing=whole.briefing,
            petitioner=whole.petitioner,
            petitioner_name=whole.petitioner_name,
        )
        life.tell(Told("PetitionRaised", life.raised_on, account, self.model.today), "raised")
        self.model.lives[life.id] = life

    def try_in_vain(self, life: Life, step: str, day: date, chance: Random) -> None:
        """An order that is refused, and changes nothing."""
        body = orders.body(self.model, step, life, day, chance)
        account = orders.actor(self.model, step, life, chance)
        self.hands.refused(account, f"/petitions/{life.id}/{step}", body)

    def merge(self, life: Life, into: Life, chance: Random) -> None:
        day = chance.choice(orders.days(life, self.model.today))
        body = {"into_id": into.id, "merged_on": day.isoformat(), "reason": orders.WHY}
        account = self.model.ground.accounts.office
        self.hands.give(account, f"/petitions/{life.id}/merger", body)
        take(self.model.ground, life, "merger", day, body, (account, self.model.today))
        into.absorbed.append(life.id)
        into.tell(Told("PetitionAbsorbed", day, account, self.model.today))
