"""The caller of the read API: which account asks, and what it may see."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from chassis.clock import Clock
from chassis.directory.authority import Authority
from chassis.http.app import AccountDep, WaitedDep
from chassis.refusals import NotAllowed
from services.projection.documents.templates import Templates
from services.projection.read_database import ReadDatabase
from services.projection.read_log import ReadLog


@dataclass(frozen=True)
class ReadApi:
    """The parts that answer."""

    database: ReadDatabase
    authority: Authority
    clock: Clock
    read_log: ReadLog
    templates: Templates


@dataclass(frozen=True)
class Caller:
    """An account that asks through one request."""

    account: str
    api: ReadApi
    correlation_id: str

    @property
    def database(self) -> ReadDatabase:
        return self.api.database

    def require(self, organization: UUID, roles: Collection[str]) -> None:
        """Raises Unknown or NotAllowed."""
        self.api.authority.require(
            self.account, roles, organization, self.api.clock.today(), field="organization_id"
        )

    def require_any(self, places: Collection[UUID], roles: Collection[str]) -> None:
        """Return when one of the places is the caller's. Raises NotAllowed."""
        if not self.may(places, roles):
            raise NotAllowed("no grant of yours covers this on this day")

    def may(self, places: Collection[UUID], roles: Collection[str]) -> bool:
        """Whether the caller holds one of the roles today over one of the places."""
        today = self.api.clock.today()
        return any(
            self.api.authority.roles(self.account, place, today) & set(roles) for place in places
        )

    def note(self, what: str, about: UUID) -> None:
        """Record that this was read about a person."""
        self.api.read_log.note(self.account, what, about, self.correlation_id, self.api.clock.now())


def caller(request: Request, account: AccountDep, _: WaitedDep) -> Caller:
    return Caller(account, request.app.state.read_api, request.state.correlation_id)


CallerDep = Annotated[Caller, Depends(caller)]
