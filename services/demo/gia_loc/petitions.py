"""The 1,002 petitions of 2006 to 2010, each with its whole life as the books have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from services.demo.gia_loc import months, places
from services.demo.gia_loc.zones import Zone, zones
from services.demo.ids import demo_id

_ASKED: Final = {
    "agriculture": "nạo vét đoạn kênh dẫn nước vào cánh đồng {place}, vụ này lúa bị hạn",
    "infrastructure": "sửa đoạn đường liên thôn qua {place} đã hỏng, xe không đi được khi mưa",
    "policy": "xét lại chế độ cho hai gia đình người có công ở {place} còn thiếu hồ sơ",
    "land": "cấp giấy chứng nhận quyền sử dụng đất cho các hộ ở {place} đã nộp đủ hồ sơ",
    "culture": "hỗ trợ kinh phí sửa mái nhà văn hóa {place} bị dột",
    "security": "tăng tuần tra ban đêm ở {place}, gần đây hay mất trộm",
    "party": "mở lớp bồi dưỡng kết nạp Đảng cho quần chúng ưu tú ở {place}",
    "other": "giải quyết việc đổ rác thải ở đầu {place}",
}
_KEPT_AT_BASE_EACH: Final = 11
_REJECTED_EACH: Final = 9
_REJECTED_TWICE_EACH: Final = 90
_SOLVED_OF_TEN: Final = 7


@dataclass(frozen=True, slots=True)
class Put:
    """A petition as it was put: by which cell, at which briefing."""

    number: int
    zone: Zone
    month: int
    commune: str
    cell: str
    field: str

    @property
    def raised_on(self) -> date:
        return months.held_on(self.zone.number, self.month)


def put() -> Iterator[Put]:
    """All of them, in the order of their months; zones and their cells take turns."""
    every_zone, fields = zones(), iter(months.fields_in_order())
    number = 0
    for month, how_many in enumerate(months.petitions_by_month()):
        for _ in range(how_many):
            zone = every_zone[number % len(every_zone)]
            commune = zone.communes[number // len(every_zone) % len(zone.communes)]
            cell = places.cells_of(commune)[number // 7 % places.CELLS_OF_A_COMMUNE]
            yield Put(number, zone, month, commune, cell, next(fields))
            number += 1


def briefing_id(zone: Zone, month: int) -> str:
    return demo_id(f"briefing:{zone.number}:{months.month(month)}")


def entry(one: Put) -> dict[str, Any]:
    """The petition as it is entered from the books."""
    place = f"thôn {places.cells_of(one.commune).index(one.cell) + 1}"
    body: dict[str, Any] = {
        "id": demo_id(f"petition:{one.number}"),
        "cell_id": demo_id(f"organization:{one.cell}"),
        "briefing_id": briefing_id(one.zone, one.month),
        "field": one.field,
        "text": f"Đề nghị {_ASKED[one.field].format(place=place)}.",
        "address": f"{place}, {_commune_name(one.commune)}",
        "petitioner": "cell",
    }
    if one.number % _KEPT_AT_BASE_EACH == 0:
        return body | {"kept_on": one.raised_on.isoformat()} | _solved(one, one.raised_on)
    escalated_on = one.raised_on + timedelta(days=1)
    rounds = _rounds(one)
    solved = _solved(one, date.fromisoformat(rounds[-1]["accepted_on"]))
    return body | {
        "escalated_to": demo_id(f"organization:{places.DISTRICT}"),
        "escalated_on": escalated_on.isoformat(),
        "rounds": rounds,
        **(solved if one.number % 10 < _SOLVED_OF_TEN else {}),
    }


def _rounds(one: Put) -> list[dict[str, Any]]:
    rejected = 0
    if one.number % _REJECTED_EACH == 0:
        rejected = 2 if one.number % _REJECTED_TWICE_EACH == 0 else 1
    return [_round(one, number, accepted=number == rejected) for number in range(rejected + 1)]


def _round(one: Put, number: int, *, accepted: bool) -> dict[str, Any]:
    """Begun after one briefing, answered before the next, and announced there."""
    began = months.held_on(one.zone.number, one.month + number) + timedelta(days=2)
    published = months.held_on(one.zone.number, one.month + number + 1)
    said: dict[str, str] = {"accepted_on": published.isoformat()}
    if not accepted:
        said = {
            "rejected_on": published.isoformat(),
            "reason": "Trả lời chung chung, chưa rõ ai làm, bao giờ xong.",
        }
    return {
        "lead_id": office_id(one.field),
        "assigned_on": began.isoformat(),
        "text": f"Đã kiểm tra tại {_commune_name(one.commune)}, xin trả lời lần {number + 1}.",
        "drafted_on": (began + timedelta(days=6 + one.number % 9)).isoformat(),
        "approved_on": (began + timedelta(days=8 + one.number % 9)).isoformat(),
        "document_number": f"{100 + (one.number * 3 + number) % 800}-CV/HU",
        "answered_on": (began + timedelta(days=9 + one.number % 9)).isoformat(),
        "briefing_id": briefing_id(one.zone, one.month + number + 1),
        **said,
    }


def _solved(one: Put, after: date) -> dict[str, Any]:
    solved_on = after + timedelta(days=10 + one.number * 7 % 150)
    return {
        "solved": {
            "solved_on": solved_on.isoformat(),
            "what": "Việc đã làm xong, nghiệm thu tại chỗ.",
            "seen_by": f"Bí thư chi bộ và trưởng thôn, {_commune_name(one.commune)}",
            "reported_on": (solved_on + timedelta(days=3)).isoformat(),
            "confirmed_on": (solved_on + timedelta(days=9)).isoformat(),
        }
    }


def office_id(field: str) -> str:
    """The office that answers what is asked in the field."""
    return demo_id(f"office:{field}")


def _commune_name(code: str) -> str:
    name = places.COMMUNES[int(code.removeprefix(f"{places.DISTRICT}-")) - 1]
    return name[0].lower() + name[1:]
