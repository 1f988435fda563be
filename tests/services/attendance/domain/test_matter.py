"""A matter: found, entrusted, settled, and put right where it was wrong."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from kernel.errors import NothingCorrected, OrganizationNotThereThen, RuleBroken
from kernel.text import TextIsBlank, TextIsTooLong
from services.attendance.domain.matter import errors as matter_errors
from services.attendance.domain.matter.matter import Matter
from tests.services.attendance.domain.given import (
    A_CELL,
    CELL,
    LAN,
    MINH,
    TODAY,
    TOMORROW,
    happened,
)

MATTER = UUID("00000000-0000-4000-8000-0000000000d9")
FOUND = date(2024, 3, 5)
ENTRUSTED = date(2024, 3, 8)
SETTLED = date(2024, 3, 18)
DUE = date(2024, 4, 30)


def recorded(*, found_on: date = FOUND, text: str = "Mười hai hộ chưa nhường đất") -> Matter:
    return Matter.record(MATTER, A_CELL, found_on=found_on, text=text, today=TODAY)


def a_matter() -> Matter:
    matter = recorded()
    matter.collect_events()
    return matter


def an_entrusted_matter() -> Matter:
    matter = a_matter()
    matter.entrust(LAN, DUE, ENTRUSTED, TODAY)
    matter.collect_events()
    return matter


def a_settled_matter() -> Matter:
    matter = an_entrusted_matter()
    matter.settle(SETTLED, "Các hộ đã ký biên bản", TODAY)
    matter.collect_events()
    return matter


def a_revoked_matter() -> Matter:
    matter = a_matter()
    matter.revoke("Ghi trùng")
    matter.collect_events()
    return matter


def test_a_matter_is_found_somewhere_on_a_day() -> None:
    assert happened(recorded(text="  Mười hai hộ\r\nchưa nhường đất ")) == [
        (
            "MatterRecorded",
            {
                "organization_id": CELL,
                "found_on": FOUND,
                "text": "Mười hai hộ\nchưa nhường đất",
            },
        )
    ]


def test_a_matter_is_corrected_as_a_whole() -> None:
    matter = a_matter()

    matter.correct(
        A_CELL, found_on=date(2024, 3, 4), text="Mười bốn hộ", reason="Đếm nhầm", today=TODAY
    )

    assert happened(matter) == [
        (
            "MatterCorrected",
            {"found_on": date(2024, 3, 4), "text": "Mười bốn hộ", "reason": "Đếm nhầm"},
        )
    ]


def test_a_matter_is_entrusted_to_a_member_until_a_day() -> None:
    matter = a_matter()

    matter.entrust(LAN, DUE, ENTRUSTED, TODAY)

    said = {"member_id": LAN, "due_on": DUE, "entrusted_on": ENTRUSTED}
    assert happened(matter) == [("MatterEntrusted", said)]


@pytest.mark.parametrize(("member_id", "due_on"), [(MINH, DUE), (LAN, date(2024, 5, 31))])
def test_a_matter_goes_to_another_member_or_another_day(member_id: UUID, due_on: date) -> None:
    matter = an_entrusted_matter()

    matter.entrust(member_id, due_on, TODAY, TODAY)

    assert (matter.responsible_id, matter.due_on) == (member_id, due_on)


def test_a_matter_is_settled_with_what_came_of_it() -> None:
    matter = an_entrusted_matter()

    matter.settle(SETTLED, "Các hộ đã ký biên bản", TODAY)

    said = {"settled_on": SETTLED, "outcome": "Các hộ đã ký biên bản"}
    assert happened(matter) == [("MatterSettled", said)]


def test_a_matter_that_nobody_is_responsible_for_can_be_settled() -> None:
    matter = a_matter()
    matter.settle(SETTLED, "Tự giải quyết", TODAY)
    assert matter.state == "settled"


def test_a_settled_matter_is_reopened_with_whoever_was_responsible() -> None:
    matter = a_settled_matter()

    matter.reopen(TODAY, "Hai hộ rút lại", TODAY)

    said = {"reopened_on": TODAY, "reason": "Hai hộ rút lại"}
    assert happened(matter) == [("MatterReopened", said)]
    assert (matter.state, matter.responsible_id, matter.due_on) == ("open", LAN, DUE)


@pytest.mark.parametrize("given", [a_matter, an_entrusted_matter, a_settled_matter])
def test_a_matter_recorded_by_mistake_is_revoked(given: Callable[[], Matter]) -> None:
    matter = given()

    matter.revoke("Ghi trùng")

    assert happened(matter) == [("MatterRevoked", {"reason": "Ghi trùng"})]


def correct(matter: Matter, *, found_on: date = FOUND, text: str = "Khác") -> None:
    matter.correct(A_CELL, found_on=found_on, text=text, reason="Nhầm", today=TODAY)


Asked = Callable[[], object]

REFUSED: dict[str, tuple[Asked, type[RuleBroken], str]] = {
    "found tomorrow": (
        lambda: recorded(found_on=TOMORROW),
        matter_errors.MatterInTheFuture,
        "found_on",
    ),
    "found before the cell was there": (
        lambda: recorded(found_on=date(2009, 12, 31)),
        OrganizationNotThereThen,
        "found_on",
    ),
    "without words": (lambda: recorded(text=" \n"), TextIsBlank, "text"),
    "with too many words": (lambda: recorded(text="a" * 4_001), TextIsTooLong, "text"),
    "corrected to what it was": (
        lambda: correct(a_matter(), text="Mười hai hộ chưa nhường đất"),
        NothingCorrected,
        "text",
    ),
    "corrected to tomorrow": (
        lambda: correct(a_matter(), found_on=TOMORROW),
        matter_errors.MatterInTheFuture,
        "found_on",
    ),
    "found after it was entrusted": (
        lambda: correct(an_entrusted_matter(), found_on=date(2024, 3, 9)),
        matter_errors.FoundAfterTheFirstStep,
        "found_on",
    ),
    "entrusted tomorrow": (
        lambda: a_matter().entrust(LAN, DUE, TOMORROW, TODAY),
        matter_errors.MatterInTheFuture,
        "entrusted_on",
    ),
    "entrusted before it was found": (
        lambda: a_matter().entrust(LAN, DUE, date(2024, 3, 4), TODAY),
        matter_errors.BeforeItWasFound,
        "entrusted_on",
    ),
    "entrusted before it was last entrusted": (
        lambda: an_entrusted_matter().entrust(MINH, DUE, date(2024, 3, 7), TODAY),
        matter_errors.BeforeTheLastStep,
        "entrusted_on",
    ),
    "due before it is entrusted": (
        lambda: a_matter().entrust(LAN, date(2024, 3, 7), ENTRUSTED, TODAY),
        matter_errors.DueBeforeEntrusted,
        "due_on",
    ),
    "due in a far year": (
        lambda: a_matter().entrust(LAN, date(2034, 3, 7), ENTRUSTED, TODAY),
        matter_errors.DueTooFarAhead,
        "due_on",
    ),
    "entrusted twice alike": (
        lambda: an_entrusted_matter().entrust(LAN, DUE, TODAY, TODAY),
        matter_errors.AlreadyEntrusted,
        "member_id",
    ),
    "entrusted when settled": (
        lambda: a_settled_matter().entrust(MINH, DUE, TODAY, TODAY),
        matter_errors.MatterIsSettled,
        "matter_id",
    ),
    "settled tomorrow": (
        lambda: a_matter().settle(TOMORROW, "Xong", TODAY),
        matter_errors.MatterInTheFuture,
        "settled_on",
    ),
    "settled before it was found": (
        lambda: a_matter().settle(date(2024, 3, 4), "Xong", TODAY),
        matter_errors.BeforeItWasFound,
        "settled_on",
    ),
    "settled before it was entrusted": (
        lambda: an_entrusted_matter().settle(date(2024, 3, 7), "Xong", TODAY),
        matter_errors.BeforeTheLastStep,
        "settled_on",
    ),
    "settled without an outcome": (
        lambda: a_matter().settle(SETTLED, " ", TODAY),
        TextIsBlank,
        "outcome",
    ),
    "settled twice": (
        lambda: a_settled_matter().settle(TODAY, "Xong", TODAY),
        matter_errors.MatterIsSettled,
        "matter_id",
    ),
    "reopened when open": (
        lambda: an_entrusted_matter().reopen(TODAY, "Chưa xong", TODAY),
        matter_errors.MatterNotSettled,
        "matter_id",
    ),
    "reopened before it was settled": (
        lambda: a_settled_matter().reopen(date(2024, 3, 17), "Chưa xong", TODAY),
        matter_errors.BeforeTheLastStep,
        "reopened_on",
    ),
    "reopened without a reason": (
        lambda: a_settled_matter().reopen(TODAY, " ", TODAY),
        TextIsBlank,
        "reason",
    ),
    "revoked without a reason": (lambda: a_matter().revoke(" "), TextIsBlank, "reason"),
}


@pytest.mark.parametrize(("ask", "refusal", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_breaks_a_rule_is_refused_by_its_name(
    ask: Asked, refusal: type[RuleBroken], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        ask()
    assert refused.value.field == field


@pytest.mark.parametrize(
    "ask",
    [
        correct,
        lambda matter: matter.entrust(LAN, DUE, TODAY, TODAY),
        lambda matter: matter.settle(TODAY, "Xong", TODAY),
        lambda matter: matter.reopen(TODAY, "Chưa xong", TODAY),
        lambda matter: matter.revoke("Ghi trùng"),
    ],
    ids=["correct", "entrust", "settle", "reopen", "revoke"],
)
def test_nothing_is_said_of_a_revoked_matter_any_more(ask: Callable[[Matter], None]) -> None:
    with pytest.raises(matter_errors.MatterIsRevoked) as refused:
        ask(a_revoked_matter())
    assert refused.value.field == "matter_id"
