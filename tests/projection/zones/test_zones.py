"""Zones, offices and regulations: what holds on a day."""

from dataclasses import replace
from datetime import date

import pytest

from contracts.assignment import MemberAppointed, PostEnded
from contracts.petition import rules, zones as z
from contracts.read.rules import PetitionField
from contracts.read.zones import ZoneRow
from services.projection.read_database import TimeScope
from services.projection.read_models.zones import queries as zones
from tests.support.feeds import History
from tests.support.histories.petition_places import tell_places
from tests.support.histories.worlds import FIRST, identity
from tests.support.read_models import ReadModels

DAY = date(2021, 6, 15)
Z1 = identity("Z1")


def on(day: date) -> TimeScope:
    return TimeScope(on=day, tree_on=day)


@pytest.fixture
def history() -> History:
    told = History()
    tell_places(told)
    return told


def appoint_head(history: History, name: str, day: date) -> None:
    appointed = z.ZoneHeadAppointed(zone_id=Z1, member_id=identity(name), starts_on=day)
    history.add(Z1, appointed)


def zone(models: ReadModels, history: History, day: date, when: TimeScope | None = None) -> ZoneRow:
    models.fold(history.envelopes)
    found = zones.zone(models.read_database, Z1, when or on(day))
    assert found is not None
    return found


def head_of(found: ZoneRow) -> str | None:
    return found.head.full_name if found.head else None


def communes(models: ReadModels, when: TimeScope) -> list[str | None]:
    return [row.name for row in zones.communes(models.read_database, Z1, when)]


def test_a_zone_has_its_name_its_district_and_its_communes_in_vietnamese_order(
    read_models: ReadModels, history: History
) -> None:
    found = zone(read_models, history, DAY)

    assert found.name == "Khu Z1"
    assert found.organization_name == "Tổ chức D1"
    assert communes(read_models, on(DAY)) == ["Tổ chức C1", "Tổ chức C2"]


def test_a_commune_that_left_is_in_the_zone_until_its_last_day_and_again_when_it_comes_back(
    read_models: ReadModels, history: History
) -> None:
    c1 = {"zone_id": Z1, "commune_id": identity("C1")}
    history.add(Z1, z.ZoneCommuneLeft(**c1, ends_on=date(2021, 3, 31), reason="điều chỉnh"))
    history.add(Z1, z.ZoneCommuneJoined(**c1, starts_on=date(2021, 9, 1)))

    read_models.fold(history.envelopes)

    assert "Tổ chức C1" in communes(read_models, on(date(2021, 3, 31)))
    assert "Tổ chức C1" not in communes(read_models, on(date(2021, 4, 1)))
    assert "Tổ chức C1" not in communes(read_models, on(date(2021, 8, 31)))
    assert "Tổ chức C1" in communes(read_models, on(date(2021, 9, 1)))


def test_a_zone_that_closed_has_no_communes_and_no_head_after_its_last_day(
    read_models: ReadModels, history: History
) -> None:
    appoint_head(history, "an", FIRST)
    history.add(Z1, z.ZoneClosed(zone_id=Z1, last_day=date(2021, 6, 30), reason="giải thể"))

    last_day, following = date(2021, 6, 30), date(2021, 7, 1)
    last, after = (zone(read_models, history, day) for day in (last_day, following))

    assert (last.has_head, len(communes(read_models, on(last_day)))) == (True, 2)
    assert (after.has_head, after.head) == (False, None)
    assert communes(read_models, on(following)) == []


def test_a_zone_to_which_nobody_was_appointed_has_no_head(
    read_models: ReadModels, history: History
) -> None:
    found = zone(read_models, history, DAY)

    assert (found.head, found.has_head) == (None, False)


def test_a_new_head_takes_the_place_of_the_one_before(
    read_models: ReadModels, history: History
) -> None:
    appoint_head(history, "an", FIRST)
    appoint_head(history, "binh", date(2021, 7, 1))

    assert head_of(zone(read_models, history, date(2021, 6, 30))) == "an"
    assert head_of(zone(read_models, history, date(2021, 7, 1))) == "binh"


