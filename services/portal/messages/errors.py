"""What a refused order is told in Vietnamese, by the name of the broken rule."""

from collections.abc import Mapping
from typing import Final

from services.portal.messages import petition_errors as petition_rules, sheet_errors as sheet_rules

RULES: Final[Mapping[str, str]] = {
    # forms of the portal itself
    "Missing": "Cần điền mục này.",
    "NotADay": "Ngày không đúng; viết như 05/3/2024.",
    "NotAMonth": "Tháng không đúng; viết như 3/2024.",
    "NotAMoment": "Thời điểm không đúng; chọn cả ngày và giờ.",
    "NotANumber": "Cần một số nguyên, ví dụ 24.",
    "NotAChoice": "Hãy chọn một trong các mục có sẵn.",
    "NothingChosen": "Hãy chọn ít nhất một mục.",
    "NoSuchYear": "Năm phải từ 1930 đến 2200.",
    # texts
    "TextIsBlank": "Cần viết mục này.",
    "TextIsTooLong": "Viết dài quá; hãy rút gọn.",
    "TextHasControlCharacters": "Có ký tự không đọc được; hãy gõ lại.",
    # meetings
    "KindIsForCellsOnly": "Chỉ chi bộ mới có sinh hoạt chuyên đề và sinh hoạt điểm.",
    "OrganizationNotThereThen": "Vào ngày đó tổ chức này chưa lập hoặc đã kết thúc.",
    "PlannedTooFarAhead": "Chỉ lên lịch trong vòng năm năm tới.",
    "MeetingAlreadyCancelled": "Kỳ sinh hoạt này đã hủy.",
    "MeetingAlreadyHeld": "Kỳ này đã ghi là đã họp; nếu sai hãy đính chính.",
    "MeetingNotHeld": "Kỳ này không ghi là đã họp, nên không có gì để đính chính hay rút.",
    "MeetingStillToCome": "Kỳ này chưa đến ngày họp.",
    "MovedToTheSameDay": "Kỳ này vốn đã dự kiến vào ngày đó.",
    "MovedAfterAttendance": "Đã ghi người dự; hãy rút hoặc không xác nhận lần dự trước khi chuyển.",
    "HeldInTheFuture": "Ngày họp chưa tới.",
    "MeetingAlreadyEntered": "Ngày đó đã có một kỳ họp cùng loại của tổ chức này.",
    "IdAlreadyTaken": "Điều này đã được ghi rồi; hãy mở lại trang để xem.",
    "NegativeCount": "Số người không thể âm.",
    "TooManyPeople": "Số người lớn quá.",
    "MorePresentThanExpected": "Số có mặt nhiều hơn số đảng viên của chi bộ.",
    "NothingCorrected": "Bản đính chính không đổi điều gì.",
    # attendances
    "AlreadyAttended": "Đồng chí này đã được ghi là dự kỳ này.",
    "OwnCellVisit": "Dự sinh hoạt ở chi bộ của mình không phải là đi dự.",
    "OwnCommitteeVisit": "Họp ở cấp ủy mà mình giữ chức vụ không phải là đi dự.",
    "NoPostOnTheDay": "Ngày họp, người này không giữ chức vụ nào trong cấp ủy.",
    "AttendanceNotRecorded": "Chưa ghi đồng chí này dự kỳ này.",
    "AttendanceNoLongerStands": "Lần dự này đã được rút hoặc ghi lại cho người khác.",
    "AlreadyConfirmed": "Chi bộ đã xác nhận lần dự này.",
    "AlreadyDisputed": "Chi bộ đã không xác nhận lần dự này.",
    "ConfirmedByTheCell": "Chi bộ đã xác nhận; người dự không tự rút được nữa.",
    "SubstituteIsTheMember": "Người dự thay phải là người khác.",
    "CorrectedToTheSameMember": "Lần dự này vốn đã ghi cho đồng chí ấy.",
    # opinions
    "OpinionAlreadyRecorded": "Ý kiến này đã được ghi.",
    "OpinionUnknown": "Không có ý kiến này trong kỳ sinh hoạt.",
    "AlreadyForwarded": "Ý kiến đã được chuyển đến nơi này.",
    "ForwardedToItself": "Hãy chuyển ý kiến đến một tổ chức khác.",
    "ForwardedInTheFuture": "Ngày chuyển chưa tới.",
    "ForwardedBeforeTheMeeting": "Ngày chuyển phải từ ngày họp trở đi.",
    # matters
    "MatterInTheFuture": "Ngày này chưa tới.",
    "BeforeItWasFound": "Ngày này phải từ ngày phát hiện trở đi.",
    "BeforeTheLastStep": "Ngày này phải từ lần ghi gần nhất về việc khó trở đi.",
    "FoundAfterTheFirstStep": "Ngày phát hiện phải trước khi bắt đầu lo việc này.",
    "DueBeforeEntrusted": "Hạn phải từ ngày giao trở đi.",
    "DueTooFarAhead": "Hạn chỉ trong vòng năm năm tới.",
    "AlreadyEntrusted": "Việc này đã giao cho đồng chí ấy với hạn ấy.",
    "MatterIsSettled": "Việc khó đã tháo gỡ; nếu chưa xong hãy mở lại.",
    "MatterNotSettled": "Chỉ mở lại được việc khó đã tháo gỡ.",
    "MatterIsRevoked": "Việc khó này đã rút vì ghi nhầm.",
    # any order
    "NotAllowed": "Tài khoản của bạn không được làm việc này ở đây.",
    "Unknown": "Không tìm thấy mục được chọn; có thể vừa được ghi, hãy thử lại.",
    "ChangedMeanwhile": "Vừa có người khác sửa mục này. Hãy tải lại trang, xem rồi quyết định.",
    "KeyUsedForAnotherRequest": "Lần gửi trước đã được ghi. Hãy mở lại trang để xem.",
    "NotYetFolded": "Điều vừa ghi còn đang trên đường. Hãy gửi lại sau vài giây.",
    "DatabaseAway": "Hệ thống đang bận nên chưa ghi được. Hãy gửi lại sau ít phút.",
    "InternalError": "Hệ thống gặp lỗi nên chưa ghi được. Hãy gửi lại sau ít phút.",
    "BodyTooLarge": "Nội dung gửi lớn quá.",
    "NotAsDescribed": "Có mục điền chưa đúng.",
    **petition_rules.RULES,
    **sheet_rules.RULES,
}

UNNAMED: Final = "Chưa ghi được: hệ thống không nhận nội dung này."
"""For a rule that has no sentence here yet."""


def sentence(rule: str) -> str:
    """What a person reads when this rule was broken."""
    return RULES.get(rule, UNNAMED)
