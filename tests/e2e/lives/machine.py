"""The machine: whatever it does to petitions and briefings, what is read is what it believes."""

from datetime import date, timedelta

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
from tests.e2e.lives.ground import BEGINNING
from tests.e2e.lives.hands import Hands, World
from tests.e2e.lives.life import STEPS, Life
from tests.e2e.lives.model import Model
from tests.e2e.lives.presiding import Presiding

END = date(2024, 10, 1)
NEXT = {
    "raised": ["escalation", "escalation", "keeping"],
    "kept_at_base": ["solution", "escalation"],
    "escalated": ["assignment"],
    "assigned": ["draft", "draft", "transfer", "clock-stop"],
    "returned": ["draft", "transfer"],
    "drafted": ["approval", "approval", "return"],
    "approved": ["answer"],
    "published": ["acceptance", "rejection"],
    "rejected": ["assignment"],
    "accepted": ["solution"],
    "solution_reported": ["confirmation", "confirmation", "dispute"],
    "solved": ["reopening"],
}
"""Where it usually goes from here."""


class Lives(RuleBasedStateMachine):
    """Every step is given by somebody who may give it. ``world`` is set by the test."""

    world: World

    @initialize(data=st.data())
    def a_district(self, data: st.DataObject) -> None:
        self.world.clock.turn(BEGINNING)
        self.model = Model(enter(self.world.system))
        self.remembered: Model | None = None
        self.hands = Hands(self.world)
        self.acting = Acting(self.hands, self.model)
        self.presiding = Presiding(self.hands, self.model)
        self.briefings_are_held(data.draw)
        for _ in range(3):
            self.acting.put(data.draw)

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

    @rule(data=st.data())
    def a_cell_puts_a_petition(self, data: st.DataObject) -> None:
        self.acting.put(data.draw)

    @precondition(lambda self: self.model.today < END)
    @rule(days=st.integers(1, 12))
    def days_go_by(self, days: int) -> None:
        self.acting.turn(self.model.today + timedelta(days=days))

    @precondition(lambda self: self.model.today < END)
    @rule(data=st.data())
    def a_month_goes_by(self, data: st.DataObject) -> None:
        """Until the next one's briefings, at which some of what was answered is announced."""
        month = month_after(self.model.today.replace(day=1))
        self.acting.turn(month + timedelta(days=data.draw(st.integers(4, 11))))
        self.briefings_are_held(data.draw)

    def briefings_are_held(self, draw: orders.Draw) -> None:
        today = self.model.today
        for zone in self.model.ground.zones:
            briefing = self.presiding.plan(zone, today, self.presiding.host(zone, today, draw))
            if briefing is None:
                continue
            self.presiding.hold(briefing, today)
            self.presiding.compile(briefing)
            self.announce(briefing, draw)

    def announce(self, briefing: Briefing, draw: orders.Draw) -> None:
        able = [life for life in self.model.lives.values() if briefing.can_announce(life)]
        if not able or draw(st.booleans()):
            self.presiding.announce(briefing, None)
        else:
            self.presiding.announce(briefing, draw(st.lists(st.sampled_from(able), unique_by=id)))

    @rule(data=st.data())
    def a_briefing_is_planned(self, data: st.DataObject) -> None:
        zone = data.draw(st.sampled_from(self.model.ground.zones))
        month = data.draw(st.sampled_from(self.presiding.months()))
        day = data.draw(st.sampled_from(self.presiding.days_of(month)))
        host = data.draw(st.sampled_from(self.model.ground.communes_of[zone.id]))
        self.presiding.plan(zone, day, host)

    @precondition(lambda self: self.in_briefing_state("planned"))
    @rule(data=st.data(), what=st.sampled_from(("move", "cancel", "hold", "hold")))
    def a_plan_comes_to_something(self, data: st.DataObject, what: str) -> None:
        briefing = data.draw(st.sampled_from(self.in_briefing_state("planned")))
        days = self.presiding.days_of(briefing.month)
        if what == "cancel":
            self.presiding.cancel(briefing)
        elif what == "move":
            host = data.draw(st.sampled_from(self.model.ground.communes_of[briefing.zone.id]))
            self.presiding.move(briefing, data.draw(st.sampled_from(days)), host)
        elif past := [day for day in days if day <= self.model.today]:
            self.presiding.hold(briefing, data.draw(st.sampled_from(past)))

    @precondition(lambda self: self.in_briefing_state("planned", "held"))
    @rule(data=st.data())
    def something_is_done_with_the_list(self, data: st.DataObject) -> None:
        briefing = data.draw(st.sampled_from(self.in_briefing_state("planned", "held")))
        if briefing.announced is not None:
            return
        if briefing.sent_on is None:
            self.presiding.compile(briefing)
            if data.draw(st.booleans()):
                self.presiding.send(briefing)
        if briefing.state == "held" and data.draw(st.booleans()):
            self.announce(briefing, data.draw)

    @precondition(lambda self: self.in_briefing_state("held"))
    @rule(data=st.data())
    def a_briefing_is_written_down(self, data: st.DataObject) -> None:
        briefing = data.draw(st.sampled_from(self.in_briefing_state("held")))
        self.presiding.take_attendance(briefing, data.draw)
        self.presiding.minute(briefing)

    def in_briefing_state(self, *states: str) -> list[Briefing]:
        return [each for each in self.model.briefings.values() if each.state in states]

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data(), steps=st.integers(1, 8))
    def one_goes_its_way(self, data: st.DataObject, steps: int) -> None:
        """Steps drawn one by one seldom get a petition far: it goes some of the usual way."""
        life = data.draw(st.sampled_from(list(self.model.lives.values())))
        for _ in range(steps):
            if life.stopped_on is not None:
                self.acting.take(life, "clock-resumption", data.draw)
            elif life.state in NEXT:
                self.acting.take(life, data.draw(st.sampled_from(NEXT[life.state])), data.draw)

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data())
    def a_step_that_is_possible(self, data: st.DataObject) -> None:
        if steps := self.steps(possible=True):
            life, step = data.draw(st.sampled_from(steps))
            self.acting.take(self.model.lives[life], step, data.draw)

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data())
    def a_step_that_is_not_is_refused(self, data: st.DataObject) -> None:
        life, step = data.draw(st.sampled_from(self.steps(possible=False)))
        self.acting.try_in_vain(self.model.lives[life], step, self.model.today, data.draw)

    @precondition(lambda self: self.steps(possible=True))
    @rule(data=st.data())
    def a_step_on_an_impossible_day_is_refused(self, data: st.DataObject) -> None:
        steps = [each for each in self.steps(possible=True) if each[1] in orders.DAY_OF]
        petition, step = data.draw(st.sampled_from(steps))
        life, a_day = self.model.lives[petition], timedelta(days=1)
        day = data.draw(st.sampled_from((self.model.today + a_day, life.last_on - a_day)))
        self.acting.try_in_vain(life, step, day, data.draw)

    def steps(self, *, possible: bool) -> list[tuple[str, str]]:
        """By petition and step; by id, so that a failure can be told."""
        return [
            (life.id, step)
            for life in self.model.lives.values()
            for step in STEPS
            if life.allows(step) == possible
        ]

    @precondition(lambda self: len(self.mergeable()) > 1)
    @rule(data=st.data())
    def one_is_merged_into_another(self, data: st.DataObject) -> None:
        into, life = data.draw(st.permutations(self.mergeable()))[:2]
        self.acting.merge(life, into, data.draw)

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
