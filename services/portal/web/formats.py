"""Days, moments, numbers and shares as they are written in Vietnamese, and read."""

import re
from datetime import UTC, date, datetime
from typing import Final

from chassis.clock import LOCAL

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WRITTEN: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})", re.ASCII)
_TWO_DIGITS_UP_TO: Final = 2


def day(value: date | str | None) -> str:
    """``05/3/2024``: days below ten and the first two months have a zero (Nghị định 30/2020).

    Nothing is written for no day.
    """
    if value is None:
        return ""
    given = date.fromisoformat(value) if isinstance(value, str) else value
    month = f"{given.month:02}" if given.month <= _TWO_DIGITS_UP_TO else str(given.month)
    return f"{given.day:02}/{month}/{given.year}"


def month(value: date | str | None) -> str:
    """``tháng 3/2024``, for any day of it or for ``2024-03``; nothing for none."""
    if value is None:
        return ""
    year, number, *_ = str(value).split("-")
    return f"tháng {int(number)}/{year}"


def moment(value: datetime | str | None) -> str:
    """``05/3/2024 lúc 14:05``, in local time."""
    if value is None:
        return ""
    given = datetime.fromisoformat(value) if isinstance(value, str) else value
    local = given.astimezone(LOCAL)
    return f"{day(local.date())} lúc {local:%H:%M}"


def number(value: int) -> str:
    """``13.293``"""
    return f"{value:,}".replace(",", ".")


def share(value: float) -> str:
    """``97,9 %``. Never rounded up to 100 % nor down to 0 %: neither would be true."""
    tenths = round(value * 1000)
    if value < 1:
        tenths = min(tenths, 999)
    if value > 0:
        tenths = max(tenths, 1)
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"


def read_day(text: str) -> date:
    """The day written as ``2024-03-05`` or ``5/3/2024``. Raises ValueError."""
    if found := _ISO.fullmatch(text.strip()):
        year, month, day_of_month = found.groups()
    elif found := _WRITTEN.fullmatch(text.strip()):
        day_of_month, month, year = found.groups()
    else:
        raise ValueError(f"{text!r} is no day")
    return date(int(year), int(month), int(day_of_month))


def read_month(text: str) -> str:
    """The month written as ``2024-03`` or ``3/2024``, as ``2024-03``. Raises ValueError."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no month")
    return f"{date(int(found[1] or found[4]), int(found[2] or found[3]), 1):%Y-%m}"


def read_moment(text: str) -> datetime:
    """The local moment written as ``2024-03-05T14:05``, in UTC. Raises ValueError."""
    given = datetime.fromisoformat(text.strip())
    return (given if given.tzinfo else given.replace(tzinfo=LOCAL)).astimezone(UTC)


def moment_field(value: datetime | None) -> str:
    """Value of a field for a moment: ``2024-03-05T14:05``, in local time."""
    return f"{value.astimezone(LOCAL):%Y-%m-%dT%H:%M}" if value else ""
