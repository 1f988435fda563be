"""Organizations: registered, renamed, moved, closed."""

from datetime import date
from uuid import UUID

import pytest

from kernel.text import TextIsBlank
from kernel.vocabulary import CellType, OrganizationKind
from services.assignment.domain import errors
from services.assignment.domain.organization.organization import Organization
from tests.services.assignment.domain import examples

NEW = UUID("00000000-0000-4000-8000-0000000000ff")


def register(
    kind: OrganizationKind,
    parent: Organization | None,
    *,
    name: str = "Đảng bộ xã Lâm Ca",
    code: str = "DU-LC",
    cell_type: CellType | None = None,
    effective_on: date = date(2020, 1, 1),
) -> Organization:
    return Organization.register(
        NEW,
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        cell_type=cell_type,
        effective_on=effective_on,
    )


def test_a_commune_is_registered_under_its_district() -> None:
    commune = register("grassroots_committee", examples.district(), name=" Đảng bộ  xã Lâm Ca")

    (registered,) = commune.collect_events()
    assert isinstance(registered, Organization.Registered)
    assert (registered.name, registered.parent_id) == ("Đảng bộ xã Lâm Ca", examples.DISTRICT)
    assert commune.level == "commune"
    assert not commune.is_cell


def test_since_the_districts_are_gone_a_commune_may_stand_under_the_province() -> None:
    commune = register("grassroots_committee", examples.province(), effective_on=date(2025, 7, 1))
    assert commune.parent_id == examples.PROVINCE


@pytest.mark.parametrize("kind", ["district_committee", "grassroots_committee", "base_cell"])
def test_an_organization_without_parent_is_refused(kind: OrganizationKind) -> None:
    with pytest.raises(errors.ParentMissing):
        register(kind, None)


def test_a_province_committee_under_a_parent_is_refused() -> None:
    with pytest.raises(errors.RootHasNoParent):
        register("province_committee", examples.province())


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        ("cell", examples.district()),
        ("district_committee", examples.commune()),
        ("base_cell", examples.commune()),
        ("cell", examples.cell()),
    ],
)
def test_a_kind_that_does_not_fit_under_its_parent_is_refused(
    kind: OrganizationKind, parent: Organization
) -> None:
    with pytest.raises(errors.KindDoesNotFitUnderParent):
        register(kind, parent, cell_type="village")


def test_an_organization_that_begins_before_its_parent_is_refused() -> None:
    with pytest.raises(errors.NotOpenOnThatDay) as refused:
        register("grassroots_committee", examples.district(), effective_on=date(2014, 12, 31))
    assert refused.value.field == "parent_id"


def test_an_organization_that_begins_after_its_parent_was_closed_is_refused() -> None:
    district = examples.district()
    district.close(last_day=date(2025, 6, 30), reason="Bỏ cấp huyện")

    with pytest.raises(errors.NotOpenOnThatDay):
        register("grassroots_committee", district, effective_on=date(2025, 7, 1))


def test_a_cell_without_cell_type_is_refused() -> None:
    with pytest.raises(errors.CellTypeMissing):
        register("cell", examples.commune())


def test_a_base_cell_without_cell_type_is_refused() -> None:
    with pytest.raises(errors.CellTypeMissing):
        register("base_cell", examples.district())


def test_a_cell_type_for_a_committee_is_refused() -> None:
    with pytest.raises(errors.CellTypeOnlyForCells):
        register("grassroots_committee", examples.district(), cell_type="village")


@pytest.mark.parametrize(
    ("code", "name", "field"), [("", "Đảng bộ xã Lâm Ca", "code"), ("DU-LC", " ", "name")]
)
def test_an_organization_without_code_or_name_is_refused(code: str, name: str, field: str) -> None:
    with pytest.raises(TextIsBlank) as refused:
        register("grassroots_committee", examples.district(), code=code, name=name)
    assert refused.value.field == field


def test_a_renamed_organization_bears_the_new_code_and_name() -> None:
    commune = examples.commune()

    commune.rename(code="05986", name="Đảng bộ phường Tam Thanh", effective_on=date(2025, 7, 1))

    assert (commune.code, commune.name) == ("05986", "Đảng bộ phường Tam Thanh")
    assert commune.named_on == date(2025, 7, 1)


def test_renaming_to_the_same_code_and_name_is_refused() -> None:
    with pytest.raises(errors.NothingRenamed):
        examples.commune().rename(
            code="DU-BX", name="Đảng bộ xã  Bắc Xa", effective_on=date(2025, 7, 1)
        )


@pytest.mark.parametrize("day", [date(2014, 12, 31), examples.BEGINNING])
def test_renaming_before_the_organization_began_or_on_its_first_day_is_refused(day: date) -> None:
    with pytest.raises(errors.RenamedBeforeItsLastName):
        examples.commune().rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=day)


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2020, 1, 1)])
def test_renaming_earlier_than_the_last_renaming_is_refused(day: date) -> None:
    commune = examples.commune()
    commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2020, 1, 1))

    with pytest.raises(errors.RenamedBeforeItsLastName) as refused:
        commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Xa", effective_on=day)
    assert refused.value.field == "effective_on"


def test_renaming_after_the_last_day_is_refused() -> None:
    commune = examples.commune()
    commune.close(last_day=date(2025, 6, 30), reason="Sáp nhập")

    with pytest.raises(errors.RenamedAfterItsClosing):
        commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2025, 7, 1))


def test_a_closed_organization_existed_on_its_last_day() -> None:
    commune = examples.commune()

    commune.close(last_day=date(2025, 6, 30), reason="Sáp nhập")

    assert commune.period.covers(date(2025, 6, 30))
    assert not commune.period.covers(date(2025, 7, 1))


