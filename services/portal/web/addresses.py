"""Addresses of the services and the issuer: for scripts, which know only the portal."""

from fastapi import APIRouter


def address_routes(addresses: dict[str, str]) -> APIRouter:
    """``/.well-known/sausat``: the base URL of each service, and the issuer's."""
    router = APIRouter()

    @router.get("/.well-known/sausat", include_in_schema=False)
    async def well_known() -> dict[str, str]:
        return addresses

    return router
