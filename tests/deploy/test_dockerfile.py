"""The Dockerfile, held against the sources: what it copies, leaves out, sets and pins."""

import ast
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

from chassis.settings import Settings
from tests.deploy.files import ROOT

TEXT: Final = (ROOT / "deploy" / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
STAGES: Final = re.split(r"^FROM ", TEXT, flags=re.MULTILINE)[1:]
IN_THE_IMAGE: Final = ("kernel", "contracts", "chassis", "services")


def copied() -> list[str]:
    """What is copied from the sources, not from another stage."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", TEXT, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def reaches_the_build(path: str) -> bool:
    """Whether .dockerignore lets the path through; the last line that matches decides."""
    through = True
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and _matches(path, pattern):
            through = line.startswith("!")
    return through


def _matches(path: str, pattern: str) -> bool:
    above = [path, *map(str, Path(path).parents)]
    return any(fnmatch(one, pattern.removeprefix("**/")) for one in above if one != ".")


def imported(folder: str) -> Iterator[str]:
    """Every top-level module that the sources of the folder import, wherever they do."""
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize("source", copied())
def test_what_is_copied_is_there_and_reaches_the_build(source: str) -> None:
    assert (ROOT / source).exists()
    assert reaches_the_build(source)


@pytest.mark.parametrize("path", [".git/config", ".data/issuer.pem", ".env", "tests/conftest.py"])
def test_what_is_no_part_of_the_program_does_not_reach_the_build(path: str) -> None:
    assert not reaches_the_build(path)


def test_what_is_left_out_of_the_image_is_asked_for_by_nothing_in_it() -> None:
    left_out = set(re.findall(r"--no-install-package ([\w-]+)", TEXT))
    of = packages_distributions()
    wanted = {
        distribution
        for folder in IN_THE_IMAGE
        for module in imported(folder)
        for distribution in of.get(module, [])
    }

    assert left_out
    assert wanted & left_out == set()


def test_what_is_left_out_is_locked_under_that_name() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    left_out = set(re.findall(r"--no-install-package ([\w-]+)", TEXT))

    assert left_out <= {package["name"] for package in locked}


def test_the_image_is_made_by_the_uv_that_the_makefile_locks() -> None:
    (here,) = re.findall(r"^ARG UV_VERSION=(.+)$", TEXT, re.MULTILINE)
    (there,) = re.findall(r"^UV_VERSION := (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)

    assert here == there


def test_what_was_built_is_run_by_the_same_python() -> None:
    bases = [stage.split()[0] for stage in STAGES]

    assert bases[0] == bases[-1]
    assert re.fullmatch(r"python:3\.11-slim-\w+", bases[-1])


def test_only_what_runs_is_installed() -> None:
    assert all("--no-dev" in line for line in re.findall(r"uv sync .+", TEXT))
    assert all("--locked" in line for line in re.findall(r"uv sync .+", TEXT))


def test_it_runs_as_somebody_without_rights_and_says_how_it_is() -> None:
    final = STAGES[-1]

    assert re.findall(r"^USER (.+)$", final, re.MULTILINE) == ["sausat"]
    assert "useradd" in final
    assert "HEALTHCHECK" in final


def test_what_the_image_sets_are_settings() -> None:
    (environment,) = re.findall(r"^ENV (.+)$", STAGES[-1], re.MULTILINE)
    names = {pair.partition("=")[0] for pair in environment.split()}
    known = {name.upper() for name in Settings.model_fields}

    assert names - {"PATH", "PYTHONUNBUFFERED"} == {"HOST", "PORT", "DATA_DIR"}
    assert {"HOST", "PORT", "DATA_DIR"} <= known


def test_everything_that_the_makefile_builds_for_the_pages_is_in_the_image() -> None:
    (made,) = re.findall(r"^RUN \S+/python -m (deploy\.\S+)$", TEXT, re.MULTILINE)

    assert f"$(RUN) -m {made}\n" in (ROOT / "Makefile").read_text("utf-8")
    assert "COPY --from=pages /src/services/portal/static/vendor" in TEXT
