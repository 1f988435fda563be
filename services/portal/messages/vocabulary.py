"""The words of the field in Vietnamese: roles, kinds, levels, sources.

The tables are total over the contracts' literals; a test holds them against each other.
"""

from collections.abc import Mapping
from typing import Final

from kernel.vocabulary import CELL_MEETINGS, CELLS

ROLES: Final[Mapping[str, str]] = {
    "cell_secretary": "Bí thư chi bộ",
    "committee_member": "Cấp ủy viên",
    "commune_office": "Văn phòng đảng ủy cơ sở",
    "district_office": "Văn phòng huyện ủy",
    "province_office": "Văn phòng tỉnh ủy",
    "answering_office": "Cơ quan trả lời kiến nghị",
    "standing_committee": "Thường trực cấp ủy",
    "auditor": "Kiểm tra, giám sát",
    "viewer": "Người xem số liệu",
}

POST_ROLES: Final[Mapping[str, str]] = {
    "secretary": "Bí thư",
    "deputy_secretary": "Phó bí thư",
    "standing_member": "Ủy viên ban thường vụ",
    "member": "Cấp ủy viên",
    "board_leader": "Lãnh đạo ban",
}

ASSIGNMENT_ROLES: Final[Mapping[str, str]] = {
    "in_charge": "Phụ trách",
    "monitor": "Theo dõi",
    "support": "Hỗ trợ",
}

LEVELS: Final[Mapping[str, str]] = {
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
}

ORGANIZATION_KINDS: Final[Mapping[str, str]] = {
    "province_committee": "Tỉnh ủy",
    "district_committee": "Cấp ủy huyện",
    "grassroots_committee": "Đảng bộ cơ sở",
    "base_cell": "Chi bộ cơ sở",
    "cell": "Chi bộ trực thuộc",
}

CELL_TYPES: Final[Mapping[str, str]] = {
    "village": "Thôn",
    "residential_group": "Tổ dân phố",
    "agency": "Cơ quan",
    "military": "Quân sự",
    "police": "Công an",
    "school": "Trường học",
    "health_station": "Trạm y tế",
    "credit_fund": "Quỹ tín dụng",
    "enterprise": "Doanh nghiệp",
}

LOCALITY_KINDS: Final[Mapping[str, str]] = {
    "province": "Tỉnh",
    "district": "Huyện",
    "commune": "Xã, phường, thị trấn",
    "village": "Thôn, bản",
    "household_group": "Nhóm hộ",
}

TARGET_KINDS: Final[Mapping[str, str]] = {"organization": "Tổ chức đảng", "locality": "Địa bàn"}

PRORATIONS: Final[Mapping[str, str]] = {
    "none": "Không chia theo tháng",
    "by_month": "Chia theo số tháng giữ chức vụ",
}

MEETING_BODIES: Final[Mapping[str, str]] = {
    "cell": "Sinh hoạt chi bộ",
    "committee": "Họp cấp ủy",
}

MEETING_KINDS: Final[Mapping[str, str]] = {
    "regular": "Thường kỳ",
    "thematic": "Chuyên đề",
    "model": "Sinh hoạt điểm luân phiên",
    "extraordinary": "Bất thường",
}

SOURCES: Final[Mapping[str, str]] = {"cell": "Chi bộ ghi", "member": "Người dự tự ghi"}

PETITIONERS: Final[Mapping[str, str]] = {
    "cell": "Chi bộ",
    "named": "Người dân, nêu tên",
    "confidential": "Người dân, giữ kín tên",
    "anonymous": "Không rõ tên",
}

PETITION_SOURCES: Final[Mapping[str, str]] = {
    "briefing": "Nêu tại giao ban",
    "opinion": "Từ ý kiến trong sinh hoạt",
    "matter": "Từ việc khó, vướng mắc",
    "split": "Tách từ kiến nghị khác",
}

CAPACITIES: Final[Mapping[str, str]] = {
    "zone_head": "Trưởng khu",
    "zone_deputy": "Phó trưởng khu, ghi biên bản",
    "district_member": "Huyện ủy viên phụ trách xã",
    "commune_secretary": "Bí thư đảng ủy xã",
    "commune_chairman": "Chủ tịch ủy ban nhân dân xã",
    "cell_secretary": "Bí thư chi bộ",
}

STOP_CAUSES: Final[Mapping[str, str]] = {
    "waiting_for_petitioner": "Chờ người kiến nghị bổ sung",
    "forwarded_above": "Đã chuyển lên trên, chờ ý kiến",
}

CLOCK_RULES: Final[Mapping[str, str]] = {
    "keeps": "Giữ nguyên hạn cũ",
    "restarts": "Tính hạn mới từ ngày chuyển",
}


def meeting_kinds(organization_kind: str) -> Mapping[str, str]:
    """Kinds of meeting that an organization of this kind may hold."""
    barred = () if organization_kind in CELLS else CELL_MEETINGS
    return {kind: text for kind, text in MEETING_KINDS.items() if kind not in barred}
