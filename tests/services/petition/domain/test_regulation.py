"""A petition regulation: adopted with deadlines and fields, repealed once."""

from datetime import date
from typing import Any

import pytest

from kernel import period
from kernel.text import TextIsBlank
from services.petition.domain.regulation import errors
from services.petition.domain.regulation.regulation import AnswerDays, PetitionRegulation
from services.petition.domain.snapshots import RegulationSnapshot
from tests.services.petition.domain.places import BEGINNING, DISTRICT, FIRST, TODAY, happened

TEN_DAYS = AnswerDays(answer_days=10, remind_days=2, escalate_days=3)


def adopted(**changes: Any) -> PetitionRegulation:
    given: dict[str, Any] = {
        "number": "05-QĐ/HU",
        "title": "Quy định trả lời kiến nghị",
        "scope_id": DISTRICT,
        "starts_on": BEGINNING,
        "ends_on": None,
        "deadlines": TEN_DAYS,
        "fields": [("agriculture", "Nông nghiệp"), ("land", "Đất đai")],
    }
    return PetitionRegulation.adopt(FIRST, **(given | changes))


def deadlines(answer: int = 10, remind: int = 2, escalate: int = 3) -> AnswerDays:
    return AnswerDays(answer_days=answer, remind_days=remind, escalate_days=escalate)


def test_a_regulation_is_adopted_with_its_fields_in_their_order() -> None:
    assert happened(adopted(title="  Quy định ")) == [
        (
            "PetitionRegulationAdopted",
            {
                "number": "05-QĐ/HU",
                "title": "Quy định",
                "scope_id": DISTRICT,
                "starts_on": BEGINNING,
                "ends_on": None,
                "answer_days": 10,
                "remind_days": 2,
                "escalate_days": 3,
                "fields": [
                    {"code": "agriculture", "name": "Nông nghiệp"},
                    {"code": "land", "name": "Đất đai"},
                ],
            },
        )
    ]


def test_a_petition_knows_its_days_and_its_fields() -> None:
    assert adopted().snapshot() == RegulationSnapshot(
        answer_days=10,
        remind_days=2,
        escalate_days=3,
        fields={"agriculture": "Nông nghiệp", "land": "Đất đai"},
    )


@pytest.mark.parametrize("wrong", [0, -1, 251])
def test_an_answer_takes_from_one_day_to_a_year(wrong: int) -> None:
    with pytest.raises(errors.AnswerDaysOutOfRange):
        adopted(deadlines=deadlines(answer=wrong))


@pytest.mark.parametrize("wrong", [-1, 10, 11])
def test_the_office_is_reminded_after_the_round_has_begun(wrong: int) -> None:
    with pytest.raises(errors.RemindDaysOutOfRange):
        adopted(deadlines=deadlines(remind=wrong))


@pytest.mark.parametrize("wrong", [-1, 251])
def test_an_overdue_answer_goes_up_not_before_it_is_due(wrong: int) -> None:
    with pytest.raises(errors.EscalateDaysOutOfRange):
        adopted(deadlines=deadlines(escalate=wrong))


def test_days_at_the_limit_are_taken() -> None:
    assert adopted(deadlines=deadlines(1, 0, 0)).snapshot().answer_days == 1
    assert adopted(deadlines=deadlines(250, 249, 250)).snapshot().escalate_days == 250


@pytest.mark.parametrize("number", [0, 51])
def test_a_regulation_has_from_one_to_fifty_fields(number: int) -> None:
    with pytest.raises(errors.NoFields):
        adopted(fields=[(f"field_{n}", "Lĩnh vực") for n in range(number)])


@pytest.mark.parametrize("code", ["", "Đất", "Land", "land use", "land-use", "a" * 51])
def test_a_code_has_small_letters_digits_and_underscores(code: str) -> None:
    with pytest.raises(errors.FieldCodeMalformed) as refused:
        adopted(fields=[("land", "Đất đai"), (code, "Khác")])
    assert refused.value.field == "fields.1.code"


def test_two_fields_do_not_have_the_same_code() -> None:
    with pytest.raises(errors.FieldCodeTwice) as refused:
        adopted(fields=[("land", "Đất đai"), ("land", "Đất")])
    assert refused.value.field == "fields.1.code"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": " "}, "number"),
        ({"title": ""}, "title"),
        ({"fields": [("land", " ")]}, "fields.0.name"),
    ],
)
def test_number_title_and_names_are_written(change: dict[str, Any], field: str) -> None:
    with pytest.raises(TextIsBlank) as refused:
        adopted(**change)
    assert refused.value.field == field


def test_a_regulation_does_not_end_before_it_starts() -> None:
    with pytest.raises(period.EndsBeforeItStarts):
        adopted(ends_on=date(2018, 12, 31))


def test_a_regulation_is_repealed() -> None:
    regulation = adopted()
    regulation.collect_events()

    regulation.repeal(TODAY, "Có quy định mới")

    assert happened(regulation) == [
        ("PetitionRegulationRepealed", {"ends_on": TODAY, "reason": "Có quy định mới"})
    ]
    assert regulation.period == period.Period(BEGINNING, TODAY)


def test_a_regulation_is_repealed_once() -> None:
    regulation = adopted()
    regulation.repeal(TODAY, "Có quy định mới")
    with pytest.raises(period.AlreadyEnded):
        regulation.repeal(TODAY, "Có quy định mới")


def test_a_repeal_lies_within_the_days_of_the_regulation() -> None:
    regulation = adopted(ends_on=TODAY)
    with pytest.raises(period.EndsBeforeItStarts):
        regulation.repeal(date(2018, 12, 31), "Nhầm")
    with pytest.raises(period.EndsLaterThanAgreed):
        regulation.repeal(date(2019, 5, 21), "Nhầm")


def test_a_repeal_has_a_reason() -> None:
    with pytest.raises(TextIsBlank) as refused:
        adopted().repeal(TODAY, " ")
    assert refused.value.field == "reason"
