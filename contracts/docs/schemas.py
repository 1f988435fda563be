"""The JSON schema of an event's data, with the meaning of each field."""

from typing import Any, Final

import msgspec
from msgspec.inspect import DictType, LiteralType, Metadata, StructType, type_info

from contracts.event import Event

_NULL: Final = {"type": "null"}
_DEFINED: Final = "#/$defs/"


class MeaningMissing(LookupError):
    """A field of an event without its meaning: nobody else would know what it says."""


def schema(event: type[Event]) -> dict[str, Any]:
    """The schema of the data, whole: what lists consist of is inside, not referred to.

    Raises MeaningMissing for a field whose meaning is not written down.
    """
    definitions: dict[str, Any] = msgspec.json.schema(event)["$defs"]
    definition: dict[str, Any] = definitions.pop(event.__name__)
    definition["title"] = event.type_name()
    definition["description"] = said(event)
    keys = _keys(event)
    for part in definitions.values():
        _explain(part)
    for name, field in definition["properties"].items():
        _explain_field(event.__name__, name, field)
        if name in keys:
            field["propertyNames"] = {"enum": keys[name]}
        if "$ref" in field.get("items", {}):
            field["items"] = definitions[field["items"]["$ref"].removeprefix(_DEFINED)]
    return definition


def parts(definition: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The schemas of what the lists of an event consist of, by their names."""
    listed = (field.get("items", {}) for field in definition["properties"].values())
    return {item["title"]: item for item in listed if "properties" in item}


def said(event: type[Event]) -> str:
    """The event's docstring, its lines joined into paragraphs."""
    return _joined(event.__doc__ or "")


def type_words(field: dict[str, Any]) -> str:
    """The type of a field in words. Null is not named: it is what an optional field defaults to."""
    if "anyOf" in field:
        return " or ".join(type_words(choice) for choice in field["anyOf"] if choice != _NULL)
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "additionalProperties" in field:
        keys = ", ".join(f"`{key}`" for key in field["propertyNames"]["enum"])
        return f"{type_words(field['additionalProperties'])} by {keys}"
    if "items" in field:
        return f"list of {type_words(field['items'])}"
    if "properties" in field:
        return f"`{field['title']}`"
    words: str = field.get("format", field["type"])
    return words


def _explain(part: dict[str, Any]) -> None:
    part["description"] = _joined(part["description"])
    for name, field in part["properties"].items():
        _explain_field(part["title"], name, field)


def _explain_field(type_name: str, name: str, field: dict[str, Any]) -> None:
    """Its meaning last, as a reader who looks for the type first wants it."""
    if "description" not in field:
        raise MeaningMissing(f"{type_name}.{name}")
    field["description"] = field.pop("description")


def _joined(docstring: str) -> str:
    paragraphs = docstring.split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _keys(event: type[Event]) -> dict[str, list[str]]:
    """The keys that a mapping may have, by field; msgspec's schema does not tell them."""
    info = type_info(event)
    fields = info.fields if isinstance(info, StructType) else ()
    types = {
        field.name: field.type.type if isinstance(field.type, Metadata) else field.type
        for field in fields
    }
    return {
        name: [str(value) for value in told.key_type.values]
        for name, told in types.items()
        if isinstance(told, DictType) and isinstance(told.key_type, LiteralType)
    }
