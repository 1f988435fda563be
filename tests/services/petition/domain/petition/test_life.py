"""What a step says in its event, and what it cannot say."""

from collections.abc import Callable
from datetime import date

import pytest

from kernel.text import TextIsBlank
from services.petition.domain import errors
from services.petition.domain.petition import errors as petition_errors
from services.petition.domain.petition.petition import Petition
from tests.services.petition.domain.petition.petitions_given import (
    ASSIGNED,
    COMMUNE,
    DISTRICT,
    ESCALATED,
    KEPT,
    NEXT_BRIEFING,
    OTHER_PART,
    OTHER_PETITION,
    OTHER_ZONE,
    PART,
    PETITION,
    PROVINCE,
    PUBLISHED,
    PUT,
    REPORTED,
    THE_NEXT_BRIEFING,
    TODAY,
    TOMORROW,
    a_briefing,
    a_kept_petition,
    a_published_petition,
    a_raised_petition,
    a_rejected_petition,
    a_reported_petition,
    a_solved_petition,
    a_withdrawn_petition,
    an_accepted_petition,
    an_assigned_petition,
    an_escalated_petition,
    happened,
    report,
)


def test_a_commune_keeps_what_is_its_own() -> None:
    petition = a_raised_petition()

    petition.keep_at_base(KEPT, "Xã tự làm", TODAY)

    assert happened(petition) == [
        ("PetitionKeptAtBase", {"commune_id": COMMUNE, "kept_on": KEPT, "reason": "Xã tự làm"})
    ]


def test_a_petition_goes_up() -> None:
    petition = a_kept_petition()

    petition.escalate(PROVINCE, ESCALATED, " ", [COMMUNE, DISTRICT, PROVINCE], TODAY)

    assert happened(petition) == [
        (
            "PetitionEscalated",
            {"to_organization_id": PROVINCE, "escalated_on": ESCALATED, "reason": None},
        )
    ]
    assert petition.escalated_to == PROVINCE


def test_a_petition_does_not_go_where_nobody_is_above_its_cell() -> None:
    petition = a_raised_petition()
    with pytest.raises(petition_errors.NotAboveTheCell) as refused:
        petition.escalate(PART, ESCALATED, None, [COMMUNE, DISTRICT], TODAY)
    assert refused.value.field == "to_organization_id"


def test_no_step_lies_in_the_future() -> None:
    petition = a_raised_petition()
    with pytest.raises(errors.StepInTheFuture) as refused:
        petition.keep_at_base(TOMORROW, None, TODAY)
    assert refused.value.field == "kept_on"


def test_no_step_lies_before_the_one_before() -> None:
    petition = an_escalated_petition()
    with pytest.raises(petition_errors.StepBeforeTheLast) as refused:
        petition.withdraw(KEPT, "Dân tự làm", TODAY)
    assert refused.value.field == "withdrawn_on"


def test_two_steps_may_be_of_one_day() -> None:
    petition = a_raised_petition()
    petition.keep_at_base(PUT, None, TODAY)
    petition.escalate(DISTRICT, PUT, None, [DISTRICT], TODAY)
    assert petition.state == "escalated"


def test_a_solution_is_reported_with_who_saw_it() -> None:
    petition = an_accepted_petition()

    petition.report_solution(
        solved_on=date(2024, 5, 2),
        what="Đã nạo vét 2 km",
        seen_by="Bí thư chi bộ",
        reported_on=REPORTED,
        briefing=THE_NEXT_BRIEFING,
        today=TODAY,
    )

    assert happened(petition) == [
        (
            "SolutionReported",
            {
                "solved_on": date(2024, 5, 2),
                "what": "Đã nạo vét 2 km",
                "seen_by": "Bí thư chi bộ",
                "reported_on": REPORTED,
                "briefing_id": NEXT_BRIEFING,
            },
        )
    ]


def test_nothing_was_solved_after_it_was_reported() -> None:
    petition = a_raised_petition()
    with pytest.raises(petition_errors.SolvedAfterTheReport) as refused:
        petition.report_solution(
            solved_on=date(2024, 5, 7),
            what="Đã nạo vét",
            seen_by="Bí thư chi bộ",
            reported_on=REPORTED,
            briefing=None,
            today=TODAY,
        )
    assert refused.value.field == "solved_on"


def test_nothing_is_reported_at_a_cancelled_briefing() -> None:
    petition = a_raised_petition()
    with pytest.raises(petition_errors.BriefingIsCancelled):
        petition.report_solution(
            solved_on=PUT,
            what="Đã nạo vét",
            seen_by="Bí thư chi bộ",
            reported_on=REPORTED,
            briefing=a_briefing(PUBLISHED, state="cancelled"),
            today=TODAY,
        )


@pytest.mark.parametrize(("what", "seen_by"), [(" ", "Bí thư"), ("Đã xong", " ")])
def test_a_solution_has_its_evidence(what: str, seen_by: str) -> None:
    petition = a_raised_petition()
    with pytest.raises(TextIsBlank):
        petition.report_solution(
            solved_on=PUT,
            what=what,
            seen_by=seen_by,
            reported_on=REPORTED,
            briefing=None,
            today=TODAY,
        )


