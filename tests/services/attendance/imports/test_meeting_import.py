"""Past meetings from a workbook: all of them, or none and everything that is wrong."""

from datetime import date
from uuid import UUID

import pytest

from chassis.imports.sheets import NothingToImport, SheetRefused
from chassis.refusals import NotAllowed
from services.attendance.imports.meeting_sheet import MEETINGS
from tests.services.attendance.house import House, context
from tests.services.attendance.imports.workbooks import a_workbook
from tests.services.attendance.province import (
    CELL,
    COMMUNE,
    LAN,
    MINH,
    NEIGHBOUR,
    NEIGHBOUR_CELL,
    OTHER_CELL,
    member,
    organization,
    post,
)

FIFTH, SIXTH = date(2024, 3, 5), date(2024, 3, 6)
NAMESAKE = UUID("00000000-0000-4000-8000-000000000017")


def refused(house: House, *rows: list[object]) -> list[tuple[int, str, str]]:
    """Row, field and rule of all that is wrong; nothing was stored."""
    before = house.stored()
    with pytest.raises(SheetRefused) as refusal:
        house.service.meeting_import.import_meetings(
            context("district"), MEETINGS.read(a_workbook(*rows))
        )
    assert house.stored() == before
    return [(p["row"], p["field"], p["rule"]) for p in refusal.value.problems]


def test_the_meetings_of_a_workbook_are_stored_in_one_go(house: House) -> None:
    result = house.service.meeting_import.import_meetings(
        context("district"),
        MEETINGS.read(
            a_workbook(
                ["H1-X1-1", FIFTH, "Thường kỳ", 20, 24, "Nhà văn hóa", "lê thị lan; " + str(MINH)],
                [str(OTHER_CELL), "6/3/2024", "Chuyên đề", None, None, None, None],
            )
        ),
    )

    told = house.published()
    assert [name for name, _ in told] == [
        "MeetingScheduled",
        "MeetingHeld",
        "MeetingAttended",
        "AttendanceConfirmed",
        "MeetingAttended",
        "AttendanceConfirmed",
        "MeetingScheduled",
        "MeetingHeld",
    ]
    assert [told[n][1]["organization_id"] for n in (0, 6)] == [CELL, OTHER_CELL]
    assert [told[n][1]["member_id"] for n in (2, 4)] == [LAN, MINH]
    assert result.version == 6
    assert result.also["stored"] == "2"
    assert result.also["complete_at"].endswith(":2")


def test_every_wrong_row_is_reported_and_nothing_stored(house: House) -> None:
    house.receive(member(NAMESAKE, "Lê Thị Lan", NEIGHBOUR_CELL), post(NAMESAKE, NEIGHBOUR))
    secretary = house.service.held_meetings
    secretary.record(context(), organization_id=CELL, kind="regular", held_on=FIFTH)

    assert refused(
        house,
        ["H1-X1-2", FIFTH, "Thường kỳ"],
        ["H1-X9", FIFTH, "Thường kỳ"],
        [str(NAMESAKE), FIFTH, "Thường kỳ"],
        ["H1-X1-1", FIFTH, "Điểm luân phiên"],
        ["H1-X1-2", date(2024, 3, 21), "Thường kỳ"],
        ["H1-X1-2", date(2014, 3, 5), "Thường kỳ"],
        ["H1-X1-2", SIXTH, "Thường kỳ", 30, 24],
        ["H1-X1-2", FIFTH, "Thường kỳ"],
        ["H1-X1", FIFTH, "Điểm luân phiên"],
        [
            "H1-X1-2",
            date(2024, 2, 5),
            "Thường kỳ",
            None,
            None,
            None,
            "Lê Thị Lan; Ai Đó; Nông Thị Thư",
        ],
        ["H1-X1-1", date(2024, 2, 5), "Hằng tháng"],
    ) == [
        (3, "organization", "CodeUnknown"),
        (4, "organization", "Unknown"),
        (5, "held_on", "MeetingAlreadyEntered"),
        (6, "held_on", "HeldInTheFuture"),
        (7, "organization", "CodeUnknown"),
        (8, "present", "MorePresentThanExpected"),
        (9, "held_on", "MeetingAlreadyEntered"),
        (10, "kind", "KindIsForCellsOnly"),
        (11, "attended_by", "NameAmbiguous"),
        (11, "attended_by", "NameUnknown"),
        (11, "attended_by", "OwnCellVisit"),
        (12, "kind", "NotAWord"),
    ]


def test_a_code_that_several_bear_on_the_day_is_refused(house: House) -> None:
    twin = UUID("00000000-0000-4000-8000-000000000019")
    house.receive(organization(twin, "cell", COMMUNE, "H1-X1-1"))

    assert refused(house, ["H1-X1-1", FIFTH, "Thường kỳ"]) == [(2, "organization", "CodeAmbiguous")]


def test_a_fault_of_one_who_sat_in_names_the_word(house: House) -> None:
    with pytest.raises(SheetRefused) as refusal:
        house.service.meeting_import.import_meetings(
            context("district"),
            MEETINGS.read(
                a_workbook(["H1-X1-2", FIFTH, "Thường kỳ", None, None, None, "Ai Đó; Lê Thị Lan"])
            ),
        )
    details = [problem["detail"] for problem in refusal.value.problems]
    assert details[0].startswith("Ai Đó: ")


def test_a_sheet_with_another_cells_meeting_is_not_allowed(house: House) -> None:
    rows = (["H1-X1-1", FIFTH, "Thường kỳ"], ["H1-X1-2", FIFTH, "Thường kỳ"])
    sheet = MEETINGS.read(a_workbook(*rows))

    with pytest.raises(NotAllowed):
        house.service.meeting_import.import_meetings(context("secretary"), sheet)
    house.service.meeting_import.import_meetings(context("commune"), sheet)


def test_who_keeps_no_books_learns_nothing_of_what_is_known(house: House) -> None:
    sheet = MEETINGS.read(a_workbook(["H1-X9", FIFTH, "Thường kỳ"]))
    for account in ("lan", "viewer", "former", "nobody"):
        with pytest.raises(NotAllowed):
            house.service.meeting_import.import_meetings(context(account), sheet)


def test_an_empty_sheet_is_refused(house: House) -> None:
    with pytest.raises(NothingToImport):
        house.service.meeting_import.import_meetings(context(), MEETINGS.read(a_workbook()))
