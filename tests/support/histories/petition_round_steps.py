"""The rounds of petitions in random lives: offices, clocks, answers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from contracts.petition import rounds as r
from tests.support.histories.petition_places import OFFICES
from tests.support.histories.petition_telling import Life, Telling
from tests.support.histories.worlds import identity


class RoundSteps(Telling):
    """Each method tells one step that may come next in the life."""

    def _clock(self, life: Life) -> Mapping[str, date]:
        due_on = life.day + timedelta(days=self._chance.randint(0, 20))
        life.clock = {"due_on": due_on, "remind_on": due_on, "escalate_on": due_on}
        return life.clock

    def _offices(self) -> dict[str, Any]:
        named = self._chance.sample(sorted(OFFICES), self._chance.randint(1, len(OFFICES)))
        return {"lead_id": identity(named[0]), "office_ids": [identity(name) for name in named]}

    def _assign(self, life: Life) -> None:
        life.state, life.round = "assigned", life.round + 1
        said = {**self._offices(), **self._clock(life)}
        self._in_round(life, r.PetitionAssigned, assigned_on=life.day, **said)

    def _transfer(self, life: Life) -> None:
        rule = self._one(("keeps", "restarts"))
        clock = life.clock if rule == "keeps" else self._clock(life)
        life.stopped = life.stopped and rule == "keeps"
        said = {**self._offices(), **clock}
        self._in_round(
            life, r.PetitionTransferred, clock=rule, transferred_on=life.day, reason="đổi", **said
        )

    def _stop(self, life: Life) -> None:
        life.stopped = True
        self._in_round(
            life, r.ClockStopped, stopped_on=life.day, cause="forwarded_above", reason="chờ"
        )

    def _resume(self, life: Life) -> None:
        life.stopped = False
        self._in_round(life, r.ClockResumed, resumed_on=life.day, **self._clock(life))

    def _remind(self, life: Life) -> None:
        self._in_round(life, r.AnswerReminded, due_on=life.day, reminded_on=life.day)

    def _overdue(self, life: Life) -> None:
        self._in_round(life, r.AnswerFellOverdue, due_on=life.day, overdue_on=life.day)

    def _escalate_overdue(self, life: Life) -> None:
        to = {"to_organization_id": identity("P"), "escalated_on": life.day}
        self._in_round(life, r.OverdueEscalated, **to)

    def _draft(self, life: Life) -> None:
        life.state = "drafted"
        office = identity(self._one(OFFICES))
        text = f"Dự thảo ngày {life.day}"
        self._in_round(life, r.AnswerDrafted, office_id=office, text=text, drafted_on=life.day)

    def _return_(self, life: Life) -> None:
        life.state = "returned"
        self._in_round(life, r.AnswerReturned, returned_on=life.day, reason="chưa rõ")

    def _approve(self, life: Life) -> None:
        life.state = "approved"
        self._in_round(life, r.AnswerApproved, approved_on=life.day)

    def _answer(self, life: Life) -> None:
        life.state = "answered"
        number = f"{len(self.history.envelopes)}-CV/HU"
        self._in_round(life, r.PetitionAnswered, document_number=number, answered_on=life.day)

    def _publish(self, life: Life) -> None:
        life.state = "published"
        said = {"briefing_id": identity("briefing"), "published_on": life.day}
        self._in_round(life, r.AnswerPublished, **said)

    def _accept(self, life: Life) -> None:
        life.state = "accepted"
        self._in_round(life, r.AnswerAccepted, accepted_on=life.day)

    def _reject(self, life: Life) -> None:
        life.state = "rejected"
        self._in_round(life, r.AnswerRejected, rejected_on=life.day, reason="chưa thỏa đáng")
