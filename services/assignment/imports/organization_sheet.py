"""The sheet of organizations, one per row.

| column | field | |
|---|---|---|
| Mã | code | needed |
| Tên | name | needed |
| Loại tổ chức | kind: Đảng bộ tỉnh, Đảng bộ huyện, Đảng bộ cơ sở, Chi bộ cơ sở, ... | needed |
| Từ ngày | the day on which it begins | needed |
| Mã cấp trên | the parent's code, stored already or in another row | |
| Loại hình chi bộ | cell type: Thôn, Tổ dân phố, Cơ quan, Quân sự, ... | for cells |
| ID | a UUID of one's own choice | |
"""

from typing import Final

from chassis.imports import cells
from chassis.imports.reading import Column, read
from chassis.imports.sheets import Sheet
from services.assignment.imports.limits import DAY, MOST_ROWS
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
COLUMNS: Final = (
    Column("Mã", "code", cells.text, needed=True),
    Column("Tên", "name", cells.text, needed=True),
    Column("Loại tổ chức", "kind", cells.one_of(KINDS), needed=True),
    Column("Từ ngày", "effective_on", DAY, needed=True),
    Column("Mã cấp trên", "parent_code", cells.text),
    Column("Loại hình chi bộ", "cell_type", cells.one_of(CELL_TYPES)),
    Column("ID", "id", cells.identity),
)


def read_organizations(workbook: bytes) -> Sheet[OrganizationRow]:
    """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
    rows, faults = read(workbook, COLUMNS, MOST_ROWS)
    return Sheet([OrganizationRow(row=row, **values) for row, values in rows], faults)
