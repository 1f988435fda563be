"""The read API over a story, asked by people with grants."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final, Literal
from uuid import UUID

from httpx import Response

from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from contracts.assignment import AccessGranted, MemberRegistered
from kernel.vocabulary import GrantRole
from services.projection.folds import FOLDS
from services.projection.read_log import ReadLog
from services.projection.service import SERVICE
from tests.projection.petitions.histories import Story
from tests.support.histories.worlds import FIRST, identity
from tests.support.service_harness import Api, fold_all

NOW: Final = datetime(2021, 4, 1, 3, tzinfo=UTC)

Account = Literal[
    "huyen",
    "huyen-khac",
    "xa",
    "xa-ben",
    "thuong-vu",
    "chi-bo",
    "chi-bo-ban",
    "chi-bo-xa",
    "phong",
    "phong-khac",
    "dang-vien",
    "xem",
    "khu-truong",
    "khong-ai",
]
GRANTS: Final[dict[Account, tuple[GrantRole, str]]] = {
    "huyen": ("district_office", "D1"),
    "huyen-khac": ("district_office", "D2"),
    "xa": ("commune_office", "C1"),
    "xa-ben": ("commune_office", "C2"),
    "thuong-vu": ("standing_committee", "D1"),
    "chi-bo": ("cell_secretary", "c1"),
    "chi-bo-ban": ("cell_secretary", "c2"),
    "chi-bo-xa": ("cell_secretary", "c4"),
    "phong": ("answering_office", "D1"),
    "phong-khac": ("answering_office", "D2"),
    "dang-vien": ("committee_member", "D1"),
    "xem": ("viewer", "D1"),
}


def grant_all(story: Story) -> None:
    """Everybody has their grant; the zone's head has none and is a member with an account."""
    for account, (role, organization) in GRANTS.items():
        grant_id = identity(f"quyền {account}")
        granted = AccessGranted(
            grant_id=grant_id,
            account=account,
            role=role,
            organization_id=identity(organization),
            starts_on=FIRST,
        )
        story.history.add(grant_id, granted)


def a_member_with_an_account(story: Story, name: str, account: str) -> UUID:
    registered = MemberRegistered(
        member_id=identity(name),
        full_name=name,
        cell_id=identity("c2"),
        effective_on=FIRST,
        account=account,
    )
    story.history.add(registered.member_id, registered)
    return registered.member_id


class Asked:
    """Answers of the API to one caller or another."""

    def __init__(self, api: Api, database: Database) -> None:
        self._api = api
        self.read_log = ReadLog(database)

    def status(self, account: str, path: str, **parameters: Any) -> int:
        return self._get(account, path, parameters).status_code

    def json(self, account: str, path: str, **parameters: Any) -> Any:
        answer = self._get(account, path, parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _get(self, account: str, path: str, parameters: dict[str, Any]) -> Response:
        headers = self._api.signer.header(account)
        answer: Response = self._api.client.get(path, params=parameters, headers=headers)
        return answer


@contextmanager
def asked_about(story: Story, database_url: str) -> Iterator[Asked]:
    """The service as it is wired, with this story folded."""
    api = Api(SERVICE, database_url, NOW)
    database = Database(database_url)
    schema = Generations(database, "read").live()
    fold_all(database, schema, FOLDS, story.history.envelopes, batch_size=10_000)
    yield Asked(api, database)
    api.close()
    database.close()
