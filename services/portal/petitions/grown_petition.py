"""A petition that grows out of something raised or found: the form it begins with, the order."""

from uuid import UUID

from fastapi.responses import Response

from services.portal.petitions.form import PUT_FIELDS, put_body
from services.portal.web.errors import Refused
from services.portal.web.forms import Typed
from services.portal.web.page_request import FormPost, PageRequest, go_to


def beginning(visit: PageRequest, text: str) -> Typed:
    """The form before anybody typed: the cell asks today, in the words that are there already."""
    first = {"text": text, "raised_on": visit.question.today.isoformat(), "petitioner": "cell"}
    return Typed(first)


async def raise_out_of(posted: FormPost, source: str, source_id: UUID) -> Response | None:
    """To the new petition. None when nothing was raised: what is wrong is told in ``typed``.

    ``source``: the field of the order that names what it grows out of.
    """
    typed, visit = posted.typed, posted.visit
    raised_on = typed.day("raised_on")
    body = {
        "id": str(posted.new_id),
        source: str(source_id),
        "raised_on": raised_on and raised_on.isoformat(),
        **put_body(typed),
    }
    if not typed.sound:
        return None
    try:
        position = await visit.asking.order("petition", "/petitions", body, posted.key)
    except Refused as refused:
        typed.refused(refused, PUT_FIELDS)
        return None
    return go_to(f"/petitions/{body['id']}", position=position, done="petition")
