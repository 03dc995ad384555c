"""The card of a maintenance centre: address, hospitals and their distances, people, equipment; nothing is copied."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.query import run as query
from desktop.commands.report import run as report
from desktop.domain.errors import Refusal
from desktop.domain.prevention import Validity
from desktop.domain.qualification import Registration
from desktop.exchange.sample_delivery import HOSPITAL, PARTNER, SITE
from desktop.exchange.sample_staff import CHEN
from desktop.queries.centre_card import CentreCard, centre_card
from desktop.reports.centre_card import build_centre_card
from tests.journeys.staff_day import StaffDay, staff_day
from tests.reports.test_code_sheet import text_on

ADDRESS = "上海市浦东新区张江路 100 号"


@pytest.fixture
def day(database_url: str) -> Iterator[StaffDay]:
    with staff_day(database_url) as made:
        yield made


def card(day: StaffDay) -> CentreCard:
    with day.store.read() as connection:
        return centre_card(connection, SITE, day.at)


def equip(day: StaffDay) -> None:
    """Two hospitals, one at 150.0 km; a meter of the maker and one of the partner; a device; an address; a region."""
    day.send("save_party", "1000", code="FAR", name="远方医院", kind="hospital")
    near: dict[str, Any] = {"site": SITE, "hospital": HOSPITAL, "road_km": "171.2", "great_circle_km": "150.0"}
    day.send("save_distance", "1000", **near)
    day.send("save_distance", "1000", **near | {"hospital": "FAR", "road_km": "180", "great_circle_km": "150.1"})
    for code, owner in (("TM-1", "M"), ("TM-2", PARTNER)):
        day.send("add_test_equipment", code=code, name="Meter", site=SITE, owner=owner, cycle_months=12)
    day.send("record_calibration", code="TM-1", number="K-1", laboratory="Lab", done_on="2026-01-12")
    fields = [{"field": "customer", "value": HOSPITAL}, {"field": "model", "value": "PD-200"}]
    unknown = ("udi", "brand", "batch", "place", "purchased_on", "purchase_cost", "produced_on", "service_level")
    fields += [{"field": name, "value": None} for name in unknown]
    day.send("register_device", site=SITE, serial="DEV-1", fields=fields)
    about: dict[str, Any] = {"code": SITE, "name": "东区一号仓", "partner": PARTNER, "address": ADDRESS}
    day.send("save_site", "1000", **about)


@pytest.mark.requirement("S1-31", "S1-33")
def test_a_centre_tells_its_hospitals_with_both_distances_and_150_kilometres_are_inside(day: StaffDay) -> None:
    equip(day)
    shown = card(day)
    assert (shown.code, shown.address, shown.partner, shown.time_zone) == (SITE, ADDRESS, PARTNER, "Asia/Shanghai")
    assert [(one.code, one.great_circle_km, one.road_km, one.inside, one.devices) for one in shown.hospitals] == [
        (HOSPITAL, Decimal("150.0"), Decimal("171.2"), True, 1),
        ("FAR", Decimal("150.1"), Decimal(180), False, 0),
    ]
    assert shown.outside == ("FAR",)
    day.send("retire_distance", "1000", site=SITE, hospital=HOSPITAL)
    served = {one.code: (one.inside, one.road_km) for one in card(day).hospitals}
    assert served[HOSPITAL] == (None, None), "its device is still looked after, how far it is nobody says now"


@pytest.mark.requirement("S1-31", "S1-32")
def test_its_people_are_the_partners_and_its_equipment_says_whose_it_is(day: StaffDay) -> None:
    equip(day)
    shown = card(day)
    assert shown.people
    assert all(one.of_partner for one in shown.people)
    assert {one.row.badge: one.row.registration for one in shown.people}[CHEN] in Registration
    assert [(one.row.code, one.of_maker, one.row.validity) for one in shown.equipment] == [
        ("TM-2", False, Validity.NEVER),
        ("TM-1", True, Validity.VALID),
    ]
    day.send("save_staff", badge=CHEN, site=SITE, employer="M", post="engineer")
    assert [one.row.badge for one in card(day).people if not one.of_partner] == [CHEN]
    day.at += timedelta(days=400)
    assert {one.row.validity for one in card(day).equipment} == {Validity.NEVER, Validity.EXPIRED}


@pytest.mark.requirement("S1-31")
def test_the_card_follows_what_is_changed_elsewhere(day: StaffDay) -> None:
    equip(day)
    day.send("retire_person", "1000", badge=CHEN, reason="left")
    day.send("retire_test_equipment", code="TM-2", reason="broken")
    day.send("save_party", "1000", code=HOSPITAL, name="新名医院", kind="hospital")
    now = card(day)
    assert CHEN not in {one.row.badge for one in now.people}
    assert [one.row.code for one in now.equipment] == ["TM-1"]
    assert now.hospitals[0].name == "新名医院"
    assert now.today == date(2026, 11, 21)
    with day.store.read() as connection, pytest.raises(Refusal) as caught:
        centre_card(connection, "NOWHERE", day.at)
    assert caught.value.code == "unknown_site"


@pytest.mark.requirement("S1-31")
def test_a_hospital_has_the_devices_of_its_name_and_none_that_are_scrapped(day: StaffDay) -> None:
    equip(day)
    unknown = ("udi", "brand", "batch", "place", "purchased_on", "purchase_cost", "produced_on", "service_level")
    fields: list[dict[str, Any]] = [{"field": name, "value": None} for name in (*unknown, "model")]
    fields.append({"field": "customer", "value": "东方医院"})
    day.send("register_device", site=SITE, serial="DEV-2", fields=fields)
    assert "EAST-H" not in {one.code for one in card(day).hospitals}
    day.send("save_party", "1000", code="EAST-H", name="东方医院", kind="hospital")
    assert {one.code: one.devices for one in card(day).hospitals} == {HOSPITAL: 1, "FAR": 0, "EAST-H": 1}
    day.send("record_stage", serial="DEV-1", stage="scrap")
    assert {one.code: one.devices for one in card(day).hospitals} == {HOSPITAL: 0, "FAR": 0, "EAST-H": 1}


@pytest.mark.requirement("S1-31")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Maintenance centre", "By road (km)", "not registered", "Hospitals: 2, beyond 150 km: 1")),
        ("zh_CN", ("维修中心", "公路里程", "未注册", "服务医院 2 家，150 公里以外 1 家")),
    ],
)
def test_the_card_is_a_paper_in_both_languages(
    day: StaffDay, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    equip(day)
    path = tmp_path / "centre.pdf"
    with day.store.read() as connection:
        build_centre_card(connection, path, language, (SITE, day.at))
    told = text_on(path)
    for one in (*words, "150.0", "171.2", "TM-1", ADDRESS.replace(" ", "")[:6]):
        assert one.replace(" ", "") in told.replace(" ", "").replace("\r\n", ""), one


@pytest.mark.requirement("S1-31")
def test_a_centre_is_asked_for_and_printed_by_command(
    database_url: str, day: StaffDay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    equip(day)
    assert query(["centre", "--site", SITE, "--database-url", database_url]) == 0
    (told,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (told["address"], told["outside"]) == (ADDRESS, ["FAR"])
    assert [one["code"] for one in told["hospitals"]] == [HOSPITAL, "FAR"]
    assert query(["sites", "--site", SITE, "--database-url", database_url]) == 0
    (site,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (site["code"], site["address"]) == (SITE, ADDRESS)
    path = tmp_path / "card.pdf"
    assert report(["centre-card", "--site", SITE, "--out", str(path), "--database-url", database_url]) == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert report(["centre-card", "--site", "?", "--out", str(path), "--database-url", database_url]) == 1
