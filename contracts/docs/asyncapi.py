"""The published language as an AsyncAPI 3.0 document: channels are topics."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contracts.docs.schemas import said, schema
from contracts.event import Event
from contracts.examples import Example
from contracts.topics import PARTITIONS, TOPICS, Topic

BINDING: Final = "0.5.0"

HEADERS: Final[Mapping[str, dict[str, Any]]] = {
    "ce_specversion": {"const": "1.0"},
    "ce_id": {"description": "<aggregate id>:<version>; the versions of an aggregate have no gap"},
    "ce_type": {"description": "the event's type with its version"},
    "ce_source": {"format": "uri-reference", "description": "the service that published it"},
    "ce_subject": {"format": "uuid", "description": "the aggregate; also the message's key"},
    "ce_time": {"format": "date-time", "description": "when it was recorded"},
    "ce_sequence": {
        "pattern": "^[0-9]+$",
        "description": "the position in the log of the service that published it",
    },
    "ce_actor": {"description": "the account that recorded it"},
    "ce_correlationid": {"description": "the request that it goes back to"},
    "ce_causationid": {"description": "the event that led to it, if one did"},
    "content-type": {"const": "application/json"},
}
"""CloudEvents attributes as Kafka headers (binary mode). Their values are UTF-8 texts."""

OPTIONAL: Final = frozenset({"ce_causationid"})


def document(examples: Mapping[str, Example]) -> str:
    """The document as JSON, ending with a line break."""
    content = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Sâu Sát: what the services publish",
            "version": "1.0.0",
            "description": "Facts about following up the grassroots in a province, as CloudEvents"
            " 1.0 in Kafka's binary mode. Topics are kept for ever. A type never changes its"
            " meaning: optional fields may be added; anything else is a new version beside it.",
            "license": {
                "name": "Apache-2.0",
                "url": "https://www.apache.org/licenses/LICENSE-2.0",
            },
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": dict(pair for topic in TOPICS for pair in _operations(topic)),
        "components": {
            "schemas": {
                "CloudEventsHeaders": _headers(),
                **{e.type_name(): schema(e) for topic in TOPICS for e in topic.events},
            },
            "messages": {
                event.type_name(): _message(event, examples[event.type_name()])
                for topic in TOPICS
                for event in topic.events
            },
            "correlationIds": {
                "request": {
                    "description": "all that goes back to one request has the same",
                    "location": "$message.header#/ce_correlationid",
                }
            },
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "title": f"What {topic.producer} publishes",
        "description": "In order per key, which is the aggregate's id; between keys, and between"
        " topics, no order is promised. At least once: drop what has an id seen before.",
        "messages": {
            event.type_name(): {"$ref": f"#/components/messages/{event.type_name()}"}
            for event in topic.events
        },
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": PARTITIONS,
                "topicConfiguration": {
                    "cleanup.policy": ["delete"],
                    "retention.ms": -1,
                    "retention.bytes": -1,
                },
                "bindingVersion": BINDING,
            }
        },
    }


def _operations(topic: Topic) -> Iterator[tuple[str, dict[str, Any]]]:
    channel = {"$ref": f"#/channels/{topic.name}"}
    yield (
        f"{topic.producer}.publishes",
        {
            "action": "send",
            "channel": channel,
            "summary": f"The {topic.producer} service publishes what it has stored.",
        },
    )
    for consumer in topic.consumers:
        yield (
            f"{consumer}.follows.{topic.producer}",
            {
                "action": "receive",
                "channel": channel,
                "summary": f"The {consumer} service folds it into tables of its own.",
            },
        )


def _headers() -> dict[str, Any]:
    return {
        "type": "object",
        "required": [name for name in HEADERS if name not in OPTIONAL],
        "properties": {name: {"type": "string", **said} for name, said in HEADERS.items()},
    }


def _message(event: type[Event], example: Example) -> dict[str, Any]:
    name = event.type_name()
    return {
        "name": name,
        "title": event.__name__,
        "summary": said(event).partition("\n")[0],
        "contentType": "application/json",
        "headers": {
            "allOf": [
                {"$ref": "#/components/schemas/CloudEventsHeaders"},
                {"type": "object", "properties": {"ce_type": {"const": name}}},
            ]
        },
        "payload": {"$ref": f"#/components/schemas/{name}"},
        "correlationId": {"$ref": "#/components/correlationIds/request"},
        "bindings": {
            "kafka": {"key": {"type": "string", "format": "uuid"}, "bindingVersion": BINDING}
        },
        "examples": [{"name": name, "headers": example.headers, "payload": example.data}],
    }
