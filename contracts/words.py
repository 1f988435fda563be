"""The words of which the assignment service's events have one: kinds, levels and roles."""

from typing import Literal

OrganizationKind = Literal[
    "province_committee", "district_committee", "grassroots_committee", "base_cell", "cell"
]
CellType = Literal[
    "village",
    "residential_group",
    "agency",
    "military",
    "police",
    "school",
    "health_station",
    "credit_fund",
    "enterprise",
]
LocalityKind = Literal["province", "district", "commune", "village", "household_group"]
Level = Literal["province", "district", "commune"]
PostRole = Literal["secretary", "deputy_secretary", "standing_member", "member", "board_leader"]
AssignmentRole = Literal["in_charge", "monitor", "support"]
TargetKind = Literal["organization", "locality"]
Proration = Literal["none", "by_month"]
GrantRole = Literal[
    "cell_secretary",
    "committee_member",
    "commune_office",
    "district_office",
    "province_office",
    "answering_office",
    "standing_committee",
    "auditor",
    "viewer",
]
