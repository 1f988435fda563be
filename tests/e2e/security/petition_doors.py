"""Every endpoint of the petition service with a request that would be carried out."""

from collections.abc import Sequence
from typing import Any

from tests.e2e.security.door import Door
from tests.support.town import COMMITTEE, OFFICE, PROVINCE, Town
from tests.support.town_petitions import FIELD

WHY = {"reason": "thử quyền"}
WORDS = {"field": FIELD, "text": "Cầu treo hỏng", "address": "thôn 2"}

Row = tuple[str, dict[str, str], dict[str, Any]]


def petition_doors(town: Town) -> list[Door]:
    """The petitioner's name is read before it is erased."""
    petition = {"petition_id": town.petitions.petition}
    name = "/petitions/{petition_id}/petitioner"
    decision = {"year": 2019, "document": "Thông báo"}
    table = [*_rules(town), *_zones(town), *_briefings(town), *_lives(town), *_rounds(town)]
    return [
        *(
            Door("petition", operation, ids, body, opened_by=_opened_by(operation))
            for operation, ids, body in table
        ),
        Door("petition", "POST /working-years", body=decision, opened_by=PROVINCE),
        Door("petition", "POST /imports/petitions", sheet=_sheet(town)),
        Door("petition", "GET /imports/petitions/columns", everybody=True),
        Door("petition", f"GET {name}", petition),
        Door("petition", f"GET {name}/readings", petition),
        Door(
            "petition",
            "GET /organizations/{organization_id}/name-readings",
            {"organization_id": town.commune},
        ),
        Door("petition", f"POST {name}/erasure", petition, WHY),
    ]


def reading_doors(town: Town) -> list[Door]:
    """What is read about petitions, in the projection."""
    asked = town.petitions
    place = {"organization_id": town.commune}
    zone, office = {"zone_id": asked.zone}, {"office_id": asked.office}
    briefing = {"briefing_id": asked.held}
    base = "GET /organizations/{organization_id}"
    table: list[tuple[str, dict[str, str]]] = [
        (f"{base}/zones", place),
        (f"{base}/offices", place),
        (f"{base}/petitions", place),
        (f"{base}/petition-fields", place),
        (f"{base}/petition-regulations", place),
        (f"{base}/working-year", place),
        (f"{base}/petition-statistics", place),
        (f"{base}/approval-desk", place),
        ("GET /zones/{zone_id}", zone),
        ("GET /zones/{zone_id}/next-briefing", zone),
        ("GET /briefings/{briefing_id}", briefing),
        ("GET /briefings/{briefing_id}/answers.docx", briefing),
        ("GET /briefings/{briefing_id}/minutes.docx", briefing),
        ("GET /petitions/{petition_id}", {"petition_id": asked.petition}),
        ("GET /offices/{office_id}/desk", office),
    ]
    return [Door("projection", operation, ids) for operation, ids in table]


def _opened_by(operation: str) -> str:
    return COMMITTEE if operation.endswith(("/return", "/approval")) else OFFICE


def _sheet(town: Town) -> tuple[Sequence[str], Sequence[object]]:
    headers = ("Khu", "Giao ban", "Chi bộ", "Lĩnh vực", "Nội dung", "Địa chỉ")
    return headers, ("Khu I", "8/3/2023", town.cell_code, FIELD, "Cầu treo hỏng", "thôn 2")


def _rules(town: Town) -> list[Row]:
    asked = town.petitions
    days = {"answer_days": 10, "remind_days": 2, "escalate_days": 3}
    regulation = {"number": "08-QĐ/ĐU", "title": "Quy định", "starts_on": "2023-01-01", **days}
    fields = [{"code": FIELD, "name": "Đường sá"}]
    office = {"organization_id": town.commune, "name": "Ban", "starts_on": "2023-01-01"}
    return [
        ("POST /regulations", {}, regulation | {"scope_id": town.commune, "fields": fields}),
        (
            "POST /regulations/{regulation_id}/repeal",
            {"regulation_id": asked.regulation},
            {"ends_on": "2199-01-31", **WHY},
        ),
        ("POST /offices", {}, office),
        (
            "POST /offices/{office_id}/closing",
            {"office_id": asked.office},
            {"last_day": "2199-01-31", **WHY},
        ),
    ]


