"""Orders about briefings: given through HTTP and, when they were obeyed, believed by the model."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from uuid import uuid4

from tests.e2e.lives.driver import orders
from tests.e2e.lives.driver.api_driver import Hands
from tests.e2e.lives.model.briefings import Briefing, may_take_place, month_after, to_compile
from tests.e2e.lives.model.fixtures import Place
from tests.e2e.lives.model.life import Life, Told
from tests.e2e.lives.model.model import Model


class Presiding:
    """What can be done to briefings."""

    def __init__(self, hands: Hands, model: Model) -> None:
        self.hands = hands
        self.model = model

    def plan(self, zone: Place, day: date, host: Place) -> Briefing | None:
        """None: it was refused, as it must be."""
        briefing = Briefing(str(uuid4()), zone, day, host)
        about = {"zone_id": zone.id, "planned_on": day.isoformat(), "host_id": host.id}
        body = {"id": briefing.id, **about}
        if not may_take_place(self.model.briefings.values(), zone, day, host):
            self.hands.refused(self._office, "/briefings", body)
            return None
        self.hands.give(self._office, "/briefings", body)
        self._tell(briefing, "BriefingPlanned", day)
        self.model.briefings[briefing.id] = briefing
        return briefing

    def host(self, zone: Place, day: date, chance: Random) -> Place:
        """One whose turn it can be, where there is one."""
        communes = self.model.ground.communes_of[zone.id]
        known = list(self.model.briefings.values())
        able = [each for each in communes if may_take_place(known, zone, day, each)]
        return chance.choice(able or communes)

    def move(self, briefing: Briefing, day: date, host: Place) -> None:
        """Within its month; or refused, as it must be."""
        others = [each for each in self.model.briefings.values() if each is not briefing]
        path = f"/briefings/{briefing.id}/move"
        about = {"planned_on": day.isoformat(), "host_id": host.id}
        body = {**about, "reason": orders.WHY}
        same = (day, host) == (briefing.planned_on, briefing.host)
        if same or not may_take_place(others, briefing.zone, day, host):
            self.hands.refused(self._office, path, body)
            return
        self.hands.give(self._office, path, body)
        briefing.planned_on, briefing.host, briefing.reason = day, host, orders.WHY
        self._tell(briefing, "BriefingMoved", day)

    def cancel(self, briefing: Briefing) -> None:
        body = {"reason": orders.WHY}
        self.hands.give(self._office, f"/briefings/{briefing.id}/cancellation", body)
        briefing.state, briefing.reason = "cancelled", orders.WHY
        self._tell(briefing, "BriefingCancelled", briefing.day)

    def hold(self, briefing: Briefing, day: date) -> None:
        body = {"held_on": day.isoformat()}
        self.hands.give(self._office, f"/briefings/{briefing.id}/holding", body)
        briefing.state, briefing.held_on, briefing.reason = "held", day, None
        self._tell(briefing, "BriefingHeld", day)

    def minute(self, briefing: Briefing) -> None:
        briefing.minutes = f"Biên bản {uuid4()}"
        body = {"text": briefing.minutes}
        self.hands.give(self._office, f"/briefings/{briefing.id}/minutes", body)
        self._tell(briefing, "BriefingMinuted", briefing.day)

    def take_attendance(self, briefing: Briefing, chance: Random) -> None:
        """The head and a secretary of each commune of the zone: some came, some did not."""
        head, district = self.model.ground.head, self.model.ground.district
        communes = self.model.ground.communes_of[briefing.zone.id]
        secretaries = [(commune, "commune_secretary", None) for commune in communes]
        invited: list[tuple[Place, str, Place | None]] = [
            (district, "zone_head", head),
            *secretaries,
        ]
        came: list[dict[str, str | None]] = []
        missing: list[dict[str, str | None]] = []
        for place, capacity, member in invited:
            (came if chance.random() < 0.5 else missing).append(
                {
                    "capacity": capacity,
                    "organization_id": place.id,
                    "organization_name": place.name,
                    "member_id": member.id if member else None,
                    "full_name": member.name if member else None,
                }
            )
        sent = {
            name: [
                {k: each[k] for k in ("capacity", "organization_id", "member_id")}
                for each in people
            ]
            for name, people in (("came", came), ("missing", missing))
        }
        self.hands.give(self._office, f"/briefings/{briefing.id}/attendance", sent)
        briefing.came, briefing.missing = came, missing
        self._tell(briefing, "BriefingAttendanceTaken", briefing.day)

    def compile(self, briefing: Briefing) -> None:
        today, lives = self.model.today, self.model.lives.values()
        self.hands.give(self._office, f"/briefings/{briefing.id}/compilation", {})
        briefing.listed = to_compile(briefing, self.model.briefings.values(), lives, today)
        briefing.compiled_on = min(today, briefing.day)
        self._tell(briefing, "AnswersCompiled", briefing.day)

    def send(self, briefing: Briefing) -> None:
        self.hands.give(self._office, f"/briefings/{briefing.id}/sending", {})
        briefing.sent_on = min(self.model.today, briefing.day)
        self._tell(briefing, "AnswersSent", briefing.day)

    def announce(self, briefing: Briefing, chosen: Sequence[Life] | None) -> None:
        """These of the list; None: without naming any, all of it that can be."""
        body = {} if chosen is None else {"answers": [life.id for life in chosen]}
        self.hands.give(self._office, f"/briefings/{briefing.id}/announcement", body)
        if chosen is None:
            chosen = [each for each in self.model.lives.values() if briefing.can_announce(each)]
        told = Told("AnswerPublished", briefing.day, self._office, self.model.today)
        briefing.announced = [(life.id, life.number) for life in chosen]
        for life in chosen:
            assert life.round is not None
            life.round.published_on, life.round.briefing = briefing.day, briefing.id
            life.tell(
                Told(told.type, told.on, told.actor, told.recorded_on, life.number), "published"
            )
        self._tell(briefing, "AnswersAnnounced", briefing.day)

    def days_of(self, month: date) -> list[date]:
        """From the third to the twelfth: in time, and not."""
        return [month + timedelta(days=n) for n in range(2, 12)]

    def months(self) -> list[date]:
        """This one and the next."""
        this = self.model.today.replace(day=1)
        return [this, month_after(this)]

    @property
    def _office(self) -> str:
        return self.model.ground.accounts.office

    def _tell(self, briefing: Briefing, kind: str, on: date) -> None:
        briefing.told.append(Told(kind, on, self._office, self.model.today))
