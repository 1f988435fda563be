"""A past petition with its whole life, in one transaction, judged like any other."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from services.petition.domain.petition.petition import Petition
from tests.services.petition.entries import OFFICE
from tests.services.petition.house import House
from tests.services.petition.province import CELL, DISTRICT, KHANH, TAN

A_ROUND: Final[dict[str, Any]] = {
    "lead_id": str(OFFICE),
    "assigned_on": "2019-03-11",
    "text": "Sẽ cấp trong quý II",
    "drafted_on": "2019-03-18",
    "approved_on": "2019-03-20",
    "document_number": "127 cv/hu",
    "answered_on": "2019-03-21",
}
SOLVED: Final[dict[str, Any]] = {
    "solved_on": "2019-05-02",
    "what": "Đã cấp",
    "seen_by": "Bí thư chi bộ",
    "reported_on": "2019-05-08",
    "confirmed_on": "2019-05-08",
}


def a_life(months: list[str], **changes: Any) -> dict[str, Any]:
    march, april, may = months
    second = A_ROUND | {
        "assigned_on": "2019-04-09",
        "drafted_on": "2019-04-16",
        "approved_on": "2019-04-17",
        "document_number": "135-CV/HU",
        "answered_on": "2019-04-18",
        "briefing_id": may,
        "accepted_on": "2019-05-08",
    }
    rejected = {"briefing_id": april, "rejected_on": "2019-04-08", "reason": "Chưa rõ"}
    life: dict[str, Any] = {
        "cell_id": str(CELL),
        "briefing_id": march,
        "field": "land",
        "text": "Đề nghị cấp lại sổ đỏ",
        "address": "Thôn Bình Đê",
        "escalated_to": str(DISTRICT),
        "escalated_on": "2019-03-08",
        "rounds": [A_ROUND | rejected, second],
        "solved": SOLVED,
    }
    return life | changes


def test_a_whole_life_is_one_transaction(house: House, months: list[str]) -> None:
    before = house.stored()

    answer = house.caller("district").post("/petitions/record", a_life(months))

    assert answer.status_code == 201
    a_round = ["PetitionAssigned", "AnswerDrafted", "AnswerApproved", "PetitionAnswered"]
    assert house.names(before) == [
        "PetitionRaised",
        "PetitionEscalated",
        *a_round,
        "AnswerPublished",
        "AnswerRejected",
        *a_round,
        "AnswerPublished",
        "AnswerAccepted",
        "SolutionReported",
        "SolutionConfirmed",
    ]
    assert answer.json()["position"].endswith(f":{len(house.names(before))}")
    petition = house.log.get(Petition, UUID(answer.json()["id"]))
    assert petition.state == "solved"
    assert [r.document_number for r in petition.rounds] == ["127-CV/HU", "135-CV/HU"]
    assert petition.rounds[0].deadline.dates.due_on == date(2019, 3, 25)


def test_a_petition_solved_at_the_base_needs_no_round(house: House, months: list[str]) -> None:
    body = a_life(months, rounds=[], escalated_to=None, escalated_on=None, kept_on="2019-03-07")
    before = house.stored()

    house.caller("district").does("/petitions/record", body)

    assert house.names(before) == [
        "PetitionRaised",
        "PetitionKeptAtBase",
        "SolutionReported",
        "SolutionConfirmed",
    ]


def test_a_life_may_not_be_over_yet(house: House, months: list[str]) -> None:
    body = a_life(months, rounds=[A_ROUND], solved=None)
    identity = house.caller("district").does("/petitions/record", body)
    assert house.log.get(Petition, UUID(identity)).state == "answered"


def rounds(months: list[str], number: int, **changes: Any) -> dict[str, Any]:
    life = a_life(months)
    life["rounds"][number] |= changes
    return life


@pytest.mark.parametrize(
    ("number", "changes", "rule", "field"),
    [
        (0, {"answered_on": "2019-03-19"}, "StepBeforeTheLast", "rounds.0.answered_on"),
        (
            0,
            {"document_number": "127\u200b-CV/HU"},
            "TextHasControlCharacters",
            "rounds.0.document_number",
        ),
        (0, {"lead_id": str(KHANH)}, "Unknown", "rounds.0.lead_id"),
        (0, {"rejected_on": None}, "AnswerNotRejected", "rounds.1.petition_id"),
        (0, {"reason": None}, "TextIsBlank", "rounds.0.reason"),
        (0, {"due_on": "2019-03-01"}, "DueBeforeTheBeginning", "rounds.0.due_on"),
        (1, {"accepted_on": "2019-06-01"}, "StepInTheFuture", "rounds.1.accepted_on"),
        (1, {"briefing_id": None}, "AnswerNotPublished", "rounds.1.petition_id"),
    ],
)
def test_what_is_wrong_with_a_round_is_told_of_it_and_nothing_is_stored(
    house: House,
    months: list[str],
    number: int,
    changes: dict[str, Any],
    rule: str,
    field: str,
) -> None:
    before = house.stored()

    refused = house.caller("district").is_refused(
        "/petitions/record", rounds(months, number, **changes)
    )

    assert refused[1:] == (rule, field)
    assert house.stored() == before


def test_what_is_wrong_elsewhere_is_told_too(house: House, months: list[str]) -> None:
    district = house.caller("district")

    def refused(**changes: Any) -> tuple[str, str]:
        answer = district.is_refused("/petitions/record", a_life(months, **changes))
        return answer[1:]

    assert refused(escalated_to=str(TAN)) == ("NotAboveTheCell", "escalated_to")
    assert refused(escalated_on="2019-03-01") == ("StepBeforeTheLast", "escalated_on")
    assert refused(solved=SOLVED | {"reported_on": "2019-05-01"}) == (
        "StepBeforeTheLast",
        "solved.reported_on",
    )
    assert refused(field="x") == ("FieldNotInTheRegulation", "field")


def test_the_name_of_a_confidential_petitioner_is_kept(house: House, months: list[str]) -> None:
    hidden = {"petitioner": "confidential", "petitioner_name": "Lê Thị Lan"}
    district = house.caller("district")
    named = A_ROUND | {"text": "Trả lời bà Lê Thị Lan"}

    assert district.is_refused("/petitions/record", a_life(months, rounds=[named], **hidden))[
        1:
    ] == ("PetitionerNamedInText", "rounds.0.text")
    identity = district.does("/petitions/record", a_life(months, **hidden))

    answer = house.api.client.get(
        f"/petitions/{identity}/petitioner", headers=house.api.signer.header("district")
    )
    assert answer.json() == {"name": "Lê Thị Lan"}
    assert "Lan" not in str(house.published())
