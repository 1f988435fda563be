"""What the stand-in of the read API answers when petitions are counted."""

from typing import Any

from tests.portal.stand_ins.petitions.petition_world import (
    COMMUNE,
    COMMUNES,
    FIELDS,
    OFFICE,
    OFFICES,
    ZONE,
)


def statistics(first: str | None, last: str | None) -> dict[str, Any]:
    """The same ones for any months of 2020, and none before."""
    if last is not None and last < "2020-01":
        return _nothing(first, last)
    counts = {"petitions": 12, "open": 5, "answered": 8, "solved": 7}
    return {
        "from": first,
        "to": last,
        "totals": {**counts, "overdue": 1, "answered_not_solved": 3, "answered_twice": 2},
        "by_field": [
            {"field": one["code"], "name": one["name"], **counts, "petitions": number}
            for one, number in zip(FIELDS, (9, 3), strict=True)
        ],
        "by_month": [
            {**counts, "month": "2020-09", "petitions": 4},
            {**counts, "month": "2020-10", "petitions": 8},
        ],
        "by_zone": [{"zone_id": str(ZONE), "name": "Khu 1", **counts}],
        "by_commune": [
            {"commune_id": str(one), "name": name, **counts} for one, name in COMMUNES.items()
        ],
        "by_office": [
            {
                "office_id": str(OFFICE),
                "name": OFFICES[OFFICE],
                "open": 3,
                "overdue": 1,
                "answered": 8,
            }
        ],
        "by_round": [{"round": 0, **counts}, {"round": 1, **counts}],
        "by_state": [{"state": "solved", "petitions": 7}, {"state": "assigned", "petitions": 5}],
        "accepted_by_round": [
            {"round": 1, "published": 8, "accepted": 6, "rejected": 2, "share": 0.75},
            {"round": 2, "published": 2, "accepted": 0, "rejected": 0, "share": None},
        ],
        "time_to_answer": {"petitions": 8, "median": 16, "p90": 31},
        "time_to_solved": {"petitions": 7, "median": 60, "p90": 121},
        "busiest_month": {"month": "2020-10", "petitions": 8},
        "quietest_month": {"month": "2020-09", "petitions": 4},
    }


def _nothing(first: str | None, last: str | None) -> dict[str, Any]:
    none = {"petitions": 0, "open": 0, "answered": 0, "solved": 0}
    lists = ("by_zone", "by_commune", "by_month", "by_office", "by_round", "by_state")
    return {
        "from": first,
        "to": last,
        "totals": {**none, "overdue": 0, "answered_not_solved": 0, "answered_twice": 0},
        "by_field": [{"field": one["code"], "name": one["name"], **none} for one in FIELDS],
        **{name: [] for name in lists},
        "accepted_by_round": [],
        "time_to_answer": {"petitions": 0, "median": None, "p90": None},
        "time_to_solved": {"petitions": 0, "median": None, "p90": None},
        "busiest_month": None,
        "quietest_month": None,
        "commune": str(COMMUNE),
    }
