"""Which petitions of a list are wanted, as its address says."""

import re
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Query

from kernel.errors import Refusal
from kernel.lifecycle import PetitionState
from services.projection.read_models.petitions.queries import lists

Round = Annotated[int | None, Query(ge=0, le=1000)]

_MONTH: Final = re.compile(r"(19[3-9][0-9]|20[0-9]{2}|21[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)


class NotAMonth(Refusal):
    """A month is written ``2021-03``; those from 1930 to 2199 can be asked about."""

    field = "month"


def months_wanted(
    month: Annotated[str | None, Query(description="of raising, `YYYY-MM`")] = None,
    first: Annotated[
        str | None, Query(alias="from", description="the first month of raising, `YYYY-MM`")
    ] = None,
    last: Annotated[
        str | None, Query(alias="to", description="the last month of raising, `YYYY-MM`")
    ] = None,
) -> tuple[date | None, date | None]:
    """From the first to the last day; where a month and a span are asked, what is in both.

    Raises NotAMonth.
    """
    spans = [days_of(each) if each else None for each in (month, first, last)]
    since = [span[0] for span in (spans[0], spans[1]) if span]
    until = [span[1] for span in (spans[0], spans[2]) if span]
    return max(since, default=None), min(until, default=None)


def wanted(
    months: Annotated[tuple[date | None, date | None], Depends(months_wanted)],
    state: Annotated[list[PetitionState] | None, Query()] = None,
    field: Annotated[str | None, Query(max_length=100, pattern=r"^[a-z0-9_]+$")] = None,
    round: Round = None,  # noqa: A002  (its name in the URL)
    office_id: UUID | None = None,
    lead_id: UUID | None = None,
    zone_id: UUID | None = None,
    commune_id: UUID | None = None,
    cell_id: UUID | None = None,
    overdue: bool | None = None,  # noqa: FBT001  (FastAPI passes by name)
    answered: bool | None = None,  # noqa: FBT001
    answered_not_solved: bool | None = None,  # noqa: FBT001
    answered_twice: bool | None = None,  # noqa: FBT001
    published_round: Round = None,
    accepted_round: Round = None,
    rejected_round: Round = None,
    answered_by: UUID | None = None,
) -> lists.Wanted:
    return lists.Wanted(
        state=list(state) if state else None,
        field=field,
        months=months,
        round=round,
        office=office_id,
        lead=lead_id,
        zone=zone_id,
        commune=commune_id,
        cell=cell_id,
        overdue=overdue,
        answered=answered,
        answered_not_solved=answered_not_solved,
        answered_twice=answered_twice,
        published_round=published_round,
        accepted_round=accepted_round,
        rejected_round=rejected_round,
        answered_by=answered_by,
    )


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month. Raises NotAMonth."""
    found = _MONTH.fullmatch(month)
    if found is None:
        raise NotAMonth(f"{month!r} is not a month")
    year, number = int(found[1]), int(found[2])
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), date.fromordinal(following.toordinal() - 1)
