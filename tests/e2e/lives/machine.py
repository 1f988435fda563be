"""The machine: whatever it does to petitions and briefings, what is read is what it believes."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.e2e.lives.driver import orders
from tests.e2e.lives.driver.acting import Acting
from tests.e2e.lives.driver.api_driver import Hands, World
from tests.e2e.lives.driver.briefing_driver import Presiding
from tests.e2e.lives.driver.entering import enter
from tests.e2e.lives.driver.months import Months
from tests.e2e.lives.judge import comparing, comparing_lists
from tests.e2e.lives.model.briefings import Briefing
from tests.e2e.lives.model.fixtures import BEGINNING
from tests.e2e.lives.model.life import STEPS, Life
from tests.e2e.lives.model.model import Model

END = date(2024, 10, 1)
CHANCE = st.randoms(use_true_random=True)
"""What Hypothesis draws itself it draws small, and small lives seldom get far."""


class Lives(RuleBasedStateMachine):
    """Every step is given by somebody who may give it. ``world`` is set by the test.

    Of many rules Hypothesis leaves most out of each run: these are few, and each does one of
    several things.
    """

    world: World

    @initialize(chance=CHANCE)
    def a_district(self, chance: Random) -> None:
        self.world.clock.turn(BEGINNING)
        self.model = Model(enter(self.world.system))
        self.hands = Hands(self.world)
        self.acting = Acting(self.hands, self.model)
        self.presiding = Presiding(self.hands, self.model)
        self.months = Months(self.acting, self.presiding, self.model)
        self.months.begin(chance)
        self.a_moment_is_remembered()

    def teardown(self) -> None:
        if hasattr(self, "remembered"):
            self.everything_is_the_models(self.model)
            self.everything_is_the_models(self.remembered)
            self.hands.close()

    def everything_is_the_models(self, model: Model) -> None:
        accounts = model.ground.accounts
        office = self.hands.questions(accounts.office, model)
        comparing.everything(model, office, self.hands.questions(accounts.secretary, model))

    @rule()
    def a_moment_is_remembered(self) -> None:
        """To be asked about at the end, as of this moment; the one before is forgotten."""
        self.remembered = self.model.remembered(self.world.clock.now())

    @rule(chance=CHANCE)
    def cells_put_petitions(self, chance: Random) -> None:
        for _ in range(chance.randint(1, 3)):
            self.acting.put(chance)

    @precondition(lambda self: self.model.today < END)
    @rule(chance=CHANCE)
    def time_goes_by(self, chance: Random) -> None:
        """Some days, or all that are left of the month."""
        if chance.random() < 0.4:
            self.months.next_month(chance)
        else:
            self.acting.turn(self.model.today + timedelta(days=chance.randint(1, 12)))

    @rule(chance=CHANCE)
    def some_go_their_way(self, chance: Random) -> None:
        self.months.some_go_their_way(chance)

    @rule(chance=CHANCE)
    def a_step_is_taken_that_is_possible(self, chance: Random) -> None:
        mergeable = [life for life in self.model.lives.values() if life.allows("merger")]
        steps = self.steps(possible=True)
        if len(mergeable) > 1 and chance.random() < 0.2:
            into, life = chance.sample(mergeable, 2)
            self.acting.merge(life, into, chance)
        elif steps:
            self.acting.take(*chance.choice(steps), chance)

    @rule(chance=CHANCE)
    def a_step_is_refused_that_is_not(self, chance: Random) -> None:
        """It cannot be taken from here; or it could, but not on that day."""
        life, step = chance.choice(self.steps(possible=False))
        self.acting.try_in_vain(life, step, self.model.today, chance)
        dated = [each for each in self.steps(possible=True) if each[1] in orders.DAY_OF]
        if dated:
            life, step = chance.choice(dated)
            tomorrow = self.model.today + timedelta(days=1)
            too_early = life.last_on - timedelta(days=1)
            self.acting.try_in_vain(life, step, chance.choice((tomorrow, too_early)), chance)

    def steps(self, *, possible: bool) -> list[tuple[Life, str]]:
        return [
            (life, step)
            for life in self.model.lives.values()
            for step in STEPS
            if life.allows(step) == possible
        ]

    @rule(chance=CHANCE)
    def something_is_done_about_a_briefing(self, chance: Random) -> None:
        things: list[Callable[[Random], None]] = [self.plan]
        if self.briefings("planned"):
            things += [self.move, self.cancel, self.hold]
        if self.briefings("planned", "held"):
            things += [self.prepare, self.prepare]
        if self.briefings("held"):
            things += [self.write_down]
        for thing in chance.sample(things, min(2, len(things))):
            thing(chance)

    def plan(self, chance: Random) -> None:
        """Or it is refused, where the month or the host's turn is taken."""
        zone = chance.choice(self.model.ground.zones)
        day = chance.choice(self.presiding.days_of(chance.choice(self.presiding.months())))
        self.presiding.plan(zone, day, chance.choice(self.model.ground.communes_of[zone.id]))

    def move(self, chance: Random) -> None:
        if planned := self.briefings("planned"):
            briefing = chance.choice(planned)
            day = chance.choice(self.presiding.days_of(briefing.month))
            communes = self.model.ground.communes_of[briefing.zone.id]
            self.presiding.move(briefing, day, chance.choice(communes))

    def cancel(self, chance: Random) -> None:
        if planned := self.briefings("planned"):
            self.presiding.cancel(chance.choice(planned))

    def hold(self, chance: Random) -> None:
        able = [each for each in self.briefings("planned") if self.months.past_days(each)]
        if able:
            briefing = chance.choice(able)
            self.presiding.hold(briefing, chance.choice(self.months.past_days(briefing)))

    def prepare(self, chance: Random) -> None:
        """Its answers are compiled, and perhaps sent, and perhaps announced."""
        open_ones = [x for x in self.briefings("planned", "held") if x.announced is None]
        if not open_ones:
            return
        briefing = chance.choice(open_ones)
        if briefing.sent_on is None:
            self.presiding.compile(briefing)
            if chance.random() < 0.5:
                self.presiding.send(briefing)
        if briefing.state == "held" and chance.random() < 0.5:
            self.months.announce(briefing, chance)

    def write_down(self, chance: Random) -> None:
        briefing = chance.choice(self.briefings("held"))
        self.presiding.take_attendance(briefing, chance)
        self.presiding.minute(briefing)

    def briefings(self, *states: str) -> list[Briefing]:
        return [each for each in self.model.briefings.values() if each.state in states]

    @invariant()
    def the_totals_are_the_models(self) -> None:
        if hasattr(self, "hands"):
            asked = self.hands.questions(self.model.ground.accounts.office, self.model)
            comparing_lists.totals(self.model, asked)
