"""The read API: every question over HTTP, for whom it may be answered."""

from services.projection.api.routes import router

__all__ = ["router"]