def _zones(town: Town) -> list[Row]:
    zone = {"zone_id": town.petitions.zone}
    since = {"starts_on": "2023-01-01"}
    ending = {"ends_on": "2199-01-31", **WHY}
    return [
        ("POST /zones", {}, {"organization_id": town.district, "name": "Khu II", **since}),
        ("POST /zones/{zone_id}/communes", zone, {"commune_id": town.commune, **since}),
        (
            "POST /zones/{zone_id}/communes/{commune_id}/leaving",
            zone | {"commune_id": town.commune},
            ending,
        ),
        ("POST /zones/{zone_id}/head", zone, {"member_id": town.petitions.head, **since}),
        ("POST /zones/{zone_id}/deputy", zone, {"member_id": town.petitions.head, **since}),
        ("POST /zones/{zone_id}/closing", zone, {"last_day": "2199-01-31", **WHY}),
    ]


def _briefings(town: Town) -> list[Row]:
    held = {"briefing_id": town.petitions.held}
    planned = {"briefing_id": town.petitions.planned}
    place = {"zone_id": town.petitions.zone, "host_id": town.commune}
    came = [{"capacity": "cell_secretary", "organization_id": town.cell}]
    one = "POST /briefings/{briefing_id}"
    return [
        ("POST /briefings", {}, place | {"planned_on": "2024-03-08"}),
        ("POST /briefings/record", {}, place | {"held_on": "2024-06-08"}),
        (f"{one}/move", planned, {"planned_on": "2023-09-09", **WHY}),
        (f"{one}/holding", planned, {"held_on": "2023-09-09"}),
        (f"{one}/cancellation", planned, WHY),
        (f"{one}/attendance", held, {"came": came}),
        (f"{one}/minutes", held, {"text": "Biên bản"}),
        (f"{one}/compilation", held, {}),
        (f"{one}/sending", held, {}),
        (f"{one}/announcement", held, {}),
    ]


def _lives(town: Town) -> list[Row]:
    petition = {"petition_id": town.petitions.other_petition}
    one = "POST /petitions/{petition_id}"
    put = WORDS | {"cell_id": town.cell, "briefing_id": town.petitions.held, "petitioner": "cell"}
    done = {"solved_on": "2023-04-01", "what": "Đã sửa", "seen_by": "Trưởng thôn"}
    return [
        ("POST /petitions", {}, put),
        ("POST /petitions/record", {}, put),
        (f"{one}/correction", petition, WORDS | WHY),
        (f"{one}/keeping", petition, {}),
        (f"{one}/escalation", petition, {"to_organization_id": town.district}),
        (f"{one}/merger", petition, {"into_id": town.petitions.petition, **WHY}),
        (f"{one}/split", petition, {"parts": [WORDS, WORDS], **WHY}),
        (f"{one}/solution", petition, done),
        (f"{one}/confirmation", petition, {}),
        (f"{one}/dispute", petition, WHY),
        (f"{one}/reopening", petition, WHY),
        (f"{one}/withdrawal", petition, WHY),
    ]


def _rounds(town: Town) -> list[Row]:
    petition = {"petition_id": town.petitions.petition}
    one = "POST /petitions/{petition_id}"
    lead = {"lead_id": town.petitions.office}
    return [
        (f"{one}/assignment", petition, lead),
        (f"{one}/transfer", petition, lead | {"clock": "keeps", **WHY}),
        (f"{one}/clock-stop", petition, {"cause": "forwarded_above", **WHY}),
        (f"{one}/clock-resumption", petition, {}),
        (f"{one}/draft", petition, {"text": "Sẽ sửa"}),
        (f"{one}/return", petition, WHY),
        (f"{one}/approval", petition, {}),
        (f"{one}/answer", petition, {"document_number": "128-CV/HU"}),
        (f"{one}/acceptance", petition, {}),
        (f"{one}/rejection", petition, WHY),
    ]
