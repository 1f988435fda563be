"""A body takes what it promises, and nothing else; every command promises the same answers."""

from datetime import date

import pytest
from pydantic import ValidationError

from chassis.http.openapi import ANSWERS, Answer
from chassis.http.requests import Body, Day


class Lending(Body):
    lent_on: Day
    title: str = "Dế Mèn"


def test_a_day_is_a_day_and_the_fields_are_the_arguments() -> None:
    lending = Lending.model_validate({"lent_on": "2024-03-05"})
    assert lending.arguments() == {"lent_on": date(2024, 3, 5), "title": "Dế Mèn"}


@pytest.mark.parametrize(
    "written", ["2025-02-30", "2025-6-30", "20250630", "2025-W27-1", "٢٠٢٥-٠٦-٣٠", 20250630, None]
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Lending.model_validate({"lent_on": written})
    assert refused.value.errors()[0]["loc"] == ("lent_on",)


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError):
        Lending.model_validate({"lent_on": "2024-03-05", "lent": "2024-03-05"})


def test_what_a_command_answers_is_described_for_every_status() -> None:
    assert ANSWERS[201]["model"] is Answer
    for status in {400, 401, 403, 404, 409, 413, 422, 503}:
        assert list(ANSWERS[status]["content"]) == ["application/problem+json"]
    assert set(ANSWERS) == {201, 400, 401, 403, 404, 409, 413, 422, 503}
