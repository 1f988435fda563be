"""The sheet of petitions put at briefings, one per row, and what became of past ones."""

import re
from datetime import date
from typing import Final

from chassis.imports.cells import A_DAY, DAY, NotADay, names, one_of, text
from chassis.imports.reading import Column, SheetDefinition
from services.petition.imports.rows import OfAMonth, PetitionRow

PETITIONERS: Final = {
    "Chi bộ": "cell",
    "Nêu tên": "named",
    "Giữ kín tên": "confidential",
    "Không rõ tên": "anonymous",
    "Người dân, nêu tên": "named",
    "Người dân, giữ kín tên": "confidential",
}
VERDICTS: Final = {"Chấp nhận": "accepted", "Không chấp nhận": "rejected"}

_MONTH: Final = re.compile(
    r"(?:tháng\s*)?(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})", re.ASCII | re.IGNORECASE
)
_A_BRIEFING: Final = "Ngày giao ban, hoặc tháng, như 3/2019"


def _briefing(value: object, field: str) -> OfAMonth:
    """A day, or a month. A sheet turns a month that is typed into its first day."""
    written = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is not None:
        value = f"1/{written['month']}/{written['year']}"
    day = DAY(value, field)
    if not isinstance(day, date):
        raise NotADay(field)
    return OfAMonth(month=day.replace(day=1), day=None if day.day == 1 else day)


PETITIONS: Final = SheetDefinition(
    name="petitions",
    row=PetitionRow,
    most_rows=2_000,
    columns=(
        Column("Khu", "zone", text, "Tên khu", "Khu I", required=True),
        Column("Giao ban", "briefing", _briefing, _A_BRIEFING, "3/2019", required=True),
        Column("Chi bộ", "cell", text, "Mã chi bộ vào ngày đó", "GL-01-03", required=True),
        Column(
            "Lĩnh vực",
            "field",
            text,
            "Tên hoặc mã lĩnh vực trong quy định",
            "Nông nghiệp",
            required=True,
        ),
        Column("Nội dung", "text", text, "Kiến nghị điều gì", "Nạo vét mương tiêu", required=True),
        Column("Địa chỉ", "address", text, "Ở đâu", "Thôn Cao Duệ, xã Nhật Tân", required=True),
        Column(
            "Người kiến nghị",
            "petitioner",
            one_of(PETITIONERS),
            "Chi bộ, Nêu tên, Giữ kín tên hoặc Không rõ tên; để trống là chi bộ",
            "Chi bộ",
        ),
        Column("Họ và tên", "petitioner_name", text, "Chỉ khi nêu tên hoặc giữ kín tên"),
        Column(
            "Mã kiến nghị", "key", text, "Như nhau ở các dòng của một kiến nghị trả lời nhiều lần"
        ),
        Column("Xã nhận ngày", "kept_on", DAY, f"{A_DAY}: xã nhận tự giải quyết"),
        Column("Chuyển lên ngày", "escalated_on", DAY, f"{A_DAY}; để trống là ngày giao ban"),
        Column("Chuyển lên", "escalated_to", text, "Mã tổ chức; để trống là huyện ủy của khu"),
        Column(
            "Cơ quan trả lời", "lead", text, "Tên cơ quan; cần khi đã trả lời", "Phòng Nông nghiệp"
        ),
        Column("Cùng trả lời", "offices", names, "Tên các cơ quan khác, cách nhau bằng dấu ;"),
        Column("Ngày giao", "assigned_on", DAY, f"{A_DAY}; để trống là ngày chuyển lên"),
        Column("Hạn trả lời", "due_on", DAY, f"{A_DAY}; để trống là theo quy định"),
        Column("Trả lời", "answer", text, "Cần khi đã trả lời", "Sẽ nạo vét trong tháng 4"),
        Column("Ngày dự thảo", "drafted_on", DAY, f"{A_DAY}; để trống là ngày duyệt"),
        Column("Ngày duyệt", "approved_on", DAY, f"{A_DAY}; để trống là ngày trả lời"),
        Column("Số văn bản", "document_number", text, "Cần khi đã trả lời", "127-CV/HU"),
        Column("Ngày trả lời", "answered_on", DAY, f"{A_DAY}; cần khi đã trả lời", "21/3/2019"),
        Column("Công bố", "announced", _briefing, _A_BRIEFING, "4/2019"),
        Column(
            "Ý kiến chi bộ",
            "verdict",
            one_of(VERDICTS),
            "Chấp nhận hoặc Không chấp nhận",
            "Chấp nhận",
        ),
        Column("Ngày có ý kiến", "judged_on", DAY, f"{A_DAY}; để trống là ngày công bố"),
        Column("Lý do", "reason", text, "Vì sao không chấp nhận"),
        Column("Giải quyết ngày", "solved_on", DAY, f"{A_DAY}; cần khi đã giải quyết", "02/5/2019"),
        Column("Kết quả", "what", text, "Đã làm gì; cần khi đã giải quyết", "Đã nạo vét 2 km"),
        Column(
            "Người chứng kiến",
            "seen_by",
            text,
            "Ai thấy; cần khi đã giải quyết",
            "Bí thư chi bộ thôn",
        ),
        Column("Báo giải quyết ngày", "reported_on", DAY, f"{A_DAY}; để trống là ngày giải quyết"),
        Column("Chi bộ xác nhận ngày", "confirmed_on", DAY, f"{A_DAY}: chi bộ nói là đã xong"),
    ),
)
