"""Petitions from a workbook: all of them, or none and everything that is wrong."""

from datetime import date
from typing import Any, Final

import msgspec
import psycopg
import pytest

from contracts.assignment import OrganizationRenamed
from tests.integration.petition.entries import (
    A_ZONE,
    AN_OFFICE,
    OFFICE,
    ZONE,
    briefing,
    enter_rules,
    past_briefing,
)
from tests.integration.petition.house import House
from tests.integration.petition.province import (
    BASE_CELL,
    CELL,
    DISTRICT,
    FAR_COMMUNE,
    KHANH,
    NEIGHBOUR,
    TAN,
    TAN_CELL,
    code,
    identity,
    member,
    organization,
    post,
)
from tests.unit.petition.workbooks import Row, a_workbook

SHEET: Final = "/imports/petitions"
FAR_CELL, TWIN = identity(51), identity(52)

PUT: Final[Row] = {
    "Khu": "Khu III",
    "Giao ban": "3/2019",
    "Chi bộ": code(CELL),
    "Lĩnh vực": "Đất đai",
    "Nội dung": "Đề nghị cấp lại sổ đỏ",
    "Địa chỉ": "Thôn Bình Đê",
}
ANSWERED: Final[Row] = {
    "Cơ quan trả lời": "Phòng Tài nguyên và Môi trường",
    "Trả lời": "Sẽ cấp trong quý II",
    "Số văn bản": "127 cv/hu",
    "Ngày trả lời": "21/3/2019",
}
ANNOUNCED: Final[Row] = {**ANSWERED, "Công bố": "4/2019"}
SOLVED: Final[Row] = {
    "Giải quyết ngày": "2/5/2019",
    "Kết quả": "Đã cấp",
    "Người chứng kiến": "Bí thư chi bộ",
}
HIDDEN: Final[Row] = {"Người kiến nghị": "Giữ kín tên", "Họ và tên": "Lê Thị Lan"}


@pytest.fixture
def months(house: House) -> list[str]:
    """The briefings of March, April and May."""
    enter_rules(house)
    hosts = {"2019-03-06": KHANH, "2019-04-08": TAN, "2019-05-08": KHANH}
    return [past_briefing(house, day, host) for day, host in hosts.items()]


def stored(house: House, *rows: Row, account: str = "district") -> list[tuple[str, dict[str, Any]]]:
    """What was told by this sheet, which is taken."""
    before = house.stored()
    answer = house.caller(account).sends(SHEET, a_workbook(*rows))
    assert answer.status_code == 201, answer.text
    return house.told(before)


def refused(house: House, *rows: Row, account: str = "district") -> list[tuple[int, str, str]]:
    """Row, field and rule of all that is wrong; nothing was stored."""
    before = house.stored()
    answer = house.caller(account).sends(SHEET, a_workbook(*rows))
    assert answer.status_code == 422, answer.text
    assert house.stored() == before
    assert house.database.rows("SELECT * FROM kept_name") == []
    return [(one["row"], one["field"], one["rule"]) for one in answer.json()["errors"]]


def test_the_petitions_of_a_workbook_are_stored_in_one_go(house: House, months: list[str]) -> None:
    answer = house.caller("district").sends(
        SHEET,
        a_workbook(
            {**PUT, "Khu": " khu  iii", "Lĩnh vực": "LAND", "Giao ban": date(2019, 3, 6)},
            {**PUT, "Khu": str(ZONE), "Chi bộ": str(TAN_CELL), "Giao ban": "8/4/2019"},
            {**PUT, "Người kiến nghị": "Nêu tên", "Họ và tên": "Vi Văn Cừ"},
        ),
    )

    assert answer.status_code == 201, answer.text
    (_, first), (_, second), (_, third) = told = house.told()[-3:]
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
    alone = house.told(before)

    assert stored(house, {**PUT, **words}, {**PUT, **words, **SAME}) == alone


def test_the_same_sheet_with_the_same_key_is_carried_out_once(
    house: House, months: list[str]
) -> None:
    district, key = house.caller("district"), {"Idempotency-Key": "once"}
    sheet = a_workbook(PUT, {**PUT, **HIDDEN})

    first = district.sends(SHEET, sheet, **key)
    before = house.stored()
    again = district.sends(SHEET, sheet, **key)
    other = district.sends(SHEET, a_workbook(PUT), **key)

    assert (again.status_code, again.json()) == (201, first.json())
    assert other.json()["errors"][0]["rule"] == "KeyUsedForAnotherRequest"
    assert house.stored() == before
    assert len(house.database.rows("SELECT * FROM kept_name")) == 1


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
        {**past, "Số văn bản": "cv"},
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
        (7, "document_number", "NotADocumentNumber"),
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


def test_a_code_is_read_as_of_the_day_of_the_briefing(house: House, months: list[str]) -> None:
    house.hears(
        OrganizationRenamed(
            organization_id=CELL, code="BĐ-1", name="Chi bộ 1", effective_on=date(2019, 4, 1)
        ),
    )
    ((_, march), (_, april)) = stored(house, PUT, {**PUT, "Giao ban": "4/2019", "Chi bộ": "bđ-1"})

    assert (march["cell_id"], april["cell_id"]) == (CELL, CELL)
    assert refused(house, {**PUT, "Giao ban": "4/2019"}) == [(2, "cell", "CodeUnknown")]


