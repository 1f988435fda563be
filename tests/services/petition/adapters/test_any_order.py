"""The service's tables say the same in whatever order topics and aggregates arrive."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from chassis.projection.schema import ddl
from chassis.rebuilding.rebuild import fingerprints
from contracts.assignment import OrganizationClosed, OrganizationMoved, PostEndCorrected, PostEnded
from contracts.attendance import (
    MatterCorrected,
    MatterRevoked,
    MeetingHeld,
    MeetingHoldingRevoked,
    MeetingScheduled,
    OpinionRecorded,
)
from contracts.envelope import Envelope
from services.petition.adapters.folds import FOLDS
from tests.services.petition.entries import (
    A_ZONE,
    OFFICE,
    ZONE,
    answered_petition,
    briefing,
    enter_rules,
    found,
    past_briefing,
)
from tests.services.petition.house import House
from tests.services.petition.province import CELL, DEPUTY, KHANH, LUONG, TAN, identity, post
from tests.support.service_harness import fold_all

BY_CHANCE = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
MEETING, MATTER = identity(81), identity(83)


@pytest.fixture
def told(house: House) -> House:
    """Something of every kind that the tables are about has arrived."""
    house.receive(
        MeetingScheduled(
            meeting_id=MEETING,
            organization_id=CELL,
            body="cell",
            kind="regular",
            planned_on=date(2019, 5, 5),
        ),
        MeetingHeld(meeting_id=MEETING, held_on=date(2019, 5, 6)),
        MeetingHoldingRevoked(meeting_id=MEETING, planned_on=date(2019, 5, 5), reason="Nhầm"),
        OpinionRecorded(meeting_id=MEETING, opinion_id=identity(82), text="Kênh bị tắc"),
        found(MATTER),
        MatterCorrected(
            matter_id=MATTER, found_on=date(2019, 3, 2), text="Mười bốn hộ", reason="Đếm nhầm"
        ),
        MatterRevoked(matter_id=MATTER, reason="Ghi trùng"),
        OrganizationClosed(organization_id=LUONG, last_day=date(2019, 3, 1), reason="Sáp nhập"),
        OrganizationMoved(
            organization_id=CELL, parent_id=TAN, effective_on=date(2019, 6, 1), reason="Sáp nhập"
        ),
        PostEnded(
            member_id=DEPUTY,
            post_id=post(DEPUTY, "member").post_id,
            ends_on=date(2019, 5, 31),
            reason="Nghỉ hưu",
        ),
        PostEndCorrected(
            member_id=DEPUTY,
            post_id=post(DEPUTY, "member").post_id,
            ends_on=None,
            reason="Ghi nhầm người",
        ),
    )
    enter_rules(house)
    put_at = past_briefing(house, "2019-03-08")
    first = answered_petition(house, put_at, date(2019, 4, 15))
    second = answered_petition(house, put_at, date(2019, 4, 16))
    district, may = house.caller("district"), past_briefing(house, "2019-05-08")
    district.does(f"/briefings/{may}/compilation")
    district.does(f"/briefings/{may}/announcement", {"answers": [first]})
    house.caller("cell").does(
        f"/petitions/{first}/rejection", {"reason": "Chưa rõ", "rejected_on": "2019-05-09"}
    )
    lead = {"lead_id": str(OFFICE), "assigned_on": "2019-05-10"}
    district.does(f"/petitions/{first}/assignment", lead)
    stop = {"cause": "forwarded_above", "stopped_on": "2019-05-13", "reason": "Chờ tỉnh"}
    district.does(f"/petitions/{first}/clock-stop", stop)
    district.does(f"/petitions/{first}/clock-resumption", {"resumed_on": "2019-05-15"})
    june = briefing(house, "2019-06-08", TAN)
    district.does(f"/briefings/{june}/compilation")
    district.does(f"/petitions/{second}/withdrawal", {"reason": "Đã tự giải quyết"})
    leaving = {"ends_on": "2019-12-31", "reason": "Chia lại khu"}
    district.does(f"/zones/{ZONE}/communes/{KHANH}/leaving", leaving)
    empty = district.does("/zones", A_ZONE | {"commune_ids": []})
    district.does(f"/zones/{empty}/closing", {"last_day": "2019-12-31", "reason": "Chia lại khu"})
    decision = {"year": 2019, "days_off": ["2019-05-20"], "document": "Thông báo"}
    house.caller("province").does("/working-years", decision)
    house.caller("province").does("/working-years", decision | {"days_off": []})
    return house


def folded(
    house: House, envelopes: Sequence[Envelope], batch_size: int = 500, *, deferred: bool = False
) -> dict[str, tuple[int, int]]:
    """The fingerprints of a generation of its own, into which these were folded."""
    schema = house.generations.begin(ddl(FOLDS))
    fold_all(house.database, schema, FOLDS, envelopes, batch_size=batch_size, deferred=deferred)
    told = fingerprints(house.database, schema)
    house.generations.drop(schema)
    return told


def test_the_story_leaves_no_table_empty(told: House) -> None:
    known = {column for fold in FOLDS for column in fold.columns} - {
        "access_grant_end",
        "office_handover",
    }
    counted = fingerprints(told.database, told.generations.live())
    assert {table for table in known if counted[table][0] == 0} == set()


@BY_CHANCE
@given(data=st.data(), batch_size=st.integers(1, 40), deferred=st.booleans())
def test_any_order_that_keeps_each_aggregates_own_gives_the_same_tables(
    told: House,
    data: st.DataObject,
    batch_size: int,
    deferred: bool,  # noqa: FBT001  (hypothesis passes by name)
) -> None:
    waiting: dict[UUID, list[Envelope]] = {}
    for envelope in told.arrived:
        waiting.setdefault(envelope.aggregate_id, []).append(envelope)
    turns = data.draw(st.permutations([envelope.aggregate_id for envelope in told.arrived]))
    order = [waiting[aggregate_id].pop(0) for aggregate_id in turns]

    as_it_came = fingerprints(told.database, told.generations.live())

    assert folded(told, order, batch_size, deferred=deferred) == as_it_came
