"""The last day of a post, or of an assignment, was recorded wrongly."""

from datetime import date

import pytest

from kernel.errors import NothingCorrected, RuleBroken
from kernel.period import AlreadyEnded, EndsBeforeItStarts, EndsLaterThanAgreed, NeverEnded, Period
from kernel.text import TextIsBlank
from services.assignment.domain import errors
from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.member.member import Member
from tests.services.assignment.domain import examples

BEGAN = date(2020, 7, 1)
ENDED = date(2021, 6, 30)
AGREED = date(2025, 6, 30)
YEAR_OF_POST = Period(BEGAN, AGREED)


def an_ended_post(*, agreed: date | None = None) -> Member:
    member = examples.member_with_post(ends_on=agreed)
    member.end_post(examples.POST, ends_on=ENDED, reason="Hết nhiệm kỳ")
    member.collect_events()
    return member


def correct_post(member: Member, ends_on: date | None) -> None:
    member.correct_post_end(examples.POST, ends_on=ends_on, reason="Ghi nhầm")


def an_ended_assignment(*, agreed: date | None = None) -> Assignment:
    assignment = examples.assignment(ends_on=agreed)
    assignment.end(ends_on=ENDED, reason="Điều động")
    assignment.collect_events()
    return assignment


def a_replaced_assignment() -> Assignment:
    assignment = examples.assignment()
    assignment.replace(
        examples.SUCCESSOR, member_id=examples.OTHER_MEMBER, ends_on=ENDED, reason="Điều động"
    )
    assignment.collect_events()
    return assignment


# Days


@pytest.mark.parametrize("ends_on", [BEGAN, date(2021, 5, 31), date(2021, 7, 31), AGREED])
def test_the_right_last_day_is_earlier_or_later_within_what_was_agreed(ends_on: date) -> None:
    assert YEAR_OF_POST.with_end_corrected(ends_on, ended_on=ENDED) == Period(BEGAN, ends_on)


def test_without_a_last_day_it_goes_on_as_agreed() -> None:
    assert YEAR_OF_POST.with_end_corrected(None, ended_on=ENDED) == YEAR_OF_POST


@pytest.mark.parametrize(
    ("ends_on", "ended_on", "refusal"),
    [
        (ENDED, None, NeverEnded),
        (None, None, NeverEnded),
        (ENDED, ENDED, NothingCorrected),
        (date(2020, 6, 30), ENDED, EndsBeforeItStarts),
        (date(2025, 7, 1), ENDED, EndsLaterThanAgreed),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    ends_on: date | None, ended_on: date | None, refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal) as refused:
        YEAR_OF_POST.with_end_corrected(ends_on, ended_on=ended_on)
    assert refused.value.field == "ends_on"


# Posts


def test_a_post_whose_end_is_corrected_is_held_until_the_right_day() -> None:
    member = an_ended_post()

    correct_post(member, date(2021, 7, 31))

    (corrected,) = member.collect_events()
    assert isinstance(corrected, Member.PostEndCorrected)
    assert (corrected.post_id, corrected.ends_on) == (examples.POST, date(2021, 7, 31))
    assert member.post(examples.POST).period == Period(BEGAN, date(2021, 7, 31))


def test_a_post_that_did_not_end_goes_on_as_agreed_and_may_be_ended_again() -> None:
    member = an_ended_post(agreed=AGREED)

    correct_post(member, None)

    assert member.post(examples.POST).period == Period(BEGAN, AGREED)
    member.end_post(examples.POST, ends_on=date(2024, 6, 30), reason="Nghỉ hưu")


def test_a_corrected_end_may_be_corrected_again_and_is_an_end_for_whoever_would_end_it() -> None:
    member = an_ended_post()
    correct_post(member, date(2021, 7, 31))

    with pytest.raises(AlreadyEnded):
        member.end_post(examples.POST, ends_on=date(2021, 8, 31), reason="Nghỉ hưu")
    correct_post(member, ENDED)

    assert member.post(examples.POST).period.ends_on == ENDED


@pytest.mark.parametrize("ends_on", [date(2021, 7, 1), None])
def test_a_post_does_not_go_on_into_the_same_post_given_again_since(ends_on: date | None) -> None:
    member = an_ended_post()
    member.appoint(
        examples.OTHER_POST,
        committee_id=examples.DISTRICT,
        role="member",
        level="district",
        starts_on=date(2021, 7, 1),
    )

    with pytest.raises(errors.PostOverlaps) as refused:
        correct_post(member, ends_on)
    assert refused.value.field == "ends_on"


def test_the_end_of_a_post_that_nobody_ended_is_not_corrected() -> None:
    with pytest.raises(NeverEnded):
        correct_post(examples.member_with_post(ends_on=AGREED), date(2021, 7, 31))


def test_the_end_of_a_post_that_the_member_never_held_is_not_corrected() -> None:
    with pytest.raises(errors.PostUnknown):
        correct_post(examples.member(), date(2021, 7, 31))


def test_correcting_the_end_of_a_post_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank):
        an_ended_post().correct_post_end(examples.POST, ends_on=None, reason=" ")


# Assignments


def test_an_assignment_whose_end_is_corrected_lasts_until_the_right_day() -> None:
    assignment = an_ended_assignment()

    assignment.correct_end(ends_on=date(2021, 7, 31), reason="Ghi nhầm")

    (corrected,) = assignment.collect_events()
    assert isinstance(corrected, Assignment.EndCorrected)
    assert assignment.period == Period(BEGAN, date(2021, 7, 31))


def test_an_assignment_that_did_not_end_goes_on_as_agreed_and_may_be_ended_again() -> None:
    assignment = an_ended_assignment(agreed=AGREED)

    assignment.correct_end(ends_on=None, reason="Ghi nhầm")

    assert assignment.period == Period(BEGAN, AGREED)
    assignment.end(ends_on=date(2024, 6, 30), reason="Điều động")


def test_a_replaced_assignment_may_have_ended_before_the_other_took_over() -> None:
    assignment = a_replaced_assignment()
    assignment.correct_end(ends_on=date(2021, 5, 15), reason="Bàn giao sớm")
    assignment.correct_end(ends_on=ENDED, reason="Bàn giao đúng hạn")
    assert assignment.period.ends_on == ENDED


@pytest.mark.parametrize("ends_on", [date(2021, 7, 1), None])
def test_a_replaced_assignment_does_not_last_into_its_successors_days(ends_on: date | None) -> None:
    with pytest.raises(errors.EndsAfterItsSuccessorBegan) as refused:
        a_replaced_assignment().correct_end(ends_on=ends_on, reason="Ghi nhầm")
    assert refused.value.field == "ends_on"


def test_the_end_of_an_assignment_that_nobody_ended_is_not_corrected() -> None:
    with pytest.raises(NeverEnded):
        examples.assignment(ends_on=AGREED).correct_end(ends_on=ENDED, reason="Ghi nhầm")


def test_correcting_the_end_of_an_assignment_needs_a_reason() -> None:
    with pytest.raises(TextIsBlank):
        an_ended_assignment().correct_end(ends_on=None, reason=" ")
