"""What every list says of a petition, with the names of what it belongs to."""

from typing import Final

from services.projection.read_models.petitions.queries import visibility

_NAMED: Final = """
    n.petition_id, n.raised_on, n.cell_id, name_on(n.cell_id, %(on)s) AS cell_name, n.commune_id,
    name_on(n.commune_id, %(on)s) AS commune_name, n.zone_id,
    (SELECT z.name FROM zone z WHERE z.zone_id = n.zone_id) AS zone_name, n.field,
    coalesce(petition_field_name(n.cell_id, n.raised_on, n.field), n.field) AS field_name,
    w.text, w.address, n.round, n.lead_id,
    (SELECT o.name FROM answering_office o WHERE o.office_id = n.lead_id) AS lead_name
"""
_WORDED: Final = """
    CROSS JOIN LATERAL (
        SELECT y.text, y.address FROM petition_wording y WHERE y.petition_id = n.petition_id
        ORDER BY y.version DESC LIMIT 1) w
"""


def rows(*, masked: bool, more: str = "") -> str:
    """SQL: the rows of petitions ``n``, up to its WHERE; ``more``: further columns, or nothing."""
    given = ", ".join(
        f"{visibility.column(name, 'n', masked=masked)} AS {name}"
        for name in ("state", "due_on", "overdue")
    )
    return f"SELECT {_NAMED}, {given}{more} FROM petition_now n {_WORDED}"
