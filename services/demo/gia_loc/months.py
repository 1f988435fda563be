"""When the zones met and how much was asked in each month: 60 months, 1,002 petitions."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Final

FIELDS: Final = (
    ("agriculture", "Nông nghiệp", 246),
    ("infrastructure", "Công nghiệp, dịch vụ, kết cấu hạ tầng", 194),
    ("policy", "Chế độ, chính sách", 234),
    ("land", "Đất đai", 64),
    ("culture", "Văn hóa - xã hội", 26),
    ("security", "An ninh - quốc phòng", 24),
    ("party", "Xây dựng Đảng, chính quyền, đoàn thể", 36),
    ("other", "Lĩnh vực khác", 178),
)
"""Code, name, and how many petitions of the field were put: the sums that were published."""

FIRST: Final = date(2006, 1, 1)
MONTHS: Final = 60
AFTERWARDS: Final = 4
"""Months with briefings at which the last answers are announced and nothing new is put."""
MOST: Final = 29
FEWEST: Final = 7


def month(number: int) -> date:
    """The first day of the month, counted from January 2006."""
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


def held_on(zone: int, number: int) -> date:
    """The day from the 5th to the 10th on which the zone met in the month."""
    return month(number).replace(day=5 + (zone + number) % 6)


def host(communes: Sequence[str], number: int) -> str:
    """The communes of a zone host in turn."""
    return communes[number % len(communes)]


def petitions_by_month() -> list[int]:
    """How many were put in each month; once the most, once the fewest."""
    total = sum(number for _, _, number in FIELDS)
    random = Random(1002)  # noqa: S311  (an invented spread needs no secrecy)
    between = [random.randint(11, 22) for _ in range(MONTHS - 2)]
    missing = total - MOST - FEWEST - sum(between)
    while missing:
        place = random.randrange(len(between))
        step = 1 if missing > 0 else -1
        if FEWEST < between[place] + step < MOST:
            between[place] += step
            missing -= step
    busiest, quietest = 29, 49
    return [
        *between[:busiest],
        MOST,
        *between[busiest : quietest - 1],
        FEWEST,
        *between[quietest - 1 :],
    ]


def fields_in_order() -> list[str]:
    """The field of each petition, in the order in which they were put."""
    fields = [code for code, _, number in FIELDS for _ in range(number)]
    Random(2006).shuffle(fields)  # noqa: S311  (an invented order needs no secrecy)
    return fields
