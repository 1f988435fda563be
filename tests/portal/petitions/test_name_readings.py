"""Who has read the name of a petitioner who asked to stay unknown: shown to who looks after it."""

import pytest

from tests.portal.browser import SignedIn
from tests.portal.stand_ins.petitions.petition_world import CANAL
from tests.portal.stand_ins.world import CELL, DISTRICT, World

NAME = "Nguyễn Thị Kín"
OF_PETITION = f"/petitions/{CANAL}/petitioner/readings"
OF_DISTRICT = f"/organizations/{DISTRICT}/name-readings"


@pytest.fixture(autouse=True)
def _read_once(world: World) -> None:
    world.asking.kept_name = NAME
    world.asking.petitions[CANAL]["petitioner"] = "confidential"
    world.asking.readings = [
        {
            "petition_id": str(CANAL),
            "cell_id": str(CELL),
            "account": "bi-thu",
            "read_at": "2020-11-10T02:00:00Z",
            "correlation_id": "c-1",
        }
    ]


@pytest.mark.parametrize("account", ["kiem-tra", "van-phong", "van-phong-tinh"])
def test_who_looks_after_names_finds_their_readings_and_not_the_name(
    signed_in: SignedIn, account: str
) -> None:
    browser = signed_in(account)

    petition = browser.open(f"/petitions/{CANAL}")
    of_petition, of_district = browser.open(OF_PETITION), browser.open(OF_DISTRICT)

    assert OF_PETITION in petition.links("Ai đã xem tên?")
    for page in (of_petition, of_district):
        assert "10/11/2020 lúc 09:00 bi-thu" in page.text
        assert NAME not in page.html
    assert of_district.links("Nạo vét mương tiêu") == [f"/petitions/{CANAL}"]
    assert of_petition.links("Về trang kiến nghị") == [f"/petitions/{CANAL}"]


def test_the_organization_leads_to_the_readings_of_its_subtree(signed_in: SignedIn) -> None:
    page = signed_in("kiem-tra").open(f"/organizations/{DISTRICT}")

    assert page.links("Ai đã xem tên người kiến nghị?") == [OF_DISTRICT]


@pytest.mark.parametrize("account", ["bi-thu", "thuong-vu", "van-phong-xa", "phong-nong-nghiep"])
def test_others_are_not_led_there_and_do_not_get_in(signed_in: SignedIn, account: str) -> None:
    browser = signed_in(account)

    assert not browser.open(f"/petitions/{CANAL}").links("Ai đã xem tên")
    assert (browser.open(OF_PETITION).status, browser.open(OF_DISTRICT).status) == (403, 403)


def test_before_anybody_read_a_name_it_is_said_so(signed_in: SignedIn, world: World) -> None:
    world.asking.readings = []

    assert "Chưa có ai xem." in signed_in("kiem-tra").open(OF_DISTRICT).text