def end_post(history: History, name: str, day: date) -> None:
    ended = PostEnded(
        member_id=identity(name), post_id=identity(f"{name} D1"), ends_on=day, reason="nghỉ hưu"
    )
    history.add(identity(name), ended)


def test_a_head_whose_post_ended_is_named_and_leads_no_more(
    read_models: ReadModels, history: History
) -> None:
    appoint_head(history, "an", FIRST)
    end_post(history, "an", date(2021, 6, 30))

    assert zone(read_models, history, date(2021, 6, 30)).has_head
    after = zone(read_models, history, date(2021, 7, 1))
    assert after.head is not None
    assert (after.has_head, after.head.full_name, after.head.holds) == (
        False,
        "an",
        False,
    )


def test_a_head_who_went_from_one_standing_post_to_another_goes_on_leading(
    read_models: ReadModels, history: History
) -> None:
    appoint_head(history, "an", FIRST)
    end_post(history, "an", date(2021, 6, 30))
    promoted = MemberAppointed(
        member_id=identity("an"),
        post_id=identity("mới"),
        committee_id=identity("D1"),
        role="deputy_secretary",
        level="district",
        starts_on=date(2021, 7, 1),
    )
    history.add(identity("an"), promoted)

    assert zone(read_models, history, date(2021, 7, 1)).has_head


def test_an_ordinary_member_may_be_deputy_and_not_head(
    read_models: ReadModels, history: History
) -> None:
    appoint_head(history, "chi", FIRST)
    deputy = z.ZoneDeputyAppointed(zone_id=Z1, member_id=identity("chi"), starts_on=FIRST)
    history.add(Z1, deputy)

    found = zone(read_models, history, DAY)

    assert found.deputy is not None
    assert (found.has_head, found.deputy.holds) == (False, True)
    assert zones.leads(read_models.read_database, Z1, identity("chi"), DAY)
    assert not zones.leads(read_models.read_database, Z1, identity("an"), DAY)


def test_from_above_all_zones_are_seen_and_from_a_cell_its_own(
    read_models: ReadModels, history: History
) -> None:
    read_models.fold(history.envelopes)

    def names(organization: str) -> list[str]:
        rows = zones.of_organization(read_models.read_database, identity(organization), on(DAY))
        return [row.name for row in rows]

    assert names("P") == ["Khu Z1", "Khu Z2"]
    assert names("D2") == ["Khu Z2"]
    assert names("C2") == names("c3") == ["Khu Z1"]
    assert names("c4") == ["Khu Z2"]


def test_whoever_is_below_a_commune_of_the_zone_is_told_from_who_is_not(
    read_models: ReadModels, history: History
) -> None:
    read_models.fold(history.envelopes)

    assert zones.is_below(read_models.read_database, Z1, [identity("c1")], DAY)
    assert zones.is_below(read_models.read_database, Z1, [identity("c4"), identity("C2")], DAY)
    assert not zones.is_below(read_models.read_database, Z1, [identity("c4")], DAY)
    assert not zones.is_below(read_models.read_database, Z1, [identity("D1")], DAY)


def test_what_is_recorded_later_was_not_known_before(
    read_models: ReadModels, history: History
) -> None:
    before = history.envelopes[-1].time
    appoint_head(history, "an", FIRST)

    as_of = replace(on(DAY), as_of=before)
    then = zone(read_models, history, DAY, as_of)

    assert (then.has_head, len(communes(read_models, as_of))) == (False, 2)
    assert zone(read_models, history, DAY).has_head


def adopt(history: History, name: str, scope: str, starts_on: date) -> None:
    adopted = rules.PetitionRegulationAdopted(
        regulation_id=identity(name),
        number=name,
        title="Quy chế riêng",
        scope_id=identity(scope),
        starts_on=starts_on,
        answer_days=7,
        remind_days=1,
        escalate_days=1,
        fields=[rules.PetitionField(code="dat_dai", name="Đất đai, nhà ở")],
    )
    history.add(adopted.regulation_id, adopted)


def number_of(models: ReadModels, organization: str, day: date) -> str | None:
    return zones.fields(models.read_database, identity(organization), on(day)).number