def test_closing_twice_is_refused() -> None:
    commune = examples.commune()
    commune.close(last_day=date(2025, 6, 30), reason="Sáp nhập")

    with pytest.raises(errors.AlreadyClosed):
        commune.close(last_day=date(2026, 6, 30), reason="Sáp nhập")


def test_closing_before_it_began_is_refused() -> None:
    with pytest.raises(errors.ClosedBeforeItsLastName):
        examples.commune().close(last_day=date(2014, 12, 31), reason="Sáp nhập")


def test_closing_before_its_present_name_holds_is_refused() -> None:
    commune = examples.commune()
    commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2020, 1, 1))

    with pytest.raises(errors.ClosedBeforeItsLastName):
        commune.close(last_day=date(2019, 12, 31), reason="Sáp nhập")


def test_closing_without_a_reason_is_refused() -> None:
    with pytest.raises(TextIsBlank) as refused:
        examples.commune().close(last_day=date(2025, 6, 30), reason=" ")
    assert refused.value.field == "reason"


def test_a_code_that_stays_is_borne_since_it_came() -> None:
    commune = examples.commune()

    commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2020, 1, 1))

    assert commune.code_since == examples.BEGINNING
    assert commune.name_since == date(2020, 1, 1)


def test_a_name_in_other_letter_case_is_the_name_it_was() -> None:
    commune = examples.commune()

    commune.rename(code="DU-BX", name="ĐẢNG BỘ XÃ BẮC XA", effective_on=date(2020, 1, 1))

    assert commune.name == "ĐẢNG BỘ XÃ BẮC XA"
    assert commune.name_since == examples.BEGINNING


def moved(commune: Organization, *, on: date = date(2025, 7, 1)) -> Organization:
    commune.move(examples.province(), effective_on=on, reason="Không còn cấp huyện")
    return commune


def test_a_moved_organization_stands_under_the_new_parent_from_that_day() -> None:
    commune = moved(examples.commune())

    assert commune.parent_id == examples.PROVINCE
    assert commune.parent_on(date(2025, 6, 30)) == examples.DISTRICT
    assert commune.parent_on(date(2025, 7, 1)) == examples.PROVINCE


def test_a_day_before_it_began_has_the_first_parent() -> None:
    assert moved(examples.commune()).parent_on(date(2000, 1, 1)) == examples.DISTRICT


def test_a_name_is_borne_among_the_new_siblings_since_the_move() -> None:
    commune = moved(examples.commune())

    assert commune.name_since == examples.BEGINNING
    assert commune.named_here_since == date(2025, 7, 1)


def test_moving_to_the_parent_it_has_is_refused() -> None:
    with pytest.raises(errors.NothingMoved):
        examples.commune().move(
            examples.district(), effective_on=date(2025, 7, 1), reason="Sắp xếp lại"
        )


def test_moving_where_the_kind_does_not_fit_is_refused_naming_the_parent() -> None:
    with pytest.raises(errors.KindDoesNotFitUnderParent) as refused:
        examples.cell().move(
            examples.district(), effective_on=date(2025, 7, 1), reason="Sắp xếp lại"
        )
    assert refused.value.field == "parent_id"


def test_a_province_committee_is_not_moved() -> None:
    with pytest.raises(errors.RootHasNoParent):
        moved(examples.province())


def test_moving_under_a_parent_that_is_closed_by_then_is_refused() -> None:
    province = examples.province()
    province.close(last_day=date(2025, 6, 30), reason="Hợp nhất")

    with pytest.raises(errors.NotOpenOnThatDay) as refused:
        examples.commune().move(province, effective_on=date(2025, 7, 1), reason="Sắp xếp lại")
    assert refused.value.field == "parent_id"


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2025, 7, 1)])
def test_moving_earlier_than_the_last_move_is_refused(day: date) -> None:
    with pytest.raises(errors.MovedBeforeItsLastMove):
        moved(examples.commune()).move(
            examples.district(), effective_on=day, reason="Trả về chỗ cũ"
        )


def test_a_new_name_and_a_new_parent_may_come_on_one_day_in_either_order() -> None:
    first, second = examples.commune(), moved(examples.commune())

    first.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2025, 7, 1))
    moved(first)
    second.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2025, 7, 1))

    assert (first.name, first.parents) == (second.name, second.parents)


def test_moving_before_its_present_name_holds_is_refused() -> None:
    commune = examples.commune()
    commune.rename(code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2025, 7, 2))

    with pytest.raises(errors.MovedBeforeItsLastName):
        moved(commune)


def test_renaming_before_its_present_parent_holds_is_refused() -> None:
    with pytest.raises(errors.RenamedBeforeItsLastMove):
        moved(examples.commune()).rename(
            code="DU-BX", name="Đảng bộ xã Bắc Sa", effective_on=date(2025, 6, 30)
        )


def test_moving_after_the_last_day_is_refused() -> None:
    commune = examples.commune()
    commune.close(last_day=date(2025, 6, 30), reason="Sáp nhập")

    with pytest.raises(errors.MovedAfterItsClosing):
        moved(commune)


def test_closing_before_its_present_parent_holds_is_refused() -> None:
    with pytest.raises(errors.ClosedBeforeItsLastMove):
        moved(examples.commune()).close(last_day=date(2025, 6, 30), reason="Sáp nhập")


def test_moving_without_a_reason_is_refused() -> None:
    with pytest.raises(TextIsBlank) as refused:
        examples.commune().move(examples.province(), effective_on=date(2025, 7, 1), reason=" ")
    assert refused.value.field == "reason"
