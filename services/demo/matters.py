"""Matters of today in two communes: to be settled, settled, and grown into a petition."""

from datetime import date, timedelta
from typing import Final

from chassis.clock import SystemClock
from services.demo.accounts import CELL_SECRETARY, DISTRICT_OFFICE, GIA_LOC_OFFICE, PASSWORD
from services.demo.client import Caller, token
from services.demo.entering import post_when_possible
from services.demo.ids import demo_id
from services.demo.province import BAC_XA

_DOAN_THUONG: Final = "HD-GL-02"


def enter_matters(url: str, today: date | None = None) -> None:
    """Three matters of the last weeks before ``today``. Raises Refused.

    The petition that grows out of one is of today, so that it is in no published figure.
    """
    today = today or SystemClock().today()
    for account, enter in (
        (DISTRICT_OFFICE, _of_bac_xa),
        (GIA_LOC_OFFICE, _of_doan_thuong),
        (CELL_SECRETARY, _of_the_first_cell),
    ):
        caller = Caller(url, token(url, account.account, PASSWORD))
        enter(caller, today)
        caller.close()


def _of_bac_xa(office: Caller, today: date) -> None:
    """The commune's secretary has three weeks left."""
    text = "Mười bốn hộ thôn 1 chưa nhường đất mở đường vì chưa rõ mức bồi thường."
    matter = _record(office, f"{BAC_XA}-02", today - timedelta(days=12), text)
    _entrust(office, matter, BAC_XA, today - timedelta(days=9), today + timedelta(days=21))


def _of_doan_thuong(office: Caller, today: date) -> None:
    """Settled in time by the commune's secretary."""
    found_on = today - timedelta(days=40)
    text = "Hai dòng họ ở thôn 3 tranh chấp lối đi chung ra nghĩa trang."
    matter = _record(office, f"{_DOAN_THUONG}-03", found_on, text)
    entrusted_on = found_on + timedelta(days=3)
    _entrust(office, matter, _DOAN_THUONG, entrusted_on, entrusted_on + timedelta(days=30))
    outcome = "Hai bên đã ký biên bản hòa giải, mở lối đi rộng 3 m; xã hỗ trợ đổ bê tông."
    settled = {"settled_on": (today - timedelta(days=14)).isoformat(), "outcome": outcome}
    post_when_possible(office, f"/attendance/matters/{matter}/settlement", settled)


def _of_the_first_cell(secretary: Caller, today: date) -> None:
    """More than the cell can do: it asks the district, and the matter stays its own."""
    cell = f"{_DOAN_THUONG}-01"
    text = "Trạm biến áp thôn 1 quá tải, đêm nào cũng mất điện, máy bơm không chạy được."
    matter = _record(secretary, cell, today - timedelta(days=6), text)
    _entrust(secretary, matter, _DOAN_THUONG, today - timedelta(days=5), today + timedelta(days=40))
    petition = {
        "id": demo_id(f"petition:{matter}"),
        "cell_id": demo_id(f"organization:{cell}"),
        "matter_id": matter,
        "field": "infrastructure",
        "text": "Thay trạm biến áp thôn 1 trước vụ chiêm xuân.",
        "address": "thôn 1, xã Đoàn Thượng",
        "petitioner": "cell",
    }
    post_when_possible(secretary, "/petition/petitions", petition)


def _record(caller: Caller, place: str, found_on: date, text: str) -> str:
    """The matter's id. ``place`` is the code of the organization."""
    body = {
        "id": demo_id(f"matter:{place}:{text}"),
        "organization_id": demo_id(f"organization:{place}"),
        "found_on": found_on.isoformat(),
        "text": text,
    }
    return str(post_when_possible(caller, "/attendance/matters", body)["id"])


def _entrust(caller: Caller, matter: str, committee: str, day: date, due_on: date) -> None:
    """To the secretary of the committee."""
    body = {
        "member_id": demo_id(f"member:{committee}:0"),
        "entrusted_on": day.isoformat(),
        "due_on": due_on.isoformat(),
    }
    post_when_possible(caller, f"/attendance/matters/{matter}/entrusting", body)
