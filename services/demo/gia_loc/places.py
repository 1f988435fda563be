"""The organizations and committee members of Gia Lộc."""

from collections.abc import Iterator
from typing import Final

from services.demo.names import Names
from services.demo.province import Member, Organization

PROVINCE: Final = "HD"
DISTRICT: Final = "HD-GL"
BEGAN: Final = "2005-01-01"
IN_POST: Final = "2005-06-01"

COMMUNES: Final = (
    "Thị trấn Gia Lộc",
    *(
        f"Xã {name}"
        for name in (
            "Đoàn Thượng",
            "Đồng Quang",
            "Đức Xương",
            "Gia Hòa",
            "Gia Khánh",
            "Gia Lương",
            "Gia Tân",
            "Gia Xuyên",
            "Hoàng Diệu",
            "Hồng Hưng",
            "Lê Lợi",
            "Liên Hồng",
            "Nhật Tân",
            "Phạm Trấn",
            "Phương Hưng",
            "Quang Minh",
            "Tân Tiến",
            "Thống Kênh",
            "Thống Nhất",
            "Toàn Thắng",
            "Trùng Khánh",
            "Yết Kiêu",
        )
    ),
)
ZONES: Final = 6
CELLS_OF_A_COMMUNE: Final = 4
GRASSROOTS: Final = 47

OFFICES: Final = (
    ("agriculture", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ("infrastructure", "Phòng Kinh tế và Hạ tầng"),
    ("policy", "Phòng Lao động - Thương binh và Xã hội"),
    ("land", "Phòng Tài nguyên và Môi trường"),
    ("culture", "Phòng Văn hóa và Thông tin"),
    ("security", "Công an huyện"),
    ("party", "Ban Tổ chức Huyện ủy"),
    ("other", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"),
)
"""The office that answers what is asked in a field, by the field's code."""


def commune_code(number: int) -> str:
    return f"{DISTRICT}-{number + 1:02}"


def cells_of(commune: str) -> list[str]:
    return [f"{commune}-{number:02}" for number in range(1, CELLS_OF_A_COMMUNE + 1)]


def office_code(number: int) -> str:
    return f"{DISTRICT}-CS-{number + 1:02}"


def organizations() -> Iterator[Organization]:
    """Everything below the province committee, parents first: 47 of them at the grassroots."""
    yield Organization(DISTRICT, "Huyện ủy Gia Lộc", "district_committee", PROVINCE)
    for number, name in enumerate(COMMUNES):
        code = commune_code(number)
        place = name[0].lower() + name[1:]
        yield Organization(code, f"Đảng bộ {place}", "grassroots_committee", DISTRICT)
        for position, cell in enumerate(cells_of(code), start=1):
            yield Organization(cell, f"Chi bộ thôn {position} {place}", "cell", code, "village")
    for number in range(GRASSROOTS - len(COMMUNES)):
        name = OFFICES[number][1] if number < len(OFFICES) else f"cơ quan {number + 1}"
        yield Organization(
            office_code(number), f"Chi bộ cơ sở {name}", "base_cell", DISTRICT, "agency"
        )


def members() -> Iterator[Member]:
    """The district committee, and a secretary and two deputies in each commune."""
    names = Names(seed=2006)
    for number in range(2 * ZONES + 21):
        role = "Bí thư" if number == 0 else "Phó bí thư" if number < 3 else "Ủy viên thường vụ"
        if number >= 2 * ZONES - 3:
            role = "Ủy viên"
        yield Member(names.draw(), office_code(len(OFFICES)), DISTRICT, role, number)
    for place in range(len(COMMUNES)):
        code = commune_code(place)
        for number in range(3):
            role = "Bí thư" if number == 0 else "Phó bí thư"
            yield Member(names.draw(), cells_of(code)[0], code, role, number)
