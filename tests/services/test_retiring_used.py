"""Kits and hospital stores leave use only when nothing rests on them; what does is told by name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE, TRAY, sample_case
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.queries.hospital_stores import hospital_stores
from desktop.queries.kits import kit_sheets
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import everything
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)
KIT, STORE = "RK-NEW", "H9-NEW"


@pytest.fixture
def day(database_url: str) -> Iterator[CaseDay]:
    case = sample_case(DAY)
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.at = case.at("08:00", -1)
    yield day
    store.close()


def refused(day: CaseDay, verb: str, **fields: Any) -> Refusal:
    before = everything(day.store)
    with pytest.raises(Refusal) as caught:
        day.send(verb, actor="1000", **fields)
    assert everything(day.store) == before
    return caught.value


def kits(day: CaseDay, **asked: bool) -> list[str]:
    with day.store.read() as connection:
        return [kit.code for kit in kit_sheets(connection, **asked)]


def new_kit(day: CaseDay) -> None:
    day.send("save_kit", actor="1000", code=KIT, name="新套装", lines=[{"item": "AC-50", "pieces": 2}])


@pytest.mark.requirement("S2-12")
def test_a_kit_on_which_nothing_rests_leaves_use_and_comes_back(day: CaseDay) -> None:
    new_kit(day)
    assert day.send("retire_kit", actor="1000", code=KIT, reason="never used") == {"code": KIT, "retired": True}
    assert KIT not in kits(day)
    assert KIT in kits(day, retired=True)
    assert refused(day, "assign_kit", tray=TRAY, kit=KIT).code == "unknown_kit"
    assert day.send("retire_kit", actor="1000", code=KIT, retired=False)["retired"] is False
    assert KIT in kits(day)


@pytest.mark.requirement("S2-12")
def test_a_kit_of_trays_cases_and_pars_stays_and_names_them(day: CaseDay) -> None:
    new_kit(day)
    day.send("assign_kit", actor="1000", tray=TRAY, kit=KIT)
    plan = [{"kit": KIT, "pieces": 1}]
    day.send("plan_case", number="C-9", hospital=HOSPITAL, site=SITE, starts=f"{DAY}T08:30", plan=plan)
    levels = {"minimum": 1, "target": 2, "maximum": 3}
    day.send("save_par", actor="1000", item="AC-50", kit=KIT, site=SITE, **levels)
    refusal = refused(day, "retire_kit", code=KIT)
    assert refusal.code == "still_used"
    assert refusal.facts == {"subject": KIT, "count": 3, "names": [TRAY, "C-9", f"{KIT}@{SITE}"]}
    assert refused(day, "retire_kit", code="RK-NOBODY").code == "unknown_kit"


@pytest.mark.requirement("S1-28")
def test_a_store_without_goods_leaves_use_while_the_hospital_has_another(day: CaseDay) -> None:
    day.send("save_hospital_store", actor="1000", code=STORE, hospital=HOSPITAL, site=SITE)
    with day.store.read() as connection:
        others = [row.code for row in hospital_stores(connection) if row.code != STORE and row.hospital == HOSPITAL]
    assert others
    assert day.send("retire_hospital_store", actor="1000", code=STORE)["retired"] is True
    refusal = refused(day, "retire_hospital_store", code=others[0])
    assert (refusal.code, CASE in str(refusal.facts["names"])) == ("still_used", True)


@pytest.mark.requirement("S1-28")
def test_a_store_with_goods_or_a_par_stays(day: CaseDay) -> None:
    day.send("save_hospital_store", actor="1000", code=STORE, hospital=HOSPITAL, site=SITE)
    levels = {"minimum": 1, "target": 2, "maximum": 3}
    day.send("save_par", actor="1000", item="AC-50", place=STORE, **levels)
    assert refused(day, "retire_hospital_store", code=STORE).facts["names"] == ["AC-50"]
    day.send("retire_par", actor="1000", place=STORE, item="AC-50")
    line = {"position": 1, "item": "LS-35-30", "owner": MAKER, "place": "A-4-2", "lot": "L-1", "quantity": "3"}
    lines = [line | {"expires_on": "2029-05-31"}]
    day.send("take_over_stock", actor="1000", document="OPENING-9", site=SITE, lines=lines)
    assert refused(day, "retire_hospital_store", code="A-4-2").code == "unknown_place"
    assert refused(day, "retire_hospital_store", code="A-4-9").code == "unknown_place"
