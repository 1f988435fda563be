"""The demo accounts. Their password is known by everybody: the demo issuer stays on loopback."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "sausat"  # noqa: S105  (the demo's, shown at every start)

OPERATOR: Final = "quan-tri"
"""Makes the first entries of an empty system: the province and its office's grant."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account, who it stands for, and the grant it gets: a role at an organization's code."""

    account: str
    name: str
    role: str | None = None
    organization_code: str | None = None


PROVINCE_OFFICE: Final = DemoAccount(
    "van-phong-tinh", "Văn phòng Tỉnh ủy Lạng Sơn", "province_office", "LS"
)
DISTRICT_OFFICE: Final = DemoAccount(
    "van-phong-dinh-lap", "Văn phòng Huyện ủy Đình Lập", "district_office", "LS-189"
)

LANG_SON: Final = (
    PROVINCE_OFFICE,
    DISTRICT_OFFICE,
    DemoAccount(
        "thuong-vu-dinh-lap", "Thường vụ Huyện ủy Đình Lập", "standing_committee", "LS-189"
    ),
    DemoAccount(
        "bi-thu-chi-bo", "Bí thư chi bộ thôn 1, xã Bắc Xa", "cell_secretary", "LS-06619-02"
    ),
    DemoAccount("bi-thu-bac-xa", "Bí thư Đảng ủy xã Bắc Xa", "committee_member", "LS-06619"),
    DemoAccount("kiem-tra", "Ủy ban Kiểm tra Tỉnh ủy", "auditor", "LS"),
    DemoAccount("theo-doi", "Người theo dõi", "viewer", "LS"),
)

HAI_DUONG_OFFICE: Final = DemoAccount(
    "van-phong-hai-duong", "Văn phòng Tỉnh ủy Hải Dương", "province_office", "HD"
)
GIA_LOC_OFFICE: Final = DemoAccount(
    "van-phong-gia-loc", "Văn phòng Huyện ủy Gia Lộc", "district_office", "HD-GL"
)
STANDING_COMMITTEE: Final = DemoAccount(
    "thuong-vu-gia-loc", "Thường vụ Huyện ủy Gia Lộc", "standing_committee", "HD-GL"
)
ANSWERING_OFFICE: Final = DemoAccount(
    "phong-nong-nghiep",
    "Phòng Nông nghiệp và Phát triển nông thôn Gia Lộc",
    "answering_office",
    "HD-GL-CS-01",
)
COMMUNE_OFFICE: Final = DemoAccount(
    "van-phong-doan-thuong", "Văn phòng Đảng ủy xã Đoàn Thượng", "commune_office", "HD-GL-02"
)
CELL_SECRETARY: Final = DemoAccount(
    "bi-thu-thon-1", "Bí thư chi bộ thôn 1, xã Đoàn Thượng", "cell_secretary", "HD-GL-02-01"
)
GIA_LOC: Final = (
    HAI_DUONG_OFFICE,
    GIA_LOC_OFFICE,
    STANDING_COMMITTEE,
    ANSWERING_OFFICE,
    COMMUNE_OFFICE,
    CELL_SECRETARY,
)

ACCOUNTS: Final = (DemoAccount(OPERATOR, "Quản trị hệ thống"), *LANG_SON, *GIA_LOC)
