"""A stand-in of the read API and of the attendance service: their addresses, over one World."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from chassis import problems
from chassis.refusals import NotAllowed, NotSignedIn, NotYetFolded, Unknown
from chassis.tokens import Tokens
from tests.e2e.portal import answers
from tests.e2e.portal.world import (
    ACCOUNTS,
    GRANTS,
    MEMBERS,
    NAMES,
    World,
    attendance,
    opinion,
    path_of,
)

_OVERSEERS = {"district_office", "auditor"}
_DASHBOARDS = _OVERSEERS | {"viewer", "cell_secretary"}


def service(world: World, tokens: Tokens) -> FastAPI:
    """An application that answers problem documents as every service does."""
    app = FastAPI()
    problems.install(app)

    @app.middleware("http")
    async def heard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        wait_for = request.headers.get("Wait-For")
        world.heard.append((request.method, request.url.path, wait_for))
        if request.url.path.endswith("/readyz"):
            return JSONResponse({}, 503 if world.away else 200)
        if world.away:
            return problems.problem(503, "DatabaseAway", "ask again")
        if world.broken:
            return problems.problem(500, "InternalError", "our fault")
        return await call_next(request)

    async def signed_in(request: Request) -> str:
        if world.tokens_refused:
            raise NotSignedIn("not for us")
        account = tokens.subject(request.headers["Authorization"].removeprefix("Bearer "))
        if world.late and "Wait-For" in request.headers:
            raise NotYetFolded("not yet")
        request.state.account = account
        return account

    app.state.signed_in = signed_in
    return app


def projection(world: World, tokens: Tokens) -> FastAPI:
    """The questions."""
    app = service(world, tokens)

    async def who(request: Request, organization: UUID, roles: set[str] | None = None) -> str:
        account: str = await app.state.signed_in(request)
        if organization not in NAMES:
            raise Unknown("organization", organization, "organization_id")
        above = {UUID(step["organization_id"]) for step in path_of(organization)}
        held = {role for role, over in GRANTS[account] if over in above}
        if not held or (roles is not None and not held & roles):
            raise NotAllowed("no grant of yours covers this organization on this day")
        return account

    @app.get("/me")
    async def me(request: Request) -> Any:
        account = await app.state.signed_in(request)
        grants = [
            {"role": role, "organization_id": over, "name": NAMES[over][0]}
            for role, over in GRANTS[account]
        ]
        return {"account": account, "member_id": ACCOUNTS.get(account), "grants": grants}

    @app.get("/organizations/{asked}")
    async def organization(request: Request, asked: UUID) -> Any:
        await who(request, asked)
        return answers.organization(asked)

    @app.get("/organizations/{asked}/search")
    async def search(request: Request, asked: UUID, words: str) -> Any:
        await who(request, asked)
        return {"rows": [answers.child(o) for o in NAMES if "mạ" in NAMES[o][0] and words == "ma"]}

    @app.get("/organizations/{asked}/members/search")
    async def search_members(
        request: Request,
        asked: UUID,
        words: str,
        above: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        await who(request, asked, _OVERSEERS | {"cell_secretary"})
        found = [
            {"member_id": m, "full_name": name, "cell_name": "Chi bộ cơ quan"}
            for m, name in MEMBERS.items()
            if words.lower() in ("lan", "nong") and "Lan" in name
        ]
        return {"rows": found}

    @app.get("/organizations/{asked}/compliance")
    async def compliance(request: Request, asked: UUID, year: int = 2020) -> Any:
        await who(request, asked, _DASHBOARDS)
        return answers.compliance(asked, year)

    @app.get("/organizations/{asked}/compliance/members")
    async def members(request: Request, asked: UUID, limit: int, after: str | None = None) -> Any:
        await who(request, asked, _OVERSEERS)
        rows = [] if after else answers.members(world)
        return {"rows": rows[:limit], "next": None if after else "cursor-2"}

    @app.get("/organizations/{asked}/unvisited")
    async def unvisited(request: Request, asked: UUID) -> Any:
        await who(request, asked, _OVERSEERS)
        return {"rows": answers.unvisited()}

    @app.get("/organizations/{asked}/meetings")
    async def meetings(request: Request, asked: UUID) -> Any:
        await who(request, asked)
        rows = [m for m in world.meetings.values() if m["organization_id"] == str(asked)]
        return {"rows": rows, "next": None}

    @app.get("/meetings/{asked}")
    async def meeting(request: Request, asked: UUID) -> Any:
        await app.state.signed_in(request)
        if asked not in world.meetings:
            raise Unknown("meeting", asked, "meeting_id")
        await who(request, UUID(world.meetings[asked]["organization_id"]))
        return world.meetings[asked]

    @app.get("/members/{asked}")
    async def member(request: Request, asked: UUID, year: int = 2020) -> Any:
        account = await app.state.signed_in(request)
        if asked not in MEMBERS:
            raise Unknown("member", asked, "member_id")
        if ACCOUNTS.get(account) != asked and GRANTS[account][0][0] not in _OVERSEERS:
            raise NotAllowed("no grant of yours covers this on this day")
        return answers.member(asked, year)

    @app.get("/members/{asked}/readings")
    async def readings(request: Request, asked: UUID) -> Any:
        await app.state.signed_in(request)
        row = {"read_at": "2020-03-06T02:00:00Z", "account": "van-phong", "what": "member"}
        return {"rows": [{**row, "correlation_id": "c-2"}]}

    @app.get("/trail")
    async def trail(request: Request, organization_id: UUID) -> Any:
        await who(request, organization_id, _OVERSEERS)
        return {"rows": answers.trail()[::-1], "next": None}

    @app.get("/trail/{asked}")
    async def trail_of(request: Request, asked: UUID) -> Any:
        await app.state.signed_in(request)
        return {"rows": answers.history()}

    return app


def attendances(world: World, tokens: Tokens) -> FastAPI:
    """The orders. A refusal that the World holds for the end of an address comes first."""
    app = service(world, tokens)

    async def order(request: Request) -> dict[str, Any]:
        await app.state.signed_in(request)
        body: dict[str, Any] = await request.json()
        path, key = request.url.path, request.headers["Idempotency-Key"]
        for end, refusal in world.refusals.items():
            if path.endswith(end):
                raise refusal
        world.bodies.append((path, body, key))
        return body

    def receipt(meeting: UUID) -> JSONResponse:
        version = 2 + len(world.bodies)
        return JSONResponse({"id": str(meeting), "position": f"{meeting}:{version}"}, 201)

    @app.post("/meetings/record")
    async def record(request: Request) -> JSONResponse:
        body = await order(request)
        meeting = UUID(body["id"])
        world.add_meeting(meeting, body)
        return receipt(meeting)

    @app.post("/meetings/{meeting}/holding")
    async def hold(request: Request, meeting: UUID) -> JSONResponse:
        body = await order(request)
        world.meetings[meeting].update(body, state="held")
        return receipt(meeting)

    @app.post("/meetings/{meeting}/opinions")
    async def raised(request: Request, meeting: UUID) -> JSONResponse:
        body = await order(request)
        world.meetings[meeting]["opinions"].append(opinion(meeting, body["text"]))
        return receipt(meeting)

    @app.post("/meetings/{meeting}/attendances")
    async def attend(request: Request, meeting: UUID) -> JSONResponse:
        body = await order(request)
        made = attendance(meeting, UUID(body["member_id"]), "recorded")
        world.meetings[meeting]["attendances"].append(made)
        return receipt(meeting)

    @app.post("/meetings/{meeting}/attendances/{member}/{step}")
    async def step(request: Request, meeting: UUID, member: UUID, step: str) -> JSONResponse:
        body = await order(request)
        states = {"confirmation": "confirmed", "dispute": "disputed", "revocation": "revoked"}
        made = attendance(meeting, member, states[step], body.get("reason"))
        world.meetings[meeting]["attendances"] = [made]
        return receipt(meeting)

    return app