def test_a_code_that_several_bear_on_the_day_is_refused(house: House, months: list[str]) -> None:
    house.hears(msgspec.structs.replace(organization(TWIN, "cell", KHANH), code=code(CELL)))
    assert refused(house, PUT) == [(2, "cell", "CodeAmbiguous")]


def test_of_several_zones_of_one_name_the_cell_tells_which_is_meant(
    house: House, months: list[str]
) -> None:
    """Every district has a first zone."""
    _enter_the_neighbours_zone(house)

    ((_, told),) = stored(house, PUT)

    assert told["zone_id"] == ZONE
    assert refused(house, {**PUT, "Chi bộ": code(BASE_CELL)}) == [(2, "zone", "ZoneAmbiguous")]


def test_of_several_offices_of_one_name_that_of_the_district_is_meant(
    house: House, months: list[str]
) -> None:
    neighbour = {"organization_id": str(NEIGHBOUR), "id": str(TWIN)}
    house.caller("neighbour").does("/offices", AN_OFFICE | neighbour)

    told = dict(stored(house, {**PUT, **ANSWERED}))
    assert told["PetitionAssigned"]["lead_id"] == OFFICE

    again = {"organization_id": str(BASE_CELL), "id": str(identity(53))}
    house.caller("district").does("/offices", AN_OFFICE | again)
    assert refused(house, {**PUT, **ANSWERED}) == [(2, "lead", "OfficeAmbiguous")]
    told = dict(stored(house, {**PUT, **ANSWERED, "Cơ quan trả lời": str(OFFICE)}))
    assert told["PetitionAssigned"]["lead_id"] == OFFICE


def test_of_several_offices_in_one_cell_the_wrong_one_is_named(
    house: House, months: list[str]
) -> None:
    sheet = a_workbook({**PUT, **ANSWERED, "Cùng trả lời": "Phòng Tài nguyên và Môi trường; Ban"})
    (fault,) = house.caller("district").sends(SHEET, sheet).json()["errors"]
    assert fault["detail"].startswith("Ban: ")


def _enter_the_neighbours_zone(house: House) -> None:
    """A zone of the same name, that met in the same month."""
    standing = msgspec.structs.replace(post(TWIN, "standing_member"), committee_id=NEIGHBOUR)
    house.hears(organization(FAR_CELL, "cell", FAR_COMMUNE), member(TWIN), standing)
    neighbour = house.caller("neighbour")
    zone = {"organization_id": str(NEIGHBOUR), "commune_ids": [str(FAR_COMMUNE)]}
    found = neighbour.does("/zones", A_ZONE | zone | {"head_id": str(TWIN), "deputy_id": None})
    met = {"zone_id": found, "held_on": "2019-03-07", "host_id": str(FAR_COMMUNE)}
    neighbour.does("/briefings/record", met)


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
    answer = house.caller(account).sends(SHEET, a_workbook(PUT, {**PUT, **ANSWERED}))
    assert answer.status_code == 403


@pytest.mark.parametrize("account", ["standing", "office", "auditor", "viewer", "nobody"])
def test_who_raises_no_petitions_learns_nothing_of_what_is_known(
    house: House, months: list[str], account: str
) -> None:
    answer = house.caller(account).sends(SHEET, a_workbook({**PUT, "Khu": "Khu IV"}))
    assert answer.status_code == 403


def test_the_name_of_a_confidential_petitioner_is_kept_and_told_nowhere(
    house: House, months: list[str]
) -> None:
    hidden = {**PUT, **HIDDEN}
    told = stored(house, hidden, {**hidden, **ANNOUNCED})

    assert "Lan" not in str(told)
    kept = house.database.rows("SELECT name FROM kept_name")
    assert kept == [{"name": "Lê Thị Lan"}, {"name": "Lê Thị Lan"}]
    with psycopg.connect(house.database.url) as connection:
        states = connection.execute("SELECT state FROM petition_events").fetchall()
    assert not any("Lê Thị Lan".encode() in bytes(state) for (state,) in states)


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
    answer = house.caller("district").sends(SHEET, sheet)

    (fault,) = answer.json()["errors"]
    assert (fault["field"], fault["rule"]) == (field, "PetitionerNamedInText")
    assert "Lan" not in answer.text
    assert house.database.rows("SELECT * FROM kept_name") == []


def test_an_empty_sheet_is_refused(house: House, months: list[str]) -> None:
    answer = house.caller("district").sends(SHEET, a_workbook())
    assert answer.json()["errors"] == [
        {"field": "file", "rule": "NothingToImport", "detail": "The sheet has no rows."}
    ]


def test_what_is_no_workbook_is_refused(house: House) -> None:
    answer = house.caller("district").sends(SHEET, b"Kinh gui")
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, "NotAWorkbook")
