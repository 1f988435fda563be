"""Every endpoint with a request that would be carried out for whoever may."""

from typing import Any

from tests.e2e.security.door import Door
from tests.e2e.security.petition_doors import petition_doors, reading_doors
from tests.support.town import Town

ENDING = {"ends_on": "2026-01-31", "reason": "thử quyền"}


def doors(town: Town) -> list[Door]:
    """All of them; the test compares them with what the services themselves say."""
    return [
        *_assignment(town),
        *_attendance(town),
        *petition_doors(town),
        *_projection(town),
        *reading_doors(town),
    ]


def _assignment(town: Town) -> list[Door]:
    organization = {"organization_id": town.cell}
    member = {"member_id": town.member}
    new = {"code": "MOI", "name": "Chi bộ mới", "effective_on": "2021-01-01"}
    assigned = {"member_id": town.member, "target_kind": "organization", "target_id": town.cell}
    given = {"account": "ai-do", "organization_id": town.cell, "starts_on": "2026-01-01"}
    organizations = (
        ("Mã", "Tên", "Loại tổ chức", "Từ ngày", "Mã cấp trên", "Loại hình chi bộ"),
        ("MOI-2", "Chi bộ mới 2", "Chi bộ trực thuộc", "2021-01-01", town.commune_code, "Thôn"),
    )
    members = (
        ("Họ và tên", "Mã chi bộ", "Thuộc chi bộ từ"),
        ("Lý Văn Sơn", town.cell_code, "2021-01-01"),
    )
    table: list[tuple[str, dict[str, str], dict[str, Any]]] = [
        (
            "POST /organizations",
            {},
            new | {"kind": "cell", "cell_type": "village", "parent_id": town.commune},
        ),
        ("POST /organizations/{organization_id}/names", organization, new),
        (
            "POST /organizations/{organization_id}/parents",
            organization,
            {"parent_id": town.commune, "effective_on": "2026-01-31", "reason": "thử quyền"},
        ),
        (
            "POST /organizations/{organization_id}/closure",
            {"organization_id": town.other_cell},
            {"last_day": "2026-01-31", "reason": "thử quyền"},
        ),
        ("POST /localities", {}, new | {"office_id": town.commune, "kind": "commune"}),
        (
            "POST /members",
            {},
            {"full_name": "Vi Văn Cường", "cell_id": town.cell, "effective_on": "2021-01-01"},
        ),
        (
            "POST /members/{member_id}/posts",
            member,
            {
                "committee_id": town.commune,
                "role": "deputy_secretary",
                "level": "commune",
                "starts_on": "2022-01-01",
            },
        ),
        ("POST /members/{member_id}/posts/{post_id}/end", member | {"post_id": town.post}, ENDING),
        (
            "POST /members/{member_id}/posts/{post_id}/end/correction",
            member | {"post_id": town.post},
            ENDING | {"ends_on": None},
        ),
        (
            "POST /members/{member_id}/transfer",
            member,
            {"cell_id": town.cell, "effective_on": "2026-02-01"},
        ),
        (
            "POST /regulations",
            {},
            {
                "number": "15-KH/ĐU",
                "title": "Kế hoạch",
                "scope_id": town.commune,
                "starts_on": "2022-01-01",
                "minimums": {"commune": 5},
            },
        ),
        (
            "POST /regulations/{regulation_id}/repeal",
            {"regulation_id": town.regulation},
            ENDING,
        ),
        ("POST /assignments", {}, assigned | {"role": "support", "starts_on": "2022-01-01"}),
        (
            "POST /assignments/{assignment_id}/replacement",
            {"assignment_id": town.assignment},
            ENDING | {"member_id": town.other_member},
        ),
        ("POST /assignments/{assignment_id}/end", {"assignment_id": town.assignment}, ENDING),
        (
            "POST /assignments/{assignment_id}/end/correction",
            {"assignment_id": town.assignment},
            ENDING | {"ends_on": "2026-01-30"},
        ),
        ("POST /grants", {}, given | {"role": "cell_secretary"}),
        (
            "POST /grants/{grant_id}/delegations",
            {"grant_id": town.grant},
            {"account": "ai-khac", "starts_on": "2026-01-01", "ends_on": "2026-01-31"},
        ),
        ("POST /grants/{grant_id}/revocation", {"grant_id": town.grant}, ENDING),
    ]
    return [
        *(Door("assignment", operation, ids, body) for operation, ids, body in table),
        Door("assignment", "POST /imports/organizations", sheet=organizations),
        Door("assignment", "POST /imports/members", sheet=members),
        *(
            Door("assignment", f"GET /imports/{one}/columns", everybody=True)
            for one in ("organizations", "members")
        ),
    ]


