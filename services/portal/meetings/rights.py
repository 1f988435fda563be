"""Forms that somebody is offered for a meeting; the attendance service decides."""

from dataclasses import dataclass
from typing import Final

from contracts.read.meetings import Meeting
from contracts.read.tree import Organization
from services.portal.web.page_request import PageRequest

IN_EFFECT: Final = frozenset({"recorded", "confirmed", "disputed"})
"""States of an attendance that was not taken back."""

_UNDISPUTED: Final = IN_EFFECT - {"disputed"}


@dataclass(frozen=True, slots=True)
class MeetingRights:
    """``keeps``: the cell's secretary, or an office above; ``begun``: the meeting's day has come
    and it is not cancelled, so that something may have happened in it; ``attended``: somebody is
    recorded as having been there, and the cell does not dispute it.
    """

    keeps: bool
    begun: bool
    planned: bool
    held: bool
    attended: bool

    @property
    def plans(self) -> bool:
        """Says that it took place, or calls it off."""
        return self.keeps and self.planned

    @property
    def moves(self) -> bool:
        return self.plans and not self.attended

    @property
    def corrects(self) -> bool:
        return self.keeps and self.held

    @property
    def records(self) -> bool:
        """Tell whether attendances, substitutes and what was passed up may be recorded."""
        return self.keeps and self.begun


def meeting_rights(
    page: PageRequest, meeting: Meeting, organization: Organization
) -> MeetingRights:
    """``organization``: the one that meets. Nothing on a page of what was known before."""
    return MeetingRights(
        keeps=page.acts and page.caller.can_manage(organization.path, meeting.organization_id),
        begun=meeting.state != "cancelled" and meeting.day <= page.report_time.today,
        planned=meeting.state == "planned",
        held=meeting.state == "held",
        attended=any(one.state in _UNDISPUTED for one in meeting.attendances),
    )
