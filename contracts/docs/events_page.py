"""The published language as a page: who says what to whom, and what it means."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contracts.docs.asyncapi import HEADERS, OPTIONAL
from contracts.docs.schemas import parts, said, schema, type_words
from contracts.event import Event
from contracts.examples import Example
from contracts.topics import PARTITIONS, TOPICS, Topic

_HEAD: Final = """\
# Events

<!-- Generated from contracts/ by `make docs`; edits are lost. -->

What the services of Sâu Sát say to each other, and to whoever else may read the topics. The same
for machines: [asyncapi.json](../contracts/asyncapi.json) (AsyncAPI 3.0).

## Every message

A [CloudEvents 1.0](https://github.com/cloudevents/spec) event in Kafka's binary mode: the
attributes are headers, the value is the data as JSON, the key is `ce_subject`.

- **In order per key, at least once.** A reader drops what has a `ce_id` seen before. The versions
  of an aggregate follow on without a gap: a gap is a lost event.
- **No order between keys or topics.** An event may name what a reader does not know yet; the
  reader keeps it until the rest comes.
- **Kept for ever.** Nothing is deleted, nothing compacted: a reader may begin at the beginning at
  any time.
- **A type never changes its meaning.** Optional fields may be added; anything else is a new
  version beside the old one. A reader passes over fields it does not know.
- Days are those of Asia/Ho_Chi_Minh. A period includes its first and its last day; without a last
  day it is still open. When a fact was recorded is `ce_time`, in UTC; when it was true is among
  its own fields.

| Header | Optional | Meaning |
|---|---|---|
"""

_SHOWN_WHOLE: Final = "MeetingAttended.v1"


def page(examples: Mapping[str, Example]) -> str:
    """The page as Markdown, ending with a line break."""
    topics = (line for topic in TOPICS for line in _topic(topic, examples))
    lines = [*_headers(), *_whole(examples[_SHOWN_WHOLE]), *topics]
    return _HEAD + "\n".join(lines).rstrip("\n") + "\n"


def _headers() -> Iterator[str]:
    for name, header in HEADERS.items():
        optional = "yes" if name in OPTIONAL else ""
        yield f"| `{name}` | {optional} | {_header_words(header)} |"


def _whole(example: Example) -> Iterator[str]:
    yield from ("", f"A whole message, headers and value (`{_SHOWN_WHOLE}`):", "")
    yield from _json({"headers": example.headers, "value": example.data})


def _header_words(header: dict[str, Any]) -> str:
    words: str = header["description"] if "description" in header else f"`{header['const']}`"
    return words.replace("<", "&lt;")


def _topic(topic: Topic, examples: Mapping[str, Example]) -> Iterator[str]:
    yield from (
        f"## {topic.name}",
        "",
        "| | |",
        "|---|---|",
        f"| Producer | {topic.producer} |",
        f"| Consumers | {', '.join(topic.consumers)} |",
        f"| Partitions | {PARTITIONS}; never changed, for a key would change its partition |",
        "| Key | the aggregate's id, as `ce_subject` |",
        "| Retention | for ever: `retention.ms=-1`, `retention.bytes=-1`, no compaction |",
        "",
        *(f"- {_link(event)}" for event in topic.events),
        "",
    )
    for event in topic.events:
        yield from _event(event, examples[event.type_name()])


def _event(event: type[Event], example: Example) -> Iterator[str]:
    definition = schema(event)
    yield from (
        f"### {event.type_name()}",
        "",
        said(event).replace("``", "`"),
        "",
        *_fields(definition),
    )
    for name, part in parts(definition).items():
        yield from (f"`{name}`: {part['description'].replace('``', '`')}", "", *_fields(part))
    yield from _json(example.data)


def _fields(definition: dict[str, Any]) -> Iterator[str]:
    yield from ("| Field | Type | Optional | Meaning |", "|---|---|---|---|")
    for name, field in definition["properties"].items():
        optional = "" if name in definition["required"] else _optional(field)
        yield f"| `{name}` | {type_words(field)} | {optional} | {field['description']} |"
    yield ""


def _optional(field: dict[str, Any]) -> str:
    default = field["default"]
    return "yes" if default is None else f"yes, else `{json.dumps(default).strip(chr(34))}`"


def _json(content: object) -> Iterator[str]:
    yield from ("```json", json.dumps(content, ensure_ascii=False, indent=2), "```", "")


def _link(event: type[Event]) -> str:
    # The anchor that Git hosts make of the heading: in small letters, without the dot.
    return f"[{event.type_name()}](#{event.type_name().lower().replace('.', '')})"
