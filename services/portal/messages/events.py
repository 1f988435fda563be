"""Events in Vietnamese: their names, and what a history that begins with one is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from contracts.read.trail import TrailEvent

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
    "PetitionRegulationAdopted": "Ban hành quy định trả lời kiến nghị",
    "PetitionRegulationRepealed": "Bãi bỏ quy định trả lời kiến nghị",
    "WorkingYearDecided": "Quyết định ngày làm việc trong năm",
    "AnsweringOfficeRegistered": "Ghi cơ quan trả lời kiến nghị",
    "AnsweringOfficeClosed": "Cơ quan thôi trả lời kiến nghị",
    "ZoneFormed": "Lập khu",
    "ZoneCommuneJoined": "Xã vào khu",
    "ZoneCommuneLeft": "Xã ra khỏi khu",
    "ZoneHeadAppointed": "Cử trưởng khu",
    "ZoneDeputyAppointed": "Cử phó trưởng khu",
    "ZoneClosed": "Giải thể khu",
    "BriefingPlanned": "Lên lịch giao ban",
    "BriefingMoved": "Đổi lịch giao ban",
    "BriefingCancelled": "Hủy giao ban",
    "BriefingHeld": "Ghi giao ban đã họp",
    "BriefingAttendanceTaken": "Ghi ai dự giao ban",
    "BriefingMinuted": "Ghi biên bản giao ban",
    "AnswersCompiled": "Chốt danh sách trả lời",
    "AnswersSent": "Gửi danh sách trả lời cho trưởng khu",
    "AnswersAnnounced": "Công bố trả lời tại giao ban",
    "PetitionRaised": "Nêu kiến nghị",
    "PetitionCorrected": "Đính chính kiến nghị",
    "PetitionKeptAtBase": "Cơ sở nhận giải quyết",
    "PetitionEscalated": "Chuyển kiến nghị lên trên",
    "SolutionReported": "Báo đã giải quyết",
    "SolutionConfirmed": "Chi bộ xác nhận đã giải quyết",
    "SolutionDisputed": "Chi bộ nói là chưa giải quyết",
    "PetitionReopened": "Mở lại kiến nghị",
    "PetitionWithdrawn": "Rút kiến nghị",
    "PetitionMerged": "Nhập vào kiến nghị khác",
    "PetitionAbsorbed": "Nhận kiến nghị khác nhập vào",
    "PetitionSplit": "Tách thành nhiều kiến nghị",
    "PetitionAssigned": "Giao cơ quan trả lời",
    "PetitionTransferred": "Chuyển cơ quan trả lời",
    "ClockStopped": "Tạm dừng tính hạn",
    "ClockResumed": "Tính hạn tiếp",
    "AnswerReminded": "Nhắc sắp đến hạn",
    "AnswerFellOverdue": "Quá hạn trả lời",
    "OverdueEscalated": "Báo cấp trên việc quá hạn",
    "AnswerDrafted": "Dự thảo trả lời",
    "AnswerReturned": "Trả lại dự thảo để làm lại",
    "AnswerApproved": "Duyệt trả lời",
    "PetitionAnswered": "Trả lời bằng văn bản",
    "AnswerPublished": "Công bố trả lời tại giao ban",
    "AnswerAccepted": "Chi bộ chấp nhận trả lời",
    "AnswerRejected": "Chi bộ không chấp nhận trả lời",
}


def event_name(published_type: str) -> str:
    """The words for ``MeetingAttended.v1``; a type not known here is shown as it is."""
    return EVENTS.get(published_type.partition(".")[0], published_type)


@dataclass(frozen=True, slots=True)
class Subject:
    """Subject of a history: a noun, and its page when it has one."""

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
    "PetitionRegulationAdopted": Subject("Quy định này"),
    "WorkingYearDecided": Subject("Lịch làm việc này"),
    "AnsweringOfficeRegistered": Subject("Cơ quan này", "/offices/"),
    "ZoneFormed": Subject("Khu này", "/zones/"),
    "BriefingPlanned": Subject("Giao ban này", "/briefings/"),
    "PetitionRaised": Subject("Kiến nghị này", "/petitions/"),
}
"""By the event with which an aggregate begins."""


def subject_of(history: Sequence[TrailEvent]) -> Subject:
    """Subject of the history of one aggregate, first event first."""
    if not history:
        return Subject("Mục này")
    first = history[0]
    found = _SUBJECTS.get(first.type.partition(".")[0], Subject("Mục này"))
    page = found.path and f"{found.path}{first.aggregate_id}"
    return Subject(found.noun, page)
