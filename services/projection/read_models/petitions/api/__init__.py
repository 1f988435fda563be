"""Petitions over HTTP: in lists, one by one, counted, on desks and at briefings."""

from typing import Final

from services.projection.read_models.petitions.api import (
    briefings,
    desks,
    documents,
    petitions,
    statistics,
)

ROUTERS: Final = tuple(part.router for part in (briefings, documents, petitions, statistics, desks))
