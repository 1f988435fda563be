"""Which steps of a petition are offered, and what their forms send."""

from typing import Any

import pytest

from services.portal.api_client.caller import Caller
from services.portal.petitions.steps.reading import body_of, fields_of
from services.portal.petitions.steps.standing import STEPS, possible, standing
from services.portal.web.forms import Typed

DISTRICT, COMMUNE, CELL, OFFICE = (
    f"0f2d1b5e-6a7c-4e8d-9b0a-00000000000{number}" for number in range(4)
)
PATH = [{"organization_id": one} for one in (DISTRICT, COMMUNE, CELL)]


def petition(state: str = "assigned", stopped_on: str | None = None) -> dict[str, Any]:
    return {
        "cell_id": CELL,
        "commune_id": COMMUNE,
        "state": state,
        "stopped_on": stopped_on,
        "rounds": [{"offices": [{"office_id": OFFICE}]}],
    }


def caller(role: str, over: str) -> Caller:
    grant = {"role": role, "organization_id": over, "name": None}
    return Caller.read({"account": "a", "member_id": None, "grants": [grant]})


@pytest.mark.parametrize(
    ("role", "over", "are"),
    [
        ("district_office", DISTRICT, {"commune", "district"}),
        ("commune_office", COMMUNE, {"commune"}),
        ("commune_office", CELL, set()),
        ("standing_committee", DISTRICT, {"standing"}),
        ("cell_secretary", CELL, {"cell"}),
        ("cell_secretary", COMMUNE, set()),
        ("auditor", DISTRICT, set()),
    ],
)
def test_what_somebody_is_to_a_petition_follows_from_their_grants(
    role: str, over: str, are: set[str]
) -> None:
    assert standing(caller(role, over), petition(), PATH, ()) == are


def test_who_acts_for_an_office_of_the_last_round_answers() -> None:
    answering = caller("answering_office", "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f")

    assert standing(answering, petition(), [], [OFFICE]) == {"answering"}
    assert standing(answering, petition() | {"rounds": []}, [], [OFFICE]) == set()


def test_what_comes_next_stands_first() -> None:
    names = [step.name for step in possible(petition("drafted"), {"standing"})]

    assert names == ["approval", "return"]


def test_while_the_clock_stands_only_what_needs_no_running_clock_is_offered() -> None:
    stands = possible(petition("assigned", "2020-10-20"), {"answering", "district"})

    assert {step.name for step in stands} == {
        "clock-resumption",
        "transfer",
        "merger",
        "correction",
        "withdrawal",
    }


def test_every_step_of_an_open_petition_is_somebodys() -> None:
    everybody = {"commune", "district", "cell", "answering", "standing"}

    assert all(step.who <= everybody for step in STEPS.values())


def test_what_may_be_left_open_and_was_is_not_sent() -> None:
    typed = Typed({"lead_id": OFFICE, "assigned_on": "", "due_on": "5/3/2024"})

    assert body_of(STEPS["assignment"], typed) == {"lead_id": OFFICE, "due_on": "2024-03-05"}
    assert typed.sound


def test_a_step_without_what_it_needs_is_not_sound() -> None:
    typed = Typed({"clock": "runs", "lead_id": "nobody"})

    body_of(STEPS["transfer"], typed)

    assert set(typed.errors) == {"clock", "lead_id", "reason"}


def test_parts_that_were_left_empty_are_no_parts() -> None:
    given = {"reason": "Hai việc", "text-0": "Một", "text-4": "Hai"}
    fields = {f"{name}-{place}": "x" for name in ("field", "address") for place in (0, 4)}
    typed = Typed(given | fields)

    assert [part["text"] for part in body_of(STEPS["split"], typed)["parts"]] == ["Một", "Hai"]
    assert fields_of(STEPS["split"], typed)["parts.1.text"] == "text-4"
    assert typed.sound


def test_one_part_alone_asks_for_the_second() -> None:
    typed = Typed({"reason": "x", "text-0": "Một", "field-0": "land", "address-0": "Thôn 1"})

    body_of(STEPS["split"], typed)

    assert set(typed.errors) == {"field-1", "text-1", "address-1"}


def test_a_cell_directly_below_the_district_is_its_own_commune() -> None:
    base = petition() | {"commune_id": CELL}

    assert standing(caller("district_office", DISTRICT), base, PATH, ()) == {"commune", "district"}
    assert standing(caller("cell_secretary", CELL), base, PATH, ()) == {"cell"}
