"""The sheet of members, one member and post per row.

| column | field | |
|---|---|---|
| Họ và tên | full name | needed |
| Mã chi bộ | the own cell's code | needed |
| Thuộc chi bộ từ | the day from which the cell is the own cell | needed |
| Tài khoản | the account that the member signs in with | |
| Mã cấp ủy viên | the same in all the rows of one member with several posts | |
| Mã cấp ủy | the committee's code | for a post |
| Chức vụ | role: Bí thư, Phó bí thư, Ủy viên thường vụ, Ủy viên, Lãnh đạo ban | for a post |
| Từ ngày | the first day of the post | for a post |
| Đến ngày | the last day of the post, when it is known | |
| ID | a UUID of one's own choice | |
"""

from typing import Final

from chassis.imports import cells
from chassis.imports.reading import Column, read
from chassis.imports.sheets import Sheet
from services.assignment.imports.limits import DAY, MOST_ROWS
from services.assignment.imports.rows import MemberRow

ROLES: Final = {
    "Bí thư": "secretary",
    "Phó bí thư": "deputy_secretary",
    "Ủy viên thường vụ": "standing_member",
    "Ủy viên": "member",
    "Lãnh đạo ban": "board_leader",
}
COLUMNS: Final = (
    Column("Họ và tên", "full_name", cells.text, needed=True),
    Column("Mã chi bộ", "cell_code", cells.text, needed=True),
    Column("Thuộc chi bộ từ", "effective_on", DAY, needed=True),
    Column("Tài khoản", "account", cells.text),
    Column("Mã cấp ủy viên", "key", cells.text),
    Column("Mã cấp ủy", "committee_code", cells.text),
    Column("Chức vụ", "role", cells.one_of(ROLES)),
    Column("Từ ngày", "starts_on", DAY),
    Column("Đến ngày", "ends_on", DAY),
    Column("ID", "id", cells.identity),
)


def read_members(workbook: bytes) -> Sheet[MemberRow]:
    """Raises NotAWorkbook, TooManyRows, or ColumnMissing naming the field."""
    rows, faults = read(workbook, COLUMNS, MOST_ROWS)
    return Sheet([MemberRow(row=row, **values) for row, values in rows], faults)
