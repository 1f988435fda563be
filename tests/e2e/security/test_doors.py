"""A stranger gets 401; a neighbour, and who had a grant once, get 403 or 404; on every endpoint."""

from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.security.door import Door
from tests.e2e.security.doors import doors
from tests.support import town as towns
from tests.support.servers.system import System
from tests.support.town import Town

SERVICES = ("assignment", "attendance", "petition", "projection")


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as client:
        yield client


def knock(system: System, http: httpx.Client, door: Door, token: str | None) -> httpx.Response:
    url = f"{system.url}/api/{door.service}{door.path}"
    request = door.request()
    headers = dict(request.pop("headers", {}))
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return http.request(door.method, url, headers=headers, **request)


def test_the_table_has_every_endpoint_of_every_service(
    system: System, http: httpx.Client, town: Town
) -> None:
    told = {
        (service, f"{method.upper()} {path}")
        for service in SERVICES
        for path, methods in http.get(f"{system.url}/api/{service}/openapi.json")
        .json()["paths"]
        .items()
        for method in methods
    }

    assert {(door.service, door.operation) for door in doors(town)} == told


def test_without_a_valid_token_nobody_gets_in(
    system: System, http: httpx.Client, town: Town
) -> None:
    tokens = {
        "none": None,
        "garbage": "not-a-token",
        "expired": system.token(towns.OFFICE, seconds=-30),
        "for somebody else": system.token(towns.OFFICE, audience="another"),
        "signed by nobody": system.token(towns.OFFICE)[:-8] + "AAAAAAAA",
    }

    for door in doors(town):
        for kind, token in tokens.items():
            answer = knock(system, http, door, token)
            assert answer.status_code == 401, (door.operation, kind, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("account", [towns.NEIGHBOUR, towns.EXPIRED, "nobody-in-particular"])
def test_a_neighbour_a_former_office_and_a_nobody_are_turned_away(
    system: System, http: httpx.Client, town: Town, account: str
) -> None:
    token = system.token(account)

    for door in doors(town):
        answer = knock(system, http, door, token)
        if door.everybody:
            assert answer.status_code == 200, (door.operation, answer.text)
        else:
            assert answer.status_code in {403, 404}, (door.operation, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"


def test_those_who_read_only_may_write_nothing(
    system: System, http: httpx.Client, town: Town
) -> None:
    token = system.token("viewer-dinh-lap")

    for door in doors(town):
        # The holder of a grant may pass it on or be rid of it; that is not what is asked here.
        if door.method == "POST" and "/grants/{grant_id}" not in door.operation:
            answer = knock(system, http, door, token)
            assert answer.status_code == 403, (door.operation, answer.text)


def test_a_cell_secretary_stays_inside_the_own_cell(
    system: System, http: httpx.Client, town: Town
) -> None:
    token = system.token(towns.SECRETARY)
    elsewhere = {"organization_id": town.other_cell, "kind": "regular", "held_on": "2021-08-05"}
    door = Door("attendance", "POST /meetings/record", body=elsewhere)

    assert knock(system, http, door, token).status_code == 403


def test_the_office_of_the_district_or_who_is_named_gets_through_every_door(
    system: System, http: httpx.Client, town: Town
) -> None:
    for door in doors(town):
        answer = knock(system, http, door, system.token(door.opened_by))
        assert answer.status_code in {200, 201, 409, 422}, (door.operation, answer.text)
        if door.method == "GET":
            assert answer.status_code == 200, (door.operation, answer.text)


def test_reading_about_a_member_leaves_a_trace(
    system: System, http: httpx.Client, town: Town
) -> None:
    token = system.token(towns.OFFICE)
    about = {"member_id": town.member}
    knock(system, http, Door("projection", "GET /members/{member_id}", about), token)

    readings = knock(
        system, http, Door("projection", "GET /members/{member_id}/readings", about), token
    ).json()["rows"]

    assert (towns.OFFICE, "member") in {(row["account"], row["what"]) for row in readings}
