"""The services that keep a database, in the order in which they are started."""

from collections.abc import Mapping
from typing import Final, Literal

from chassis.wiring import ServiceDefinition
from services.assignment.service import SERVICE as ASSIGNMENT
from services.attendance.service import SERVICE as ATTENDANCE
from services.petition.service import SERVICE as PETITION
from services.projection.service import SERVICE as PROJECTION

ServiceName = Literal["assignment", "attendance", "petition", "projection"]

DEFINITIONS: Final[Mapping[ServiceName, ServiceDefinition]] = {
    "assignment": ASSIGNMENT,
    "attendance": ATTENDANCE,
    "petition": PETITION,
    "projection": PROJECTION,
}
