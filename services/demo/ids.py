"""The ids of what the demo enters: the same ones every time."""

from uuid import NAMESPACE_URL, uuid5


def demo_id(what: str) -> str:
    """The id of ``kind:name``, for example ``organization:LS-189``."""
    return str(uuid5(NAMESPACE_URL, f"demo:{what}"))
