"""What every question needs: who asks, whether they may, about which day."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from chassis.clock import Clock
from chassis.directory.authority import Authority
from chassis.http.app import AccountDep, WaitedDep
from chassis.refusals import NotAllowed, Unknown
from kernel.errors import Refusal
from kernel.vocabulary import OVERSEERS
from services.projection.documents.templates import Templates
from services.projection.read_database import ReadDatabase, TimeScope
from services.projection.read_log import ReadLog
from services.projection.read_models.people import queries as people


class NoSuchYear(Refusal):
    """Years from 1930, when the Party was founded, to 2200 can be asked about."""

    field = "year"


@dataclass(frozen=True)
class ReadApi:
    """The parts that answer."""

    asker: ReadDatabase
    authority: Authority
    clock: Clock
    read_log: ReadLog
    templates: Templates


@dataclass(frozen=True)
class Caller:
    """Who asks, through which request."""

    account: str
    desk: ReadApi
    correlation_id: str

    def require(self, organization: UUID, roles: Collection[str]) -> None:
        """Raises Unknown or NotAllowed."""
        self.desk.authority.require(
            self.account, roles, organization, self.desk.clock.today(), field="organization_id"
        )

    def require_member(self, member: UUID, what: str) -> None:
        """The member's own account may, and whoever oversees one of the member's places.

        The reading is recorded. Raises Unknown or NotAllowed.
        """
        places = people.places(self.desk.asker, member)
        if not places:
            raise Unknown("member", member, "member_id")
        if people.member_of_account(self.desk.asker, self.account) != member:
            self.require_any(places, OVERSEERS)
        self.note(what, member)

    def require_any(self, places: Collection[UUID], roles: Collection[str]) -> None:
        """Return when one of the places is the reader's. Raises NotAllowed."""
        if not self.may(places, roles):
            raise NotAllowed("no grant of yours covers this on this day")

    def may(self, places: Collection[UUID], roles: Collection[str]) -> bool:
        """Whether the reader holds one of the roles today over one of the places."""
        today = self.desk.clock.today()
        return any(
            self.desk.authority.roles(self.account, place, today) & set(roles) for place in places
        )

    def note(self, what: str, about: UUID) -> None:
        """Record that this was read about a person."""
        self.desk.read_log.note(
            self.account, what, about, self.correlation_id, self.desk.clock.now()
        )


def reader(request: Request, account: AccountDep, _: WaitedDep) -> Caller:
    return Caller(account, request.app.state.desk, request.state.correlation_id)


def when(
    request: Request,
    on: Annotated[date | None, Query(description="the day asked about; today by default")] = None,
    as_of: Annotated[
        datetime | None,
        Query(description="only what was recorded until this moment (with its offset from UTC)"),
    ] = None,
    tree_on: Annotated[
        date | None, Query(description="the day whose tree the answer is arranged in; `on`")
    ] = None,
) -> TimeScope:
    day = on or request.app.state.desk.clock.today()
    if as_of is not None and as_of.tzinfo is None:
        raise NoMoment(f"{as_of.isoformat()} has no offset from UTC")
    return TimeScope(on=day, tree_on=tree_on or day, as_of=as_of)


def arranged_on(
    tree_on: Annotated[
        date | None,
        Query(description="the day whose tree petitions are arranged in; that of their raising"),
    ] = None,
) -> date | None:
    """For what happened somewhere once, and is found there unless another tree is asked for."""
    return tree_on


class NoMoment(Refusal):
    """A moment of recording is given with its offset from UTC."""

    field = "as_of"


CallerDep = Annotated[Caller, Depends(reader)]
TimeScopeDep = Annotated[TimeScope, Depends(when)]
ArrangedOnDep = Annotated[date | None, Depends(arranged_on)]
Limit = Annotated[int, Query(ge=1, le=500)]
After = Annotated[str | None, Query(max_length=1000, description="`next` of the page before")]
Words = Annotated[str, Query(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]


def year_of(year: int | None, asked: TimeScope) -> int:
    """The year asked about; the one of the day asked about when none is given."""
    found = asked.on.year if year is None else year
    if not 1930 <= found <= 2200:
        raise NoSuchYear(f"{found} cannot be asked about")
    return found


def answer(request: Request, body: Any) -> Response:
    """The body as JSON with its ETag; 304 when the caller has just this."""
    content = jsonable_encoder(body)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]
    etag = f'"{digest}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == etag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(content, headers=headers)
