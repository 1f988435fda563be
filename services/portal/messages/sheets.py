"""The sheets that can be brought in: their columns, what stands in them, and an example.

A test holds the columns against those that the services read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """A header, the field that a service names, what to write, and an example of it."""

    header: str
    field: str
    says: str
    example: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that ``service`` takes; ``most`` rows at once.

    ``secretaries``: not offices alone, but cells' secretaries too may bring it in.
    """

    name: str
    service: str
    title: str
    english: str
    advice: str
    most: int
    columns: Sequence[Column]
    secretaries: bool = False

    def header(self, field: str) -> str:
        """The column that a service means; nothing for what is none."""
        return next((one.header for one in self.columns if one.field == field), "")


_A_DAY: Final = "Ngày, như 06/3/2019"
_A_BRIEFING: Final = "Ngày giao ban, hoặc tháng, như 3/2019"

PETITIONS: Final = Sheet(
    name="petitions",
    service="petition",
    title="Nhập kiến nghị từ Excel",
    english="Bring in petitions from Excel",
    advice=(
        "Mỗi dòng là một kiến nghị nêu tại giao ban của khu. Kiến nghị cũ thì ghi thêm đã giải"
        " quyết, trả lời thế nào; chỉ văn phòng huyện ủy, tỉnh ủy nhập được phần này. Trả lời nhiều"
        " lần thì mỗi lần một dòng, các dòng cùng “Mã kiến nghị”."
    ),
    most=2_000,
    secretaries=True,
    columns=(
        Column("Khu", "zone", "Tên khu", "Khu I", needed=True),
        Column("Giao ban", "briefing", _A_BRIEFING, "3/2019", needed=True),
        Column("Chi bộ", "cell", "Mã chi bộ vào ngày đó", "GL-01-03", needed=True),
        Column(
            "Lĩnh vực", "field", "Tên hoặc mã lĩnh vực trong quy định", "Nông nghiệp", needed=True
        ),
        Column("Nội dung", "text", "Kiến nghị điều gì", "Nạo vét mương tiêu", needed=True),
        Column("Địa chỉ", "address", "Ở đâu", "Thôn Cao Duệ, xã Nhật Tân", needed=True),
        Column(
            "Người kiến nghị",
            "petitioner",
            "Chi bộ, Nêu tên, Giữ kín tên hoặc Không rõ tên; để trống là chi bộ",
            "Chi bộ",
        ),
        Column("Họ và tên", "petitioner_name", "Chỉ khi nêu tên hoặc giữ kín tên"),
        Column("Mã kiến nghị", "key", "Như nhau ở các dòng của một kiến nghị trả lời nhiều lần"),
        Column("Xã nhận ngày", "kept_on", f"{_A_DAY}: xã nhận tự giải quyết"),
        Column("Chuyển lên ngày", "escalated_on", f"{_A_DAY}; để trống là ngày giao ban"),
        Column("Chuyển lên", "escalated_to", "Mã tổ chức; để trống là huyện ủy của khu"),
        Column("Cơ quan trả lời", "lead", "Tên cơ quan; cần khi đã trả lời", "Phòng Nông nghiệp"),
        Column("Cùng trả lời", "offices", "Tên các cơ quan khác, cách nhau bằng dấu ;"),
        Column("Ngày giao", "assigned_on", f"{_A_DAY}; để trống là ngày chuyển lên"),
        Column("Hạn trả lời", "due_on", f"{_A_DAY}; để trống là theo quy định"),
        Column("Trả lời", "answer", "Cần khi đã trả lời", "Sẽ nạo vét trong tháng 4"),
        Column("Ngày dự thảo", "drafted_on", f"{_A_DAY}; để trống là ngày duyệt"),
        Column("Ngày duyệt", "approved_on", f"{_A_DAY}; để trống là ngày trả lời"),
        Column("Số văn bản", "document_number", "Cần khi đã trả lời", "127-CV/HU"),
        Column("Ngày trả lời", "answered_on", f"{_A_DAY}; cần khi đã trả lời", "21/3/2019"),
        Column("Công bố", "announced", _A_BRIEFING, "4/2019"),
        Column("Ý kiến chi bộ", "verdict", "Chấp nhận hoặc Không chấp nhận", "Chấp nhận"),
        Column("Ngày có ý kiến", "judged_on", f"{_A_DAY}; để trống là ngày công bố"),
        Column("Lý do", "reason", "Vì sao không chấp nhận"),
        Column("Giải quyết ngày", "solved_on", f"{_A_DAY}; cần khi đã giải quyết", "02/5/2019"),
        Column("Kết quả", "what", "Đã làm gì; cần khi đã giải quyết", "Đã nạo vét 2 km"),
        Column(
            "Người chứng kiến", "seen_by", "Ai thấy; cần khi đã giải quyết", "Bí thư chi bộ thôn"
        ),
        Column("Báo giải quyết ngày", "reported_on", f"{_A_DAY}; để trống là ngày giải quyết"),
        Column("Chi bộ xác nhận ngày", "confirmed_on", f"{_A_DAY}: chi bộ nói là đã xong"),
    ),
)

