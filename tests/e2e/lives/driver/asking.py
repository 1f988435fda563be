"""How the machine asks the read API, and holds the answers against what it believes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.demo.client import Caller


class Questions:
    """Asked by one account, all of them with the same ``as_of`` and day, where they are given."""

    def __init__(self, caller: Caller, asked: Mapping[str, Any]) -> None:
        self._caller = caller
        self._asked = asked

    def get(self, path: str, **parameters: Any) -> Any:
        return self._caller.get(f"/projection{path}", **{**self._asked, **parameters})

    def walk(self, path: str, limit: int, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of all pages; each page but the last is full."""
        rows: list[dict[str, Any]] = []
        after: str | None = None
        while True:
            page = self.get(path, limit=limit, after=after, **parameters)
            rows += page["rows"]
            after = page["next"]
            if after is None:
                assert len(page["rows"]) <= limit
                return rows
            assert len(page["rows"]) == limit


def plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def same(found: Mapping[str, Any], expected: Mapping[str, Any], about: object = "") -> None:
    """What is expected is what was found; of what else was found nothing is said."""
    for name, wanted in expected.items():
        alike(found[name], wanted, f"{about} {name}")


def same_rows(
    found: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]], about: object = ""
) -> None:
    """The same rows in the same order."""
    alike([_of(row, expected) for row in found], expected, about)


def same_in_any_order(
    found: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]], about: object = ""
) -> None:
    told = [_of(row, expected) for row in found]
    alike(sorted(plain(told), key=repr), sorted(plain(expected), key=repr), about)


def alike(found: Any, expected: Any, about: object = "") -> None:
    """Says what was asked about, and what was answered, where it is not what was expected."""
    answered, held = plain(found), plain(expected)
    if answered == held:
        return
    if isinstance(answered, list) and isinstance(held, list):
        # What is only on one side tells more than two long lists.
        only = [each for each in answered if each not in held]
        missed = [each for each in held if each not in answered]
        about = (
            f"{about}: {len(answered)} rows for {len(held)}; only there {only}; only here {missed}"
        )
    raise AssertionError(f"{about}\nwas answered {answered}\nand is held to be {held}")


def _of(row: Mapping[str, Any], expected: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Of a row, what the expected rows speak of, in the order in which they do."""
    names = expected[0] if expected else row
    return {name: row[name] for name in names}
