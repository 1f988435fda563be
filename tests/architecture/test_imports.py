"""Who may import whom: the contracts of pyproject.toml hold, and each is seen to fail.

Each offence is made in a copy of the house, in a folder of its own, and must break the one contract
that forbids it and no other: so no contract holds only because it looks at nothing.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.architecture.sources import HOUSE

SETTINGS: Final[dict[str, Any]] = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
LINTER: Final[dict[str, Any]] = SETTINGS["tool"]["importlinter"]
CONTRACTS: Final[dict[str, dict[str, Any]]] = {c["id"]: c for c in LINTER["contracts"]}


@dataclass(frozen=True)
class Offence:
    """A line written into a file, which is made when it is not there."""

    breaks: str
    file: str
    line: str = "import this"

    def __str__(self) -> str:
        return f"{self.breaks}: {self.file}: {self.line}"


OFFENCES: Final = (
    Offence("one-way", "contracts/event.py", "import chassis.clock"),
    Offence("one-way", "chassis/projection/rebuild.py", "import services.databases"),
    Offence("one-way", "services/databases.py", "import deploy.toolbox"),
    Offence("one-way", "kernel/errors.py", "import deploy.toolbox"),
    Offence("kernel", "kernel/helpers.py"),
    Offence("kernel", "kernel/text.py", "import kernel.document_number"),
    Offence("contracts", "contracts/helpers.py"),
    Offence("contracts", "contracts/event.py", "import contracts.registry"),
    Offence("chassis", "chassis/eventstore/command.py", "import chassis.projection.fold"),
    Offence("services", "services/helpers.py"),
    Offence("services", "services/databases.py", "import services.operator"),
    Offence(
        "strangers",
        "services/portal/messages/states.py",
        "import services.assignment.domain.errors",
    ),
    Offence(
        "strangers",
        "services/attendance/adapters/directory.py",
        "import services.assignment.domain.errors",
    ),
    Offence("strangers", "services/demo/names.py", "import services.assignment.domain.errors"),
    Offence("assignment", "services/assignment/helpers.py"),
    Offence(
        "assignment",
        "services/assignment/application/codes.py",
        "import services.assignment.api.requests",
    ),
    Offence("assignment", "services/assignment/folds.py", "import services.assignment.published"),
    Offence("attendance", "services/attendance/helpers.py"),
    Offence(
        "attendance",
        "services/attendance/adapters/directory.py",
        "import services.attendance.application.meetings",
    ),
    Offence(
        "attendance",
        "services/attendance/application/reservations.py",
        "import services.attendance.api.meetings",
    ),
    Offence("petition", "services/petition/helpers.py"),
    Offence(
        "petition",
        "services/petition/adapters/queries.py",
        "import services.petition.api.routes",
    ),
    Offence(
        "petition",
        "services/petition/application/ids.py",
        "import services.petition.policies.deadline_scheduler",
    ),
    Offence("projection", "services/projection/helpers.py"),
    Offence(
        "projection",
        "services/projection/vietnamese.py",
        "import services.projection.read_database",
    ),
    Offence("portal", "services/portal/helpers.py"),
    Offence(
        "portal", "services/portal/messages/states.py", "import services.portal.web.page_request"
    ),
    Offence("portal", "services/portal/web/forms.py", "import services.portal.home.home"),
    Offence("questions", "services/projection/read_models/ratings/__init__.py"),
    Offence(
        "questions",
        "services/projection/read_models/meetings/queries.py",
        "import services.projection.read_models.quota_compliance.queries",
    ),
    Offence(
        "questions",
        "services/projection/read_models/people/queries.py",
        "import services.projection.read_models.meetings.queries",
    ),
    Offence("question", "services/projection/read_models/people/helpers.py"),
    Offence(
        "question",
        "services/projection/read_models/people/queries.py",
        "import services.projection.read_models.people.projection",
    ),
    Offence("domain", "services/assignment/domain/errors.py", "import psycopg_pool"),
    Offence("domain", "services/attendance/domain/errors.py", "import contracts.event"),
    Offence("broker", "services/attendance/adapters/folds.py", "import aiokafka"),
    Offence("broker", "chassis/publishing/relay.py", "import aiokafka"),
    Offence("read-tables", "services/attendance/adapters/directory.py", "import psycopg2.pool"),
    Offence("event-log", "services/projection/read_log.py", "import psycopg"),
    Offence("deploy", "deploy/toolbox.py", "import services.portal.messages.states"),
)


def lint(house: Path) -> tuple[str, set[str]]:
    """What import-linter prints about the house, and the ids of the contracts it finds broken."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=house,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    by_name = {contract["name"]: known for known, contract in CONTRACTS.items()}
    assert set(verdicts) == set(by_name), done.stdout + done.stderr
    return done.stdout, {by_name[n] for n, verdict in verdicts.items() if verdict == "BROKEN"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house again, where an offence does no harm."""
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    for package in LINTER["root_packages"]:
        for file in (HOUSE / package).rglob("*.py"):
            there = tmp_path / file.relative_to(HOUSE)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, there)
    return tmp_path


def test_the_house_keeps_all_contracts() -> None:
    printed, broken = lint(HOUSE)
    assert broken == set(), printed


@pytest.mark.parametrize("offence", OFFENCES, ids=str)
def test_a_contract_is_seen_to_fail(offence: Offence, copy: Path) -> None:
    file = copy / offence.file
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\n{offence.line}\n")

    printed, broken = lint(copy)

    assert broken == {offence.breaks}, printed


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
    folders = {folder.parent for folder in (HOUSE / "services").glob("*/wiring.py")}
    assert {f"services.{folder.name}" for folder in folders} - listed == set()


def test_layers_with_containers_are_exhaustive() -> None:
    containers = [c for c in CONTRACTS.values() if "containers" in c]
    assert all(contract["exhaustive"] for contract in containers)


def test_nothing_is_excused() -> None:
    """An ignored import is a hole in the wall that the next one goes through too."""
    excuses = {"ignore_imports", "exhaustive_ignores", "skip_descendants"}
    assert [known for known, contract in CONTRACTS.items() if excuses & set(contract)] == []
