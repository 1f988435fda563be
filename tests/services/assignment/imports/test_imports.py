"""Sheets are stored as a whole, or not at all with everything that is wrong."""

from datetime import date

import pytest

from chassis.imports.sheets import Fault, NothingToImport, Sheet, SheetRefused
from chassis.refusals import NotAllowed
from kernel.vocabulary import CellType, OrganizationKind, PostRole
from services.assignment.domain.member.member import Member
from services.assignment.imports.rows import MemberRow, OrganizationRow
from tests.services.assignment.house import BEGINNING, CELL, OPERATOR, House, context


def cell(
    row: int,
    code: str,
    name: str,
    parent_code: str | None = "DU-BX",
    *,
    kind: OrganizationKind = "cell",
    cell_type: CellType | None = "village",
    effective_on: date = BEGINNING,
) -> OrganizationRow:
    return OrganizationRow(
        row=row,
        code=code,
        name=name,
        kind=kind,
        cell_type=cell_type,
        parent_code=parent_code,
        effective_on=effective_on,
    )


def post(
    row: int,
    name: str,
    *,
    key: str | None = None,
    committee_code: str | None = "HU-DL",
    role: PostRole | None = "member",
    cell_code: str = "CB-01",
    account: str | None = None,
    ends_on: date | None = None,
) -> MemberRow:
    return MemberRow(
        row=row,
        full_name=name,
        cell_code=cell_code,
        effective_on=BEGINNING,
        key=key,
        account=account,
        committee_code=committee_code,
        role=role,
        starts_on=None if role is None else date(2020, 7, 1),
        ends_on=ends_on,
    )


def faults(refused: pytest.ExceptionInfo[SheetRefused]) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.field, fault.rule) for fault in refused.value.faults]


def test_a_whole_tree_is_stored_whatever_the_order_of_its_rows(house: House) -> None:
    before = house.stored()

    result = house.service.organization_import.import_organizations(
        context("vp-dinhlap"),
        Sheet(
            [
                cell(2, "CB-LC-1", "Chi bộ thôn Bình Thắng", "DU-LC"),
                cell(3, "CB-LC-2", "Chi bộ thôn Bình Lâm", "du-lc"),
                cell(
                    4,
                    "DU-LC",
                    "Đảng bộ xã Lâm Ca",
                    "HU-DL",
                    kind="grassroots_committee",
                    cell_type=None,
                ),
                cell(5, "CB-03", "Chi bộ thôn Khe Lầm"),
            ]
        ),
    )

    assert house.stored() == before + 4
    assert result.also["stored"] == "4"
    house.catch_up()
    found = house.database.rows(
        "SELECT count(*) AS nodes FROM organization", schema=house.generations.live()
    )
    assert found == [{"nodes": 10}]


def test_every_wrong_row_of_organizations_is_told_and_nothing_is_stored(house: House) -> None:
    before = house.stored()

    with pytest.raises(SheetRefused) as refused:
        house.service.organization_import.import_organizations(
            context(),
            Sheet(
                [
                    cell(3, "CB-03", "Chi bộ thôn Khe Lầm"),
                    cell(4, "CB-01", "Chi bộ thôn Nà Lầu"),
                    cell(5, "CB-05", "Chi bộ thôn BẮC XA"),
                    cell(6, "cb-03", "Chi bộ thôn Bó Chạo"),
                    cell(7, "CB-07", "Chi bộ thôn Bản Mạ", "DU-??"),
                    cell(8, "CB-08", "Chi bộ thôn Tẩn Lầu", cell_type=None),
                    cell(9, "CB-09", "Chi bộ thôn Pò Mất", "HU-DL"),
                    cell(10, "DU-X", "Đảng bộ xã X", "CB-03", kind="grassroots_committee"),
                    cell(11, "CB-11", "Chi bộ chờ", "DU-X"),
                    cell(12, "CB-12", "Chi bộ sớm", effective_on=date(2014, 1, 1)),
                    cell(13, "CB-13", "Chi bộ\x00"),
                ],
                [Fault(2, "effective_on", "NotADay", "")],
            ),
        )

    assert faults(refused) == [
        (2, "effective_on", "NotADay"),
        (4, "code", "CodeAlreadyInUse"),
        (5, "name", "NameAlreadyInUse"),
        (6, "code", "CodeAlreadyInUse"),
        (7, "parent_code", "CodeUnknown"),
        (8, "cell_type", "CellTypeMissing"),
        (9, "kind", "KindDoesNotFitUnderParent"),
        (10, "kind", "KindDoesNotFitUnderParent"),
        (12, "parent_code", "CodeUnknown"),
        (13, "name", "TextHasControlCharacters"),
    ]
    assert house.stored() == before


