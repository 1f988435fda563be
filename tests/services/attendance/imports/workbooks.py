"""Workbooks as people send them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

HEADERS = ("Tổ chức", "Ngày họp", "Loại", "Có mặt", "Triệu tập", "Địa điểm", "Người dự")


def a_workbook(*rows: Sequence[object], headers: Sequence[object] = HEADERS) -> bytes:
    """The first sheet has the headers and these rows."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(list(headers))
    for row in rows:
        sheet.append(list(row))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
