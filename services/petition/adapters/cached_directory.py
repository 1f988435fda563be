"""A directory that is asked each question once: the rows of a sheet ask the same ones."""

from functools import cache

from services.petition.application.petition_repository import Facts


class CachedDirectory:
    """Answers as the directory did at first; for one command only. Refusals are not remembered."""

    def __init__(self, directory: Facts) -> None:
        self.cell = cache(directory.cell)
        self.zone_of = cache(directory.zone_of)
        self.zone_of_cell = cache(directory.zone_of_cell)
        self.regulation_for = cache(directory.regulation_for)
        self.office = cache(directory.office)
        self.briefing = cache(directory.briefing)
        self.opinion = cache(directory.opinion)
        self.matter = cache(directory.matter)
        self.calendar = cache(directory.calendar)
        self.line = cache(directory.line)
