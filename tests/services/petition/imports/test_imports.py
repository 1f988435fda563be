"""Petitions from a workbook: all of them in one go, each as by the single command."""

from datetime import date
from typing import Any, Final

import psycopg
import pytest

from tests.services.petition.entries import OFFICE, ZONE
from tests.services.petition.house import House
from tests.services.petition.imports.sheets import (
    ANNOUNCED,
    ANSWERED,
    HIDDEN,
    PUT,
    SHEET,
    SOLVED,
    stored,
)
from tests.services.petition.imports.workbooks import Row, a_workbook
from tests.services.petition.province import CELL, DISTRICT, TAN_CELL, code


def test_the_petitions_of_a_workbook_are_stored_in_one_go(house: House, months: list[str]) -> None:
    answer = house.caller("district").send(
        SHEET,
        a_workbook(
            {**PUT, "Khu": " khu  iii", "Lĩnh vực": "LAND", "Giao ban": date(2019, 3, 6)},
            {**PUT, "Khu": str(ZONE), "Chi bộ": str(TAN_CELL), "Giao ban": "8/4/2019"},
            {**PUT, "Người kiến nghị": "Nêu tên", "Họ và tên": "Vi Văn Cừ"},
        ),
    )

    assert answer.status_code == 201, answer.text
    (_, first), (_, second), (_, third) = told = house.published()[-3:]
    assert {name for name, _ in told} == {"PetitionRaised"}
    assert (first["cell_id"], first["zone_id"], first["field"]) == (CELL, ZONE, "land")
    assert (str(first["briefing_id"]), first["raised_on"]) == (months[0], date(2019, 3, 6))
    assert (second["cell_id"], str(second["briefing_id"])) == (TAN_CELL, months[1])
    assert (third["petitioner"], third["petitioner_name"]) == ("named", "Vi Văn Cừ")
    assert answer.json()["stored"] == "3"
    assert answer.json()["position"] == f"{answer.json()['id']}:1"
    assert answer.json()["complete_at"].endswith(":1")


def test_what_became_of_a_petition_comes_with_it(house: House, months: list[str]) -> None:
    first = {**PUT, **ANNOUNCED, "Mã kiến nghị": 7, "Ý kiến chi bộ": "Không chấp nhận"}
    second = {
        **PUT,
        **ANSWERED,
        "Mã kiến nghị": 7,
        "Số văn bản": "135-CV/HU",
        "Ngày trả lời": "18/4/2019",
        "Công bố": "5/2019",
        "Ý kiến chi bộ": "Chấp nhận",
        "Chi bộ xác nhận ngày": "20/5/2019",
        **SOLVED,
    }
    at_the_base = {**PUT, "Xã nhận ngày": "7/3/2019", **SOLVED}

    told = stored(house, {**first, "Lý do": "Chưa rõ"}, at_the_base, second)

    a_round = ["PetitionAssigned", "AnswerDrafted", "AnswerApproved", "PetitionAnswered"]
    assert [name for name, _ in told] == [
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
        "PetitionRaised",
        "PetitionKeptAtBase",
        "SolutionReported",
    ]
    facts = dict(reversed(told[:8]))
    assert facts["PetitionEscalated"]["to_organization_id"] == DISTRICT
    assert facts["PetitionAssigned"]["assigned_on"] == date(2019, 3, 6)
    assert facts["PetitionAnswered"]["document_number"] == "127-CV/HU"
    assert str(facts["AnswerPublished"]["briefing_id"]) == months[1]
    assert facts["AnswerRejected"]["rejected_on"] == date(2019, 4, 8)


BOOKS: Final[dict[str, Any]] = {
    "escalated_to": str(DISTRICT),
    "escalated_on": "2019-03-08",
    "rounds": [
        {
            "lead_id": str(OFFICE),
            "assigned_on": "2019-03-11",
            "due_on": "2019-04-01",
            "text": "Sẽ cấp trong quý II",
            "drafted_on": "2019-03-18",
            "approved_on": "2019-03-20",
            "document_number": "127 cv/hu",
            "answered_on": "2019-03-21",
            "accepted_on": "2019-04-09",
            "reason": "Rõ ràng",
        }
    ],
    "solved": {
        "solved_on": "2019-05-02",
        "what": "Đã cấp",
        "seen_by": "Bí thư chi bộ",
        "reported_on": "2019-05-08",
        "confirmed_on": "2019-05-09",
    },
}
SAME: Final[Row] = {
    **ANNOUNCED,
    **SOLVED,
    "Chuyển lên ngày": "8/3/2019",
    "Chuyển lên": code(DISTRICT),
    "Ngày giao": "11/3/2019",
    "Hạn trả lời": "1/4/2019",
    "Ngày dự thảo": "18/3/2019",
    "Ngày duyệt": "20/3/2019",
    "Ý kiến chi bộ": "Chấp nhận",
    "Ngày có ý kiến": "9/4/2019",
    "Lý do": "Rõ ràng",
    "Báo giải quyết ngày": "8/5/2019",
    "Chi bộ xác nhận ngày": "9/5/2019",
}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ({}, {}),
        (
            {"Người kiến nghị": "Nêu tên", "Họ và tên": "Vi Văn Cừ"},
            {"petitioner": "named", "petitioner_name": "Vi Văn Cừ"},
        ),
        (HIDDEN, {"petitioner": "confidential", "petitioner_name": "Lê Thị Lan"}),
        ({"Người kiến nghị": "Không rõ tên"}, {"petitioner": "anonymous"}),
    ],
)
def test_a_row_tells_what_the_single_command_tells(
    house: House, months: list[str], words: Row, asked: dict[str, Any]
) -> None:
    district, before = house.caller("district"), house.stored()
    body = {
        "cell_id": str(CELL),
        "briefing_id": months[0],
        "field": "land",
        "text": "Đề nghị cấp lại sổ đỏ",
        "address": "Thôn Bình Đê",
        **asked,
    }
    announced = BOOKS["rounds"][0] | {"briefing_id": months[1]}
    district.does("/petitions", body)
    district.does("/petitions/record", body | BOOKS | {"rounds": [announced]})
    alone = house.published(before)

    assert stored(house, {**PUT, **words}, {**PUT, **words, **SAME}) == alone


def test_the_same_sheet_with_the_same_key_is_carried_out_once(
    house: House, months: list[str]
) -> None:
    district, key = house.caller("district"), {"Idempotency-Key": "once"}
    sheet = a_workbook(PUT, {**PUT, **HIDDEN})

    first = district.send(SHEET, sheet, **key)
    before = house.stored()
    again = district.send(SHEET, sheet, **key)
    other = district.send(SHEET, a_workbook(PUT), **key)

    assert (again.status_code, again.json()) == (201, first.json())
    assert other.json()["errors"][0]["rule"] == "KeyUsedForAnotherRequest"
    assert house.stored() == before
    assert len(house.database.rows("SELECT * FROM petitioner_identity")) == 1


def test_the_name_of_a_confidential_petitioner_is_kept_and_told_nowhere(
    house: House, months: list[str]
) -> None:
    hidden = {**PUT, **HIDDEN}
    told = stored(house, hidden, {**hidden, **ANNOUNCED})

    assert "Lan" not in str(told)
    kept = house.database.rows("SELECT name FROM petitioner_identity")
    assert kept == [{"name": "Lê Thị Lan"}, {"name": "Lê Thị Lan"}]
    with psycopg.connect(house.database.url) as connection:
        states = connection.execute("SELECT state FROM petition_events").fetchall()
    assert not any("Lê Thị Lan".encode() in bytes(state) for (state,) in states)
