"""A customer is one and the same, whether somebody typed its code or its name: rule, promise, sheet and figures."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop.domain.equipment import DeviceField
from desktop.exchange.sample_delivery import HOSPITAL, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from desktop.queries.customers import code_of, codes_of, words_of
from desktop.queries.device_page import device_page
from desktop.queries.service_asked import Asked as FiguresAsked
from desktop.queries.service_figures import figures
from desktop.queries.status_sheet import status_sheet
from desktop.queries.warranty import Asked, warranty_of
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

NAME = "XX医院"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


@pytest.mark.requirement("S2-26")
def test_a_name_of_the_catalogue_is_kept_by_its_code_and_every_rule_finds_the_device(day: RepairDay) -> None:
    said = {"field": "customer", "reason": "typed anew"}
    assert day.refused("set_device_field", "09:10", serial=DRILL, value=NAME, **said).code == "nothing_changed"
    day.send("set_device_field", "09:10", serial=DRILL, value="仁和医院", **said)
    with day.store.read() as connection:
        assert {one.serial for one in status_sheet(connection, NAME, local("09:11")).rows}.isdisjoint({DRILL})
    day.send("set_device_field", "09:12", serial=DRILL, value=NAME, **said)
    narrow = {"region": "East China", "line": "power tools", "months": 60, "reason": "agreed", "name": "XX"}
    day.send("set_warranty_rule", "09:13", SUPERVISOR, code="XX-POWER", customer=NAME, **narrow)
    days = {"valid_from": str(DAY - timedelta(days=1)), "site": "EAST-W1"}
    for charge, rate in (("labour", "250.00"), ("travel", "1.00")):
        day.send("set_repair_rate", "09:13", SUPERVISOR, charge=charge, rate=rate, customer=NAME, **days)
    opened = day.send("open_repair", "09:14", device=DRILL, fault_class=FAULT, decontaminated=True)
    assert opened["level"] == "East / Gold"
    day.send("start_repair", "10:00", "3001", number=opened["number"])
    done = day.send("finish_repair", "11:00", "3001", number=opened["number"], hours="1", kilometres="10")
    assert (done["labour"], done["travel"]) == ("250.00", "10.00")
    with day.store.read() as connection:
        page = device_page(connection, DRILL, local("12:00"))
        kept = next(row.value for row in page.fields if row.field is DeviceField.CUSTOMER)
        rule = warranty_of(connection, Asked(DRILL), local("12:00")).coverage.rule
        assert (kept, None if rule is None else rule.code) == (HOSPITAL, "XX-POWER")
        sheets = [status_sheet(connection, word, local("12:00")) for word in (HOSPITAL, NAME)]
        assert (sheets[0], DRILL in {one.serial for one in sheets[0].rows}) == (sheets[1], True)
        assert sheets[0].customer == NAME
        for word, orders in ((HOSPITAL, 1), (NAME, 1), ("仁和医院", 0)):
            assert figures(connection, FiguresAsked(DAY, DAY, customer=word), local("12:00")).orders == orders


def test_a_word_that_names_nobody_or_several_stays_as_it_is(day: RepairDay) -> None:
    twice = [{"code": code, "name": "第一医院", "kind": "hospital"} for code in ("H-1", "H-2")]
    for party in twice:
        day.send("save_party", "09:10", "1000", **party)
    with day.store.read() as connection:
        assert codes_of(connection, {NAME, HOSPITAL, "第一医院", "仁和医院", ""}) == {NAME: HOSPITAL}
        assert [code_of(connection, word) for word in ("第一医院", "仁和医院", "")] == ["第一医院", "仁和医院", ""]
        assert words_of(connection, NAME)[:2] == (NAME, HOSPITAL)
        assert words_of(connection, "第一医院") == ("第一医院",)
        assert words_of(connection, "") == ()


@pytest.mark.requirement("S2-06")
def test_a_list_may_name_a_customer_either_way(day: RepairDay) -> None:
    row = {"serial": "LIST-1", "site": "EAST-W1", "model": "PD-200"}
    counted = [day.send("save_devices", "09:10", devices=[row | {"customer": word}]) for word in (NAME, HOSPITAL, NAME)]
    assert [(one["created"], one["unchanged"]) for one in counted] == [(1, 0), (0, 1), (0, 1)]
    told = day.refused("save_devices", "09:11", devices=[row | {"customer": "仁和医院"}])
    assert [(one["code"], one["value"]) for one in told.facts["faults"]] == [("differs_from_record", HOSPITAL)]
