"""The service over HTTP: results, problem documents, idempotency."""

import io
import unicodedata
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from openpyxl import Workbook

from contracts.envelope import Envelope
from contracts.registry import decode
from tests.services.assignment.house import PROVINCE, UNKNOWN
from tests.services.assignment.outside import A_PROVINCE, Outside

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_DISTRICT = {
    "code": "HU-DL",
    "name": "Đảng bộ huyện Đình Lập",
    "kind": "district_committee",
    "parent_id": str(PROVINCE),
    "effective_on": "2015-01-01",
}
AN_ENDING = {"ends_on": "2026-06-30", "reason": "Hết nhiệm kỳ"}


def broken(response: Response) -> list[tuple[str, str]]:
    """The fields and rules of a problem document."""
    assert response.headers["Content-Type"] == "application/problem+json"
    return [(error["field"], error["rule"]) for error in response.json().get("errors", [])]


def create(outside: Outside, path: str, body: dict[str, Any]) -> dict[str, Any]:
    response = outside.post(path, body)
    assert response.status_code == 201, response.text
    assert response.headers["Position"] == response.json()["position"]
    return dict(response.json())


def workbook(*lines: Sequence[object]) -> bytes:
    made = Workbook()
    for line in lines:
        made.worksheets[0].append(list(line))
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def test_every_order_can_be_given(outside: Outside) -> None:
    district = create(outside, "/organizations", A_DISTRICT)["id"]
    base_cell = {"kind": "base_cell", "cell_type": "agency", "parent_id": district}
    cells = [
        create(outside, "/organizations", {**A_DISTRICT, **base_cell, "code": code, "name": code})
        for code in ("CB-1", "CB-2")
    ]
    new_name = {"code": "HU-DL", "name": "Đảng bộ Đình Lập", "effective_on": "2020-01-01"}
    create(outside, f"/organizations/{district}/names", new_name)
    create(
        outside,
        "/localities",
        {**A_PROVINCE, "id": None, "kind": "province", "office_id": str(PROVINCE)},
    )
    members = [
        create(
            outside,
            "/members",
            {"full_name": name, "cell_id": cells[0]["id"], "effective_on": "2019-06-01"},
        )["id"]
        for name in ("Hoàng Văn Thụ", "Nông Thị Hoa")
    ]
    post = create(
        outside,
        f"/members/{members[0]}/posts",
        {
            "committee_id": district,
            "role": "secretary",
            "level": "district",
            "starts_on": "2020-07-01",
        },
    )
    create(outside, f"/members/{members[0]}/posts/{post['post_id']}/end", AN_ENDING)
    create(
        outside,
        f"/members/{members[0]}/transfer",
        {"cell_id": cells[1]["id"], "effective_on": "2022-01-01"},
    )
    regulation = create(
        outside,
        "/regulations",
        {
            "number": "1764-QĐ/TU",
            "title": "Quy định dự sinh hoạt chi bộ",
            "scope_id": str(PROVINCE),
            "starts_on": "2019-05-29",
            "minimums": {"province": 1, "district": 2, "commune": 4},
            "proration": "by_month",
            "only_confirmed": True,
        },
    )
    create(outside, f"/regulations/{regulation['id']}/repeal", AN_ENDING)
    assignment = create(
        outside,
        "/assignments",
        {
            "member_id": members[0],
            "target_kind": "organization",
            "target_id": cells[0]["id"],
            "role": "in_charge",
            "starts_on": "2022-05-22",
        },
    )
    successor = create(
        outside,
        f"/assignments/{assignment['id']}/replacement",
        {**AN_ENDING, "member_id": members[1]},
    )
    assert successor["replaces_id"] == assignment["id"]
    create(outside, f"/assignments/{successor['id']}/end", {**AN_ENDING, "ends_on": "2026-12-31"})
    grant = create(
        outside,
        "/grants",
        {
            "account": "vp-dinhlap",
            "role": "district_office",
            "organization_id": district,
            "starts_on": "2020-01-01",
        },
    )
    create(
        outside,
        f"/grants/{grant['id']}/delegations",
        {"account": "pho-vp", "starts_on": "2026-01-01", "ends_on": "2026-01-31"},
    )
    create(outside, f"/grants/{grant['id']}/revocation", AN_ENDING)
    create(
        outside,
        f"/organizations/{cells[1]['id']}/closure",
        {"last_day": "2026-06-30", "reason": "Sáp nhập"},
    )


def test_what_is_entered_is_published_in_one_spelling(outside: Outside) -> None:
    name = unicodedata.normalize("NFD", "  Đảng bộ  huyện Đình Lập ")
    position = outside.log.last_position()

    create(outside, "/organizations", {**A_DISTRICT, "name": name})

    (record,) = outside.log.read(position, 10)
    assert isinstance(record.event, Envelope)
    assert record.event.actor == "vp-tinh"
    assert getattr(decode(record.event), "name", None) == "Đảng bộ huyện Đình Lập"