def _attendance(town: Town) -> list[Door]:
    meeting, planned = {"meeting_id": town.meeting}, {"meeting_id": town.planned}
    there = {"meeting_id": town.meeting, "member_id": town.member}
    why = {"reason": "thử quyền"}
    held = {"held_on": "2021-03-06", "kind": "regular"}
    attendances = "POST /meetings/{meeting_id}/attendances"
    one = attendances + "/{member_id}"
    opinions = "POST /meetings/{meeting_id}/opinions"
    forwarded = {"to_organization_id": town.district, "forwarded_on": "2021-03-10"}
    new = {"organization_id": town.cell, "kind": "extraordinary"}
    table: list[tuple[str, dict[str, str], dict[str, Any]]] = [
        ("POST /meetings", {}, new | {"planned_on": "2021-05-05"}),
        ("POST /meetings/record", {}, new | {"held_on": "2021-06-05"}),
        (
            "POST /meetings/{meeting_id}/move",
            planned,
            {"planned_on": "2021-04-06", **why},
        ),
        ("POST /meetings/{meeting_id}/holding", planned, {"held_on": "2021-04-06"}),
        ("POST /meetings/{meeting_id}/cancellation", planned, why),
        ("POST /meetings/{meeting_id}/correction", meeting, held | why),
        ("POST /meetings/{meeting_id}/holding/revocation", planned, why),
        (attendances, meeting, {"member_id": town.other_member}),
        (one + "/dispute", there, why),
        (one + "/confirmation", there, {}),
        (
            one + "/substitution",
            there,
            {"substitute_id": town.other_member, **why},
        ),
        (one + "/correction", there, {"correct_member_id": town.other_member, **why}),
        (one + "/revocation", there, why),
        (opinions, meeting, {"text": "Đường vào thôn hỏng"}),
        (opinions + "/{opinion_id}/forwarding", meeting | {"opinion_id": town.opinion}, forwarded),
    ]
    table += _matters(town)
    workbook = (("Tổ chức", "Ngày họp", "Loại"), (town.cell_code, "2021-07-05", "Thường kỳ"))
    return [
        *(Door("attendance", operation, ids, body) for operation, ids, body in table),
        Door("attendance", "POST /imports/meetings", sheet=workbook),
        Door("attendance", "GET /imports/meetings/columns", everybody=True),
    ]


def _matters(town: Town) -> list[tuple[str, dict[str, str], dict[str, Any]]]:
    matter, why = {"matter_id": town.matter}, {"reason": "thử quyền"}
    words = {"found_on": "2021-03-04", "text": "Đường vào thôn sạt lở 20 mét"}
    entrusted = {"member_id": town.member, "due_on": "2021-04-30", "entrusted_on": "2021-03-10"}
    one = "POST /matters/{matter_id}"
    return [
        ("POST /matters", {}, words | {"organization_id": town.cell}),
        (one + "/correction", matter, words | why),
        (one + "/entrusting", matter, entrusted),
        (one + "/settlement", matter, {"settled_on": "2021-04-20", "outcome": "Đã kè"}),
        (one + "/reopening", matter, {"reopened_on": "2021-04-21", **why}),
        (one + "/revocation", matter, why),
    ]


def _projection(town: Town) -> list[Door]:
    place, member = {"organization_id": town.commune}, {"member_id": town.member}
    base = "GET /organizations/{organization_id}"
    words = {"words": "an"}
    return [
        Door("projection", "GET /me", everybody=True),
        Door("projection", base, place),
        Door("projection", base + "/search", place, query=words),
        Door("projection", base + "/members/search", place, query=words),
        Door("projection", base + "/compliance", place),
        Door("projection", base + "/compliance/members", place),
        Door("projection", base + "/unvisited", place),
        Door("projection", base + "/meetings", place),
        Door("projection", "GET /meetings/{meeting_id}", {"meeting_id": town.meeting}),
        Door("projection", base + "/matters", place),
        Door("projection", "GET /matters/{matter_id}", {"matter_id": town.matter}),
        Door("projection", "GET /members/{member_id}", member),
        Door("projection", "GET /members/{member_id}/readings", member),
        Door("projection", "GET /trail", query={"organization_id": town.commune}),
        Door("projection", "GET /trail/{aggregate_id}", {"aggregate_id": town.meeting}),
    ]
