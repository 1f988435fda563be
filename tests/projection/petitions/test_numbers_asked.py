"""The filters of the list that the statistics open, asked over HTTP."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from contracts.petition.rounds import AnswerRejected
from tests.projection.petitions.asked import Asked, asked_about, grant_all
from tests.projection.petitions.histories import LEAD, Story, march
from tests.support.histories.worlds import identity
from tests.support.servers.postgres import fresh_database

LIST: Final = f"/organizations/{identity('D1')}/petitions"
OF_THE_CELL: Final = f"/organizations/{identity('c1')}/petitions"


def a_story() -> Story:
    """In March one that was answered twice and one that waits to be announced; in April one."""
    story = Story()
    grant_all(story)
    twice = story.raise_("hai lần")
    story.escalate(twice)
    story.whole_round(twice, march(9))
    story.tell(twice, AnswerRejected, round=1, rejected_on=march(10), reason="Chưa rõ")
    story.whole_round(twice, march(11), number=2)
    waits = story.raise_("chờ công bố")
    story.escalate(waits)
    story.assign(waits, march(8), due_on=march(15))
    story.draft(waits, march(9), "Sẽ làm")
    story.answer(waits, march(10))
    story.raise_("tháng sau", raised_on=date(2021, 4, 1))
    return story


@pytest.fixture(scope="module")
def asked(postgres_server: str) -> Iterator[Asked]:
    with (
        fresh_database(postgres_server) as database_url,
        asked_about(a_story(), database_url) as found,
    ):
        yield found


def found(asked: Asked, account: str, path: str, **parameters: Any) -> set[str]:
    rows = asked.json(account, path, **parameters)["rows"]
    return {row["text"].removeprefix("Sửa ") for row in rows}


EVERY: Final = {"hai lần", "chờ công bố", "tháng sau"}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, EVERY),
        ({"from": "2021-03", "to": "2021-04"}, EVERY),
        ({"from": "2021-04"}, {"tháng sau"}),
        ({"to": "2021-03"}, {"hai lần", "chờ công bố"}),
        ({"month": "2021-03", "from": "2021-04"}, set()),
        ({"answered": True}, {"hai lần"}),
        ({"answered": False}, {"chờ công bố", "tháng sau"}),
        ({"answered_not_solved": True}, {"hai lần"}),
        ({"answered_twice": True}, {"hai lần"}),
        ({"published_round": 2}, {"hai lần"}),
        ({"published_round": 3}, set()),
        ({"rejected_round": 1}, {"hai lần"}),
        ({"accepted_round": 1}, set()),
        ({"answered_by": str(LEAD)}, {"hai lần"}),
        ({"answered_by": str(identity("sở"))}, set()),
        ({"lead_id": str(LEAD)}, {"hai lần", "chờ công bố"}),
        ({"lead_id": str(identity("địa chính"))}, set()),
        ({"commune_id": str(identity("C1"))}, EVERY),
        ({"commune_id": str(identity("C2"))}, set()),
    ],
)
def test_what_is_asked_for_is_found_by_an_office_and_by_the_cell(
    asked: Asked, parameters: dict[str, Any], expected: set[str]
) -> None:
    assert found(asked, "huyen", LIST, **parameters) == expected
    assert found(asked, "chi-bo", OF_THE_CELL, **parameters) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "2021-13"),
        ("to", "x"),
        ("answered", "maybe"),
        ("published_round", 10**12),
        ("accepted_round", -1),
        ("answered_by", "x"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: Asked, name: str, value: object) -> None:
    assert asked.status("huyen", LIST, **{name: value}) == 422
