"""Ids that are the same in every run."""

from uuid import NAMESPACE_URL, UUID, uuid5


def identity(name: str) -> UUID:
    """The same id for the same name, always."""
    return uuid5(NAMESPACE_URL, f"portal-test:{name}")
