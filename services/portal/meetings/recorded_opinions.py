"""Opinions as they are typed: one on each line, each a command of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.portal.api_client.session import ApiSession
from services.portal.web.errors import Refused


@dataclass(frozen=True, slots=True)
class Recorded:
    """Opinions recorded so far. ``left`` are those from the refused one on; none when all went."""

    position: str
    left: Sequence[str] = ()
    refused: Refused | None = None


def lines(text: str) -> list[str]:
    """The opinions in the text, blank lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


async def record_opinions(
    api: ApiSession, meeting_id: UUID, texts: Sequence[str], key: str, position: str
) -> Recorded:
    """Record them in order until one is refused. ``position`` is that of the meeting before."""
    for index, text in enumerate(texts):
        try:
            position = await api.command(
                "attendance", f"/meetings/{meeting_id}/opinions", {"text": text}, f"{key}-{index}"
            )
        except Refused as refused:
            return Recorded(position, texts[index:], refused)
    return Recorded(position)
