"""``python -m contracts.docs [--check]``: write the generated documents, or say which are stale."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from contracts.docs import asyncapi, events_page
from contracts.examples import stored

SOURCES: Final = Path(__file__).resolve().parents[2]


def documents() -> Mapping[str, str]:
    """Each generated document as it should be now, by its path below the sources."""
    examples = stored()
    return {
        "contracts/asyncapi.json": asyncapi.document(examples),
        "docs/events.md": events_page.page(examples),
    }


def stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """One sentence for each document that is not as it should be."""
    sentences = []
    for name, text in wanted.items():
        file = folder / name
        if not file.exists():
            sentences.append(f"{name} is missing: write it with `make docs`.")
        elif file.read_text("utf-8") != text:
            sentences.append(f"{name} does not say what contracts/ says: renew it by `make docs`.")
    return sentences


def write(folder: Path, wanted: Mapping[str, str]) -> None:
    for name, text in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None, folder: Path = SOURCES) -> int:
    """The exit code: 1 when ``--check`` finds a stale document, else 0."""
    parser = argparse.ArgumentParser(prog="python -m contracts.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    if not parser.parse_args(arguments).check:
        write(folder, documents())
        return 0
    found = stale(folder, documents())
    sys.stderr.write("".join(f"{sentence}\n" for sentence in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
