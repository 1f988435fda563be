"""The sheets that can be brought in; which columns they have, the services tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


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
    secretaries: bool = False


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
)

MEETINGS: Final = Sheet(
    name="meetings",
    service="attendance",
    title="Nhập kỳ sinh hoạt đã họp từ Excel",
    english="Bring in past meetings from Excel",
    advice="Mỗi dòng là một kỳ đã họp. Người dự ghi ở đây được coi là chi bộ đã xác nhận.",
    most=5_000,
    secretaries=True,
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
)

ORGANIZATIONS: Final = Sheet(
    name="organizations",
    service="assignment",
    title="Nhập tổ chức đảng từ Excel",
    english="Bring in Party organizations from Excel",
    advice="Mỗi dòng là một tổ chức; cấp trên có sẵn, hoặc ở một dòng khác của bảng.",
    most=20_000,
)

SHEETS: Final[Mapping[str, Sheet]] = {
    sheet.name: sheet for sheet in (PETITIONS, MEETINGS, MEMBERS, ORGANIZATIONS)
}
"""By the end of their addresses."""
