"""A confidential petitioner's name: kept for those who need it, and nowhere else."""

from typing import Any, Final

import psycopg
import pytest
from psycopg import sql

from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from tests.services.petition.entries import (
    A_CONFIDENTIAL_PETITION,
    NAME,
    OFFICE,
    enter_rules,
    past_briefing,
)
from tests.services.petition.house import House
from tests.services.petition.province import DISTRICT

SAID: Final = "bà Lê Thị Lan"
WHY: Final = {"reason": "Cần làm rõ"}


@pytest.fixture
def petition(house: House) -> str:
    """The path of a confidential petition that an office answers."""
    enter_rules(house)
    body = A_CONFIDENTIAL_PETITION | {"briefing_id": past_briefing(house, "2019-03-06")}
    path = f"/petitions/{house.caller('cell').does('/petitions', body)}"
    district = house.caller("district")
    district.does(f"{path}/escalation", {"to_organization_id": str(DISTRICT)})
    district.does(f"{path}/assignment", {"lead_id": str(OFFICE)})
    return path


def read(house: House, path: str, account: str = "cell") -> tuple[int, str | None]:
    answer = house.api.client.get(f"{path}/petitioner", headers=house.api.signer.header(account))
    return answer.status_code, answer.json().get("name")


def tables_with(url: str, word: str) -> set[str]:
    """Every table of the database, of whatever schema, that has the word in one of its rows."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
            " AND table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            table
            for schema, table in tables
            if connection.execute(
                sql.SQL(
                    "SELECT 1 FROM {} t WHERE t::text LIKE %s OR"
                    " encode(convert_to(t::text, 'UTF8'), 'escape') LIKE %s LIMIT 1"
                ).format(sql.Identifier(schema, table)),
                (f"%{word}%", f"%{word}%"),
            ).fetchone()
        }


def test_the_name_is_in_one_table_and_in_no_event(house: House, petition: str) -> None:
    assert tables_with(house.database.url, NAME) == {"petitioner_identity"}
    assert NAME not in str(house.published())
    # Events are stored as bytes: their text is looked through too.
    with psycopg.connect(house.database.url) as connection:
        states = connection.execute("SELECT state FROM petition_events").fetchall()
    assert states
    assert not any(NAME.encode() in bytes(state) for (state,) in states)


def test_those_who_need_it_read_the_name_and_each_reading_is_noted(
    house: House, petition: str
) -> None:
    identity = petition.rpartition("/")[2]

    assert read(house, petition) == (200, NAME)
    assert read(house, petition, "district") == (200, NAME)
    assert read(house, petition, "khanh")[0] == 403

    noted = house.database.rows(
        "SELECT account, correlation_id FROM name_reading WHERE petition_id = %s ORDER BY read_at",
        (identity,),
    )
    assert {row["account"] for row in noted} == {"cell", "district"}
    assert all(row["correlation_id"] for row in noted)


def test_a_petition_without_a_kept_name_has_none_to_read(house: House, petition: str) -> None:
    body = A_CONFIDENTIAL_PETITION | {
        "briefing_id": past_briefing(house, "2019-05-08"),
        "petitioner": "named",
    }
    named = f"/petitions/{house.caller('cell').does('/petitions', body)}"

    assert read(house, named)[0] == 404
    assert house.caller("district").is_refused(f"{named}/petitioner/erasure", WHY) == (
        422,
        "NoNameKept",
        "petition_id",
    )


def test_an_erased_name_is_gone_and_the_log_is_as_it_was(house: House, petition: str) -> None:
    before, events = house.stored(), house.published()

    answer = house.caller("district").post(f"{petition}/petitioner/erasure", WHY)

    assert answer.status_code == 201
    assert answer.json()["position"].endswith(":3")
    assert read(house, petition) == (404, None)
    assert tables_with(house.database.url, NAME) == set()
    assert (house.stored(), house.published()) == (before, events)
    erased = house.database.rows("SELECT erased_by, reason FROM petitioner_identity")
    assert erased == [{"erased_by": "district", "reason": WHY["reason"]}]


def test_an_erasure_with_a_key_is_carried_out_once(house: House, petition: str) -> None:
    district, at = house.caller("district"), f"{petition}/petitioner/erasure"
    key = {"Idempotency-Key": "once"}

    first = district.post(at, WHY, **key)

    assert district.post(at, WHY, **key).json() == first.json()
    assert district.is_refused(at, WHY)[1] == "NoNameKept"


STEPS: Final[list[tuple[str, str, dict[str, Any], str]]] = [
    (
        "district",
        "correction",
        WHY | {"field": "land", "text": SAID, "address": "Thôn Bình Đê"},
        "text",
    ),
    (
        "district",
        "correction",
        WHY | {"field": "land", "text": "Khác", "address": SAID},
        "address",
    ),
    ("district", "withdrawal", {"reason": SAID}, "reason"),
    ("district", "keeping", {"reason": SAID}, "reason"),
    ("district", "escalation", {"to_organization_id": str(DISTRICT), "reason": SAID}, "reason"),
    ("district", "assignment", {"lead_id": str(OFFICE), "reason": SAID}, "reason"),
    (
        "district",
        "transfer",
        {"lead_id": str(OFFICE), "clock": "keeps", "reason": SAID},
        "reason",
    ),
    ("office", "clock-stop", {"cause": "forwarded_above", "reason": SAID}, "reason"),
    ("office", "clock-resumption", {"reason": SAID}, "reason"),
    ("office", "draft", {"text": SAID}, "text"),
    ("standing", "return", {"reason": SAID}, "reason"),
    ("standing", "approval", {"reason": SAID}, "reason"),
    ("office", "answer", {"document_number": SAID}, "document_number"),
    ("cell", "acceptance", {"reason": SAID}, "reason"),
    ("cell", "rejection", {"reason": SAID}, "reason"),
    (
        "district",
        "solution",
        {"solved_on": "2019-05-01", "what": SAID, "seen_by": "Bí thư"},
        "what",
    ),
    (
        "district",
        "solution",
        {"solved_on": "2019-05-01", "what": "Đã cấp", "seen_by": SAID},
        "seen_by",
    ),
    ("cell", "confirmation", {"reason": SAID}, "reason"),
    ("cell", "dispute", {"reason": SAID}, "reason"),
    ("cell", "reopening", {"reason": SAID}, "reason"),
    ("district", "split", {"parts": [], "reason": SAID}, "reason"),
    ("district", "merger", {"into_id": str(DISTRICT), "reason": SAID}, "reason"),
    ("district", "petitioner/erasure", {"reason": SAID}, "reason"),
]


@pytest.mark.parametrize(("account", "step", "body", "field"), STEPS)
def test_nothing_that_is_written_later_names_the_petitioner(
    house: House, petition: str, account: str, step: str, body: dict[str, Any], field: str
) -> None:
    assert house.caller(account).is_refused(f"{petition}/{step}", body) == (
        422,
        "PetitionerNamedInText",
        field,
    )


def test_a_refusal_does_not_repeat_the_name(house: House, petition: str) -> None:
    answer = house.caller("office").post(f"{petition}/draft", {"text": SAID})
    assert answer.status_code == 422
    assert NAME not in answer.text


def test_a_petition_that_is_not_stored_leaves_no_name(house: House) -> None:
    enter_rules(house)
    body = A_CONFIDENTIAL_PETITION | {
        "briefing_id": past_briefing(house, "2019-03-06"),
        "text": SAID,
    }
    assert house.caller("cell").is_refused("/petitions", body)[1] == "PetitionerNamedInText"
    assert tables_with(house.database.url, NAME) == set()


def test_the_parts_of_a_confidential_petition_are_confidential(house: House) -> None:
    enter_rules(house)
    body = A_CONFIDENTIAL_PETITION | {"briefing_id": past_briefing(house, "2019-03-06")}
    whole = house.caller("cell").does("/petitions", body)
    part = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}
    district, at = house.caller("district"), f"/petitions/{whole}/split"

    assert district.is_refused(at, WHY | {"parts": [part, part | {"text": SAID}]}) == (
        422,
        "PetitionerNamedInText",
        "parts.1.text",
    )
    answer = district.post(at, WHY | {"parts": [part, part]})

    for number in (0, 1):
        part_path = f"/petitions/{answer.json()[f'part_{number}_id']}"
        assert read(house, part_path) == (200, NAME)
    assert NAME not in str(house.published())


def test_the_parts_of_a_petition_whose_petitioner_was_erased_have_no_name(
    house: House,
) -> None:
    enter_rules(house)
    body = A_CONFIDENTIAL_PETITION | {"briefing_id": past_briefing(house, "2019-03-06")}
    path = f"/petitions/{house.caller('cell').does('/petitions', body)}"
    district = house.caller("district")
    district.does(f"{path}/petitioner/erasure", WHY)
    part = {"field": "land", "text": "Đo lại đất", "address": "Thôn Bình Đê"}

    answer = district.post(f"{path}/split", WHY | {"parts": [part, part]})

    assert answer.status_code == 201
    assert read(house, f"/petitions/{answer.json()['part_0_id']}")[0] == 404


def test_the_tables_are_made_once_whoever_comes_first(house: House) -> None:
    names = PetitionerIdentityStore(house.database, house.generations)
    names.prepare()
    names.prepare()
