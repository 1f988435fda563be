"""Request bodies take what they promise, and nothing else."""

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import ValidationError

from chassis.http.requests import Body
from services.assignment.api import assignments, grants, members, organizations, regulations
from services.assignment.api.requests import EndCorrection, Ending

MODULES = (assignments, grants, members, organizations, regulations)
COMMON = (Body, Ending, EndCorrection)


def bodies() -> Iterator[type[Body]]:
    yield from (Ending, EndCorrection)
    for module in MODULES:
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, Body) and found not in COMMON:
                yield found


@pytest.mark.parametrize("body", list(bodies()), ids=lambda body: body.__name__)
def test_the_example_of_a_body_is_one(body: type[Body]) -> None:
    schema = body.model_json_schema()
    (example,) = schema["examples"]
    assert body.model_validate(example)


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-30",
        "2025-6-30",
        "20250630",
        "2025-W27-1",
        "1900-01-01",
        "2200-01-01",
        20250630,
        None,
    ],
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Ending.model_validate({"ends_on": written, "reason": "Hết nhiệm kỳ"})
    assert refused.value.errors()[0]["loc"] == ("ends_on",)


def test_a_day_is_a_day() -> None:
    ending = Ending.model_validate({"ends_on": "2025-06-30", "reason": "Hết nhiệm kỳ"})
    assert ending.ends_on == date(2025, 6, 30)


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError):
        Ending.model_validate({"ends_on": "2025-06-30", "reason": "x", "ends": "2025-06-30"})


@pytest.mark.parametrize("minimum", ["2", 2.0, True, None])
def test_a_minimum_that_is_no_whole_number_is_refused(minimum: object) -> None:
    (example,) = regulations.NewRegulation.model_json_schema()["examples"]
    with pytest.raises(ValidationError):
        regulations.NewRegulation.model_validate({**example, "minimums": {"district": minimum}})


def test_that_nothing_ended_it_is_said_and_never_left_out() -> None:
    assert EndCorrection.model_validate({"ends_on": None, "reason": "Nhầm"}).ends_on is None

    with pytest.raises(ValidationError) as refused:
        EndCorrection.model_validate({"reason": "Nhầm"})
    assert refused.value.errors()[0]["loc"] == ("ends_on",)
