"""What every stand-in service does before it answers: who asks, and whether they may."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from chassis.http import problems
from chassis.http.tokens import Tokens
from chassis.refusals import NotAllowed, NotSignedIn, NotYetFolded, Unknown
from tests.portal.stand_ins.world import GRANTS, NAMES, World, path_of

OVERSEERS = {
    "commune_office",
    "district_office",
    "province_office",
    "standing_committee",
    "auditor",
}
DASHBOARDS = OVERSEERS | {"viewer", "cell_secretary"}


class Gate:
    """Knows the caller by their token, and their roles by the World."""

    def __init__(self, world: World, tokens: Tokens) -> None:
        self.world = world
        self._tokens = tokens

    def account(self, request: Request) -> str:
        if self.world.tokens_refused:
            raise NotSignedIn("not for us")
        if self.world.late and "Wait-For" in request.headers:
            raise NotYetFolded("not yet")
        return self._tokens.subject(request.headers["Authorization"].removeprefix("Bearer "))

    def require(self, request: Request, organization: UUID, roles: set[str] | None = None) -> str:
        account = self.account(request)
        if organization not in NAMES:
            raise Unknown("organization", organization, "organization_id")
        above = {UUID(step["organization_id"]) for step in path_of(organization)}
        held = {role for role, over in GRANTS[account] if over in above}
        if not held or (roles is not None and not held & roles):
            raise NotAllowed("no grant of yours covers this organization on this day")
        return account


def service(world: World) -> FastAPI:
    """An application that hears everything and answers problem documents, as every service."""
    app = FastAPI()
    problems.install(app)

    @app.middleware("http")
    async def heard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        wait_for = request.headers.get("Wait-For")
        world.heard.append((request.method, request.url.path, wait_for))
        world.asked.append(dict(request.query_params))
        if request.url.path.endswith("/readyz"):
            return JSONResponse({}, 503 if world.away else 200)
        if world.away or (world.orders_away and request.method == "POST"):
            return problems.problem(503, "DatabaseAway", "ask again")
        if world.broken:
            return problems.problem(500, "InternalError", "our fault")
        return await call_next(request)

    return app