def test_the_cell_confirms() -> None:
    petition = a_reported_petition()

    petition.confirm_solution(REPORTED, None, TODAY)

    assert happened(petition) == [("SolutionConfirmed", {"confirmed_on": REPORTED, "reason": None})]


def test_a_disputed_solution_leaves_the_petition_where_it_was() -> None:
    for given in (a_raised_petition, a_kept_petition, a_published_petition, an_accepted_petition):
        petition = given()
        before = petition.state
        report(petition)

        petition.dispute_solution(REPORTED, "Chưa xong", TODAY)

        assert petition.state == before
        assert happened(petition)[-1] == (
            "SolutionDisputed",
            {"disputed_on": REPORTED, "reason": "Chưa xong"},
        )


def test_a_reopened_petition_that_was_never_answered_is_as_if_raised() -> None:
    petition = a_solved_petition()

    petition.reopen(TODAY, "Lại tắc", TODAY)

    assert happened(petition) == [("PetitionReopened", {"reopened_on": TODAY, "reason": "Lại tắc"})]
    assert petition.state == "raised"


def test_a_reopened_petition_that_was_answered_may_have_another_round() -> None:
    petition = a_reported_petition()
    petition.confirm_solution(REPORTED, None, TODAY)

    petition.reopen(TODAY, "Lại tắc", TODAY)

    assert petition.state == "rejected"


def test_a_petition_is_withdrawn_and_its_clock_ends() -> None:
    petition = an_assigned_petition()

    petition.withdraw(ASSIGNED, "Dân tự làm", TODAY)

    assert happened(petition) == [
        ("PetitionWithdrawn", {"withdrawn_on": ASSIGNED, "reason": "Dân tự làm"})
    ]
    assert petition.current_round is not None
    assert petition.current_round.deadline.next_on is None


def test_two_petitions_that_ask_for_the_same_are_merged() -> None:
    petition, other = an_assigned_petition(), a_raised_petition(OTHER_PETITION)

    petition.merge_into(other, same_district=False, merged_on=ASSIGNED, reason="Trùng", today=TODAY)
    other.absorb(petition.id, ASSIGNED)

    assert happened(petition) == [
        (
            "PetitionMerged",
            {"into_id": OTHER_PETITION, "merged_on": ASSIGNED, "reason": "Trùng"},
        )
    ]
    assert happened(other) == [("PetitionAbsorbed", {"merged_id": PETITION, "merged_on": ASSIGNED})]
    assert petition.current_round is not None
    assert petition.current_round.deadline.next_on is None
    assert other.state == "raised"


def test_what_is_absorbed_is_no_step_of_the_other() -> None:
    other = a_raised_petition()
    other.absorb(OTHER_PETITION, TODAY)
    other.keep_at_base(KEPT, None, TODAY)
    assert other.state == "kept_at_base"


def test_a_petition_is_not_merged_into_itself() -> None:
    petition = a_raised_petition()
    with pytest.raises(petition_errors.MergedIntoItself):
        petition.merge_into(
            a_raised_petition(), same_district=True, merged_on=KEPT, reason="Trùng", today=TODAY
        )


@pytest.mark.parametrize("other", [a_withdrawn_petition, a_solved_petition])
def test_a_petition_is_not_merged_into_one_that_is_over(
    other: Callable[[], Petition],
) -> None:
    petition = a_raised_petition(OTHER_PETITION)
    with pytest.raises(petition_errors.MergedIntoOneThatIsOver):
        petition.merge_into(
            other(), same_district=True, merged_on=KEPT, reason="Trùng", today=TODAY
        )


def test_a_petition_is_merged_into_one_of_the_same_district_or_zone_alone() -> None:
    petition = a_raised_petition()
    elsewhere = a_raised_petition(OTHER_PETITION, zone_id=OTHER_ZONE)

    with pytest.raises(petition_errors.MergedAcrossDistricts) as refused:
        petition.merge_into(
            elsewhere, same_district=False, merged_on=KEPT, reason="Trùng", today=TODAY
        )
    assert refused.value.field == "into_id"

    petition.merge_into(elsewhere, same_district=True, merged_on=KEPT, reason="Trùng", today=TODAY)
    assert petition.state == "merged"


def test_one_letter_is_several_petitions() -> None:
    petition = a_raised_petition()

    petition.split([PART, OTHER_PART], KEPT, "Hai việc", TODAY)

    assert happened(petition) == [
        (
            "PetitionSplit",
            {"part_ids": [PART, OTHER_PART], "split_on": KEPT, "reason": "Hai việc"},
        )
    ]


def test_one_part_is_no_splitting() -> None:
    petition = a_raised_petition()
    with pytest.raises(petition_errors.NotSeveralParts):
        petition.split([PART], KEPT, "Một việc", TODAY)


def test_a_rejection_gives_its_reason() -> None:
    petition = a_published_petition()
    with pytest.raises(TextIsBlank) as refused:
        petition.reject(TODAY, " ", TODAY)
    assert refused.value.field == "reason"
    assert a_rejected_petition().state == "rejected"
