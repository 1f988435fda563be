"""What the pages of `docs/` say of the house is still so."""

import re
from typing import Final

import pytest

from tests.architecture.sources import HOUSE

_STOP: Final = re.compile(r"^\d+\. `([^`]+)` `([^`]+)`", re.MULTILINE)
_LINK: Final = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
_PATH: Final = re.compile(
    r"`((?:kernel|contracts|chassis|services|deploy|tests|benchmarks|docs)/[\w./-]*\w)`"
)
_RENAMED: Final = re.compile(r"^\| .* \| (`.*`) \(`([a-z_.]+)`\) \|$", re.MULTILINE)
_PAGES: Final = sorted(
    page.relative_to(HOUSE).as_posix()
    for page in (*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"))
    if page.name not in {"CHANGELOG.md", "events.md"}
)


def stops(tour: str) -> list[tuple[str, str]]:
    """The file and the name of each stop of the tour."""
    return _STOP.findall(tour)


def renamed(glossary: str) -> list[tuple[str, str]]:
    """Each new name of the glossary's last table, with the module or the package it is in."""
    table = glossary.partition("## For whoever knew the old names\n")[2]
    return [
        (name, module)
        for names, module in _RENAMED.findall(table)
        for name in re.findall(r"`(\w+)`", names)
    ]


def is_defined(name: str, module: str) -> bool:
    """Whether the module has it, or, where it is a package, one of its own modules has or is it."""
    place = HOUSE / module.replace(".", "/")
    files = [*place.glob("*.py"), place.with_suffix(".py")]
    defined = re.compile(rf"^(?:class {name}\b|{name}\b.* = )", re.MULTILINE)
    return any(
        file.is_file() and (file.stem == name or defined.search(file.read_text("utf-8")))
        for file in files
    )


def is_there(path: str, name: str) -> bool:
    file = HOUSE / path
    return (
        file.is_file() and re.search(rf"\b{re.escape(name)}\b", file.read_text("utf-8")) is not None
    )


def test_the_tour_has_twenty_stops_and_each_is_where_it_says() -> None:
    found = stops((HOUSE / "docs" / "tour.md").read_text("utf-8"))
    assert len(found) == 20
    assert [stop for stop in found if not is_there(*stop)] == []


def test_a_stop_that_moved_is_seen() -> None:
    assert not is_there("docs/tour.md", "no_such_name")
    assert not is_there("docs/no_such_page.md", "tour")


def test_every_new_name_of_the_glossary_is_where_it_says() -> None:
    found = renamed((HOUSE / "docs" / "glossary.md").read_text("utf-8"))
    assert ("Reservation", "chassis.eventstore.reservations") in found
    assert [entry for entry in found if not is_defined(*entry)] == []


def test_a_new_name_that_moved_is_seen() -> None:
    assert not is_defined("Reservation", "chassis.eventstore.side_writes")
    assert not is_defined("Reservation", "chassis.no_such_module")


@pytest.mark.parametrize("page", _PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    """A path or a link that leads nowhere sends whoever is new here looking for it."""
    text = (HOUSE / page).read_text("utf-8")
    folder = (HOUSE / page).parent
    links = [link for link in _LINK.findall(text) if "://" not in link]
    assert [link for link in links if not (folder / link).exists()] == []
    assert [path for path in _PATH.findall(text) if not (HOUSE / path).exists()] == []
