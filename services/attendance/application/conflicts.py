"""What one meeting cannot decide alone."""

from kernel.errors import Conflict


class MeetingAlreadyEntered(Conflict):
    sentence = "Such a meeting of this organization is entered for that day already."
