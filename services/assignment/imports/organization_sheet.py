"""The sheet of organizations, one per row."""

from typing import Final

from chassis.imports.cells import A_DAY, DAY, identity, one_of, text
from chassis.imports.reading import Column, SheetDefinition
from services.assignment.imports.rows import OrganizationRow

KINDS: Final = {
    "Đảng bộ tỉnh": "province_committee",
    "Đảng bộ huyện": "district_committee",
    "Đảng bộ cơ sở": "grassroots_committee",
    "Chi bộ cơ sở": "base_cell",
    "Chi bộ trực thuộc": "cell",
}
CELL_TYPES: Final = {
    "Thôn": "village",
    "Tổ dân phố": "residential_group",
    "Cơ quan": "agency",
    "Quân sự": "military",
    "Công an": "police",
    "Trường học": "school",
    "Trạm y tế": "health_station",
    "Quỹ tín dụng": "credit_fund",
    "Doanh nghiệp": "enterprise",
}

ORGANIZATIONS: Final = SheetDefinition(
    name="organizations",
    row=OrganizationRow,
    most_rows=20_000,
    columns=(
        Column("Mã", "code", text, "Mã của tổ chức", "GL-01-03", required=True),
        Column("Tên", "name", text, "Tên đầy đủ", "Chi bộ thôn Cao Duệ", required=True),
        Column(
            "Loại tổ chức",
            "kind",
            one_of(KINDS),
            "Đảng bộ tỉnh, Đảng bộ huyện, Đảng bộ cơ sở, Chi bộ cơ sở hoặc Chi bộ trực thuộc",
            "Chi bộ trực thuộc",
            required=True,
        ),
        Column("Từ ngày", "effective_on", DAY, A_DAY, "01/6/2019", required=True),
        Column("Mã cấp trên", "parent_code", text, "Mã của tổ chức ngay trên", "GL-01"),
        Column(
            "Loại hình chi bộ",
            "cell_type",
            one_of(CELL_TYPES),
            "Thôn, Tổ dân phố, Cơ quan, Quân sự, Công an, Trường học, Trạm y tế, Quỹ tín dụng,"
            " Doanh nghiệp",
            "Thôn",
        ),
        Column("ID", "id", identity, "UUID tự chọn, khi cần"),
    ),
)
