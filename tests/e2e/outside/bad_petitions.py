"""What the petition service refuses, and how it says so."""

from typing import Any

from tests.support.town import Town
from tests.support.town_petitions import FIELD

GHOST = "7d9f1c2e-3f5a-4c6b-9d8e-0a1b2c3d4e5f"

Refusal = tuple[str, str, dict[str, Any], int, str, str]
"""What is sent where, and the status, the field and the rule that come back."""


def petition_refusals(town: Town) -> list[Refusal]:
    asked = town.petitions
    plan = {"zone_id": asked.zone, "planned_on": "2024-03-08", "host_id": town.commune}
    put = {
        "cell_id": town.cell,
        "briefing_id": asked.held,
        "field": FIELD,
        "text": "Cầu treo hỏng",
        "address": "thôn 2",
        "petitioner": "cell",
    }
    zone = {"organization_id": town.district, "name": "Khu II", "starts_on": "2023-01-01"}
    office = {"organization_id": town.commune, "name": "Ban", "starts_on": "2023-01-01"}
    petition = f"/petition/petitions/{asked.petition}"
    briefings = "/petition/briefings"
    grown = {name: said for name, said in put.items() if name != "briefing_id"}
    return [
        (
            "out of an unknown matter",
            "/petition/petitions",
            grown | {"matter_id": GHOST},
            404,
            "matter_id",
            "",
        ),
        ("an unknown zone", briefings, plan | {"zone_id": GHOST}, 404, "zone_id", ""),
        ("an unknown host", briefings, plan | {"host_id": GHOST}, 404, "host_id", ""),
        (
            "a second briefing of the month",
            briefings,
            plan | {"planned_on": "2023-03-20"},
            409,
            "planned_on",
            "BriefingAlreadyPlanned",
        ),
        (
            "the same host twice running",
            briefings,
            plan | {"planned_on": "2023-04-08"},
            409,
            "host_id",
            "HostedLastTime",
        ),
        (
            "a briefing held tomorrow",
            f"{briefings}/record",
            {"zone_id": asked.zone, "held_on": "2199-01-08", "host_id": town.commune},
            422,
            "held_on",
            "",
        ),
        (
            "a capacity that there is not",
            f"{briefings}/{asked.held}/attendance",
            {"came": [{"capacity": "guest", "organization_id": town.cell}]},
            422,
            "came.0.capacity",
            "",
        ),
        (
            "a commune in two zones",
            "/petition/zones",
            zone | {"commune_ids": [town.commune]},
            409,
            "commune_ids",
            "CommuneInAnotherZone",
        ),
        (
            "a cell as a commune",
            "/petition/zones",
            zone | {"commune_ids": [town.cell]},
            422,
            "commune_ids.0",
            "NotACommune",
        ),
        (
            "a second regulation in force",
            "/petition/regulations",
            {
                "scope_id": town.district,
                "number": "09-QĐ/HU",
                "title": "Quy định",
                "starts_on": "2023-01-01",
                "answer_days": 10,
                "remind_days": 2,
                "escalate_days": 3,
                "fields": [{"code": FIELD, "name": "Đường sá"}],
            },
            409,
            "starts_on",
            "RegulationAlreadyInForce",
        ),
        (
            "an office with a bell in its name",
            "/petition/offices",
            office | {"name": "Ban\u0007"},
            422,
            "name",
            "TextHasControlCharacters",
        ),
        ("an unknown cell that asks", "/petition/petitions", put | {"cell_id": GHOST}, 404, "", ""),
        ("an unknown field", "/petition/petitions", put | {"field": "sea"}, 422, "field", ""),
        ("nothing asked for", "/petition/petitions", put | {"text": " "}, 422, "text", ""),
        (
            "a named petitioner without a name",
            "/petition/petitions",
            put | {"petitioner": "named"},
            422,
            "petitioner_name",
            "PetitionerNameMissing",
        ),
        (
            "an answer accepted before it was announced",
            f"{petition}/acceptance",
            {},
            422,
            "",
            "AnswerNotPublished",
        ),
        (
            "a step of tomorrow",
            f"/petition/petitions/{asked.other_petition}/keeping",
            {"kept_on": "2199-01-01"},
            422,
            "kept_on",
            "StepInTheFuture",
        ),
    ]
