"""The questions, all under one router."""

from fastapi import APIRouter

from services.projection.api import compliance, meeting, members, trail, tree

router = APIRouter()
for question in (tree, compliance, meeting, members, trail):
    router.include_router(question.router)
