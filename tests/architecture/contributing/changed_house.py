"""A copy of the house in which the code blocks of a page are carried out."""

import json
import os
import re
import shutil
import subprocess
import sys
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

    def run(
        self, module: str, *arguments: str, said: object = None, database_url: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """A module run in the copy; it gets ``said`` as JSON."""
        given = {"DATABASE_URL": database_url} if database_url else {}
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env={**os.environ, **given},
            input=json.dumps(said),
            capture_output=True,
            text=True,
            check=False,
        )

    def does(self, module: str, *arguments: str, database_url: str = "") -> None:
        """Fails with what the module says when it does not end well."""
        ran = self.run(module, *arguments, database_url=database_url)
        assert ran.returncode == 0, f"{module}: {ran.stdout[-4000:]}{ran.stderr[-4000:]}"

    def answer(self, module: str, said: object) -> Any:
        """The last line that the module prints, from JSON."""
        ran = self.run(module, said=said)
        assert ran.returncode == 0, ran.stderr[-4000:]
        return json.loads(ran.stdout.splitlines()[-1])
