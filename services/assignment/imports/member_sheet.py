"""The sheet of members, one member and post per row."""

from typing import Final

from chassis.imports.cells import A_DAY, DAY, identity, one_of, text
from chassis.imports.reading import Column, SheetDefinition
from services.assignment.imports.rows import MemberRow

ROLES: Final = {
    "Bí thư": "secretary",
    "Phó bí thư": "deputy_secretary",
    "Ủy viên thường vụ": "standing_member",
    "Ủy viên": "member",
    "Lãnh đạo ban": "board_leader",
}

MEMBERS: Final = SheetDefinition(
    name="members",
    row=MemberRow,
    most_rows=20_000,
    columns=(
        Column("Họ và tên", "full_name", text, "Như trong danh sách đảng viên", required=True),
        Column("Mã chi bộ", "cell_code", text, "Chi bộ của người đó", "GL-01-03", required=True),
        Column("Thuộc chi bộ từ", "effective_on", DAY, A_DAY, "01/6/2019", required=True),
        Column("Tài khoản", "account", text, "Tài khoản đăng nhập, nếu có"),
        Column("Mã cấp ủy viên", "key", text, "Như nhau ở các dòng của một người nhiều chức vụ"),
        Column("Mã cấp ủy", "committee_code", text, "Cấp ủy mà người đó giữ chức vụ", "GL-01"),
        Column(
            "Chức vụ",
            "role",
            one_of(ROLES),
            "Bí thư, Phó bí thư, Ủy viên thường vụ, Ủy viên hoặc Lãnh đạo ban",
            "Ủy viên",
        ),
        Column("Từ ngày", "starts_on", DAY, f"{A_DAY}: ngày đầu giữ chức vụ", "01/6/2020"),
        Column("Đến ngày", "ends_on", DAY, f"{A_DAY}: ngày cuối, khi đã biết"),
        Column("ID", "id", identity, "UUID tự chọn, khi cần"),
    ),
)
