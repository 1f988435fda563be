"""The offices that answer petitions and for which somebody acts."""

import asyncio

from contracts.read.answer import Rows
from contracts.read.rules import Office
from services.portal.web.page_request import PageRequest


async def offices_of(page: PageRequest) -> list[Office]:
    """The answering offices at or below the places of the caller's grants, each once."""
    found = await asyncio.gather(
        *(
            page.api.read_if_allowed(f"/organizations/{place}/offices", Rows[Office])
            for place in page.caller.places("answering_office")
        )
    )
    rows = (row for one in found if one for row in one.rows)
    return list({row.office_id: row for row in rows}.values())
