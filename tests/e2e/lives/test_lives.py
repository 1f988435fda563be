"""Whatever is done to petitions, in whatever order: the read models say what the model says."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from services.demo.client import Caller, Refused
from tests.e2e.lives.model import STEPS, Life, Model, read_judged
from tests.support.petition_district import BRIEFINGS, FIELDS, District, build
from tests.support.postgres import fresh_database
from tests.support.system import System, running_system

NEXT = {
    "raised": ["escalation"],
    "kept_at_base": ["solution", "escalation"],
    "escalated": ["assignment"],
    "assigned": ["draft"],
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

WORDS = {"field": "land", "text": "Đề nghị cấp giấy chứng nhận.", "address": "thôn 1"}


@pytest.fixture(scope="module")
def own_system(postgres_server: str) -> Iterator[System]:
    """Of its own: it fills with hundreds of petitions."""
    with fresh_database(postgres_server) as url, running_system(url) as running:
        yield running


class Lives(RuleBasedStateMachine):
    """Every step is given by whoever may give it. ``system`` is set by the test."""

    system: System

    @initialize()
    def a_district(self) -> None:
        self.district: District = build(self.system)
        self.office = self.system.caller(self.district.office)
        self.committee = self.system.caller(self.district.committee)
        self.last = self.office
        self.model = Model()
        self.month = 0
        self.announced = False

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.every_read_model_says_what_the_model_says()
            self.office.close()
            self.committee.close()

    @property
    def today(self) -> str:
        return BRIEFINGS[self.month]

    @property
    def briefing(self) -> str:
        return self.district.briefings[self.month]

    @rule(cell=st.integers(0, 3), about=st.sampled_from(FIELDS))
    def a_cell_puts_a_petition(self, cell: int, about: str) -> None:
        life = Life(str(uuid4()), self.district.cells[cell], about)
        self.give(
            "/petition/petitions",
            id=life.id,
            cell_id=life.cell,
            briefing_id=self.briefing,
            field=about,
            text="Đề nghị nạo vét kênh.",
            address="thôn 1",
            petitioner="cell",
        )
        self.model.lives[life.id] = life

    @precondition(lambda self: self.month < len(BRIEFINGS) - 1)
    @rule()
    def a_month_goes_by(self) -> None:
        self.month += 1
        self.announced = False

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data(), steps=st.integers(1, 8))
    def one_goes_its_way(self, data: st.DataObject, steps: int) -> None:
        """Steps drawn one by one seldom get a petition far: it goes some of the usual way."""
        life = data.draw(st.sampled_from(list(self.model.lives.values())))
        for _ in range(steps):
            if life.state == "answered":
                self.announce([life])
            elif life.stopped:
                self.take(life, "clock-resumption")
            elif life.state in NEXT:
                self.take(life, data.draw(st.sampled_from(NEXT[life.state])))

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data())
    def a_step_that_is_possible(self, data: st.DataObject) -> None:
        steps = [
            (life.id, step)
            for life in self.model.lives.values()
            for step in STEPS
            if life.allows(step)
        ]
        if steps:
            petition, step = data.draw(st.sampled_from(steps))
            self.take(self.model.lives[petition], step)

    @precondition(lambda self: self.model.lives)
    @rule(data=st.data())
    def a_step_that_is_not_is_refused(self, data: st.DataObject) -> None:
        steps = [
            (life.id, step)
            for life in self.model.lives.values()
            for step in STEPS
            if not life.allows(step)
        ]
        petition, step = data.draw(st.sampled_from(steps))
        body = self.body(step, self.model.lives[petition])
        with pytest.raises(Refused) as refused:
            self.give(f"/petition/petitions/{petition}/{step}", step=step, **body)
        problem = json.loads(str(refused.value).partition(": ")[2])
        assert problem["status"] == 422
        assert problem["errors"]

    @precondition(lambda self: len(self.model.lives) > 1)
    @rule(data=st.data())
    def one_is_merged_into_another(self, data: st.DataObject) -> None:
        open_ones = [life for life in self.model.lives.values() if life.allows("merger")]
        if len(open_ones) > 1:
            into, life = data.draw(st.permutations(open_ones))[:2]
            why = "Cùng một việc"
            path = f"/petition/petitions/{life.id}/merger"
            self.give(path, into_id=into.id, merged_on=self.today, reason=why)
            life.take("merger")

    @precondition(lambda self: self.model.in_state("answered"))
    @rule(data=st.data())
    def answers_are_announced(self, data: st.DataObject) -> None:
        waiting = self.model.in_state("answered")
        self.announce(data.draw(st.lists(st.sampled_from(waiting), min_size=1, unique_by=id)))

    def announce(self, chosen: list[Life]) -> None:
        """At this month's briefing, or at the next one when this one is over."""
        if self.announced and self.month == len(BRIEFINGS) - 1:
            return
        if self.announced:
            self.a_month_goes_by()
        self.give(f"/petition/briefings/{self.briefing}/compilation")
        self.give(f"/petition/briefings/{self.briefing}/sending")
        petitions = [life.id for life in chosen]
        self.give(f"/petition/briefings/{self.briefing}/announcement", answers=petitions)
        for life in chosen:
            life.publish()
        self.announced = True

    @invariant()
    def the_totals_are_the_models(self) -> None:
        if hasattr(self, "model"):
            totals = self.statistics()["totals"]
            assert {name: totals[name] for name in self.model.totals()} == self.model.totals()

    def every_read_model_says_what_the_model_says(self) -> None:
        model, found = self.model, self.statistics()
        assert {row["state"]: row["petitions"] for row in found["by_state"]} == model.by_state()
        assert {row["field"]: row["petitions"] for row in found["by_field"]} == model.by_field()
        assert read_judged(found) == model.judged()
        for state in model.by_state():
            listed = self.listed(f"/organizations/{self.district.id}/petitions", state=state)
            assert listed == {life.id for life in model.in_state(state)}
        for life in model.lives.values():
            page = self.last.get(f"/projection/petitions/{life.id}")
            assert (page["state"], page["round"]) == (life.state, life.round)
        self.desks_and_lists_are_the_models()

    def desks_and_lists_are_the_models(self) -> None:
        district, model = self.district, self.model
        coming = self.last.get(f"/projection/zones/{district.zone}/next-briefing")
        answered = {life.id for life in model.in_state("answered")}
        at_base = {life.id for life in model.in_state("raised", "kept_at_base")}
        assert ids(coming["to_announce"]) == answered
        assert ids(coming["to_report"]) == at_base
        owed = model.in_state("assigned", "drafted", "returned", "approved")
        desks = [f"/offices/{office}/desk" for office in (district.lead, district.other_office)]
        assert set().union(*(self.listed(desk) for desk in desks)) == {life.id for life in owed}
        drafted = self.listed(f"/organizations/{district.id}/approval-desk")
        assert drafted == {life.id for life in model.in_state("drafted")}

    def statistics(self) -> dict[str, Any]:
        path = f"/projection/organizations/{self.district.id}/petition-statistics"
        found: dict[str, Any] = self.last.get(path)
        return found

    def listed(self, path: str, **asked: str) -> set[str]:
        return ids(self.last.get(f"/projection{path}", limit=500, **asked)["rows"])

    def take(self, life: Life, step: str) -> None:
        body = self.body(step, life)
        self.give(f"/petition/petitions/{life.id}/{step}", step=step, **body)
        self.model_takes(life, step, body)

    def give(self, path: str, step: str = "", **body: Any) -> None:
        caller: Caller = self.committee if step in {"approval", "return"} else self.office
        caller.post(path, body)
        self.last = caller

    def body(self, step: str, life: Life) -> dict[str, Any]:
        """A body that is right in itself, whatever the state of the petition."""
        on, why = self.today, "Lý do nêu tại hội nghị"
        other = self.district.lead if life.handed else self.district.other_office
        bodies: dict[str, dict[str, Any]] = {
            "correction": WORDS | {"text": f"Đề nghị {uuid4()}.", "reason": why},
            "keeping": {"kept_on": on},
            "escalation": {"to_organization_id": self.district.id, "escalated_on": on},
            "split": {
                "parts": [WORDS | {"id": str(uuid4())} for _ in range(2)],
                "split_on": on,
                "reason": why,
            },
            "assignment": {"lead_id": self.district.lead, "assigned_on": on},
            "transfer": {
                "lead_id": other,
                "office_ids": [str(self.district.lead), str(self.district.other_office)],
                "clock": "restarts",
                "transferred_on": on,
                "reason": why,
            },
            "clock-stop": {"cause": "forwarded_above", "stopped_on": on, "reason": why},
            "clock-resumption": {"resumed_on": on},
            "draft": {"text": "Sẽ làm xong trong quý này.", "drafted_on": on},
            "return": {"returned_on": on, "reason": why},
            "approval": {"approved_on": on},
            "answer": {"document_number": "127 cv/hu", "answered_on": on},
            "acceptance": {"accepted_on": on},
            "rejection": {"rejected_on": on, "reason": why},
            "solution": {"solved_on": on, "what": "Xong", "seen_by": "Chi bộ", "reported_on": on},
            "confirmation": {"confirmed_on": on},
            "dispute": {"disputed_on": on, "reason": why},
            "reopening": {"reopened_on": on, "reason": why},
            "withdrawal": {"withdrawn_on": on, "reason": why},
        }
        return bodies[step]

    def model_takes(self, life: Life, step: str, body: dict[str, Any]) -> None:
        if step == "solution":
            life.report()
        elif step == "correction":
            life.about = body["field"]
        else:
            life.take(step)
        for part in body.get("parts", []):
            self.model.lives[part["id"]] = Life(part["id"], life.cell, part["field"])


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["petition_id"] for row in rows}


@pytest.mark.timeout(280)
def test_whatever_is_done_the_read_models_say_what_the_model_says(own_system: System) -> None:
    Lives.system = own_system
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=6,
            stateful_step_count=20,
            # Each run takes seconds: what fails is told as it is, and not made smaller.
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