def test_the_nearest_regulation_in_force_decides(read_models: ReadModels, history: History) -> None:
    adopt(history, "05-QĐ/HU", "D1", date(2021, 1, 1))
    repealed = rules.PetitionRegulationRepealed(
        regulation_id=identity("05-QĐ/HU"), ends_on=date(2021, 6, 30), reason="hết hiệu lực"
    )
    history.add(identity("05-QĐ/HU"), repealed)
    read_models.fold(history.envelopes)

    assert number_of(read_models, "c1", date(2020, 12, 31)) == "12-QĐ/TU"
    assert number_of(read_models, "c1", date(2021, 6, 30)) == "05-QĐ/HU"
    assert number_of(read_models, "c1", date(2021, 7, 1)) == "12-QĐ/TU"
    assert number_of(read_models, "c4", date(2021, 6, 30)) == "12-QĐ/TU"
    assert number_of(read_models, "c1", date(2019, 12, 31)) is None


def test_the_fields_come_in_the_order_of_the_regulation(
    read_models: ReadModels, history: History
) -> None:
    read_models.fold(history.envelopes)

    found = zones.fields(read_models.read_database, identity("D1"), on(DAY))

    assert [field.code for field in found.fields] == ["nong_nghiep", "dat_dai", "khac"]


def held(models: ReadModels, organization: str, when: TimeScope) -> list[tuple[str, bool]]:
    """The numbers of the regulations that hold or held there, and whether they are in force."""
    rows = zones.regulations(models.read_database, identity(organization), when)
    return [(row.number, row.in_force) for row in rows]


def test_regulations_of_here_and_above_are_told_the_one_in_force_first(
    read_models: ReadModels, history: History
) -> None:
    adopt(history, "05-QĐ/HU", "D1", date(2021, 1, 1))
    adopt(history, "02-QĐ/ĐU", "C1", date(2021, 3, 1))
    before = history.envelopes[-1].time
    repealed = rules.PetitionRegulationRepealed(
        regulation_id=identity("02-QĐ/ĐU"), ends_on=date(2021, 5, 31), reason="trùng với huyện"
    )
    history.add(identity("02-QĐ/ĐU"), repealed)
    read_models.fold(history.envelopes)

    of_c1 = [("05-QĐ/HU", True), ("02-QĐ/ĐU", False), ("12-QĐ/TU", False)]
    assert held(read_models, "C1", on(DAY)) == of_c1
    assert held(read_models, "C1", replace(on(DAY), as_of=before))[0] == ("02-QĐ/ĐU", True)
    assert held(read_models, "D1", on(DAY)) == [("05-QĐ/HU", True), ("12-QĐ/TU", False)]
    assert held(read_models, "D2", on(DAY)) == [("12-QĐ/TU", True)]
    assert held(read_models, "D2", on(date(2019, 12, 31))) == [("12-QĐ/TU", False)]
    (row,) = [
        row
        for row in zones.regulations(read_models.read_database, identity("C1"), on(DAY))
        if row.number == "02-QĐ/ĐU"
    ]
    assert (row.ends_on, row.repealed_because) == (date(2021, 5, 31), "trùng với huyện")
    assert (row.scope_name, row.answer_days) == ("Tổ chức C1", 7)
    assert row.fields == [PetitionField(code="dat_dai", name="Đất đai, nhà ở")]


def test_an_office_that_closed_names_its_successor_and_answers_no_more(
    read_models: ReadModels, history: History
) -> None:
    closed = rules.AnsweringOfficeClosed(
        office_id=identity("nông nghiệp"),
        last_day=date(2021, 6, 30),
        successor_id=identity("địa chính"),
        reason="sáp nhập phòng",
    )
    history.add(closed.office_id, closed)
    read_models.fold(history.envelopes)

    def answering(day: date) -> dict[str, bool]:
        rows = zones.offices(read_models.read_database, identity("D1"), on(day))
        return {row.name: row.answers for row in rows}

    assert answering(date(2021, 6, 30)) == {"Phòng địa chính": True, "Phòng nông nghiệp": True}
    assert answering(date(2021, 7, 1)) == {"Phòng địa chính": True, "Phòng nông nghiệp": False}
    office = zones.office(read_models.read_database, identity("nông nghiệp"), on(DAY))
    assert office is not None
    assert office.successor_id == identity("địa chính")
    assert office.successor_name == "Phòng địa chính"
