"""A petition that grows out of something raised or found: the form it begins with, the command."""

from uuid import UUID

from fastapi.responses import Response

from services.portal.petitions.form import put_body
from services.portal.web.form_post import FormPost, ShowAgain
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest


def beginning(page: PageRequest, text: str) -> Typed:
    """The form before anybody typed: the cell asks today, in the words that are there already."""
    first = {"text": text, "raised_on": page.report_time.today.isoformat(), "petitioner": "cell"}
    return Typed(first)


async def raise_out_of(
    posted: FormPost, source: str, source_id: UUID, again: ShowAgain
) -> Response:
    """To the new petition; or the form again. ``source``: the field of the command that names what
    the petition grows out of.
    """
    typed = posted.typed
    body = {
        "id": posted.new_id,
        source: source_id,
        "raised_on": typed.day("raised_on"),
        **put_body(typed),
    }
    to = f"/petitions/{body['id']}"
    return await posted.submit("petition", "/petitions", body, to=to, done="petition", again=again)
