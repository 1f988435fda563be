"""Petitions through HTTP: walked from raising to solved, joined, and grown out of other things."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from contracts.attendance import MatterRevoked, MeetingScheduled, OpinionRecorded
from contracts.event import Event
from tests.services.petition.entries import OFFICE, briefing, enter_rules, found, past_briefing
from tests.services.petition.house import House
from tests.services.petition.province import (
    BASE_CELL,
    CELL,
    DISTRICT,
    KHANH,
    PROVINCE,
    TAN,
    TAN_CELL,
    identity,
)
from tests.support.service_harness import Caller

MEETING, OPINION, MATTER = identity(61), identity(62), identity(63)
NOBODY: Final = str(identity(99))

A_PETITION: Final[dict[str, Any]] = {
    "cell_id": str(CELL),
    "field": "land",
    "text": "Đề nghị cấp lại sổ đỏ cho 12 hộ",
    "address": "Thôn Bình Đê, xã Khánh",
}


@pytest.fixture
def cell(house: House) -> Caller:
    """The secretary of the cell that asks; there is a zone, a regulation and an office."""
    enter_rules(house)
    return house.caller("cell")


def put(house: House, held_on: str = "2019-03-06", **changes: Any) -> str:
    """A petition put at a past briefing of that day."""
    body = A_PETITION | {"briefing_id": past_briefing(house, held_on)} | changes
    return house.caller("cell").does("/petitions", body)


def escalated(house: House, held_on: str = "2019-03-06") -> str:
    petition = put(house, held_on)
    house.caller("khanh").does(
        f"/petitions/{petition}/escalation",
        {"to_organization_id": str(DISTRICT), "escalated_on": "2019-03-08"},
    )
    return petition


def test_a_petition_is_raised_under_an_id_of_one_s_own(house: House, cell: Caller) -> None:
    held = past_briefing(house, "2019-03-06")
    before = house.stored()

    answer = cell.post("/petitions", A_PETITION | {"briefing_id": held, "id": str(identity(70))})

    assert answer.status_code == 201
    assert answer.json()["id"] == str(identity(70))
    [(name, said)] = house.published(before)
    assert name == "PetitionRaised"
    assert said["raised_on"] == date(2019, 3, 6)
    assert said["commune_id"] == KHANH
    assert (said["petitioner"], said["source"]) == ("cell", "briefing")
    assert cell.is_refused(
        "/petitions", A_PETITION | {"briefing_id": held, "id": str(identity(70))}
    ) == (409, "IdAlreadyTaken", "id")


def test_from_raising_to_solved_through_two_rounds(house: House, cell: Caller) -> None:
    petition = escalated(house)
    at, april, may = f"/petitions/{petition}", "2019-04-08", "2019-05-07"
    district, office = house.caller("district"), house.caller("office")
    standing = house.caller("standing")
    before = house.stored()

    def answer(number: str, assigned: str, drafted: str) -> None:
        district.does(f"{at}/assignment", {"lead_id": str(OFFICE), "assigned_on": assigned})
        office.does(f"{at}/clock-stop", _dated("stopped_on", assigned, cause="forwarded_above"))
        office.does(f"{at}/clock-resumption", {"resumed_on": drafted})
        office.does(f"{at}/draft", {"text": "Sẽ cấp", "drafted_on": drafted})
        standing.does(f"{at}/return", _dated("returned_on", drafted))
        office.does(f"{at}/draft", {"text": "Sẽ cấp trong quý III", "drafted_on": drafted})
        standing.does(f"{at}/approval", {"approved_on": drafted})
        office.does(f"{at}/answer", {"document_number": number, "answered_on": drafted})

    def announce(day: str, host: UUID) -> None:
        held = past_briefing(house, day, host)
        district.does(f"/briefings/{held}/compilation")
        district.does(f"/briefings/{held}/announcement")

    answer("127 cv/hu", "2019-03-11", "2019-03-20")
    announce(april, TAN)
    cell.does(f"{at}/rejection", _dated("rejected_on", april))
    answer("5-cv/hu", "2019-04-09", "2019-04-15")
    announce(may, KHANH)
    cell.does(f"{at}/acceptance", {"accepted_on": may})
    report = {"solved_on": may, "what": "Đã cấp", "seen_by": "Bí thư", "reported_on": may}
    house.caller("khanh").does(f"{at}/solution", report)
    cell.does(f"{at}/confirmation", {"confirmed_on": may})

    said = [
        (n, s) for n, s in house.published(before) if "Briefing" not in n and "Answers" not in n
    ]
    one_round = ["PetitionAssigned", "ClockStopped", "ClockResumed", "AnswerDrafted"]
    one_round += ["AnswerReturned", "AnswerDrafted", "AnswerApproved", "PetitionAnswered"]
    assert [name for name, _ in said] == [
        *one_round,
        "AnswerPublished",
        "AnswerRejected",
        *one_round,
        "AnswerPublished",
        "AnswerAccepted",
        "SolutionReported",
        "SolutionConfirmed",
    ]
    numbers = [s["document_number"] for n, s in said if n == "PetitionAnswered"]
    assert numbers == ["127-CV/HU", "05-CV/HU"]
    due = [s["due_on"] for n, s in said if n in {"PetitionAssigned", "ClockResumed"}]
    assert due == [
        date(2019, 3, 25),
        date(2019, 4, 3),
        date(2019, 4, 24),
        date(2019, 5, 2),
    ]


def test_a_solved_petition_is_reopened_or_its_solution_disputed(house: House, cell: Caller) -> None:
    petition = put(house)
    at = f"/petitions/{petition}"
    report = {"solved_on": "2019-05-06", "what": "Đã làm", "seen_by": "Bí thư"}
    khanh = house.caller("khanh")
    khanh.does(f"{at}/keeping", {"reason": "Xã tự làm"})
    khanh.does(f"{at}/solution", report)
    cell.does(f"{at}/dispute", {"reason": "Chưa xong"})
    khanh.does(f"{at}/solution", report)
    cell.does(f"{at}/confirmation")
    before = house.stored()

    cell.does(f"{at}/reopening", {"reason": "Lại tắc"})

    assert house.names(before) == ["PetitionReopened"]


def test_a_solution_reported_at_a_briefing_is_of_its_day(house: House, cell: Caller) -> None:
    petition = put(house)
    held = past_briefing(house, "2019-04-08", TAN)
    report = {"solved_on": "2019-04-01", "what": "Đã làm", "seen_by": "Bí thư"}

    house.caller("khanh").does(f"/petitions/{petition}/solution", report | {"briefing_id": held})

    _, said = house.published()[-1]
    assert (said["reported_on"], said["briefing_id"]) == (date(2019, 4, 8), UUID(held))


def test_what_a_petition_names_is_there(house: House, cell: Caller) -> None:
    held = past_briefing(house, "2019-03-06")
    body = A_PETITION | {"briefing_id": held}
    assert cell.is_refused("/petitions", body | {"briefing_id": NOBODY})[0] == 404
    assert cell.is_refused("/petitions", body | {"cell_id": NOBODY})[0] == 404
    assert cell.is_refused("/petitions", A_PETITION | {"opinion_id": NOBODY})[0] == 404
    unknown_matter = cell.post("/petitions", A_PETITION | {"matter_id": NOBODY})
    assert unknown_matter.status_code == 404
    assert unknown_matter.json()["errors"][0]["field"] == "matter_id"
    assert cell.is_refused(f"/petitions/{held}/withdrawal", {"reason": "Thôi"})[0] == 404
    at = f"/petitions/{cell.does('/petitions', body)}"
    district = house.caller("district")
    assert district.is_refused(f"{at}/assignment", {"lead_id": NOBODY})[0] == 404
    merged = {"into_id": NOBODY, "reason": "Trùng"}
    assert district.is_refused(f"{at}/merger", merged)[0] == 404


def test_a_petition_comes_from_one_place(house: House, cell: Caller) -> None:
    refused = (422, "PutAtNoOnePlace", "briefing_id")
    both = {"opinion_id": str(OPINION), "matter_id": str(MATTER)}
    assert cell.is_refused("/petitions", A_PETITION) == refused
    assert cell.is_refused("/petitions", A_PETITION | both) == refused


def test_only_a_cell_of_the_zone_puts_a_petition_at_its_briefing(
    house: House, cell: Caller
) -> None:
    held = past_briefing(house, "2019-03-06")
    body = A_PETITION | {"briefing_id": held, "cell_id": str(BASE_CELL)}
    assert house.caller("district").is_refused("/petitions", body) == (
        422,
        "CellNotOfTheZone",
        "cell_id",
    )
    body = A_PETITION | {"briefing_id": held, "cell_id": str(KHANH)}
    assert house.caller("district").is_refused("/petitions", body) == (
        422,
        "OnlyACellRaisesPetitions",
        "cell_id",
    )


def test_where_no_regulation_is_in_force_nothing_is_raised(house: House) -> None:
    house.receive(found(MATTER))
    body = A_PETITION | {"matter_id": str(MATTER)}
    assert house.caller("cell").is_refused("/petitions", body) == (
        422,
        "NoPetitionRegulationInForce",
        "cell_id",
    )


def an_opinion(organization_id: UUID = CELL) -> tuple[MeetingScheduled, OpinionRecorded]:
    return (
        MeetingScheduled(
            meeting_id=MEETING,
            organization_id=organization_id,
            body="cell",
            kind="regular",
            planned_on=date(2019, 5, 3),
        ),
        OpinionRecorded(meeting_id=MEETING, opinion_id=OPINION, text="Cấp sổ đỏ chậm"),
    )


def test_one_petition_grows_out_of_an_opinion(house: House, cell: Caller) -> None:
    house.receive(*an_opinion())
    body = A_PETITION | {"opinion_id": str(OPINION)}

    cell.does("/petitions", body)

    _, said = house.published()[-1]
    assert (said["source"], said["source_id"]) == ("opinion", OPINION)
    assert (said["briefing_id"], said["raised_on"]) == (None, date(2019, 5, 20))
    assert said["zone_id"] is not None
    assert cell.is_refused("/petitions", body) == (
        409,
        "AlreadyGrownIntoAPetition",
        "opinion_id",
    )


def test_an_opinion_of_another_cell_is_not_one_s_own(house: House, cell: Caller) -> None:
    house.receive(*an_opinion(TAN_CELL))
    body = A_PETITION | {"opinion_id": str(OPINION)}
    assert cell.is_refused("/petitions", body) == (422, "OpinionOfAnotherCell", "opinion_id")


def test_one_petition_grows_out_of_a_matter(house: House, cell: Caller) -> None:
    house.receive(found(MATTER))
    body = A_PETITION | {"matter_id": str(MATTER), "raised_on": "2019-05-03"}

    cell.does("/petitions", body)

    _, said = house.published()[-1]
    assert (said["source"], said["source_id"], said["briefing_id"]) == ("matter", MATTER, None)
    assert cell.is_refused("/petitions", body) == (409, "AlreadyGrownIntoAPetition", "matter_id")


@pytest.mark.parametrize(
    ("arrived", "rule", "field"),
    [
        ([found(MATTER, TAN_CELL)], "MatterOfAnotherCell", "matter_id"),
        (
            [found(MATTER), MatterRevoked(matter_id=MATTER, reason="Ghi trùng")],
            "MatterWasRevoked",
            "matter_id",
        ),
        ([found(MATTER, found_on=date(2019, 5, 4))], "RaisedBeforeTheMatter", "raised_on"),
    ],
    ids=["of another cell", "revoked", "found later"],
)
def test_a_petition_does_not_grow_out_of_just_any_matter(
    house: House, cell: Caller, arrived: list[Event], rule: str, field: str
) -> None:
    house.receive(*arrived)
    body = A_PETITION | {"matter_id": str(MATTER), "raised_on": "2019-05-03"}
    assert cell.is_refused("/petitions", body) == (422, rule, field)


def test_a_petition_goes_up_to_what_is_above_its_cell(house: House, cell: Caller) -> None:
    petition = put(house)
    khanh = house.caller("khanh")
    at = f"/petitions/{petition}/escalation"
    assert khanh.is_refused(at, {"to_organization_id": str(TAN)}) == (
        422,
        "NotAboveTheCell",
        "to_organization_id",
    )
    khanh.does(at, {"to_organization_id": str(PROVINCE)})


def test_duplicates_are_merged_in_one_transaction(house: House, cell: Caller) -> None:
    held = briefing(house, "2019-05-08")
    one = cell.does("/petitions", A_PETITION | {"briefing_id": held})
    other = house.caller("district").does(
        "/petitions", A_PETITION | {"briefing_id": held, "cell_id": str(TAN_CELL)}
    )
    before = house.stored()

    house.caller("district").does(
        f"/petitions/{one}/merger", {"into_id": other, "reason": "Trùng nội dung"}
    )

    assert house.names(before) == ["PetitionMerged", "PetitionAbsorbed"]
    assert house.caller("district").is_refused(
        f"/petitions/{other}/merger", {"into_id": one, "reason": "Trùng nội dung"}
    ) == (422, "MergedIntoOneThatIsOver", "into_id")


def test_a_letter_is_split_and_its_parts_are_named(house: House, cell: Caller) -> None:
    petition = put(house)
    part = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}
    before = house.stored()

    answer = house.caller("district").post(
        f"/petitions/{petition}/split",
        {"parts": [part, part | {"id": str(identity(71))}], "reason": "Hai việc"},
    )

    assert answer.status_code == 201
    assert house.names(before) == ["PetitionSplit", "PetitionRaised", "PetitionRaised"]
    assert answer.json()["part_1_id"] == str(identity(71))
    split, first, _ = (said for _, said in house.published(before))
    assert split["part_ids"] == [UUID(answer.json()["part_0_id"]), identity(71)]
    assert (first["source"], first["source_id"]) == ("split", UUID(petition))


def test_what_is_wrong_with_a_part_is_told_of_it(house: House, cell: Caller) -> None:
    petition = put(house)
    part = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}
    district, at = house.caller("district"), f"/petitions/{petition}/split"

    def refused(*parts: dict[str, str]) -> tuple[int, str, str]:
        return district.is_refused(at, {"parts": parts, "reason": "Hai việc"})

    taken = {"id": str(identity(71))}
    assert refused(part) == (422, "NotSeveralParts", "parts")
    assert refused(part, part | {"field": "x"})[1:] == ("FieldNotInTheRegulation", "parts.1.field")
    assert refused(part | taken, part | taken) == (409, "IdAlreadyTaken", "parts.1.id")
    assert refused(part, part | {"id": petition}) == (409, "IdAlreadyTaken", "parts.1.id")


def test_a_petition_is_corrected_and_withdrawn(house: House, cell: Caller) -> None:
    petition = put(house)
    at = f"/petitions/{petition}"
    words = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}
    before = house.stored()

    cell.does(f"{at}/correction", words | {"reason": "Ghi nhầm"})
    cell.does(f"{at}/withdrawal", {"reason": "Dân tự làm"})

    assert house.names(before) == ["PetitionCorrected", "PetitionWithdrawn"]


def test_a_round_is_put_to_another_office(house: House, cell: Caller) -> None:
    petition = escalated(house)
    at, district = f"/petitions/{petition}", house.caller("district")
    other = district.does(
        "/offices",
        {
            "organization_id": str(BASE_CELL),
            "name": "Phòng Nông nghiệp",
            "starts_on": "2019-01-01",
        },
    )
    district.does(f"{at}/assignment", {"lead_id": str(OFFICE), "assigned_on": "2019-03-11"})
    move = {"lead_id": other, "reason": "Đúng thẩm quyền", "transferred_on": "2019-03-13"}

    district.does(f"{at}/transfer", move | {"clock": "restarts"})

    _, said = house.published()[-1]
    assert (said["clock"], said["due_on"]) == ("restarts", date(2019, 3, 27))
    assert house.caller("office").post(f"{at}/draft", {"text": "Sẽ làm"}).status_code == 403


def test_an_order_with_a_key_is_carried_out_once(house: House, cell: Caller) -> None:
    body = A_PETITION | {"briefing_id": past_briefing(house, "2019-03-06")}
    key = {"Idempotency-Key": "once"}

    first = cell.post("/petitions", body, **key)
    before = house.stored()
    again = cell.post("/petitions", body, **key)

    assert again.json()["id"] == first.json()["id"]
    assert house.stored() == before


def _dated(field: str, day: str, **more: str) -> dict[str, str]:
    return {field: day, "reason": "Cần làm rõ", **more}
