"""Sheets of petitions as an office sends them, and what comes of them."""

from typing import Any, Final

from tests.services.petition.house import House
from tests.services.petition.imports.workbooks import Row, a_workbook
from tests.services.petition.province import CELL, code

SHEET: Final = "/imports/petitions"

PUT: Final[Row] = {
    "Khu": "Khu III",
    "Giao ban": "3/2019",
    "Chi bộ": code(CELL),
    "Lĩnh vực": "Đất đai",
    "Nội dung": "Đề nghị cấp lại sổ đỏ",
    "Địa chỉ": "Thôn Bình Đê",
}
ANSWERED: Final[Row] = {
    "Cơ quan trả lời": "Phòng Tài nguyên và Môi trường",
    "Trả lời": "Sẽ cấp trong quý II",
    "Số văn bản": "127 cv/hu",
    "Ngày trả lời": "21/3/2019",
}
ANNOUNCED: Final[Row] = {**ANSWERED, "Công bố": "4/2019"}
SOLVED: Final[Row] = {
    "Giải quyết ngày": "2/5/2019",
    "Kết quả": "Đã cấp",
    "Người chứng kiến": "Bí thư chi bộ",
}
HIDDEN: Final[Row] = {"Người kiến nghị": "Giữ kín tên", "Họ và tên": "Lê Thị Lan"}


def stored(house: House, *rows: Row, account: str = "district") -> list[tuple[str, dict[str, Any]]]:
    """What was told by this sheet, which is taken."""
    before = house.stored()
    answer = house.caller(account).send(SHEET, a_workbook(*rows))
    assert answer.status_code == 201, answer.text
    return house.published(before)


def refused(house: House, *rows: Row, account: str = "district") -> list[tuple[int, str, str]]:
    """Row, field and rule of all that is wrong; nothing was stored."""
    before = house.stored()
    answer = house.caller(account).send(SHEET, a_workbook(*rows))
    assert answer.status_code == 422, answer.text
    assert house.stored() == before
    assert house.database.rows("SELECT * FROM petitioner_identity") == []
    return [(one["row"], one["field"], one["rule"]) for one in answer.json()["errors"]]
