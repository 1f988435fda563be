"""Vietnamese for matters: their states, how a list is narrowed, what was done."""

from collections.abc import Mapping
from typing import Final

from services.portal.messages.states import State

STATES: Final[Mapping[str, State]] = {
    "open": State("Chưa giao ai", "open, entrusted to nobody", "pen", "fair"),
    "entrusted": State("Đã giao", "entrusted", "clock", "fair"),
    "settled": State("Đã tháo gỡ", "settled", "check", "good"),
    "revoked": State("Đã rút, ghi nhầm", "revoked, recorded by mistake", "cross", "calm"),
}

OVERDUE: Final = State("Quá hạn", "overdue", "warning", "bad")

STILL: Final = ("open", "entrusted")
"""States of a matter that is still to be settled."""

SEVERAL: Final[Mapping[str, str]] = {"still": "Còn vướng"}
"""Choices beside the single states, by the name in the address."""

DONE: Final[Mapping[str, str]] = {
    "matter": "Đã ghi việc khó.",
    "matter-correction": "Đã đính chính việc khó.",
    "matter-entrusting": "Đã giao người chịu trách nhiệm.",
    "matter-settlement": "Đã ghi kết quả tháo gỡ.",
    "matter-reopening": "Đã mở lại việc khó.",
    "matter-revocation": "Đã rút việc khó.",
}
"""What a page says after an order about a matter was carried out."""
