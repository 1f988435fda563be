"""A workbook with anything wrong in it: all of that is told, and nothing is stored."""

import pytest

from tests.services.petition.entries import briefing
from tests.services.petition.house import House
from tests.services.petition.imports.sheets import (
    ANNOUNCED,
    ANSWERED,
    HIDDEN,
    PUT,
    SHEET,
    SOLVED,
    refused,
    stored,
)
from tests.services.petition.imports.workbooks import Row, a_workbook
from tests.services.petition.province import BASE_CELL, KHANH, TAN, TAN_CELL, code, identity


def test_every_wrong_row_is_reported_and_nothing_stored(house: House, months: list[str]) -> None:
    briefing(house, "2019-06-08", TAN)
    assert refused(
        house,
        PUT,
        {**PUT, "Khu": "Khu IV"},
        {**PUT, "Giao ban": "2/2019"},
        {**PUT, "Giao ban": "7/3/2019"},
        {**PUT, "Giao ban": "6/2019"},
        {**PUT, "Chi bộ": "O99"},
        {**PUT, "Chi bộ": str(identity(99))},
        {**PUT, "Chi bộ": code(BASE_CELL)},
        {**PUT, "Chi bộ": code(KHANH)},
        {**PUT, "Lĩnh vực": "Biển"},
        {**PUT, "Người kiến nghị": "Nêu tên"},
        {**PUT, "Họ và tên": "Ai Đó"},
        {**PUT, **HIDDEN, "Nội dung": "Bà Lê Thị Lan hỏi"},
        {**PUT, "Nội dung": "x" * 4_001},
        {**PUT, "Địa chỉ": None},
    ) == [
        (3, "zone", "ZoneUnknown"),
        (4, "briefing", "BriefingUnknown"),
        (5, "briefing", "BriefingOnAnotherDay"),
        (6, "briefing", "BriefingStillToCome"),
        (7, "cell", "CodeUnknown"),
        (8, "cell", "Unknown"),
        (9, "cell", "CellNotOfTheZone"),
        (10, "cell", "OnlyACellRaisesPetitions"),
        (11, "field", "FieldNotInTheRegulation"),
        (12, "petitioner_name", "PetitionerNameMissing"),
        (13, "petitioner_name", "PetitionerNameNotWanted"),
        (14, "text", "PetitionerNamedInText"),
        (15, "text", "TextIsTooLong"),
        (16, "address", "ValueMissing"),
    ]


def test_what_is_wrong_with_a_past_life_is_told_of_its_column(
    house: House, months: list[str]
) -> None:
    past: Row = {**PUT, **ANNOUNCED, "Ý kiến chi bộ": "Chấp nhận"}
    assert refused(
        house,
        past,
        {**past, "Cơ quan trả lời": None},
        {**past, "Số văn bản": None},
        {**past, "Cơ quan trả lời": "Phòng Nào"},
        {**past, "Cùng trả lời": "Phòng Nào"},
        {**past, "Số văn bản": "127\u200b-CV/HU"},
        {**past, "Ngày trả lời": "1/3/2019"},
        {**past, "Ngày giao": "22/3/2019"},
        {**past, "Hạn trả lời": "1/1/2019"},
        {**past, "Công bố": "7/4/2019"},
        {**past, "Công bố": "1/2020"},
        {**past, "Công bố": None},
        {**past, "Ý kiến chi bộ": None, "Lý do": "Chưa rõ"},
        {**past, "Ý kiến chi bộ": "Không chấp nhận"},
        {**past, "Ngày có ý kiến": "21/5/2019"},
        {**past, "Chuyển lên": code(TAN)},
        {**past, "Chuyển lên": "O99"},
        {**past, "Chuyển lên ngày": "1/3/2019"},
        {**past, **SOLVED, "Kết quả": None},
        {**past, **SOLVED, "Báo giải quyết ngày": "1/5/2019"},
        {**past, "Ý kiến chi bộ": "Không chấp nhận", "Lý do": "Chưa rõ", **SOLVED},
    ) == [
        (3, "lead", "AnswerIncomplete"),
        (4, "document_number", "AnswerIncomplete"),
        (5, "lead", "OfficeUnknown"),
        (6, "offices", "OfficeUnknown"),
        (7, "document_number", "TextHasControlCharacters"),
        (8, "drafted_on", "StepBeforeTheLast"),
        (9, "drafted_on", "StepBeforeTheLast"),
        (10, "due_on", "DueBeforeTheBeginning"),
        (11, "announced", "BriefingOnAnotherDay"),
        (12, "announced", "BriefingUnknown"),
        (13, "verdict", "AnswerNotPublished"),
        (14, "verdict", "VerdictMissing"),
        (15, "reason", "TextIsBlank"),
        (16, "judged_on", "StepInTheFuture"),
        (17, "escalated_to", "NotAboveTheCell"),
        (18, "escalated_to", "CodeUnknown"),
        (19, "escalated_on", "StepBeforeTheLast"),
        (20, "what", "SolutionIncomplete"),
        (21, "solved_on", "SolvedAfterTheReport"),
        (22, "solved_on", "AnswerStillOwed"),
    ]


