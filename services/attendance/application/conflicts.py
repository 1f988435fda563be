"""What one meeting cannot decide alone."""

from services.attendance.domain.errors import RuleBroken


class Conflict(RuleBroken):
    """It would be right if something else were not stored already. ``status`` is HTTP's."""

    status = 409


class IdAlreadyTaken(Conflict):
    sentence = "Something is stored under this id already."
    field = "id"


class MeetingAlreadyEntered(Conflict):
    sentence = "Such a meeting of this organization is entered for that day already."
