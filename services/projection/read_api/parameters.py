"""Parameters that several questions have: days, moments, words, pages."""

from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Query, Request

from kernel.errors import Refusal
from services.projection.read_database import TimeScope


class NoSuchYear(Refusal):
    """Years from 1930, when the Party was founded, to 2200 can be asked about."""

    field = "year"


class NoMoment(Refusal):
    """A moment of recording is given with its offset from UTC."""

    field = "as_of"


def time_scope(
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
    day = on or request.app.state.read_api.clock.today()
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


TimeScopeDep = Annotated[TimeScope, Depends(time_scope)]
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
