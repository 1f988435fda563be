"""The questions, all under one router."""

from fastapi import APIRouter

from services.projection.api import (
    briefings,
    compliance,
    documents,
    matters,
    meeting,
    members,
    petition_desks,
    petition_rules,
    petition_statistics,
    petitions,
    trail,
    tree,
    zones,
)

router = APIRouter()
for question in (
    tree,
    compliance,
    meeting,
    matters,
    members,
    trail,
    zones,
    briefings,
    documents,
    petitions,
    petition_statistics,
    petition_desks,
    petition_rules,
):
    router.include_router(question.router)