def test_the_rows_of_one_petition_tell_one_story(house: House, months: list[str]) -> None:
    first = {**PUT, **ANNOUNCED, "Mã kiến nghị": "A"}
    assert refused(
        house,
        first,
        {**first, "Nội dung": "Đề nghị khác"},
        {**first, "Mã kiến nghị": "B"},
        {**first, "Mã kiến nghị": "B"},
    ) == [
        (3, "key", "RowsDisagree"),
        (5, "verdict", "AnswerNotRejected"),
    ]


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"Địa chỉ": "Nhà bà Lê Thị Lan"}, "address"),
        ({**ANNOUNCED, "Trả lời": "Trả lời bà Le Thi Lan"}, "answer"),
        (
            {**ANNOUNCED, "Ý kiến chi bộ": "Không chấp nhận", "Lý do": "Bà Lê Thị Lan hỏi"},
            "reason",
        ),
        ({"Xã nhận ngày": "7/3/2019", **SOLVED, "Kết quả": "Trao cho Lê Thị Lan"}, "what"),
        ({"Xã nhận ngày": "7/3/2019", **SOLVED, "Người chứng kiến": "Lê Thị Lan"}, "seen_by"),
    ],
)
def test_nothing_in_a_row_names_the_confidential_petitioner(
    house: House, months: list[str], columns: Row, field: str
) -> None:
    sheet = a_workbook({**PUT, **HIDDEN, **columns})
    answer = house.caller("district").send(SHEET, sheet)

    (fault,) = answer.json()["errors"]
    assert (fault["field"], fault["rule"]) == (field, "PetitionerNamedInText")
    assert "Lan" not in answer.text
    assert house.database.rows("SELECT * FROM petitioner_identity") == []


def test_a_neighbours_cell_is_refused_by_its_row(house: House, months: list[str]) -> None:
    tan = {**PUT, "Chi bộ": code(TAN_CELL)}

    assert refused(house, PUT, tan, account="khanh") == [(3, "cell", "NotAllowed")]
    assert refused(house, tan, PUT, {**PUT, "Khu": "-"}, account="cell") == [
        (2, "cell", "NotAllowed"),
        (4, "zone", "ZoneUnknown"),
    ]
    assert len(stored(house, PUT, account="cell")) == 1
    assert len(stored(house, PUT, tan, account="province")) == 2


def test_what_became_of_a_petition_is_for_the_office_of_the_district(
    house: House, months: list[str]
) -> None:
    past = {**PUT, "Xã nhận ngày": "7/3/2019"}
    assert refused(house, PUT, past, account="khanh") == [(3, "cell", "NotAllowed")]
    assert refused(house, PUT, past, account="cell") == [(3, "cell", "NotAllowed")]


@pytest.mark.parametrize("account", ["neighbour", "tan"])
def test_a_sheet_of_strangers_is_turned_away_as_a_whole(
    house: House, months: list[str], account: str
) -> None:
    answer = house.caller(account).send(SHEET, a_workbook(PUT, {**PUT, **ANSWERED}))
    assert answer.status_code == 403


@pytest.mark.parametrize("account", ["standing", "office", "auditor", "viewer", "nobody"])
def test_who_raises_no_petitions_learns_nothing_of_what_is_known(
    house: House, months: list[str], account: str
) -> None:
    answer = house.caller(account).send(SHEET, a_workbook({**PUT, "Khu": "Khu IV"}))
    assert answer.status_code == 403


def test_an_empty_sheet_is_refused(house: House, months: list[str]) -> None:
    answer = house.caller("district").send(SHEET, a_workbook())
    assert answer.json()["errors"] == [
        {"field": "file", "rule": "NothingToImport", "detail": "The sheet has no rows."}
    ]


def test_what_is_no_workbook_is_refused(house: House) -> None:
    answer = house.caller("district").send(SHEET, b"Kinh gui")
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "NotAWorkbook")
