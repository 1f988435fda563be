"""How months go by in the district when nothing out of the ordinary happens."""

from datetime import date, timedelta
from random import Random

from tests.e2e.lives.driver.acting import Acting
from tests.e2e.lives.driver.briefing_driver import Presiding
from tests.e2e.lives.model.briefings import Briefing, month_after
from tests.e2e.lives.model.fixtures import Place
from tests.e2e.lives.model.life import STEPS, Life
from tests.e2e.lives.model.model import Model

NEXT = {
    "raised": ["escalation", "escalation", "escalation", "keeping"],
    "kept_at_base": ["solution", "escalation"],
    "escalated": ["assignment"],
    "assigned": ["draft", "draft", "draft", "draft", "transfer", "clock-stop"],
    "returned": ["draft", "draft", "transfer"],
    "drafted": ["approval", "approval", "approval", "return"],
    "approved": ["answer"],
    "published": ["acceptance", "rejection", "rejection"],
    "rejected": ["assignment"],
    "accepted": ["solution"],
    "solution_reported": ["confirmation", "confirmation", "dispute"],
    "solved": ["reopening"],
}
"""Where a petition usually goes from here."""


class Months:
    """What the district does month by month; ``chance`` says what exactly."""

    def __init__(self, acting: Acting, presiding: Presiding, model: Model) -> None:
        self.acting = acting
        self.presiding = presiding
        self.model = model

    def begin(self, chance: Random) -> None:
        """Two months, so that what comes then finds petitions and answers of every age."""
        self.hold_briefings(chance)
        for _ in range(2):
            for _ in range(3):
                self.acting.put(chance)
            for _ in range(2):
                self.some_go_their_way(chance)
                self.acting.turn(self.model.today + timedelta(days=chance.randint(1, 6)))
            self.next_month(chance)

    def next_month(self, chance: Random) -> None:
        """Until its briefings, at which some of what was answered is announced."""
        month = month_after(self.model.today.replace(day=1))
        self.acting.turn(month + timedelta(days=chance.randint(4, 11)))
        if chance.random() < 0.5:
            self.some_go_their_way(chance)
        self.hold_briefings(chance)

    def some_go_their_way(self, chance: Random) -> None:
        """Steps drawn one by one seldom get a petition far: these go some of the usual way, and now
        and then another. When its clock is stopped it waits for another day.
        """
        lives = list(self.model.lives.values())
        for life in chance.sample(lives, min(4, len(lives))):
            for _ in range(chance.randint(2, 8)):
                step = self._next_step(life, chance)
                if step is not None:
                    self.acting.take(life, step, chance)
                if step in {None, "clock-stop"}:
                    break

    def _next_step(self, life: Life, chance: Random) -> str | None:
        possible = [step for step in STEPS if life.allows(step)]
        usual = ["clock-resumption"] if life.stopped_on else NEXT.get(life.state, [])
        unusual = possible and chance.random() < 0.1
        return chance.choice(possible if unusual else usual or [None])

    def hold_briefings(self, chance: Random) -> None:
        """Each zone's of this month; and now and then the next one's is planned and prepared."""
        for zone in self.model.ground.zones:
            if briefing := self._of_this_month(zone, chance):
                days = self.past_days(briefing)
                as_planned = [day for day in days if day == briefing.planned_on]
                self.presiding.hold(briefing, chance.choice(as_planned or days))
                if briefing.sent_on is None:
                    self.presiding.compile(briefing)
                self.announce(briefing, chance)
            if chance.random() < 0.4:
                self._prepare(zone, chance)

    def announce(self, briefing: Briefing, chance: Random) -> None:
        """All of the list, without naming it, or some of it by name."""
        able = [life for life in self.model.lives.values() if briefing.can_announce(life)]
        if not able or chance.random() < 0.5:
            self.presiding.announce(briefing, None)
        else:
            self.presiding.announce(briefing, chance.sample(able, chance.randint(0, len(able))))

    def past_days(self, briefing: Briefing) -> list[date]:
        """Those of its month on which it can have been held by today."""
        days = self.presiding.days_of(briefing.month)
        return [day for day in days if day <= self.model.today]

    def _of_this_month(self, zone: Place, chance: Random) -> Briefing | None:
        """The planned one, or one that is planned for today."""
        today = self.model.today
        for each in self.model.briefings.values():
            planned = each.zone == zone and each.state == "planned"
            if planned and each.month == today.replace(day=1):
                return each
        return self.presiding.plan(zone, today, self.presiding.host(zone, today, chance))

    def _prepare(self, zone: Place, chance: Random) -> None:
        """The next month's briefing is planned, and what was answered so far is on its list."""
        day = chance.choice(self.presiding.days_of(self.presiding.months()[1]))
        briefing = self.presiding.plan(zone, day, self.presiding.host(zone, day, chance))
        if briefing is not None:
            self.presiding.compile(briefing)
            if chance.random() < 0.5:
                self.presiding.send(briefing)
