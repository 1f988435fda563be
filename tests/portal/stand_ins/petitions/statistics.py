"""What the stand-in of the read API answers when petitions are counted."""

from datetime import date
from uuid import UUID

from contracts.read.answer import grown
from contracts.read.petition_statistics import (
    CommuneCounts,
    Counts,
    Duration,
    FieldCounts,
    MonthCount,
    MonthCounts,
    OfficeCounts,
    PetitionStatistics,
    RoundCounts,
    RoundVerdicts,
    StateCount,
    Totals,
    ZoneCounts,
)
from tests.portal.stand_ins.petitions.petition_world import COMMUNES, FIELDS, OFFICE, OFFICES, ZONE


def statistics(asked: UUID, first: str | None, last: str | None) -> PetitionStatistics:
    """The same ones for any months of 2020, and none before."""
    if last is not None and last < "2020-01":
        return _nothing(asked, first, last)
    counts = Counts(petitions=12, open=5, answered=8, solved=7)
    return PetitionStatistics(
        organization_id=asked,
        since=first,
        until=last,
        on=date(2020, 11, 14),
        totals=grown(Totals, counts, overdue=1, answered_not_solved=3, answered_twice=2),
        by_field=[
            grown(FieldCounts, counts, field=one.code, name=one.name, petitions=number)
            for one, number in zip(FIELDS, (9, 3), strict=True)
        ],
        by_month=[
            grown(MonthCounts, counts, month="2020-09", petitions=4),
            grown(MonthCounts, counts, month="2020-10", petitions=8),
        ],
        by_zone=[grown(ZoneCounts, counts, zone_id=ZONE, name="Khu 1")],
        by_commune=[
            grown(CommuneCounts, counts, commune_id=one, name=name)
            for one, name in COMMUNES.items()
        ],
        by_office=[
            OfficeCounts(office_id=OFFICE, name=OFFICES[OFFICE], open=3, overdue=1, answered=8)
        ],
        by_round=[grown(RoundCounts, counts, round=number) for number in (0, 1)],
        by_state=[
            StateCount(state="solved", petitions=7),
            StateCount(state="assigned", petitions=5),
        ],
        accepted_by_round=[
            RoundVerdicts(round=1, published=8, accepted=6, rejected=2, share=0.75),
            RoundVerdicts(round=2, published=2, accepted=0, rejected=0, share=None),
        ],
        time_to_answer=Duration(petitions=8, median=16, p90=31),
        time_to_solved=Duration(petitions=7, median=60, p90=121),
        busiest_month=MonthCount(month="2020-10", petitions=8),
        quietest_month=MonthCount(month="2020-09", petitions=4),
    )


def _nothing(asked: UUID, first: str | None, last: str | None) -> PetitionStatistics:
    none = Counts(petitions=0, open=0, answered=0, solved=0)
    never = Duration(petitions=0, median=None, p90=None)
    return PetitionStatistics(
        organization_id=asked,
        since=first,
        until=last,
        on=date(2020, 11, 14),
        totals=grown(Totals, none, overdue=0, answered_not_solved=0, answered_twice=0),
        by_field=[grown(FieldCounts, none, field=one.code, name=one.name) for one in FIELDS],
        by_month=[],
        by_zone=[],
        by_commune=[],
        by_office=[],
        by_round=[],
        by_state=[],
        accepted_by_round=[],
        time_to_answer=never,
        time_to_solved=never,
        busiest_month=None,
        quietest_month=None,
    )
