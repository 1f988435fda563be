"""The words of the field, as they are stored and published, and the groups that rules speak of."""

from typing import Final, Literal

# Organizations, localities, members

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

CELLS: Final[frozenset[OrganizationKind]] = frozenset({"cell", "base_cell"})
"""Nothing stands below them; they hold cell meetings and raise petitions."""

# Roles of access, from the narrowest group to the widest

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
Roles = frozenset[GrantRole]

UPPER_OFFICES: Final[Roles] = frozenset({"district_office", "province_office"})
OFFICES: Final[Roles] = UPPER_OFFICES | {"commune_office"}
ASSIGNERS: Final[Roles] = OFFICES | {"standing_committee"}
"""Those who make a member responsible for a place or a matter."""
RECORDERS: Final[Roles] = OFFICES | {"cell_secretary"}
"""Those who enter meetings and petitions: a secretary for the own cell, an office for all below."""
NAME_AUDITORS: Final[Roles] = UPPER_OFFICES | {"auditor"}
"""Those who see who read a confidential name."""
OVERSEERS: Final[Roles] = ASSIGNERS | {"auditor"}
"""Those who see members by name, and the audit trail."""
DASHBOARDS: Final[Roles] = OVERSEERS | {"viewer", "cell_secretary"}
"""Those who see the sums of their subtree."""
TREE_READERS: Final[Roles] = DASHBOARDS | {"committee_member", "answering_office"}
"""Those who see which organizations there are, and when their meetings are."""

# Meetings

MeetingBody = Literal["cell", "committee"]
MeetingKind = Literal["regular", "thematic", "model", "extraordinary"]
MeetingState = Literal["planned", "held", "cancelled"]
"""Of a meeting, and of a briefing."""
AttendanceSource = Literal["cell", "member"]

CELL_MEETINGS: Final[frozenset[MeetingKind]] = frozenset({"thematic", "model"})
"""Kinds of meeting that no committee holds."""

# Briefings and petitions; the states of a petition stand in :mod:`kernel.lifecycle`

Capacity = Literal[
    "zone_head",
    "zone_deputy",
    "district_member",
    "commune_secretary",
    "commune_chairman",
    "cell_secretary",
]
PetitionerKind = Literal["cell", "named", "confidential", "anonymous"]
PetitionSource = Literal["briefing", "opinion", "matter", "split"]
StopCause = Literal["waiting_for_petitioner", "forwarded_above"]
ClockRule = Literal["keeps", "restarts"]
