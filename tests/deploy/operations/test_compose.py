"""docker-compose.yml, run: its commands, settings, health checks and database script."""

import hashlib
import hmac
from base64 import b64decode
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.deploy.operations.compose import Part, image_health, parts
from tests.deploy.operations.running import System

SERVICES = ("assignment", "attendance", "petition", "projection")


@pytest.mark.parametrize("part", parts().values(), ids=parts())
def test_a_parts_own_health_check_says_that_it_is_well(composed: System, part: Part) -> None:
    assert composed.healthy(part)


@pytest.mark.parametrize("part", parts().values(), ids=parts())
def test_a_health_check_says_so_when_nothing_answers(composed: System, part: Part) -> None:
    nobody = System(composed.url, dict.fromkeys(composed.ports, 1), composed.places, "")

    assert not nobody.healthy(part)


@pytest.mark.parametrize("part", parts().values(), ids=parts())
def test_the_images_health_check_says_that_a_part_is_alive(composed: System, part: Part) -> None:
    is_issuer = part.name == "issuer"  # it has no such page, and a check of its own instead

    assert composed.healthy(part, image_health()) is not is_issuer


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_a_database_and_a_role_of_its_own(composed: System, service: str) -> None:
    with psycopg.connect(composed.database_url(service)) as connection:
        row = connection.execute(
            "SELECT current_database(), current_user, pg_catalog.pg_get_userbyid(datdba)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()

    assert row == (service, service, service)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("other", SERVICES)
def test_no_service_gets_into_the_database_of_another(
    composed: System, service: str, other: str
) -> None:
    with psycopg.connect(composed.postgres) as connection:
        row = connection.execute(
            "SELECT has_database_privilege(%s, %s, 'CONNECT')", (service, other)
        ).fetchone()

    assert row == (service == other,)


@pytest.mark.parametrize("service", SERVICES)
def test_a_role_has_the_password_that_the_services_are_given(
    composed: System, service: str
) -> None:
    given = urlsplit(str(parts()[service].environment["DATABASE_URL"])).password

    with psycopg.connect(composed.postgres) as connection:
        row = connection.execute(
            "SELECT rolpassword FROM pg_authid WHERE rolname = %s", (service,)
        ).fetchone()

    assert row is not None
    assert _is_password(str(given), str(row[0]))


def _is_password(password: str, kept: str) -> bool:
    """Whether the password is the one of PostgreSQL's SCRAM secret (RFC 5803)."""
    _, seasoning, keys = kept.split("$")
    iterations, salt = seasoning.split(":")
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), b64decode(salt), int(iterations))
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    return hashlib.sha256(client_key).digest() == b64decode(keys.split(":")[0])
