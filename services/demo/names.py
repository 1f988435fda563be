"""Invented Vietnamese names, the same ones every time."""

from random import Random
from typing import Final

_FAMILIES: Final = (
    "Nông Hoàng Lương Vi Lý Hứa Đinh Triệu Nguyễn Trần Lê Phạm Bế Chu Lộc Đàm Mã"
).split()
_MIDDLES: Final = ("Văn Thị Đức Minh Thanh Quang Hữu Ngọc Xuân Thu Hồng Công Đình Bích Kim").split()
_GIVEN: Final = (
    "An Bình Chiến Dũng Dung Đạt Giang Hà Hải Hạnh Hiền Hòa Hùng Huệ Hương Khánh Kiên Lan Linh Long"
    " Mai Mạnh Nam Nga Ngân Nhung Oanh Phong Phúc Phương Quân Quyên Sơn Tâm Thảo Thắng Thủy Tiến"
    " Toàn Trang Tú Tuấn Tùng Uyên Vân Việt Vinh Xuyến Yến"
).split()


class Names:
    """Draws full names, no two alike within a hundred thousand tries of one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  (invented names need no secrecy)
        self._used: set[str] = set()

    def draw(self) -> str:
        """A full name that was not drawn before."""
        while True:
            family = self._random.choice(_FAMILIES)
            middles = " ".join(self._random.sample(_MIDDLES, self._random.choice((1, 1, 2))))
            name = f"{family} {middles} {self._random.choice(_GIVEN)}"
            if name not in self._used:
                self._used.add(name)
                return name
