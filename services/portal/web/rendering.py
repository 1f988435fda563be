"""Pages from templates: what every template can use, and where the static files are."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from kernel.vocabulary import CELLS
from services.portal.messages import events, fields, notices, sheets, states, vocabulary
from services.portal.web import formats

PORTAL: Final = Path(__file__).parents[1]
STATIC: Final = PORTAL / "static"


@cache
def environment() -> Environment:
    """Templates, named after their features as ``petitions/table.html``, that escape everything
    and refuse names they were not given; read once.
    """
    made = Environment(
        loader=PrefixLoader(
            {at.parent.name: FileSystemLoader(at) for at in PORTAL.glob("*/templates")}
        ),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=formats.day,
        moment=formats.moment,
        moment_field=formats.moment_field,
        month=formats.month,
        number=formats.number,
        share=formats.share,
        event_name=events.event_name,
    )
    made.globals.update(
        messages={
            "fields": fields,
            "notices": notices,
            "sheets": sheets,
            "states": states,
            "vocabulary": vocabulary,
        },
        CELLS=CELLS,
        address=address,
        static=static,
    )
    return made


def address(path: str, parameters: Mapping[str, object] | None = None, **more: object) -> str:
    """An address of the portal; parameters without a value are left out, lists are repeated."""
    given = {**(parameters or {}), **more}
    kept = {name: value for name, value in given.items() if value not in (None, "", [])}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


@cache
def static(name: str) -> str:
    """The address of a static file, with a mark that changes when the file does."""
    try:
        mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    except FileNotFoundError:
        mark = "absent"
    return f"/static/{name}?v={mark}"


class Pages:
    """Renders."""

    def __init__(self) -> None:
        self._environment = environment()

    def show(self, template: str, status: int, context: Mapping[str, Any]) -> HTMLResponse:
        """The template as a page, kept by no cache: what it shows is personal data."""
        macros = self._environment.get_template("web/macros.html").make_module(dict(context))
        text = self._environment.get_template(template).render({**context, "ui": macros})
        return HTMLResponse(text, status, {"Cache-Control": "no-store"})
