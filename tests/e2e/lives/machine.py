"""The machine: whatever it does to petitions and briefings, what is read is what it believes."""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.e2e.lives import comparing, comparing_lists, orders
from tests.e2e.lives.acting import Acting
from tests.e2e.lives.briefings import Briefing, month_after
from tests.e2e.lives.entering import enter
from tests.e2e.lives.ground import BEGINNING, Place
from tests.e2e.lives.hands import Hands, World
from tests.e2e.lives.life import STEPS, Life
from tests.e2e.lives.model import Model
from tests.e2e.lives.presiding import Presiding

END = date(2024, 10, 1)
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
"""Where it usually goes from here."""

CHANCE = st.randoms(use_true_random=True)
"""What Hypothesis draws itself it draws small, and small lives seldom get far."""


class Lives(RuleBasedStateMachine):
    """Every step is given by somebody who may give it. ``world`` is set by the test."""

    world: World

    @initialize(chance=CHANCE)
    def a_district(self, chance: Random) -> None:
        self.world.clock.turn(BEGINNING)
        self.model = Model(enter(self.world.system))
        self.remembered: Model | None = None
        self.hands = Hands(self.world)
        self.acting = Acting(self.hands, self.model)
        self.presiding = Presiding(self.hands, self.model)
        self.briefings_are_held(chance)
        for _ in range(2):
            self.months_go_by_as_they_do(chance)

    def months_go_by_as_they_do(self, chance: Random) -> None:
        """So that chance finds petitions and answers of every age."""
        for _ in range(3):
            self.acting.put(chance)
        for _ in range(2):
            self.some_go_their_way(chance)
            self.acting.turn(self.model.today + timedelta(days=chance.randint(1, 6)))
        self.a_month_goes_by(chance)

    def teardown(self) -> None:
        if hasattr(self, "hands"):
            self.everything_is_the_models(self.model)
            if self.remembered:
                self.everything_is_the_models(self.remembered)
            self.hands.close()

    def everything_is_the_models(self, model: Model) -> None:
        accounts = model.ground.accounts
        office = self.hands.questions(accounts.office, model)
        comparing.everything(model, office, self.hands.questions(accounts.secretary, model))

    @rule(chance=CHANCE)
    def cells_put_petitions(self, chance: Random) -> None:
        for _ in range(chance.randint(1, 3)):
            self.acting.put(chance)

    @precondition(lambda self: self.model.today < END)
    @rule(days=st.integers(1, 12))
    def days_go_by(self, days: int) -> None:
        self.acting.turn(self.model.today + timedelta(days=days))

    @precondition(lambda self: self.model.today < END)
    @rule(chance=CHANCE)
    def a_month_goes_by(self, chance: Random) -> None:
        """Until the next one's briefings, at which some of what was answered is announced."""
        month = month_after(self.model.today.replace(day=1))
        self.acting.turn(month + timedelta(days=chance.randint(4, 11)))
        self.briefings_are_held(chance)

    def briefings_are_held(self, chance: Random) -> None:
        """Each zone's of this month; and now and then the next one's is planned and prepared."""
        today = self.model.today
        for zone in self.model.ground.zones:
            if briefing := self.briefing_of_today(zone, chance):
                past = [day for day in self.presiding.days_of(briefing.month) if day <= today]
                self.presiding.hold(briefing, chance.choice(past))
                if briefing.sent_on is None:
                    self.presiding.compile(briefing)
                self.announce(briefing, chance)
            if chance.random() < 0.4:
                self.prepare(zone, chance)

    def briefing_of_today(self, zone: Place, chance: Random) -> Briefing | None:
        """The planned one of this month, or one that is planned for today."""
        today = self.model.today
        for each in self.in_briefing_state("planned"):
            if each.zone == zone and each.month == today.replace(day=1):
                return each
        return self.presiding.plan(zone, today, self.presiding.host(zone, today, chance))

    def prepare(self, zone: Place, chance: Random) -> None:
        """The next month's briefing is planned, and what was answered so far is on its list."""
        day = chance.choice(self.presiding.days_of(self.presiding.months()[1]))
        briefing = self.presiding.plan(zone, day, self.presiding.host(zone, day, chance))
        if briefing is not None:
            self.presiding.compile(briefing)
            if chance.random() < 0.5:
                self.presiding.send(briefing)

    def announce(self, briefing: Briefing, chance: Random) -> None:
        able = [life for life in self.model.lives.values() if briefing.can_announce(life)]
        if not able or chance.random() < 0.5:
            self.presiding.announce(briefing, None)
        else:
            self.presiding.announce(briefing, chance.sample(able, chance.randint(0, len(able))))

    @rule(chance=CHANCE)
    def a_briefing_is_planned(self, chance: Random) -> None:
        zone = chance.choice(self.model.ground.zones)
        month = chance.choice(self.presiding.months())
        day = chance.choice(self.presiding.days_of(month))
        host = chance.choice(self.model.ground.communes_of[zone.id])
        self.presiding.plan(zone, day, host)

    @precondition(lambda self: self.in_briefing_state("planned"))
    @rule(chance=CHANCE, what=st.sampled_from(("move", "cancel", "hold", "hold")))
    def a_plan_comes_to_something(self, chance: Random, what: str) -> None:
        briefing = chance.choice(self.in_briefing_state("planned"))
        days = self.presiding.days_of(briefing.month)
        if what == "cancel":
            self.presiding.cancel(briefing)
        elif what == "move":
            host = chance.choice(self.model.ground.communes_of[briefing.zone.id])
            self.presiding.move(briefing, chance.choice(days), host)
        elif past := [day for day in days if day <= self.model.today]:
            self.presiding.hold(briefing, chance.choice(past))

    @precondition(lambda self: self.in_briefing_state("planned", "held"))
    @rule(chance=CHANCE)
    def something_is_done_with_the_list(self, chance: Random) -> None:
        briefing = chance.choice(self.in_briefing_state("planned", "held"))
        if briefing.announced is not None:
            return
        if briefing.sent_on is None:
            self.presiding.compile(briefing)
            if chance.random() < 0.5:
                self.presiding.send(briefing)
        if briefing.state == "held" and chance.random() < 0.5:
            self.announce(briefing, chance)

    @precondition(lambda self: self.in_briefing_state("held"))
    @rule(chance=CHANCE)
    def a_briefing_is_written_down(self, chance: Random) -> None:
        briefing = chance.choice(self.in_briefing_state("held"))
        self.presiding.take_attendance(briefing, chance)
        self.presiding.minute(briefing)

    def in_briefing_state(self, *states: str) -> list[Briefing]:
        return [each for each in self.model.briefings.values() if each.state in states]

    @precondition(lambda self: self.model.lives)
    @rule(chance=CHANCE)
    def some_go_their_way(self, chance: Random) -> None:
        """Steps drawn one by one seldom get a petition far: these go some of the usual way, and now
        and then another.
        """
        lives = list(self.model.lives.values())
        for life in chance.sample(lives, min(4, len(lives))):
            for _ in range(chance.randint(2, 8)):
                possible = [step for step in STEPS if life.allows(step)]
                usual = ["clock-resumption"] if life.stopped_on else NEXT.get(life.state, [])
                if possible and chance.random() < 0.1:
                    self.acting.take(life, chance.choice(possible), chance)
                elif usual:
                    self.acting.take(life, chance.choice(usual), chance)

    @precondition(lambda self: self.model.lives)
    @rule(chance=CHANCE)
    def a_step_that_is_possible(self, chance: Random) -> None:
        if steps := self.steps(possible=True):
            life, step = chance.choice(steps)
            self.acting.take(self.model.lives[life], step, chance)

    @precondition(lambda self: self.model.lives)
    @rule(chance=CHANCE)
    def a_step_that_is_not_is_refused(self, chance: Random) -> None:
        life, step = chance.choice(self.steps(possible=False))
        self.acting.try_in_vain(self.model.lives[life], step, self.model.today, chance)

    @precondition(lambda self: self.steps(possible=True))
    @rule(chance=CHANCE)
    def a_step_on_an_impossible_day_is_refused(self, chance: Random) -> None:
        steps = [each for each in self.steps(possible=True) if each[1] in orders.DAY_OF]
        petition, step = chance.choice(steps)
        life, a_day = self.model.lives[petition], timedelta(days=1)
        day = chance.choice((self.model.today + a_day, life.last_on - a_day))
        self.acting.try_in_vain(life, step, day, chance)

    def steps(self, *, possible: bool) -> list[tuple[str, str]]:
        """By petition and step; by id, so that a failure can be told."""
        return [
            (life.id, step)
            for life in self.model.lives.values()
            for step in STEPS
            if life.allows(step) == possible
        ]

    @precondition(lambda self: len(self.mergeable()) > 4)
    @rule(chance=CHANCE)
    def one_is_merged_into_another(self, chance: Random) -> None:
        into, life = chance.sample(self.mergeable(), 2)
        self.acting.merge(life, into, chance)

    def mergeable(self) -> list[Life]:
        return [life for life in self.model.lives.values() if life.allows("merger")]

    @precondition(lambda self: self.remembered is None and len(self.model.lives) > 4)
    @rule()
    def a_moment_is_remembered(self) -> None:
        """To be asked about at the end, as of this moment."""
        self.remembered = self.model.remembered(self.world.clock.now())

    @invariant()
    def the_totals_are_the_models(self) -> None:
        if hasattr(self, "hands"):
            asked = self.hands.questions(self.model.ground.accounts.office, self.model)
            comparing_lists.totals(self.model, asked)
