"""The offices that answer petitions and for which somebody acts."""

import asyncio
from typing import Any

from services.portal.web.page_request import PageRequest


async def offices_of(visit: PageRequest) -> list[dict[str, Any]]:
    """The answering offices at or below the places of the caller's grants, each once."""
    found = await asyncio.gather(
        *(
            visit.asking.read_if_allowed(f"/organizations/{place}/offices")
            for place in visit.caller.places("answering_office")
        )
    )
    rows = (row for one in found if one for row in one["rows"])
    return list({row["office_id"]: row for row in rows}.values())
