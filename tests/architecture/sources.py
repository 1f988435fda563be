"""The files that people of this house have written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

HOUSE: Final = Path(__file__).resolve().parents[2]

ROOMS: Final = (
    *("kernel", "contracts", "chassis", "services", "deploy"),
    *("tests", "benchmarks", "docs", ".ci"),
)

WRITTEN: Final = frozenset({".py", ".sql", ".html", ".js", ".css", ".md", ".toml", ".yml", ".yaml"})
NOT_OURS: Final = frozenset({"vendor", "node_modules", "__pycache__"})


@dataclass(frozen=True)
class Source:
    """One file, by its path below the house."""

    name: str
    text: str

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.name)

    @property
    def room(self) -> str:
        return self.path.parts[0]

    @property
    def is_python(self) -> bool:
        return self.path.suffix == ".py"

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)


def sources(house: Path = HOUSE) -> Iterator[Source]:
    """All of them, room by room."""
    for room in ROOMS:
        for file in sorted((house / room).rglob("*")):
            name = file.relative_to(house)
            if file.suffix in WRITTEN and not NOT_OURS.intersection(name.parts):
                yield Source(name.as_posix(), file.read_text("utf-8"))
