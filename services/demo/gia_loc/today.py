"""The work of today in Khu 1: petitions of the last two briefings, each left at another step."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from chassis.clock import SystemClock
from services.demo.accounts import (
    ANSWERING_OFFICE,
    CELL_SECRETARY,
    GIA_LOC_OFFICE,
    PASSWORD,
    STANDING_COMMITTEE,
)
from services.demo.client import Caller, token
from services.demo.entering import post_when_possible
from services.demo.gia_loc import places
from services.demo.gia_loc.petitions import office_id
from services.demo.gia_loc.zones import Zone, zones
from services.demo.ids import demo_id

_DAY: Final = 7
"""Of the month: the zone meets from the 5th to the 10th."""

_COMMUNE: Final = "HD-GL-02"


@dataclass(frozen=True, slots=True)
class People:
    """Those who act, each with an account of their own."""

    office: Caller
    cell: Caller
    answering: Caller
    committee: Caller

    @classmethod
    def signed_in(cls, url: str) -> "People":
        accounts = (GIA_LOC_OFFICE, CELL_SECRETARY, ANSWERING_OFFICE, STANDING_COMMITTEE)
        return cls(*(Caller(url, token(url, a.account, PASSWORD)) for a in accounts))

    def close(self) -> None:
        for caller in (self.office, self.cell, self.answering, self.committee):
            caller.close()


def enter_today(url: str, today: date | None = None) -> None:
    """The last two briefings before ``today``, with their petitions, and the plan of the next."""
    today = today or SystemClock().today()
    people = People.signed_in(url)
    last = _briefing_day(today)
    before = _briefing_day(last.replace(day=1) - timedelta(days=1))
    coming = _briefing_day((last.replace(day=1) + timedelta(days=45)).replace(day=28))
    work = Work(people, zones()[0], today)
    work.of_the_month_before(before, last)
    work.of_this_month(last)
    work.plan(coming, host=3)
    people.close()


def _briefing_day(day: date) -> date:
    """The last day on which the zone met, the day itself included."""
    if day.day >= _DAY:
        return day.replace(day=_DAY)
    return (day.replace(day=1) - timedelta(days=1)).replace(day=_DAY)


class Work:
    """Steps, each given by whoever takes it. Steps never lie after ``today``."""

    def __init__(self, people: People, zone: Zone, today: date) -> None:
        self._people = people
        self._zone = zone
        self._today = today

    def of_the_month_before(self, held_on: date, last: date) -> None:
        """Answered, announced on ``last``: one waits for the cell's word, one was rejected."""
        briefing = self.hold(held_on, host=1)
        accepted = self.put(briefing, "1", "Nạo vét mương tiêu sau trường mầm non thôn 1")
        rejected = self.put(briefing, "2", "Cấp lại giống lúa bị hỏng vụ mùa cho 14 hộ thôn 2")
        kept = self.put(briefing, "3", "Đắp lại bờ ao làng thôn 3 bị sạt", field="infrastructure")
        for petition in (accepted, rejected):
            self.assign(petition, held_on + timedelta(days=2))
            self.answer(petition, held_on + timedelta(days=9))
        self._office(kept, "keeping", kept_on=self._on(held_on))
        announced = self.hold(last, host=2)
        for step in ("compilation", "sending", "announcement"):
            post_when_possible(self._people.office, f"/petition/briefings/{announced}/{step}", {})
        why = "Trả lời chưa nói rõ bao giờ cấp, 14 hộ đã lỡ thời vụ."
        self._office(rejected, "rejection", rejected_on=self._on(last), reason=why)
        self.assign(rejected, last + timedelta(days=1), escalate=False)

    def of_this_month(self, held_on: date) -> None:
        """Put at the last briefing; one at each step on the way to an answer."""
        briefing = _briefing_id(held_on)
        self.put(briefing, "1", "Tu sửa trạm bơm đầu thôn 1 trước vụ chiêm xuân")
        waiting = self.put(briefing, "2", "Hỗ trợ vôi bột khử khuẩn chuồng trại thôn 2")
        drafted = self.put(briefing, "3", "Kiểm tra chất lượng phân bón bán ở chợ thôn 3")
        returned = self.put(briefing, "4", "Cứng hóa 300 m bờ vùng cánh đồng thôn 4")
        answered = self.put(briefing, "2", "Diệt chuột tập trung ở cánh đồng thôn 2")
        self.put(
            briefing,
            "4",
            "Kiểm tra việc thu các khoản đóng góp chưa công khai ở thôn 4",
            field="party",
            petitioner="confidential",
            petitioner_name="Nguyễn Thị Kín",
        )
        day = held_on + timedelta(days=2)
        for petition in (waiting, drafted, returned, answered):
            self.assign(petition, day)
        for petition in (drafted, returned):
            self.draft(petition, day)
        why = "Chưa nêu nguồn kinh phí và thời gian thực hiện."
        self._step("committee", returned, "return", returned_on=self._on(day), reason=why)
        self.answer(answered, day)

    def hold(self, held_on: date, host: int) -> str:
        """The briefing as the books have it; returns its id."""
        body = self._planned(held_on, host) | {
            "held_on": held_on.isoformat(),
            "came": self._zone.expected(),
            "missing": [],
            "minutes": "Các chi bộ báo cáo tình hình tháng trước và nêu kiến nghị.",
        }
        post_when_possible(self._people.office, "/petition/briefings/record", body)
        return _briefing_id(held_on)

    def plan(self, planned_on: date, host: int) -> None:
        body = self._planned(planned_on, host) | {"planned_on": planned_on.isoformat()}
        post_when_possible(self._people.office, "/petition/briefings", body)

    def put(
        self, briefing: str, cell: str, text: str, field: str = "agriculture", **more: str
    ) -> str:
        """A cell of the commune asks; the secretary of its first cell asks in person."""
        petition = demo_id(f"petition:{briefing}:{text}")
        body: dict[str, Any] = {
            "id": petition,
            "cell_id": demo_id(f"organization:{_COMMUNE}-0{cell}"),
            "briefing_id": briefing,
            "field": field,
            "text": f"{text}.",
            "address": f"thôn {cell}, xã Đoàn Thượng",
            "petitioner": "cell",
            **more,
        }
        caller = self._people.cell if cell == "1" else self._people.office
        post_when_possible(caller, "/petition/petitions", body)
        return petition

    def assign(self, petition: str, day: date, *, escalate: bool = True) -> None:
        if escalate:
            district = demo_id(f"organization:{places.DISTRICT}")
            self._office(
                petition, "escalation", to_organization_id=district, escalated_on=self._on(day)
            )
        lead = office_id("agriculture")
        self._office(petition, "assignment", lead_id=lead, assigned_on=self._on(day))

    def draft(self, petition: str, day: date) -> None:
        text = "Phòng đã kiểm tra thực địa cùng chi bộ; việc này làm xong trong quý tới."
        self._step("answering", petition, "draft", text=text, drafted_on=self._on(day))

    def answer(self, petition: str, day: date) -> None:
        """Drafted, approved, and given its number."""
        self.draft(petition, day)
        self._step("committee", petition, "approval", approved_on=self._on(day))
        number = f"{int(petition[:4], 16) % 800 + 100}-CV/HU"
        self._step(
            "answering", petition, "answer", document_number=number, answered_on=self._on(day)
        )

    def _planned(self, day: date, host: int) -> dict[str, Any]:
        return {
            "id": _briefing_id(day),
            "zone_id": self._zone.id,
            "host_id": demo_id(f"organization:{self._zone.communes[host]}"),
        }

    def _office(self, petition: str, step: str, **body: str) -> None:
        self._step("office", petition, step, **body)

    def _step(self, who: str, petition: str, step: str, **body: str) -> None:
        caller: Caller = getattr(self._people, who)
        post_when_possible(caller, f"/petition/petitions/{petition}/{step}", body)

    def _on(self, day: date) -> str:
        return min(day, self._today).isoformat()


def _briefing_id(day: date) -> str:
    return demo_id(f"briefing:today:{day}")
