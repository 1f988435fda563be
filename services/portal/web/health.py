"""/livez checks nothing, /readyz asks the services, /metrics shows the process's figures."""

import asyncio
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from services.portal.web.page_request import PortalApp

NEEDED: Final = ("attendance", "petition", "projection")
"""Services without which a page cannot do its work."""

router = APIRouter(include_in_schema=False)


@router.get("/livez")
async def livez() -> dict[str, str]:
    return {"status": "alive"}


@router.get("/readyz")
async def readyz(request: Request, response: Response) -> dict[str, Any]:
    portal: PortalApp = request.app.state.portal
    said = await asyncio.gather(*(portal.services.complaint(name) for name in NEEDED))
    complaints = {name: one for name, one in zip(NEEDED, said, strict=True) if one}
    if complaints:
        response.status_code = 503
    return {"status": "not ready" if complaints else "ready", "complaints": complaints}


@router.get("/metrics")
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
