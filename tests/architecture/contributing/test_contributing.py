"""The worked examples of CONTRIBUTING.md are carried out, so they cannot go stale."""

import pytest

from contracts.examples import stored
from tests.architecture.contributing.changed_house import (
    Block,
    ChangeDoesNotFit,
    ChangedHouse,
    blocks,
    changed,
)
from tests.architecture.contributing.given import a_meeting_with_an_opinion
from tests.architecture.sources import HOUSE
from tests.support.servers.postgres import fresh_database

WRITTEN = blocks((HOUSE / "CONTRIBUTING.md").read_text("utf-8"))
TOLD = "tests.architecture.contributing.opinion_told"


@pytest.fixture(scope="module")
def changed_house(tmp_path_factory: pytest.TempPathFactory) -> ChangedHouse:
    """Both examples are carried out, and the documents generated, as the page says."""
    house = ChangedHouse(tmp_path_factory.mktemp("changed") / "house")
    for block in WRITTEN:
        house.carry_out(block)
    house.does("contracts.docs")
    return house


def test_a_field_added_to_an_event_is_on_the_page_and_older_events_do_without(
    changed_house: ChangedHouse, postgres_server: str, database: str
) -> None:
    meeting = a_meeting_with_an_opinion(database)

    with fresh_database(postgres_server) as projection:
        told = changed_house.answer(
            TOLD,
            {
                "attendance": database,
                "projection": projection,
                "meeting": meeting,
                "opinion": {"text": "Đường lầy", "minutes_page": 3},
                "example": stored()["OpinionRecorded.v1"].data,
            },
        )

    assert [one["minutes_page"] for one in told["published"]] == [None, 3]
    assert [one["minutes_page"] for one in told["answered"]] == [None, 3]
    assert ["Biên bản, trang 3" in page for page in told["pages"]] == [False, True]
    assert told["read"]["minutes_page"] is None


def test_the_tests_of_the_page_pass_and_so_do_those_of_the_contracts(
    changed_house: ChangedHouse, postgres_server: str
) -> None:
    written = [block.path for block in WRITTEN if block.is_test]
    assert written != []
    changed_house.does(
        "pytest",
        *("-n", "0", "tests/contracts", "tests/architecture/test_house_rules.py"),
        *("tests/architecture/test_house.py", *written),
        database_url=postgres_server,
    )


def test_what_the_page_writes_is_written_as_everything_here(changed_house: ChangedHouse) -> None:
    files = [block.path for block in WRITTEN if block.path.endswith(".py")]
    changed_house.does("ruff", "check", "--no-cache", *files)
    changed_house.does("ruff", "format", "--check", "--no-cache", *files)


@pytest.mark.parametrize("diff", ["-b\n+c\n", " a\n b\n+c\n", " bb\n a\n"])
def test_a_change_that_does_not_fit_is_seen(diff: str) -> None:
    with pytest.raises(ChangeDoesNotFit):
        changed("a\na\nbb\n", diff)


def test_a_change_is_made_where_it_fits() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+d\n@@\n c\n+e\n") == "a\nd\nc\ne\n"


def test_a_block_without_a_file_is_none_to_carry_out() -> None:
    page = "```\nmake test\n```\n```sql\n-- a/b.sql\nSELECT 1;\n```\n"
    assert blocks(page) == [Block("a/b.sql", "SELECT 1;\n", is_diff=False)]
