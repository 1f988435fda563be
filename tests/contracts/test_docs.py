"""The generated documents: complete, and caught when they no longer tell the truth."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest

from contracts.docs import __main__ as command
from contracts.docs.events_page import page
from contracts.docs.schemas import MeaningMissing, parts, schema, type_words
from contracts.event import Event
from contracts.examples import stored
from contracts.fields import MeetingId, means
from contracts.registry import TYPES
from contracts.topics import TOPICS

PAGE = page(stored())


class Reel(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of
    film."""

    number: Annotated[str, means("the number of the reel")]
    kind: Annotated[Literal["colour", "grey"] | None, means("what it was filmed on")] = None


class MeetingFilmed(Event, frozen=True, kw_only=True):
    """Somebody
    filmed it.

    Nobody minded ``place``.
    """

    meeting_id: MeetingId
    kind: Annotated[Literal["short", "long"] | None, means("what kind of film")] = None
    minimums: Annotated[dict[Literal["minutes"], int], means("how long it is at least")]
    place: Annotated[str, means("where it was filmed")] = "in the hall"
    days_off: Annotated[list[date], means("when nobody filmed")]
    answers: Annotated[list[Reel], means("what was filmed")]


def test_every_field_of_every_event_has_a_meaning() -> None:
    for name, event in TYPES.items():
        assert all(field["description"] for field in schema(event)["properties"].values()), name


def test_a_field_without_a_meaning_is_refused() -> None:
    class MeetingDreamt(Event, frozen=True, kw_only=True):
        """It was a dream."""

        dreamer: str

    with pytest.raises(MeaningMissing, match=r"MeetingDreamt\.dreamer"):
        schema(MeetingDreamt)


def test_a_schema_says_what_the_event_and_its_fields_mean() -> None:
    told = schema(MeetingFilmed)

    assert told["title"] == "MeetingFilmed.v1"
    assert told["description"] == "Somebody filmed it.\n\nNobody minded ``place``."
    assert told["required"] == ["meeting_id", "minimums", "days_off", "answers"]
    assert told["properties"]["meeting_id"]["description"] == "the meeting"
    assert told["properties"]["minimums"]["propertyNames"] == {"enum": ["minutes"]}


def test_types_are_told_in_words() -> None:
    words = {name: type_words(field) for name, field in schema(MeetingFilmed)["properties"].items()}

    assert words == {
        "meeting_id": "uuid",
        "kind": "`long`, `short`",
        "minimums": "integer by `minutes`",
        "place": "string",
        "days_off": "list of date",
        "answers": "list of `Reel`",
    }


def test_what_a_list_consists_of_is_told_where_it_stands() -> None:
    told = schema(MeetingFilmed)

    reel = told["properties"]["answers"]["items"]
    assert parts(told) == {"Reel": reel}
    assert reel["description"] == "A piece of film."
    assert reel["properties"]["number"]["description"] == "the number of the reel"
    assert reel["required"] == ["number"]


def test_the_page_tells_what_a_list_consists_of() -> None:
    section = PAGE.partition("### BriefingAttendanceTaken.v1\n")[2].partition("\n##")[0]

    assert "| `came` | list of `Attendee` |  | who came |" in section
    assert "`Attendee`: Participant expected at a briefing" in section
    assert "| `member_id` | uuid | yes | the person, where it is known |" in section


def test_the_page_tells_of_every_topic_and_every_event_with_its_example() -> None:
    for topic in TOPICS:
        assert f"## {topic.name}\n" in PAGE
        assert f"| Consumers | {', '.join(topic.consumers)} |" in PAGE
    for name, example in stored().items():
        section = PAGE.partition(f"### {name}\n")[2].partition("\n##")[0]
        assert all(f"| `{field}` |" in section for field in example.data), name
        assert all(str(said) in section for said in example.data.values() if type(said) is str)


def test_a_default_is_told() -> None:
    assert "| `proration` | `by_month`, `none` | yes, else `none` |" in PAGE


def test_what_was_just_written_is_current(tmp_path: Path) -> None:
    assert command.main([], tmp_path) == 0
    assert command.main(["--check"], tmp_path) == 0


def test_one_sentence_for_each_stale_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main([], tmp_path)
    (tmp_path / "contracts" / "asyncapi.json").unlink()
    (tmp_path / "docs" / "events.md").write_text(f"{PAGE}\nAnd more.\n", "utf-8")

    assert command.main(["--check"], tmp_path) == 1

    missing, changed = capsys.readouterr().err.splitlines()
    assert missing == "contracts/asyncapi.json is missing: write it with `make docs`."
    assert changed.startswith("docs/events.md does not say what contracts/ says")


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    command.main(["--check"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_documents_of_this_repository_are_current() -> None:
    assert command.stale(command.SOURCES, command.documents()) == []
