"""The sheet of past meetings, one per row."""

from typing import Final

from chassis.imports import cells
from chassis.imports.cells import A_DAY
from chassis.imports.reading import Column, SheetDefinition
from services.attendance.imports.rows import MeetingRow

KINDS: Final = {
    "Thường kỳ": "regular",
    "Chuyên đề": "thematic",
    "Điểm luân phiên": "model",
    "Bất thường": "extraordinary",
}

MEETINGS: Final = SheetDefinition(
    name="meetings",
    row=MeetingRow,
    most_rows=5_000,
    columns=(
        Column(
            "Tổ chức",
            "organization",
            cells.text,
            "Mã tổ chức vào ngày đó",
            "GL-01-03",
            required=True,
        ),
        Column("Ngày họp", "held_on", cells.day(), A_DAY, "05/3/2024", required=True),
        Column(
            "Loại",
            "kind",
            cells.one_of(KINDS),
            "Thường kỳ, Chuyên đề, Điểm luân phiên hoặc Bất thường",
            "Thường kỳ",
            required=True,
        ),
        Column("Có mặt", "present", cells.number("people"), "Số đảng viên có mặt", "20"),
        Column("Triệu tập", "expected", cells.number("people"), "Số đảng viên phải dự", "24"),
        Column("Địa điểm", "place", cells.text, "Họp ở đâu", "Nhà văn hóa thôn"),
        Column(
            "Người dự",
            "attended_by",
            cells.names,
            "Họ và tên cấp ủy viên cấp trên, cách nhau bằng dấu ;",
        ),
    ),
)
