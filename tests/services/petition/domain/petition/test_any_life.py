"""Any life of a petition, against a model that knows no more than a word for where it is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kernel.errors import RuleBroken
from kernel.lifecycle import AT_WORK, LIFECYCLE, OVER, OWED, Action, PetitionState
from services.petition.domain.petition.petition import Petition
from tests.services.petition.domain.petition.petitions_given import (
    CALENDAR,
    DISTRICT,
    FARMING,
    LAND,
    OTHER_PART,
    OTHER_PETITION,
    PART,
    PROVINCE,
    PUT,
    ROADS,
    TIMETABLE,
    ZONE,
    a_briefing,
    a_raised_petition,
    offices,
)

MOVES: Final[list[Action]] = [
    "accept",
    "answer",
    "approve",
    "assign",
    "confirm_solution",
    "draft",
    "escalate",
    "keep_at_base",
    "publish",
    "reject",
    "report_solution",
    "return",
    "split",
]

LATER = st.integers(0, 5)
BACK = st.sampled_from([0, 0, 0, 0, 0, 0, 1, 4])


class AnyLife(RuleBasedStateMachine):
    """``where``, ``stopped`` and ``rounds`` are the model's; days pass between the steps.

    What is refused in which state is held against a table in ``test_steps``; here it is tried now
    and then, so that most lives get far.
    """

    @initialize()
    def begin(self) -> None:
        self.petition = a_raised_petition()
        self.events = 0
        self.today = PUT
        self.last = PUT
        self.where: PetitionState = "raised"
        self.before: PetitionState = "raised"
        self.stopped = False
        self.rounds = 0
        self.told: list[tuple[str, object]] = []

    @rule(data=st.data(), later=LATER, back=BACK, office=st.sampled_from([FARMING, ROADS, LAND]))
    def move(self, data: st.DataObject, later: int, back: int, office: UUID) -> None:
        # Most of the moves are possible ones: else no life would get far.
        possible = [m for m in MOVES if self.where in LIFECYCLE[m].starts_from and m != "split"]
        move = data.draw(st.sampled_from(possible * 6 + MOVES))
        step = LIFECYCLE[move]
        day = self.day(later, back)
        right = step.is_possible(self.where, clock_stands=self.stopped)
        # Another office than these two owes the answer only after a transfer.
        if move == "draft" and (current := self.petition.current_round):
            right = right and office in current.office_ids
        was = self.where
        if self.step(day, self.call(move, day, office), possible=right):
            self.where = step.state_after(was, before_report=was, had_round=self.rounds > 0)
            self.rounds += move == "assign"
            if move == "report_solution":
                self.before = was

    @precondition(lambda self: self.where == "solution_reported")
    @rule(later=LATER, back=BACK)
    def dispute(self, later: int, back: int) -> None:
        day = self.day(later, back)
        right = self.where == "solution_reported"
        if self.step(
            day, lambda: self.petition.dispute_solution(day, "Chưa", self.today), possible=right
        ):
            self.where = self.before

    @precondition(lambda self: self.where in OVER)
    @rule(later=LATER, back=BACK)
    def reopen(self, later: int, back: int) -> None:
        day = self.day(later, back)
        right = self.where == "solved"
        if self.step(day, lambda: self.petition.reopen(day, "Lại", self.today), possible=right):
            self.where = "rejected" if self.rounds else "raised"

    @precondition(lambda self: self.where in AT_WORK)
    @rule(later=LATER, back=BACK)
    def stop(self, later: int, back: int) -> None:
        day = self.day(later, back)
        right = self.where in AT_WORK and not self.stopped
        if self.step(
            day,
            lambda: self.petition.stop_clock("forwarded_above", day, "Xin", self.today),
            possible=right,
        ):
            self.stopped = True

    @precondition(lambda self: self.stopped)
    @rule(later=LATER, back=BACK)
    def resume(self, later: int, back: int) -> None:
        day = self.day(later, back)
        if self.step(
            day,
            lambda: self.petition.resume_clock(day, None, CALENDAR, self.today),
            possible=self.stopped,
        ):
            self.stopped = False

    @precondition(lambda self: self.where in OWED)
    @rule(later=LATER, back=BACK, restarts=st.booleans(), to=st.sampled_from([ROADS, LAND]))
    def transfer(self, later: int, back: int, to: UUID, *, restarts: bool) -> None:
        day = self.day(later, back)
        current = self.petition.current_round
        asked = offices(to)
        same = current is not None and current.office_ids == asked.ids
        right = self.where in AT_WORK and not same
        if self.step(
            day,
            lambda: self.petition.transfer(
                asked,
                transferred_on=day,
                reason="Khác",
                timetable=TIMETABLE if restarts else None,
                today=self.today,
            ),
            possible=right,
        ):
            self.stopped = self.stopped and not restarts

    @precondition(lambda self: self.today > PUT + timedelta(days=120))
    @rule(later=LATER, back=BACK, merge=st.booleans())
    def leave(self, later: int, back: int, *, merge: bool) -> None:
        day = self.day(later, back)
        other = a_raised_petition(OTHER_PETITION)
        right = self.where not in OVER

        def go() -> None:
            if merge:
                self.petition.merge_into(
                    other, same_district=True, merged_on=day, reason="Trùng", today=self.today
                )
            else:
                self.petition.withdraw(day, "Thôi", self.today)

        if self.step(day, go, possible=right):
            self.where = "merged" if merge else "withdrawn"
            self.stopped = False

    @precondition(lambda self: self.rounds > 0)
    @rule(later=st.integers(0, 20))
    def tick(self, later: int) -> None:
        self.today += timedelta(days=later)
        for _ in range(2):
            self.petition.send_notices(self.today, PROVINCE)
        new = self.petition.pending_events[self.events :]
        assert not new or (self.where in OWED and not self.stopped)
        for event in new:
            current = self.petition.current_round
            assert current is not None
            said = (type(event).__name__, (current.number, current.deadline.dates.due_on))
            assert said not in self.told
            self.told.append(said)
        self.events = len(self.petition.pending_events)

    @invariant()
    def it_is_where_the_model_says(self) -> None:
        assert self.petition.state == self.where
        assert self.petition.last_on == self.last
        assert len(self.petition.rounds) == self.rounds
        current = self.petition.current_round
        owed = self.where in OWED
        assert (current is not None and not current.deadline.ended) == owed
        if current is not None and owed:
            assert (current.deadline.stopped_on is not None) == self.stopped
            dates = current.deadline.dates
            assert dates.remind_on <= dates.due_on <= dates.escalate_on

    def teardown(self) -> None:
        """What was stored tells the same petition again."""
        if not hasattr(self, "petition"):
            return
        again = a_raised_petition()
        for event in self.petition.pending_events:
            event.mutate(again)
        told, live = vars(again).copy(), vars(self.petition).copy()
        del told["_pending_events"], live["_pending_events"]
        # The day is the machine's, not the petition's.
        for moment in ("_created_on", "_modified_on"):
            del told[moment], live[moment]
        assert told == live

    def day(self, later: int, back: int) -> date:
        self.today += timedelta(days=later)
        return self.today - timedelta(days=back)

    def step(self, day: date, act: Callable[[], None], *, possible: bool) -> bool:
        """Whether the step was made; it is when it is possible and its day not before the last."""
        try:
            act()
        except RuleBroken:
            assert not possible or day < self.last
            assert len(self.petition.pending_events) == self.events
            return False
        assert possible
        assert day >= self.last
        assert len(self.petition.pending_events) == self.events + 1
        self.events += 1
        self.last = day
        return True

    def call(self, move: Action, day: date, office: UUID) -> Callable[[], None]:
        petition, today = self.petition, self.today
        calls: dict[Action, Callable[[], None]] = {
            "keep_at_base": lambda: petition.keep_at_base(day, None, today),
            "escalate": lambda: petition.escalate(DISTRICT, day, None, [DISTRICT], today),
            "assign": lambda: _assign(petition, day, today),
            "draft": lambda: petition.draft(office, "Sẽ làm", day, today),
            "return": lambda: petition.return_(day, "Chưa rõ", today),
            "approve": lambda: petition.approve(day, None, today),
            "answer": lambda: petition.answer("127-CV/HU", day, today),
            "publish": lambda: petition.publish(a_briefing(day), [ZONE]),
            "accept": lambda: petition.accept(day, None, today),
            "reject": lambda: petition.reject(day, "Chưa rõ", today),
            "report_solution": lambda: petition.report_solution(
                solved_on=PUT,
                what="Xong",
                seen_by="Bí thư",
                reported_on=day,
                briefing=None,
                today=today,
            ),
            "confirm_solution": lambda: petition.confirm_solution(day, None, today),
            "split": lambda: petition.split([PART, OTHER_PART], day, "Hai việc", today),
        }
        return calls[move]


def _assign(petition: Petition, day: date, today: date) -> None:
    petition.assign(
        offices(FARMING, ROADS),
        assigned_on=day,
        due_on=None,
        reason=None,
        timetable=TIMETABLE,
        today=today,
    )


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = settings(max_examples=150, stateful_step_count=80, deadline=None)
