"""The commands and statements of the runbook, carried out as they stand there."""

import os
import re
import subprocess
from importlib.metadata import distribution
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from chassis.postgres.programs import PROGRAMS, WHEEL
from tests.deploy.operations.compose import ROOT


def statements(about: str) -> str:
    """The one block of SQL that has these words in it."""
    (found,) = [block for block in _blocks("sql") if about in block]
    return found


def commands(program: str) -> list[str]:
    """The command lines that call the program in the container of PostgreSQL, without Docker."""
    inside = "docker compose exec -T postgres "
    return [
        line.removeprefix(inside)
        for block in _blocks("")
        for line in block.splitlines()
        if line.startswith(f"{inside}{program} ")
    ]


def carry_out(command: str, server: str, folder: Path) -> None:
    """Run the command line in the folder, against the server of the URL."""
    reached = conninfo_to_dict(server)
    programs = distribution(WHEEL).locate_file(PROGRAMS)
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PGHOST": str(reached["host"]),
        "PGPORT": str(reached["port"]),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"


def _blocks(language: str) -> list[str]:
    text = (ROOT / "docs" / "runbook.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
