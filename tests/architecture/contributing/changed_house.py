"""A copy of the house in which the code blocks of a page are carried out."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.architecture.sources import HOUSE

_BLOCK: Final = re.compile(
    r"^```(?:diff|python|sql)\n(?:#|--) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_ROOMS: Final = ("kernel", "contracts", "chassis", "services", "deploy", "tests", "docs")
_LEFT_OUT: Final = shutil.ignore_patterns("vendor", "releases", "images")


class ChangeDoesNotFit(AssertionError):
    """The lines of a change that stand in the file already are not there, or more than once."""


@dataclass(frozen=True)
class Block:
    """One code block: a new file, or changes of a file when it is written as a diff."""

    path: str
    text: str
    is_diff: bool

    @property
    def is_test(self) -> bool:
        return Path(self.path).name.startswith("test_")


def blocks(page: str) -> list[Block]:
    """Those whose first line, a comment, names a file."""
    return [
        Block(found[1], found[2], found[0].startswith("```diff")) for found in _BLOCK.finditer(page)
    ]


def changed(text: str, diff: str) -> str:
    """The text after the changes of the diff, which are parted by ``@@``.

    Raises ChangeDoesNotFit.
    """
    for change in diff.split("@@\n"):
        lines = change.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        after = "".join(line[1:] for line in lines if line[0] in " +")
        if f"\n{text}".count(f"\n{before}") != 1:
            raise ChangeDoesNotFit(before)
        text = f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
    return text


class ChangedHouse:
    """Everything that a change touches, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for room in _ROOMS:
            shutil.copytree(HOUSE / room, folder / room, ignore=_LEFT_OUT)
        shutil.copy(HOUSE / "pyproject.toml", folder)

    def carry_out(self, block: Block) -> None:
        """Raises ChangeDoesNotFit, also when a file that is to be new is there."""
        file = self.folder / block.path
        if block.is_diff:
            file.write_text(changed(file.read_text("utf-8"), block.text), "utf-8")
            return
        if file.exists():
            raise ChangeDoesNotFit(block.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, "utf-8")

    def does(self, program: str, *arguments: str, **environment: str) -> None:
        """Fails with what the program says when it does not end well."""
        self._run([program, *arguments], "", environment)

    def answer(self, module: str, said: object) -> Any:
        """The last line that the module prints, from JSON; it gets ``said`` as JSON."""
        printed = self._run(["python", "-m", module], json.dumps(said), {})
        return json.loads(printed.splitlines()[-1])

    def _run(self, command: list[str], said: str, environment: Mapping[str, str]) -> str:
        """In the copy, with the programs that this test runs with."""
        program = str(Path(sys.executable).with_name(command[0]))
        ran = subprocess.run(
            [program, *command[1:]],
            cwd=self.folder,
            env={**os.environ, **environment},
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{command}: {ran.stdout[-4000:]}{ran.stderr[-4000:]}"
        return ran.stdout
