"""A handful of commands, as people would give them: a province with one visit made this year."""

from services.demo.accounts import OPERATOR, PASSWORD, PROVINCE_OFFICE
from services.demo.client import Caller, eventually, token

BEGAN = "2015-08-01"


def enter(url: str, held_on: str) -> None:
    """A district, a commune and two cells; a member of each committee; a meeting on the day, at
    which the district's member sat in; a confidential petition that grew out of a matter. Then the
    office reads who is behind. ``url`` is where the portal is.
    """
    operator = Caller(url, token(url, OPERATOR, PASSWORD))
    root = _organization(operator, "LS", "Tỉnh ủy Lạng Sơn", "province_committee", None)
    grant = {
        "account": PROVINCE_OFFICE.account,
        "role": "province_office",
        "organization_id": root,
        "starts_on": BEGAN,
    }
    operator.post("/assignment/grants", grant)
    operator.close()
    office = Caller(url, token(url, PROVINCE_OFFICE.account, PASSWORD))
    district = _organization(office, "LS-189", "Huyện ủy Đình Lập", "district_committee", root)
    commune = _organization(
        office, "LS-06619", "Đảng bộ xã Bắc Xa", "grassroots_committee", district
    )
    own = _organization(office, "LS-06619-01", "Chi bộ cơ quan", "cell", commune)
    village = _organization(office, "LS-06619-02", "Chi bộ thôn 1", "cell", commune)
    _regulation(office, root)
    _member(office, "Lê Văn An", own, root, "province")
    going = _member(office, "Hoàng Thị Bình", own, district, "district")
    _member(office, "Vi Văn Chi", own, commune, "commune")
    meeting = {
        "organization_id": village,
        "kind": "regular",
        "held_on": held_on,
        "member_ids": [going],
    }
    eventually(lambda: office.post("/attendance/meetings/record", meeting))
    _petition(office, root, village)
    office.get(f"/projection/organizations/{root}/compliance/members")
    office.close()


def _organization(caller: Caller, code: str, name: str, kind: str, parent: str | None) -> str:
    body = {"code": code, "name": name, "kind": kind, "parent_id": parent, "effective_on": BEGAN}
    if kind == "cell":
        body["cell_type"] = "village"
    return str(eventually(lambda: caller.post("/assignment/organizations", body))["id"])


def _regulation(caller: Caller, scope: str) -> None:
    body = {
        "number": "1764-QĐ/TU",
        "title": "Quy định chế độ cấp ủy viên dự sinh hoạt chi bộ",
        "scope_id": scope,
        "starts_on": "2019-05-29",
        "minimums": {"province": 1, "district": 2, "commune": 4},
    }
    eventually(lambda: caller.post("/assignment/regulations", body))


def _petition(caller: Caller, scope: str, cell: str) -> None:
    regulation = {
        "number": "11-QĐ/TU",
        "title": "Quy định trả lời kiến nghị",
        "scope_id": scope,
        "starts_on": "2019-05-29",
        "answer_days": 10,
        "remind_days": 2,
        "escalate_days": 3,
        "fields": [{"code": "land", "name": "Đất đai"}],
    }
    petition = {
        "cell_id": cell,
        "matter_id": _matter(caller, cell),
        "field": "land",
        "text": "Đề nghị cấp lại sổ đỏ.",
        "address": "thôn 1",
        "petitioner": "confidential",
        "petitioner_name": "Nông Thị Kín",
    }
    eventually(lambda: caller.post("/petition/regulations", regulation))
    eventually(lambda: caller.post("/petition/petitions", petition))


def _matter(caller: Caller, cell: str) -> str:
    body = {"organization_id": cell, "found_on": BEGAN, "text": "Sổ đỏ chưa cấp lại."}
    return str(eventually(lambda: caller.post("/attendance/matters", body))["id"])


def _member(caller: Caller, name: str, cell: str, committee: str, level: str) -> str:
    person = {"full_name": name, "cell_id": cell, "effective_on": BEGAN}
    member = str(eventually(lambda: caller.post("/assignment/members", person))["id"])
    post = {"committee_id": committee, "role": "member", "level": level, "starts_on": BEGAN}
    eventually(lambda: caller.post(f"/assignment/members/{member}/posts", post))
    return member
