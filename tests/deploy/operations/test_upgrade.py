"""What earlier releases left behind comes up by itself under this one, with nothing lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

import httpx
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from chassis.projection.generations import OtherShape
from chassis.settings import Settings, read_settings
from services import operator
from services.definitions import ServiceName
from tests.support.histories.releases import RELEASES, facts, leave_behind
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

SERVICES: Final[tuple[ServiceName, ...]] = get_args(ServiceName)
WRITERS: Final = ("assignment", "attendance", "petition")
BUILT: Final = {"assignment": "authority_2", "attendance": "directory_2", "projection": "read_3"}

KEPT: Final[Mapping[tuple[str, str], str]] = {
    **{(s, f"{s}_events"): f"{s}_events" for s in WRITERS},
    **{(s, f"{s}_events_claims"): f"{s}_events_reservations" for s in WRITERS},
    **{(s, f"{s}_events_commands"): f"{s}_events_results" for s in WRITERS},
    **{(s, "relay_position"): "relay_position" for s in WRITERS},
    **{(s, "generations"): "generations" for s in SERVICES},
    ("petition", "petitioner_identity"): "petitioner_identity",
    ("petition", "name_reading"): "name_reading",
    ("projection", "read_log"): "read_log",
}
"""Tables of the releases that are not folded, by service and name then, with their name now."""


@dataclass(frozen=True)
class Upgraded:
    """A system of this version over the data of a release; ``kept`` is what was there before."""

    system: System
    facts: dict[str, Any]
    database_url: str
    kept: dict[tuple[str, str], list[str]]

    @property
    def settings(self) -> Settings:
        return read_settings(database_url=self.database_url, data_dir=self.system.data_dir)

    def rows(self, service: str, table: str) -> list[str]:
        return rows(self.database_url, service, table) or []


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request: pytest.FixtureRequest, postgres_server: str) -> Iterator[Upgraded]:
    with fresh_database(postgres_server) as url:
        leave_behind(request.param, url)
        kept = {place: found for place in KEPT if (found := rows(url, *place)) is not None}
        with running_system(url, within=180) as system:
            yield Upgraded(system, facts(request.param), url, kept)


def rows(url: str, service: str, table: str) -> list[str] | None:
    """Every row of the table as text; None when there is no such table."""
    try:
        with psycopg.connect(_of(url, service)) as connection:
            found = connection.execute(f"SELECT t::text FROM {table} t ORDER BY 1".encode())
            return [row[0] for row in found]
    except (psycopg.errors.UndefinedTable, psycopg.OperationalError):
        return None


def _of(url: str, service: str) -> str:
    return make_conninfo(url, dbname=f"{conninfo_to_dict(url)['dbname']}_{service}")


def posted(system: System, command: dict[str, Any], **changed: Any) -> httpx.Response:
    """The answer to the command, sent as it was sent to the release, under the same key."""
    headers = {
        "Authorization": f"Bearer {system.token(command['account'])}",
        "Idempotency-Key": changed.pop("key", command["key"]),
    }
    return httpx.post(
        system.url + command["path"], json=command["body"] | changed, headers=headers, timeout=60
    )


def test_folded_tables_are_built_anew_with_progress_told_before_anything_is_served(
    upgraded: Upgraded,
) -> None:
    told = upgraded.system.log.read_text()

    for service, schema in BUILT.items():
        built = told.index(f"Upgrading: {service}: building {schema}")
        in_place = told.index(f"Upgrading: {service}: {schema} is in its place")
        assert built < in_place < told.index("Sâu Sát is")
    assert "Upgrading: projection: read_3: " in told


@pytest.mark.parametrize("service", SERVICES)
def test_the_tables_equal_a_pure_fold_of_the_logs(upgraded: Upgraded, service: ServiceName) -> None:
    found = operator.verify(upgraded.settings, service, say=lambda _: None)

    assert found == {"equal": True, "differ": [], "dead_letters": 0}


def test_every_row_that_is_in_no_event_is_still_there(upgraded: Upgraded) -> None:
    for (service, before), found in upgraded.kept.items():
        assert found, (service, before)
        now = upgraded.rows(service, KEPT[service, before])
        assert set(found) <= set(now), (service, before)
        # The release before reads the same, beside this one or instead of it.
        assert upgraded.rows(service, before) == now, (service, before)


def test_a_command_that_was_carried_out_before_is_answered_as_then(upgraded: Upgraded) -> None:
    assert upgraded.facts["answered"]
    for command in upgraded.facts["answered"]:
        answer = posted(upgraded.system, command)

        assert (answer.status_code, answer.json()) == (201, command["answer"])


def test_a_key_that_was_used_before_is_refused_to_another_command(upgraded: Upgraded) -> None:
    first = upgraded.facts["answered"][0]

    refused = posted(upgraded.system, first, name="Chi bộ khác")

    assert refused.json()["type"] == "/problems/key-used-for-another-request"


def test_what_was_reserved_is_still_refused_to_others(upgraded: Upgraded) -> None:
    first = upgraded.facts["answered"][0]

    refused = posted(upgraded.system, first, key="another", code=upgraded.facts["cell_code"])

    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (409, "CodeAlreadyInUse")


def test_a_confidential_name_is_still_known(upgraded: Upgraded) -> None:
    # The first release had no petitions.
    if confidential := upgraded.facts.get("confidential"):
        caller = upgraded.system.caller(confidential["account"])
        found = caller.get(f"/petition/petitions/{confidential['petition']}/petitioner")
        caller.close()

        assert found == {"name": confidential["name"]}


def test_a_second_start_has_nothing_to_do(upgraded: Upgraded) -> None:
    before = {s: upgraded.rows(s, "generation") for s in SERVICES}

    with running_system(upgraded.database_url, within=180) as again:
        assert "Upgrading" not in again.log.read_text()

    assert {s: upgraded.rows(s, "generation") for s in SERVICES} == before


def test_one_does_not_go_back_to_tables_that_this_version_cannot_read(upgraded: Upgraded) -> None:
    with pytest.raises(OtherShape, match=r"read_2 .* cannot be read by this one"):
        operator.roll_back(upgraded.settings, "projection")


def test_the_release_before_reserves_in_the_same_table(upgraded: Upgraded) -> None:
    reserve = (
        "INSERT INTO assignment_events_claims (key, holder, starts_on, ends_on)"
        " VALUES ('k', %s, '2020-01-01', %s) ON CONFLICT (key, holder, starts_on)"
        " DO UPDATE SET ends_on = excluded.ends_on"
    )
    with psycopg.connect(_of(upgraded.database_url, "assignment")) as connection:
        connection.execute(reserve, ("h", None))
        connection.execute(reserve, ("h", "2020-12-31"))
        kept = connection.execute(
            "SELECT ends_on::text FROM assignment_events_reservations WHERE key = 'k'"
        ).fetchall()

        assert kept == [("2020-12-31",)]
        with pytest.raises(psycopg.errors.ExclusionViolation):
            connection.execute(reserve, ("another", None))
        connection.rollback()
