"""Imports: the contracts of pyproject.toml hold, and each is seen to fail.

Each offence is made in a copy of the graph of imports, and must break the one contract that forbids
it and no other: so no contract holds only because it looks at nothing. `make check` runs
import-linter itself.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.architecture.sources import HOUSE

LINTER: Final[dict[str, Any]] = read_configuration(str(HOUSE / "pyproject.toml"))
SESSION: Final[dict[str, Any]] = LINTER["session_options"]
ROOTS: Final = tuple(SESSION["root_packages"])
CONTRACTS: Final[dict[str, dict[str, Any]]] = {c["id"]: c for c in LINTER["contracts_options"]}
TYPES: Final[dict[str, type[Contract]]] = {
    "acyclic_siblings": AcyclicSiblingsContract,
    "forbidden": ForbiddenContract,
    "independence": IndependenceContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}


@dataclass(frozen=True)
class Offence:
    """An import that a module may not have; without one, a module that may not be there."""

    breaks: str
    module: str
    imports: str | None = None

    def __str__(self) -> str:
        return f"{self.breaks}: {self.module}" + (
            f" imports {self.imports}" if self.imports else ""
        )

    def commit(self, graph: grimp.ImportGraph) -> None:
        """Put it into the graph. Modules of ours that it names are there; a stray one is not."""
        if self.imports is None:
            assert self.module not in graph.modules
            graph.add_module(self.module)
            return
        ours = self.imports.partition(".")[0] in ROOTS
        imported = self.imports if ours else self.imports.partition(".")[0]
        assert {self.module, *([imported] if ours else [])} <= graph.modules
        if imported not in graph.modules:
            graph.add_module(imported, is_squashed=True)
        graph.add_import(
            importer=self.module,
            imported=imported,
            line_number=1,
            line_contents=f"import {self.imports}",
        )


OFFENCES: Final = (
    Offence("one-way", "contracts.event", "chassis.clock"),
    Offence("one-way", "chassis.projection.replay", "services.databases"),
    Offence("one-way", "services.databases", "deploy.toolbox"),
    Offence("one-way", "kernel.errors", "deploy.toolbox"),
    Offence("kernel", "kernel.helpers"),
    Offence("kernel", "kernel.text", "kernel.document_number"),
    Offence("contracts", "contracts.helpers"),
    Offence("contracts", "contracts.event", "contracts.registry"),
    Offence("chassis", "chassis.eventstore.command", "chassis.projection.fold"),
    Offence("services", "services.helpers"),
    Offence("services", "services.databases", "services.operator"),
    Offence("strangers", "services.portal.messages.states", "services.assignment.domain.errors"),
    Offence(
        "strangers", "services.attendance.adapters.directory", "services.assignment.domain.errors"
    ),
    Offence("strangers", "services.demo.names", "services.assignment.domain.errors"),
    Offence("assignment", "services.assignment.helpers"),
    Offence(
        "assignment", "services.assignment.application.codes", "services.assignment.api.requests"
    ),
    Offence("assignment", "services.assignment.published", "services.assignment.service"),
    Offence("attendance", "services.attendance.helpers"),
    Offence(
        "attendance",
        "services.attendance.adapters.directory",
        "services.attendance.application.meetings",
    ),
    Offence(
        "attendance",
        "services.attendance.application.reservations",
        "services.attendance.api.meetings",
    ),
    Offence("petition", "services.petition.helpers"),
    Offence("petition", "services.petition.adapters.queries", "services.petition.api.routes"),
    Offence(
        "petition",
        "services.petition.application.zones",
        "services.petition.policies.deadline_scheduler",
    ),
    Offence(
        "projection",
        "services.projection.read_log",
        "services.projection.read_api.parameters",
    ),
    Offence("portal", "services.portal.helpers"),
    Offence("portal", "services.portal.messages.states", "services.portal.web.page_request"),
    Offence("portal", "services.portal.web.forms", "services.portal.home.search"),
    Offence("questions", "services.projection.read_models.ratings"),
    Offence(
        "questions",
        "services.projection.read_models.meetings.queries",
        "services.projection.read_models.quota_compliance.queries",
    ),
    Offence(
        "questions",
        "services.projection.read_models.people.queries",
        "services.projection.read_models.meetings.queries",
    ),
    Offence(
        "questions",
        "services.projection.read_models.organizations.api",
        "services.projection.read_models.people.queries",
    ),
    Offence(
        "other-questions",
        "services.projection.read_models.quota_compliance.queries",
        "services.projection.read_models.matters.queries",
    ),
    Offence("question", "services.projection.read_models.people.helpers"),
    Offence(
        "question",
        "services.projection.read_models.people.queries",
        "services.projection.read_models.people.api",
    ),
    Offence(
        "question",
        "services.projection.read_models.people.queries",
        "services.projection.read_models.people.projection",
    ),
    Offence("domain", "services.assignment.domain.errors", "psycopg_pool"),
    Offence("domain", "services.attendance.domain.meeting.errors", "contracts.event"),
    Offence("broker", "services.attendance.adapters.folds", "aiokafka"),
    Offence("broker", "chassis.publishing.relay", "aiokafka"),
    Offence("read-tables", "services.attendance.adapters.directory", "psycopg2.pool"),
    Offence("event-log", "services.projection.read_log", "psycopg"),
    Offence("deploy", "deploy.toolbox", "services.portal.messages.states"),
)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom in the whole house."""
    return grimp.build_graph(*ROOTS, include_external_packages=True, cache_dir=None)


def broken(graph: grimp.ImportGraph) -> set[str]:
    """The ids of the contracts that import-linter finds broken."""
    return {known for known, options in CONTRACTS.items() if not _kept(options, graph)}


def _kept(options: dict[str, Any], graph: grimp.ImportGraph) -> bool:
    contract = TYPES[options["type"]](
        name=options["name"], session_options=SESSION, contract_options=options
    )
    return contract.check(deepcopy(graph), verbose=False).kept


def test_the_house_keeps_all_contracts(graph: grimp.ImportGraph) -> None:
    assert broken(graph) == set()


@pytest.mark.parametrize("offence", OFFENCES, ids=str)
def test_a_contract_is_seen_to_fail(offence: Offence, graph: grimp.ImportGraph) -> None:
    with_offence = deepcopy(graph)
    offence.commit(with_offence)
    assert broken(with_offence) == {offence.breaks}


def test_every_contract_is_seen_to_fail() -> None:
    assert {offence.breaks for offence in OFFENCES} == set(CONTRACTS)


def test_every_service_has_its_rooms_listed() -> None:
    """A service whose rooms nobody listed may grow a `helpers.py`, and then has no rooms."""
    listed = {
        container
        for contract in CONTRACTS.values()
        if contract.get("exhaustive")
        for container in contract["containers"]
    }
    folders = {folder.parent for folder in (HOUSE / "services").glob("*/service.py")}
    assert {f"services.{folder.name}" for folder in folders} - listed == set()


def test_layers_with_containers_are_exhaustive() -> None:
    containers = [c for c in CONTRACTS.values() if "containers" in c]
    assert all(contract["exhaustive"] for contract in containers)


def test_nothing_is_excused() -> None:
    """An ignored import is a hole in the wall that the next one goes through too."""
    excuses = {"ignore_imports", "exhaustive_ignores", "skip_descendants"}
    assert [known for known, contract in CONTRACTS.items() if excuses & set(contract)] == []