MEETINGS: Final = Sheet(
    name="meetings",
    service="attendance",
    title="Nhập kỳ sinh hoạt đã họp từ Excel",
    english="Bring in past meetings from Excel",
    advice="Mỗi dòng là một kỳ đã họp. Người dự ghi ở đây được coi là chi bộ đã xác nhận.",
    most=5_000,
    secretaries=True,
    columns=(
        Column("Tổ chức", "organization", "Mã tổ chức vào ngày đó", "GL-01-03", needed=True),
        Column("Ngày họp", "held_on", _A_DAY, "05/3/2024", needed=True),
        Column(
            "Loại",
            "kind",
            "Thường kỳ, Chuyên đề, Điểm luân phiên hoặc Bất thường",
            "Thường kỳ",
            needed=True,
        ),
        Column("Có mặt", "present", "Số đảng viên có mặt", "20"),
        Column("Triệu tập", "expected", "Số đảng viên phải dự", "24"),
        Column("Địa điểm", "place", "Họp ở đâu", "Nhà văn hóa thôn"),
        Column("Người dự", "attended_by", "Họ và tên cấp ủy viên cấp trên, cách nhau bằng dấu ;"),
    ),
)

MEMBERS: Final = Sheet(
    name="members",
    service="assignment",
    title="Nhập cấp ủy viên từ Excel",
    english="Bring in committee members from Excel",
    advice=(
        "Mỗi dòng là một người với một chức vụ. Người giữ nhiều chức vụ thì mỗi chức vụ một dòng,"
        " các dòng cùng “Mã cấp ủy viên”."
    ),
    most=20_000,
    columns=(
        Column("Họ và tên", "full_name", "Như trong danh sách đảng viên", needed=True),
        Column("Mã chi bộ", "cell_code", "Chi bộ của người đó", "GL-01-03", needed=True),
        Column("Thuộc chi bộ từ", "effective_on", _A_DAY, "01/6/2019", needed=True),
        Column("Tài khoản", "account", "Tài khoản đăng nhập, nếu có"),
        Column("Mã cấp ủy viên", "key", "Như nhau ở các dòng của một người nhiều chức vụ"),
        Column("Mã cấp ủy", "committee_code", "Cấp ủy mà người đó giữ chức vụ", "GL-01"),
        Column(
            "Chức vụ",
            "role",
            "Bí thư, Phó bí thư, Ủy viên thường vụ, Ủy viên hoặc Lãnh đạo ban",
            "Ủy viên",
        ),
        Column("Từ ngày", "starts_on", f"{_A_DAY}: ngày đầu giữ chức vụ", "01/6/2020"),
        Column("Đến ngày", "ends_on", f"{_A_DAY}: ngày cuối, khi đã biết"),
        Column("ID", "id", "UUID tự chọn, khi cần"),
    ),
)

ORGANIZATIONS: Final = Sheet(
    name="organizations",
    service="assignment",
    title="Nhập tổ chức đảng từ Excel",
    english="Bring in Party organizations from Excel",
    advice="Mỗi dòng là một tổ chức; cấp trên có sẵn, hoặc ở một dòng khác của bảng.",
    most=20_000,
    columns=(
        Column("Mã", "code", "Mã của tổ chức", "GL-01-03", needed=True),
        Column("Tên", "name", "Tên đầy đủ", "Chi bộ thôn Cao Duệ", needed=True),
        Column(
            "Loại tổ chức",
            "kind",
            "Đảng bộ tỉnh, Đảng bộ huyện, Đảng bộ cơ sở, Chi bộ cơ sở hoặc Chi bộ trực thuộc",
            "Chi bộ trực thuộc",
            needed=True,
        ),
        Column("Từ ngày", "effective_on", _A_DAY, "01/6/2019", needed=True),
        Column("Mã cấp trên", "parent_code", "Mã của tổ chức ngay trên", "GL-01"),
        Column(
            "Loại hình chi bộ",
            "cell_type",
            "Thôn, Tổ dân phố, Cơ quan, Quân sự, Công an, Trường học, Trạm y tế, Quỹ tín dụng,"
            " Doanh nghiệp",
            "Thôn",
        ),
        Column("ID", "id", "UUID tự chọn, khi cần"),
    ),
)

SHEETS: Final[Mapping[str, Sheet]] = {
    sheet.name: sheet for sheet in (PETITIONS, MEETINGS, MEMBERS, ORGANIZATIONS)
}
"""By the end of their addresses."""