def test_a_sheet_that_reaches_into_a_neighbours_subtree_is_refused(house: House) -> None:
    sheet = Sheet(
        [
            cell(2, "CB-03", "Chi bộ thôn Khe Lầm"),
            cell(3, "DU-MS", "Đảng bộ xã Mẫu Sơn", "HU-LB", kind="grassroots_committee"),
        ]
    )
    for actor in ("vp-dinhlap", "vp-locbinh", "kiemtra", OPERATOR):
        with pytest.raises(NotAllowed):
            house.service.organization_import.import_organizations(context(actor), sheet)


def test_a_first_province_may_come_from_a_sheet_of_the_operators(empty_house: House) -> None:
    sheet = Sheet(
        [
            cell(2, "TU", "Đảng bộ tỉnh", None, kind="province_committee", cell_type=None),
            cell(3, "HU", "Đảng bộ huyện", "TU", kind="district_committee", cell_type=None),
        ]
    )

    with pytest.raises(NotAllowed):
        empty_house.service.organization_import.import_organizations(context("nguoi-la"), sheet)
    empty_house.service.organization_import.import_organizations(context(OPERATOR), sheet)

    assert empty_house.stored() == 2


def test_members_are_stored_with_all_their_posts(house: House) -> None:
    before = house.stored()

    result = house.service.member_import.import_members(
        context("vp-dinhlap"),
        Sheet(
            [
                post(2, "Vi Văn Páo", key="1", role="secretary"),
                post(3, "Lý Thị Mai", committee_code=None, role=None),
                post(4, "Vi Văn Páo", key="1", role="standing_member"),
                post(5, "Triệu Văn Lý", committee_code="DU-BX", account="ly.tv"),
            ]
        ),
    )

    assert house.stored() == before + 6
    assert result.also["stored"] == "3"
    first = house.log.get(Member, result.id)
    assert first.cell_id == CELL
    assert sorted(held.role for held in first.posts.values()) == ["secretary", "standing_member"]
    assert {held.level for held in first.posts.values()} == {"district"}


def test_every_wrong_row_of_members_is_told_and_nothing_is_stored(house: House) -> None:
    house.service.member_import.import_members(
        context(), Sheet([post(2, "Hứa Văn Hòa", role="secretary", account="hoa.hv")])
    )
    before = house.stored()

    with pytest.raises(SheetRefused) as refused:
        house.service.member_import.import_members(
            context(),
            Sheet(
                [
                    post(3, "Vi Văn Páo", key="1"),
                    post(4, "Vi Văn Páo", key="1"),
                    post(5, "Vi Văn Pao", key="1"),
                    post(6, "Lý Thị Mai", cell_code="CB-??"),
                    post(7, "Triệu Văn Lý", committee_code="HU-??"),
                    post(8, "Lộc Văn Sáng", role="secretary"),
                    post(9, "Mông Thị Lan", account="hoa.hv"),
                    post(10, "Chu Văn Tài", committee_code=None),
                    post(11, "Hà Thị Thu", cell_code="DU-BX"),
                    post(12, "Đinh Văn Quý", committee_code="CB-01"),
                    post(13, "Nông Văn Tú", ends_on=date(2020, 6, 30)),
                    post(14, "\u200b"),
                ],
                [Fault(2, "role", "NotAWord", "")],
            ),
        )

    assert faults(refused) == [
        (2, "role", "NotAWord"),
        (4, "starts_on", "PostOverlaps"),
        (5, "key", "RowsDisagree"),
        (6, "cell_code", "CodeUnknown"),
        (7, "committee_code", "CodeUnknown"),
        (8, "starts_on", "SecretaryAlreadyInPost"),
        (9, "account", "AccountAlreadyTaken"),
        (10, "committee_code", "PostIncomplete"),
        (11, "cell_code", "OwnCellIsNoCell"),
        (12, "committee_code", "CommitteeHasNoLevel"),
        (13, "ends_on", "EndsBeforeItStarts"),
        (14, "full_name", "TextHasControlCharacters"),
    ]
    assert house.stored() == before


def test_members_of_a_neighbours_committee_are_refused(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.service.member_import.import_members(
            context("vp-dinhlap"), Sheet([post(2, "Vi Văn Páo", committee_code="HU-LB")])
        )


def test_an_empty_sheet_is_refused(house: House) -> None:
    with pytest.raises(NothingToImport):
        house.service.member_import.import_members(context(), Sheet([]))
    with pytest.raises(NothingToImport):
        house.service.organization_import.import_organizations(context(), Sheet([]))
