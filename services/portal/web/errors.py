"""Errors by which a page cannot be shown, or a command is not carried out."""

from dataclasses import dataclass
from typing import ClassVar


class CannotShow(Exception):
    """A page that says what is the matter (``title``) and what to do about it (``advice``)."""

    status: ClassVar[int]
    title: ClassVar[str]
    advice: ClassVar[str]


class SignInFirst(CannotShow):
    """Session that is missing, or whose token has run out."""

    status = 401
    title = "Phiên làm việc đã hết"
    advice = (
        "Mở một cửa sổ khác để đăng nhập lại, rồi quay về cửa sổ này và gửi lại: những gì đã gõ"
        " vẫn còn."
    )


class TokenNotAccepted(CannotShow):
    """Somebody signed in just now and the services refuse the token: asking again is useless."""

    status = 401
    title = "Chưa dùng được tài khoản này"
    advice = "Đăng nhập đã xong nhưng hệ thống không nhận tài khoản. Hãy báo người quản trị."


class SignInFailed(CannotShow):
    """Answer of the issuer that is not what was asked for."""

    status = 400
    title = "Chưa đăng nhập được"
    advice = "Lần đăng nhập này đã cũ, bị hủy hoặc không khớp. Hãy đăng nhập lại từ đầu."


class Forbidden(CannotShow):
    """The grants of the account do not cover it."""

    status = 403
    title = "Bạn không được xem trang này"
    advice = (
        "Tài khoản của bạn không có quyền ở nơi này. Nếu cần cho công việc, hãy đề nghị văn phòng"
        " cấp ủy cấp quyền."
    )


class ForgedForm(CannotShow):
    """The form was not made for this session."""

    status = 403
    title = "Biểu mẫu không còn dùng được"
    advice = "Biểu mẫu này được mở trong một phiên khác. Hãy quay lại, tải lại trang rồi gửi lại."


class NotFound(CannotShow):
    """Address that nothing has."""

    status = 404
    title = "Không tìm thấy trang này"
    advice = "Địa chỉ có thể bị gõ nhầm, hoặc mục này chưa từng được ghi. Hãy về trang đầu và tìm."


class NotRecordedThen(CannotShow):
    """The page was asked for as of a moment at which this was not recorded yet."""

    status = 404
    title = "Lúc đó chưa ghi điều này"
    advice = (
        "Vào thời điểm ghi nhận được chọn, mục này chưa có trong hệ thống. Hãy quay lại và chọn một"
        " thời điểm muộn hơn, hoặc để trống để xem như hiện nay."
    )


class NotYetVisible(CannotShow):
    """Entry that is stored and has not arrived in the read models yet."""

    status = 503
    title = "Điều vừa ghi đang trên đường đến"
    advice = "Đã ghi xong, nhưng trang này chưa kịp có. Hãy tải lại trang sau vài giây."


class ServiceUnavailable(CannotShow):
    """A service does not answer now."""

    status = 503
    title = "Hệ thống đang bận"
    advice = "Một phần của hệ thống chưa trả lời. Hãy tải lại trang sau ít phút."


class InternalError(CannotShow):
    """Fault of our own."""

    status = 500
    title = "Hệ thống gặp lỗi"
    advice = "Lỗi do phía hệ thống, đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo người quản trị."


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A field of a command, in the service's naming, and the rule that it breaks.

    Of a sheet ``row`` is the row as the spreadsheet numbers it, and ``about`` the word of the cell
    that the rule concerns, where the cell holds several.
    """

    field: str
    rule: str
    row: int | None = None
    about: str = ""


class Refused(Exception):
    """A command that was not carried out; nothing has happened. ``rules`` is never empty."""

    def __init__(self, rules: list[BrokenRule]) -> None:
        self.rules = rules
        super().__init__(", ".join(f"{rule.field}: {rule.rule}" for rule in rules))