@pytest.mark.parametrize(
    ("change", "status", "field", "rule"),
    [
        ({"name": "Đảng\u0000bộ"}, 422, "name", "TextHasControlCharacters"),
        ({"name": " "}, 422, "name", "TextIsBlank"),
        ({"name": "x" * 201}, 422, "name", "TextIsTooLong"),
        ({"name": 7}, 422, "name", "string_type"),
        ({"code": "TU"}, 409, "code", "CodeAlreadyInUse"),
        ({"kind": "huyện ủy"}, 422, "kind", "literal_error"),
        ({"kind": "cell", "cell_type": "village"}, 422, "kind", "KindDoesNotFitUnderParent"),
        ({"parent_id": str(UNKNOWN)}, 404, "parent_id", "Unknown"),
        ({"parent_id": "HU"}, 422, "parent_id", "uuid_parsing"),
        ({"effective_on": "2015-02-30"}, 422, "effective_on", "value_error"),
        ({"effective_on": 1420070400}, 422, "effective_on", "value_error"),
        ({"effective_on": "2014-12-31"}, 422, "parent_id", "NotOpenOnThatDay"),
        ({"id": str(PROVINCE)}, 409, "id", "IdAlreadyTaken"),
        ({"colour": "red"}, 422, "colour", "extra_forbidden"),
    ],
)
def test_a_wrong_field_is_refused_with_its_rule_and_nothing_is_stored(
    outside_of_module: Outside, change: dict[str, Any], status: int, field: str, rule: str
) -> None:
    before = outside_of_module.log.last_position()

    response = outside_of_module.post("/organizations", {**A_DISTRICT, **change})

    assert response.status_code == status
    assert broken(response) == [(field, rule)]
    assert outside_of_module.log.last_position() == before


def test_an_order_repeated_with_its_key_is_carried_out_once(outside: Outside) -> None:
    key = {"Idempotency-Key": "7d9f1c2e"}
    first = outside.post("/organizations", A_DISTRICT, **key)
    before = outside.log.last_position()

    again = outside.post("/organizations", A_DISTRICT, **key)
    other = outside.post("/organizations", {**A_DISTRICT, "code": "HU-X"}, **key)

    assert again.json() == first.json()
    assert (other.status_code, broken(other)) == (
        422,
        [("Idempotency-Key", "KeyUsedForAnotherRequest")],
    )
    assert outside.log.last_position() == before


def commands(outside: Outside) -> list[str]:
    """Every path of a command, with ids that nothing has."""
    paths = outside.client.get("/openapi.json").json()["paths"]
    fill = {"member_id", "post_id", "organization_id", "regulation_id", "assignment_id", "grant_id"}
    orders = [path for path, methods in paths.items() if "post" in methods]
    return [path.format(**dict.fromkeys(fill, str(UNKNOWN))) for path in orders]


def test_nobody_gives_an_order_without_a_token(outside_of_module: Outside) -> None:
    before = outside_of_module.log.last_position()

    for path in commands(outside_of_module):
        response = outside_of_module.client.post(path, json={})
        assert (path, response.status_code) == (path, 401)
        forged = outside_of_module.client.post(
            path, json={}, headers={"Authorization": "Bearer x.y.z"}
        )
        assert (path, forged.status_code) == (path, 401)
    assert len(commands(outside_of_module)) == 21
    assert outside_of_module.log.last_position() == before


def test_a_stranger_is_refused(outside_of_module: Outside) -> None:
    response = outside_of_module.post("/organizations", A_DISTRICT, "nguoi-la")
    assert response.status_code == 403
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_workbook_is_stored_as_a_whole(outside: Outside) -> None:
    file = workbook(
        ["Mã", "Tên", "Loại tổ chức", "Loại hình chi bộ", "Mã cấp trên", "Từ ngày"],
        ["HU-DL", "Đảng bộ huyện Đình Lập", "Đảng bộ huyện", None, "TU", "01/01/2015"],
        ["CB-CA", "Chi bộ Công an huyện", "Chi bộ cơ sở", "Công an", "HU-DL", "01/01/2015"],
    )

    stored = outside.post("/imports/organizations", file, **{"Content-Type": XLSX})

    assert stored.status_code == 201, stored.text
    assert stored.json()["stored"] == "2"
    assert UUID(stored.json()["complete_at"].partition(":")[0])
    members = workbook(
        ["Họ và tên", "Mã chi bộ", "Thuộc chi bộ từ", "Mã cấp ủy", "Chức vụ", "Từ ngày"],
        ["Hoàng Văn Thụ", "CB-CA", "01/06/2019", "HU-DL", "Bí thư", "01/07/2020"],
    )
    assert outside.post("/imports/members", members, **{"Content-Type": XLSX}).status_code == 201


def test_a_workbook_with_wrong_rows_is_refused_with_all_of_them(outside_of_module: Outside) -> None:
    before = outside_of_module.log.last_position()
    file = workbook(
        ["Họ và tên", "Mã chi bộ", "Thuộc chi bộ từ"],
        ["Hoàng Văn Thụ", "CB-??", "01/06/2019"],
        ["", "CB-??", "31/02/2019"],
    )

    refused = outside_of_module.post("/imports/members", file, **{"Content-Type": XLSX})

    assert refused.status_code == 422
    assert [(e["row"], e["field"], e["rule"]) for e in refused.json()["errors"]] == [
        (2, "cell_code", "CodeUnknown"),
        (3, "full_name", "ValueMissing"),
        (3, "effective_on", "NotADay"),
    ]
    assert outside_of_module.log.last_position() == before


def test_a_file_that_is_no_workbook_is_refused(outside_of_module: Outside) -> None:
    refused = outside_of_module.post("/imports/members", b"Ho va ten", **{"Content-Type": XLSX})
    assert (refused.status_code, broken(refused)) == (422, [("file", "NotAWorkbook")])
