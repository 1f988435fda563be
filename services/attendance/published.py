"""What the service publishes of what it stores."""

from typing import Final

from chassis.publishing.translation import Translation
from contracts import attendance as contract
from services.attendance.domain.matter.matter import Matter
from services.attendance.domain.meeting.meeting import Meeting

translate: Final = Translation((Meeting, Matter), contract.EVENTS)
