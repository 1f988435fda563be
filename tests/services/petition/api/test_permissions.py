"""Who may give which order about a petition: every account tries every step."""

from typing import Any, Final

import pytest

from tests.services.petition.entries import OFFICE, enter_rules, found, past_briefing
from tests.services.petition.house import House
from tests.services.petition.province import (
    CELL,
    DISTRICT,
    FAR_COMMUNE,
    KHANH,
    TAN_CELL,
    grant,
    identity,
    organization,
)

WHY: Final = {"reason": "Cần làm rõ"}
OTHER_AGENCY = identity(41)
ACCOUNTS: Final = frozenset(
    """province district khanh tan cell other-cell standing far-standing office other-office
    neighbour auditor viewer nobody""".split()
)

UPPER: Final = frozenset({"province", "district"})
COMMUNE: Final = UPPER | {"khanh"}
CELL_OR_ABOVE: Final = COMMUNE | {"cell"}
CELL_OR_UPPER: Final = UPPER | {"cell"}
OFFICE_OR_UPPER: Final = UPPER | {"office"}

WORDS: Final = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}
SOLVED: Final = {"solved_on": "2019-05-01", "what": "Đã đo", "seen_by": "Bí thư"}

MAY: Final[dict[str, tuple[dict[str, Any], frozenset[str]]]] = {
    "correction": (WORDS | WHY, CELL_OR_UPPER),
    "keeping": ({}, COMMUNE),
    "escalation": ({"to_organization_id": str(DISTRICT)}, COMMUNE),
    "withdrawal": (WHY, CELL_OR_UPPER),
    "merger": ({"into_id": str(identity(70))} | WHY, UPPER),
    "split": ({"parts": [WORDS, WORDS]} | WHY, UPPER),
    "assignment": ({"lead_id": str(OFFICE)}, UPPER),
    "transfer": ({"lead_id": str(OFFICE), "clock": "keeps"} | WHY, UPPER),
    "clock-stop": ({"cause": "forwarded_above"} | WHY, OFFICE_OR_UPPER),
    "clock-resumption": ({}, OFFICE_OR_UPPER),
    "draft": ({"text": "Sẽ đo"}, OFFICE_OR_UPPER),
    "return": (WHY, frozenset({"standing"})),
    "approval": ({}, frozenset({"standing"})),
    "answer": ({"document_number": "127-CV/HU"}, OFFICE_OR_UPPER),
    "acceptance": ({}, CELL_OR_ABOVE),
    "rejection": (WHY, CELL_OR_ABOVE),
    "solution": (SOLVED, COMMUNE | {"office"}),
    "confirmation": ({}, CELL_OR_ABOVE),
    "dispute": (WHY, CELL_OR_ABOVE),
    "reopening": (WHY, CELL_OR_UPPER),
    "petitioner/erasure": (WHY, UPPER),
}


@pytest.fixture
def petition(house: House) -> str:
    """The path of a petition of CELL, assigned to OFFICE."""
    enter_rules(house)
    house.receive(
        organization(OTHER_AGENCY, "base_cell", DISTRICT),
        grant(31, "other-cell", "cell_secretary", TAN_CELL),
        grant(32, "far-standing", "standing_committee", FAR_COMMUNE),
        grant(33, "other-office", "answering_office", OTHER_AGENCY),
    )
    body = WORDS | {"cell_id": str(CELL), "briefing_id": past_briefing(house, "2019-03-06")}
    house.caller("cell").does("/petitions", body | {"id": str(identity(70))})
    path = f"/petitions/{house.caller('cell').does('/petitions', body)}"
    district = house.caller("district")
    district.does(f"{path}/escalation", {"to_organization_id": str(DISTRICT)})
    district.does(f"{path}/assignment", {"lead_id": str(OFFICE)})
    return path


def allowed(house: House, path: str, body: dict[str, Any]) -> set[str]:
    """The accounts that are not turned away; what else stands in their way is not asked here."""
    return {
        account
        for account in sorted(ACCOUNTS)
        if house.caller(account).post(path, body).status_code != 403
    }


@pytest.mark.parametrize("step", sorted(MAY))
def test_who_may(house: House, petition: str, step: str) -> None:
    body, accounts = MAY[step]
    assert allowed(house, f"{petition}/{step}", body) == accounts


def test_who_may_raise_a_petition_for_a_cell(house: House, petition: str) -> None:
    body = WORDS | {"cell_id": str(CELL), "matter_id": str(identity(71))}
    assert allowed(house, "/petitions", body) == CELL_OR_ABOVE


def test_who_may_enter_a_past_petition(house: House, petition: str) -> None:
    body = WORDS | {"cell_id": str(CELL), "briefing_id": str(identity(71))}
    assert allowed(house, "/petitions/record", body) == UPPER


def test_who_may_read_a_confidential_petitioner(house: House, petition: str) -> None:
    may = {
        account
        for account in sorted(ACCOUNTS)
        if house.api.client.get(
            f"{petition}/petitioner", headers=house.api.signer.header(account)
        ).status_code
        != 403
    }
    assert may == CELL_OR_UPPER


def test_whoever_merges_may_do_so_on_both_sides(house: House, petition: str) -> None:
    house.receive(grant(34, "of-khanh", "district_office", KHANH), found(identity(71), TAN_CELL))
    body = WORDS | {"cell_id": str(TAN_CELL), "matter_id": str(identity(71))}
    other = house.caller("district").does("/petitions", body)

    answer = house.caller("of-khanh").post(f"{petition}/merger", {"into_id": other} | WHY)

    assert answer.status_code == 403


def test_nobody_is_turned_away_without_signing_in(house: House, petition: str) -> None:
    assert house.api.client.post(f"{petition}/keeping", json={}).status_code == 401
