"""Whatever a machine can think of from the services' own descriptions: never a 5xx."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

from services.demo.client import XLSX
from tests.support import town as towns
from tests.support.servers.system import System
from tests.support.town import Town

SERVICES = ("assignment", "attendance", "petition", "projection")


@schemathesis.serializer(XLSX)
def as_a_workbook(_: object, value: object) -> bytes:
    """Whatever is generated is sent as it is: a workbook that is none."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


BY_CHANCE = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def headers(system: System, town: Town) -> dict[str, str]:
    return {"Authorization": f"Bearer {system.token(towns.OFFICE)}"}


@pytest.mark.parametrize("service", SERVICES)
def test_no_request_makes_a_service_fail(
    system: System, headers: dict[str, str], service: str
) -> None:
    base = f"{system.url}/api/{service}"
    description = httpx.get(f"{base}/openapi.json").json()
    schema = schemathesis.openapi.from_dict(description)
    operations = [found for found in schema.get_all_operations() if isinstance(found, Ok)]

    for operation in (found.ok() for found in operations):

        @BY_CHANCE
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(base_url=base, headers=headers, checks=[not_a_server_error])

        ask()

    assert len(operations) == sum(len(methods) for methods in description["paths"].values())
