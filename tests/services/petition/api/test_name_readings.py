"""Who read a confidential petitioner's name, and to whom that is told."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import Response

from chassis.http import cursors
from tests.services.petition.entries import (
    A_CONFIDENTIAL_PETITION,
    NAME,
    OFFICE,
    enter_rules,
    past_briefing,
)
from tests.services.petition.house import House
from tests.services.petition.province import (
    CELL,
    DISTRICT,
    KHANH,
    NEIGHBOUR,
    PROVINCE,
    TAN,
    TAN_CELL,
)


@pytest.fixture
def petition(house: House) -> str:
    """The path of a confidential petition."""
    enter_rules(house)
    body = A_CONFIDENTIAL_PETITION | {"briefing_id": past_briefing(house, "2019-03-06")}
    return f"/petitions/{house.caller('cell').does('/petitions', body)}"


def read(house: House, path: str, account: str = "cell") -> None:
    """The name itself."""
    answer = asked(house, f"{path}/petitioner", account)
    assert answer.json() == {"name": NAME}


def asked(house: House, path: str, account: str, **given: Any) -> Response:
    signed = house.api.signer.header(account)
    answer: Response = house.api.client.get(path, params=given, headers=signed)
    return answer


@pytest.mark.parametrize("account", ["auditor", "district", "province"])
def test_who_read_the_name_is_told_to_those_who_look_after_it(
    house: House, petition: str, account: str
) -> None:
    read(house, petition)
    house.clock.set(house.clock.now() + timedelta(hours=1))
    read(house, petition, "district")

    answer = asked(house, f"{petition}/petitioner/readings", account)

    assert answer.status_code == 200
    assert [row["account"] for row in answer.json()["rows"]] == ["district", "cell"]
    assert {row["cell_id"] for row in answer.json()["rows"]} == {str(CELL)}
    assert NAME not in answer.text
    assert asked(house, f"{petition}/petitioner/readings", account).json() == answer.json()


@pytest.mark.parametrize(
    "account", ["cell", "khanh", "standing", "office", "neighbour", "viewer", "head"]
)
def test_who_read_the_name_is_told_to_nobody_else(
    house: House, petition: str, account: str
) -> None:
    for path in (f"{petition}/petitioner/readings", f"/organizations/{CELL}/name-readings"):
        assert asked(house, path, account).status_code == 403


def test_the_readings_of_a_subtree_come_latest_first_in_pages_that_join_up(
    house: House, petition: str
) -> None:
    april = past_briefing(house, "2019-04-06", TAN)
    body = A_CONFIDENTIAL_PETITION | {"cell_id": str(TAN_CELL), "briefing_id": april}
    in_tan = f"/petitions/{house.caller('district').does('/petitions', body)}"
    for path in (petition, in_tan, petition):
        house.clock.set(house.clock.now() + timedelta(minutes=1))
        read(house, path, "district")

    def of(organization: UUID, **given: Any) -> list[str]:
        found = asked(house, f"/organizations/{organization}/name-readings", "auditor", **given)
        return [f"/petitions/{row['petition_id']}" for row in found.json()["rows"]]

    assert of(DISTRICT) == of(PROVINCE) == [petition, in_tan, petition]
    assert (of(TAN), of(TAN_CELL), of(KHANH)) == ([in_tan], [in_tan], [petition, petition])
    assert of(NEIGHBOUR) == []
    pages: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        path = f"/organizations/{DISTRICT}/name-readings"
        page = asked(house, path, "auditor", limit=1, **after).json()
        pages += page["rows"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert [f"/petitions/{row['petition_id']}" for row in pages] == [petition, in_tan, petition]


@pytest.mark.parametrize("after", ["abc", cursors.pack("2019-05-20", CELL, "\0")])
def test_a_cursor_that_is_none_is_refused_by_name(house: House, petition: str, after: str) -> None:
    answer = asked(house, f"{petition}/petitioner/readings", "auditor", after=after)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "after"


def test_a_petition_that_is_not_there_was_read_by_nobody(house: House) -> None:
    path = f"/petitions/{CELL}/petitioner/readings"

    assert asked(house, path, "auditor").status_code == 404
    assert asked(house, f"/organizations/{OFFICE}/name-readings", "auditor").status_code == 404
