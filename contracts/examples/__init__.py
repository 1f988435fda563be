"""The published past: one message of every type that was ever published, as it went over the wire.

What is here was said and stays said. A file is never changed or deleted, also when nothing
publishes its type any more: a rebuild meets such messages for as long as the topics exist, which
is for ever. A new type, or a new version of one, brings a new file.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from contracts.envelope import Envelope, from_headers

FOLDER: Final = Path(__file__).parent


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One message: the topic it is in, its Kafka key and headers, and its value as JSON."""

    topic: str
    key: str
    headers: dict[str, str]
    data: dict[str, Any]

    @property
    def wire_headers(self) -> list[tuple[str, bytes]]:
        return [(name, value.encode()) for name, value in self.headers.items()]

    @property
    def value(self) -> bytes:
        return msgspec.json.encode(self.data)

    @property
    def envelope(self) -> Envelope:
        """Raises NotAnEvent."""
        return from_headers(self.wire_headers, self.value)


class UnreadableExample(ValueError):
    """A stored example is not a message; says which file and why."""


def stored(folder: Path = FOLDER) -> Mapping[str, Example]:
    """The examples by the names of their types, in alphabetical order. Raises UnreadableExample."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.json"))}


def _read(file: Path) -> Example:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Example)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableExample(f"{file.name}: {error}") from error
