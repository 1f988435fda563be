"""The published figures, asked of a running system through the read API."""

from typing import Any, Final

from services.demo.client import Caller

_HALF_YEAR: Final = "2021-06-30"
_LAST_DAY: Final = "2010-12-31"


def figures(lang_son: Caller, gia_loc: Caller) -> dict[str, Any]:
    """One entry per practice. Each caller's first grant is over the place it is asked about."""
    root, district = _place(lang_son), _place(gia_loc)
    return {
        "A": _practice_a(lang_son, root),
        "D": _practice_d(lang_son, root),
        "E": _practice_e(gia_loc, district),
    }


def _place(caller: Caller) -> str:
    return str(caller.get("/projection/me")["grants"][0]["organization_id"])


def _practice_a(caller: Caller, root: str) -> dict[str, Any]:
    district = _organization(caller, root, "Đình Lập", "district_committee")
    bac_xa = _organization(caller, district, "Bắc Xa", "grassroots_committee")
    in_2020 = _levels(caller, district, 2020, "2020-12-31")
    halfway = _levels(caller, district, 2021, _HALF_YEAR)
    (secretary,) = (
        row for row in _members(caller, bac_xa, "commune") if row["role"] == "secretary"
    )
    return {
        "district_minimum": _minimum(caller, district, "district"),
        "commune_minimum": _minimum(caller, district, "commune"),
        "bac_xa_secretary_2020": secretary["attended"],
        "district_attendances_2020": in_2020["district"]["attended"],
        "district_share_at_quota_2020": in_2020["district"]["share_at_quota"],
        "commune_share_of_plan_2021": halfway["commune"]["share_of_plan"],
    }


def _practice_d(caller: Caller, root: str) -> dict[str, Any]:
    levels = _levels(caller, root, 2021, "2021-12-31")
    names = ("province", "district", "commune")
    return {
        "members": [levels[name]["members"] for name in names],
        "visits_owed": sum(levels[name]["required"] for name in names),
    }


def _practice_e(caller: Caller, district: str) -> dict[str, Any]:
    zones = caller.get(f"/projection/organizations/{district}/zones", on=_LAST_DAY)["rows"]
    asked = {"from": "2006-01", "to": "2010-12"}
    path = f"/projection/organizations/{district}/petition-statistics"
    counted = caller.get(path, **asked)
    return {
        "zones": len(zones),
        "communes": sum(zone["communes"] for zone in zones),
        "petitions": counted["totals"]["petitions"],
        "by_field": [row["petitions"] for row in counted["by_field"]],
        "busiest_month": counted["busiest_month"]["petitions"],
        "quietest_month": counted["quietest_month"]["petitions"],
        "answered_twice": counted["totals"]["answered_twice"],
    }


def _organization(caller: Caller, below: str, words: str, kind: str) -> str:
    path = f"/projection/organizations/{below}/search"
    (found,) = caller.get(path, words=words, kind=kind)["rows"]
    return str(found["organization_id"])


def _levels(caller: Caller, organization: str, year: int, on: str) -> dict[str, Any]:
    answer = caller.get(f"/projection/organizations/{organization}/compliance", year=year, on=on)
    return {row["level"]: row for row in answer["levels"]}


def _members(caller: Caller, organization: str, level: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        page = caller.get(
            f"/projection/organizations/{organization}/compliance/members",
            year=2020,
            on="2020-12-31",
            level=level,
            limit=500,
            after=after,
        )
        rows += page["rows"]
        after = page["next"]
        if after is None:
            return rows


def _minimum(caller: Caller, organization: str, level: str) -> int:
    (minimum,) = {row["required"] for row in _members(caller, organization, level)}
    return int(minimum)
