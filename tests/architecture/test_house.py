"""The house as a whole: what lies at its door, and whether what can be set is written down."""

import fnmatch
from collections.abc import Iterable
from pathlib import Path

from chassis.settings import Settings
from tests.architecture.sources import HOUSE

AT_THE_DOOR = frozenset(
    """
    services kernel contracts chassis deploy tests benchmarks docs .ci
    docker-compose.yml README.md CONTRIBUTING.md CHANGELOG.md LICENSE Makefile
    pyproject.toml uv.lock .gitignore .dockerignore
    """.split()
)


def at_the_door(house: Path) -> set[str]:
    """What lies at the top of the house, without what Git passes over."""
    ignored = [line.rstrip("/") for line in (house / ".gitignore").read_text("utf-8").split()]
    return {
        entry.name
        for entry in house.iterdir()
        if entry.name != ".git" and not any(fnmatch.fnmatch(entry.name, n) for n in ignored)
    }


def undocumented(settings: Iterable[str], runbook: str) -> list[str]:
    """The settings whose variables the runbook does not name as code."""
    return [name for name in settings if f"`{name.upper()}`" not in runbook]


def test_at_the_door_lies_what_belongs_there_and_nothing_else() -> None:
    """Who comes in sees the rooms at a glance. A stray script or note at the top is never moved,
    and the second one beside it seems to belong there."""
    assert at_the_door(HOUSE) == AT_THE_DOOR


def test_a_stray_file_at_the_door_is_seen(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text(".venv/\n*.pyc\n")
    for name in ("README.md", "notes.txt", "old.pyc"):
        (tmp_path / name).touch()
    for name in (".venv", ".git", "services", "scripts"):
        (tmp_path / name).mkdir()

    assert at_the_door(tmp_path) - AT_THE_DOOR == {"notes.txt", "scripts"}


def test_every_setting_is_in_the_runbook() -> None:
    """A setting that is not written down is found by reading the source at night."""
    runbook = (HOUSE / "docs" / "runbook.md").read_text("utf-8")
    assert undocumented(Settings.model_fields, runbook) == []


def test_a_setting_that_is_not_in_the_runbook_is_seen() -> None:
    runbook = "| `PORT` | port that is listened on |\nThe HOST is not said as code."
    assert undocumented(["host", "port", "data_dir"], runbook) == ["host", "data_dir"]


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
