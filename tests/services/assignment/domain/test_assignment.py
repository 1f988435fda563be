"""Assignments: made, ended, taken over."""

from datetime import date

import pytest

from kernel.period import AlreadyEnded, EndsBeforeItStarts, EndsLaterThanAgreed
from kernel.text import TextIsBlank
from services.assignment.domain import errors
from services.assignment.domain.assignment.assignment import Assignment
from tests.services.assignment.domain import examples


def test_a_member_is_assigned_to_a_commune() -> None:
    (assigned,) = examples.assignment().collect_events()

    assert isinstance(assigned, Assignment.Assigned)
    assert (assigned.target_id, assigned.decision) == (examples.COMMUNE, "77-NQ/TU")


def test_an_assignment_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.assignment(ends_on=date(2020, 6, 30))


def test_a_blank_decision_number_is_refused() -> None:
    with pytest.raises(TextIsBlank) as refused:
        Assignment.assign(
            examples.ASSIGNMENT,
            member_id=examples.MEMBER,
            target_kind="organization",
            target_id=examples.COMMUNE,
            role="support",
            starts_on=date(2020, 7, 1),
            decision="",
        )
    assert refused.value.field == "decision"


def test_an_ended_assignment_holds_until_its_last_day() -> None:
    assignment = examples.assignment()
    assignment.end(ends_on=date(2021, 6, 30), reason="Điều động")
    assert assignment.period.ends_on == date(2021, 6, 30)


def test_ending_an_assignment_twice_is_refused() -> None:
    assignment = examples.assignment()
    assignment.end(ends_on=date(2021, 6, 30), reason="Điều động")

    with pytest.raises(AlreadyEnded):
        assignment.end(ends_on=date(2021, 6, 30), reason="Điều động")


def test_ending_an_assignment_before_it_started_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.assignment().end(ends_on=date(2020, 6, 30), reason="Nhầm")


def test_ending_an_assignment_later_than_agreed_is_refused() -> None:
    with pytest.raises(EndsLaterThanAgreed):
        examples.assignment(ends_on=date(2020, 12, 31)).end(
            ends_on=date(2021, 1, 1), reason="Kéo dài"
        )


def test_a_successor_takes_over_the_day_after_at_the_same_target_in_the_same_role() -> None:
    assignment = examples.assignment()

    successor = assignment.replace(
        examples.SUCCESSOR,
        member_id=examples.OTHER_MEMBER,
        ends_on=date(2021, 6, 30),
        reason="Điều động",
    )

    (assigned,) = successor.collect_events()
    assert isinstance(assigned, Assignment.Assigned)
    assert assigned.starts_on == date(2021, 7, 1)
    assert assigned.replaces_id == examples.ASSIGNMENT
    assert (assigned.target_id, assigned.role) == (examples.COMMUNE, "in_charge")
    assert assignment.period.ends_on == date(2021, 6, 30)
    _, replaced = assignment.collect_events()
    assert isinstance(replaced, Assignment.Replaced)
    assert replaced.successor_id == examples.SUCCESSOR


def test_replacing_a_member_by_the_same_member_is_refused() -> None:
    with pytest.raises(errors.ReplacedByTheSameMember):
        examples.assignment().replace(
            examples.SUCCESSOR,
            member_id=examples.MEMBER,
            ends_on=date(2021, 6, 30),
            reason="Điều động",
        )


def test_replacing_an_ended_assignment_is_refused() -> None:
    assignment = examples.assignment()
    assignment.end(ends_on=date(2021, 6, 30), reason="Điều động")

    with pytest.raises(AlreadyEnded):
        assignment.replace(
            examples.SUCCESSOR,
            member_id=examples.OTHER_MEMBER,
            ends_on=date(2021, 6, 30),
            reason="Điều động",
        )


def test_a_successor_who_ends_before_taking_over_is_refused_and_nothing_happened() -> None:
    assignment = examples.assignment()
    assignment.collect_events()

    with pytest.raises(EndsBeforeItStarts):
        assignment.replace(
            examples.SUCCESSOR,
            member_id=examples.OTHER_MEMBER,
            ends_on=date(2021, 6, 30),
            successor_ends_on=date(2021, 6, 30),
            reason="Điều động",
        )
    assert assignment.pending_events == []


def test_replacing_without_a_reason_is_refused() -> None:
    with pytest.raises(TextIsBlank):
        examples.assignment().replace(
            examples.SUCCESSOR,
            member_id=examples.OTHER_MEMBER,
            ends_on=date(2021, 6, 30),
            reason=" ",
        )
