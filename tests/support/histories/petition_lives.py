"""Random lives of petitions for hypothesis: published events as the petition service may tell them.

Only what decides which step may come next is remembered here; how things then stand is for the
read models to say, and for the oracle to judge.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from hypothesis import strategies as st

from contracts.envelope import Envelope
from contracts.petition import petitions as p
from tests.support.feeds import History
from tests.support.histories.petition_places import CELLS, FIELDS, ZONE_OF, tell_moves, tell_places
from tests.support.histories.petition_round_steps import RoundSteps
from tests.support.histories.petition_telling import Life
from tests.support.histories.worlds import identity

BEGINNING: Final = date(2021, 1, 5)

_OWED: Final = ("correct", "remind", "overdue", "escalate_overdue")

_ENDS: Final = 0.03
"""How likely an open petition is withdrawn or merged instead of going on."""

NEXT: Final = {
    "raised": "escalate escalate escalate escalate escalate escalate keep report correct split",
    "kept_at_base": "escalate escalate report report correct split",
    "escalated": "assign assign assign assign assign assign assign correct split",
    "assigned": "draft draft draft draft draft draft stop transfer",
    "returned": "draft draft draft stop transfer",
    "drafted": "approve approve approve approve return_ draft transfer stop",
    "approved": "answer answer answer answer return_",
    "answered": "publish publish publish publish correct",
    "published": "accept reject reject report report",
    "accepted": "report report report correct",
    "rejected": "assign assign assign",
    "solution_reported": "confirm confirm dispute",
    "solved": "reopen reopen",
}
"""What may follow on a state; what is named more often comes more often. Other states are ends."""


class Teller(RoundSteps):
    """Each method tells one step that may come next in the life."""

    def raise_(self, life: Life, source: Any = "briefing", source_id: UUID | None = None) -> None:
        commune = CELLS[life.cell]
        named = self._one((True, False))
        self.lives.append(life)
        self._add(
            life,
            p.PetitionRaised,
            cell_id=identity(life.cell),
            commune_id=identity(commune),
            zone_id=identity(ZONE_OF[commune]) if source != "opinion" else None,
            briefing_id=identity("briefing") if source == "briefing" else None,
            raised_on=life.day,
            field=self._one(FIELDS),
            text=f"Kiến nghị số {len(self.lives)}",
            address="thôn",
            petitioner="named" if named else "cell",
            petitioner_name="Nông Văn An" if named else None,
            source=source,
            source_id=source_id,
        )

    def step(self, life: Life) -> None:
        """One step that may follow; none when the life is over."""
        words = NEXT.get(life.state, "").split()
        if life.state in {"assigned", "returned", "drafted", "approved"}:
            words += _OWED
        if life.stopped:
            words = ["resume", "resume", "transfer"]
        if life.is_open and self._chance.random() < _ENDS:
            words = ["withdraw", "merge"]
        if words:
            life.day += timedelta(days=self._one((0, 0, 1, 2, 5, 15)))
            step: Callable[[Life], None] = getattr(self, f"_{self._one(words)}")
            step(life)

    def _keep(self, life: Life) -> None:
        life.state = "kept_at_base"
        self._add(
            life, p.PetitionKeptAtBase, commune_id=identity(CELLS[life.cell]), kept_on=life.day
        )

    def _escalate(self, life: Life) -> None:
        life.state = "escalated"
        self._add(
            life, p.PetitionEscalated, to_organization_id=identity("D1"), escalated_on=life.day
        )

    def _correct(self, life: Life) -> None:
        field, text = self._one(FIELDS), f"Viết lại ngày {life.day}"
        self._add(life, p.PetitionCorrected, field=field, text=text, address="xóm", reason="nhầm")

    def _withdraw(self, life: Life) -> None:
        life.state, life.stopped = "withdrawn", False
        self._add(life, p.PetitionWithdrawn, withdrawn_on=life.day, reason="thôi")

    def _merge(self, life: Life) -> None:
        for other in self.lives:
            if other is not life and other.is_open:
                life.state = "merged"
                self._add(
                    life,
                    p.PetitionMerged,
                    into_id=other.petition_id,
                    merged_on=life.day,
                    reason="trùng",
                )
                self._add(other, p.PetitionAbsorbed, merged_id=life.petition_id, merged_on=life.day)
                return

    def _split(self, life: Life) -> None:
        parts = [
            Life(identity(f"{life.petition_id} phần {n}"), life.cell, life.day) for n in (1, 2)
        ]
        life.state = "split"
        ids = [part.petition_id for part in parts]
        self._add(life, p.PetitionSplit, part_ids=ids, split_on=life.day, reason="hai việc")
        for part in parts:
            self.raise_(part, "split", life.petition_id)

    def _report(self, life: Life) -> None:
        life.before, life.state = life.state, "solution_reported"
        solved_on = life.day - timedelta(days=self._chance.randint(0, 9))
        self._add(
            life,
            p.SolutionReported,
            solved_on=solved_on,
            what="đã làm",
            seen_by="bí thư",
            reported_on=life.day,
        )

    def _confirm(self, life: Life) -> None:
        life.state = "solved"
        self._add(life, p.SolutionConfirmed, confirmed_on=life.day)

    def _dispute(self, life: Life) -> None:
        life.state = life.before
        self._add(life, p.SolutionDisputed, disputed_on=life.day, reason="chưa xong")

    def _reopen(self, life: Life) -> None:
        life.state = "rejected" if life.round else "raised"
        self._add(life, p.PetitionReopened, reopened_on=life.day, reason="hỏng lại")


def petition_world(petitions: int, steps: int, seed: int) -> History:
    """Some petitions, each at some point of its life, in the places of the tests."""
    history = History()
    tell_places(history)
    chance = Random(seed)  # noqa: S311  (nothing is kept secret by it)
    teller = Teller(history, chance)
    known_before = chance.random() < 0.5
    if known_before:
        tell_moves(history, chance)
    for number in range(petitions):
        day = BEGINNING + timedelta(days=chance.randint(0, 80))
        life = Life(identity(f"kiến nghị {number}"), chance.choice(sorted(CELLS)), day)
        teller.raise_(life, chance.choice(("briefing", "opinion")), identity(f"ý {number}"))
    for _ in range(steps):
        teller.step(chance.choice(teller.lives))
    if not known_before:
        tell_moves(history, chance)
    return history


# Not each choice is hypothesis's own: it likes the first and the shortest, and hardly any petition
# would live to see its answer.
petition_worlds = st.builds(
    petition_world, st.integers(1, 5), st.integers(0, 120), st.integers(0, 2**32)
)


@st.composite
def deliveries(
    draw: st.DrawFn, worlds: st.SearchStrategy[History]
) -> tuple[History, list[Envelope]]:
    """A world, and its events in another order that keeps each aggregate's, some of them twice."""
    history = draw(worlds)
    waiting: dict[str, list[Envelope]] = {}
    for envelope in history.envelopes:
        waiting.setdefault(envelope.subject, []).append(envelope)
    order: list[Envelope] = []
    for subject in draw(st.permutations([envelope.subject for envelope in history.envelopes])):
        order.append(waiting[subject].pop(0))
        if draw(st.integers(0, 9)) == 0:
            order.append(draw(st.sampled_from(order)))
    return history, order
