"""Vietnamese for the audit trail: event types, their fields and the values of these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from contracts.read.trail import TrailEvent
from services.portal.messages import (
    petition_events as petition_trail_words,
    petition_states as petition_words,
    states as words,
)

EVENTS: Final[Mapping[str, str]] = {
    "OrganizationRegistered": "Lập tổ chức đảng",
    "OrganizationRenamed": "Đổi tên, mã tổ chức đảng",
    "OrganizationMoved": "Chuyển tổ chức đảng về trực thuộc nơi khác",
    "OrganizationClosed": "Kết thúc hoạt động tổ chức đảng",
    "LocalityRegistered": "Lập địa bàn",
    "MemberRegistered": "Ghi tên đảng viên",
    "MemberTransferred": "Chuyển sinh hoạt",
    "MemberAppointed": "Nhận chức vụ",
    "PostEnded": "Thôi chức vụ",
    "PostEndCorrected": "Đính chính ngày thôi chức vụ",
    "RegulationAdopted": "Ban hành quy định",
    "RegulationRepealed": "Bãi bỏ quy định",
    "MemberAssigned": "Phân công",
    "AssignmentEnded": "Kết thúc phân công",
    "AssignmentReplaced": "Thay người được phân công",
    "AssignmentEndCorrected": "Đính chính ngày kết thúc phân công",
    "AccessGranted": "Cấp quyền",
    "AccessDelegated": "Ủy quyền",
    "AccessRevoked": "Thu hồi quyền",
    "MeetingScheduled": "Lên lịch kỳ sinh hoạt",
    "MeetingMoved": "Chuyển ngày sinh hoạt",
    "MeetingCancelled": "Hủy kỳ sinh hoạt",
    "MeetingHeld": "Ghi kỳ sinh hoạt đã họp",
    "MeetingCorrected": "Đính chính kỳ sinh hoạt",
    "MeetingHoldingRevoked": "Rút việc ghi đã họp",
    "MeetingAttended": "Ghi người dự sinh hoạt",
    "AttendanceConfirmed": "Chi bộ xác nhận người dự",
    "AttendanceDisputed": "Chi bộ không xác nhận người dự",
    "AttendanceSubstituted": "Ghi người dự thay",
    "AttendanceRevoked": "Rút lần dự",
    "AttendanceCorrected": "Đính chính người dự",
    "OpinionRecorded": "Ghi ý kiến",
    "OpinionForwarded": "Chuyển ý kiến lên trên",
    "MatterRecorded": "Ghi việc khó",
    "MatterCorrected": "Đính chính việc khó",
    "MatterEntrusted": "Giao người chịu trách nhiệm",
    "MatterSettled": "Ghi kết quả tháo gỡ",
    "MatterReopened": "Mở lại việc khó",
    "MatterRevoked": "Rút việc khó",
    **petition_trail_words.EVENTS,
}

FIELDS: Final[Mapping[str, str]] = {
    "account": "Tài khoản",
    "assignment_id": "Phân công",
    "body": "Loại cuộc họp",
    "cell_id": "Chi bộ",
    "cell_type": "Loại hình chi bộ",
    "code": "Mã",
    "committee_id": "Cấp ủy",
    "committee_meetings_count": "Tính cả họp cấp ủy",
    "correct_member_id": "Người dự đúng",
    "decision": "Quyết định",
    "delegated_from_id": "Ủy quyền từ",
    "effective_on": "Từ ngày",
    "ends_on": "Ngày cuối",
    "entrusted_on": "Ngày giao",
    "expected": "Số đảng viên của chi bộ",
    "forwarded_on": "Ngày chuyển",
    "found_on": "Ngày phát hiện",
    "full_name": "Họ và tên",
    "grant_id": "Quyền",
    "held_on": "Ngày họp",
    "kind": "Loại",
    "last_day": "Ngày cuối",
    "level": "Cấp",
    "locality_id": "Địa bàn",
    "matter_id": "Việc khó",
    "meeting_id": "Kỳ sinh hoạt",
    "member_id": "Đảng viên",
    "minimums": "Số buổi tối thiểu một năm",
    "name": "Tên",
    "number": "Số hiệu",
    "only_assigned": "Chỉ tính nơi được phân công",
    "only_confirmed": "Chỉ tính lần chi bộ xác nhận",
    "opinion_id": "Ý kiến",
    "organization_id": "Tổ chức",
    "outcome": "Kết quả",
    "parent_id": "Trực thuộc",
    "place": "Địa điểm",
    "planned_on": "Ngày dự kiến",
    "post_id": "Chức vụ",
    "present": "Số có mặt",
    "proration": "Cách chia",
    "reason": "Lý do",
    "regulation_id": "Quy định",
    "replaces_id": "Thay cho phân công",
    "role": "Vai trò",
    "scope_id": "Áp dụng cho",
    "settled_on": "Ngày tháo gỡ",
    "source": "Nguồn",
    "starts_on": "Ngày đầu",
    "substitute_id": "Người dự thay",
    "successor_id": "Kế tiếp",
    "target_id": "Nơi được phân công",
    "target_kind": "Loại nơi",
    "text": "Nội dung",
    "title": "Tên văn bản",
    "to_organization_id": "Chuyển đến",
    **petition_trail_words.FIELDS,
}

VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "body": words.MEETING_BODIES,
    "cell_type": words.CELL_TYPES,
    "kind": {**words.ORGANIZATION_KINDS, **words.LOCALITY_KINDS, **words.MEETING_KINDS},
    "level": words.LEVELS,
    "proration": words.PRORATIONS,
    "role": {**words.POST_ROLES, **words.ASSIGNMENT_ROLES, **words.ROLES},
    "source": {**words.SOURCES, **petition_words.PETITION_SOURCES},
    "target_kind": words.TARGET_KINDS,
    **petition_trail_words.VALUES,
}

_ORGANIZATIONS: Final = (
    "organization_id",
    "committee_id",
    "cell_id",
    "scope_id",
    "parent_id",
    "to_organization_id",
)
_MEMBERS: Final = ("member_id", "substitute_id", "correct_member_id")

_WITH_A_TRAIL: Final = (
    "assignment_id",
    "regulation_id",
    "grant_id",
    "replaces_id",
    "successor_id",
    "delegated_from_id",
)

ADDRESSES: Final[Mapping[str, str]] = {
    **dict.fromkeys(_ORGANIZATIONS, "/organizations/"),
    **dict.fromkeys(_MEMBERS, "/members/"),
    **dict.fromkeys(_WITH_A_TRAIL, "/trail/"),
    "meeting_id": "/meetings/",
    "matter_id": "/matters/",
    **petition_trail_words.ADDRESSES,
}
"""Where the page is of what a field names; what has no page of its own has its trail."""


def event_name(published_type: str) -> str:
    """The words for ``MeetingAttended.v1``; a type not known here is shown as it is."""
    return EVENTS.get(published_type.partition(".")[0], published_type)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a history is about: a noun, and its page when it has one."""

    noun: str
    path: str | None = None


_SUBJECTS: Final[Mapping[str, Subject]] = {
    "OrganizationRegistered": Subject("Tổ chức này", "/organizations/"),
    "LocalityRegistered": Subject("Địa bàn này"),
    "MemberRegistered": Subject("Đồng chí này", "/members/"),
    "RegulationAdopted": Subject("Quy định này"),
    "MemberAssigned": Subject("Phân công này"),
    "AccessGranted": Subject("Quyền này"),
    "AccessDelegated": Subject("Ủy quyền này"),
    "MeetingScheduled": Subject("Kỳ sinh hoạt này", "/meetings/"),
    "MatterRecorded": Subject("Việc khó này", "/matters/"),
    **{first: Subject(*told) for first, told in petition_trail_words.SUBJECTS.items()},
}
"""By the event with which an aggregate begins."""


def subject_of(history: Sequence[TrailEvent]) -> Subject:
    """What this history of one aggregate, first event first, is about."""
    if not history:
        return Subject("Mục này")
    first = history[0]
    found = _SUBJECTS.get(first.type.partition(".")[0], Subject("Mục này"))
    page = found.path and f"{found.path}{first.aggregate_id}"
    return Subject(found.noun, page)
