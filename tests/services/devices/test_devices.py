"""The device record: fields known or said to be unknown, stages in their order, replacement with both serials."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop.domain.equipment import DeviceField, Gap, Stage
from desktop.domain.warranty_facts import StepKind
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.queries.device_page import Knowledge
from tests.journeys.warranty_day import REQUIRED, WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


@pytest.mark.requirement("S2-11", "S2-33")
def test_every_required_field_is_given_or_said_to_be_unknown(day: WarrantyDay) -> None:
    told = day.refused("register_device", site=SITE, serial="N-1", fields=[{"field": "brand", "value": "B"}])
    assert told.code == "fields_missing"
    assert told.facts["fields"] == [name for name in REQUIRED if name != "brand"]
    answer = day.register("N-1", {"brand": "B", "installed_on": "2026-01-31"})
    assert answer["unknown"] == [name for name in REQUIRED if name != "brand"]
    page = day.page("N-1")
    states = {row.field: row.state for row in page.fields}
    assert states[DeviceField.BRAND] is Knowledge.KNOWN
    assert states[DeviceField.PURCHASED_ON] is Knowledge.UNKNOWN
    assert states[DeviceField.SHIPPED_ON] is Knowledge.UNSAID
    assert page.unknown == len(REQUIRED) - 1


@pytest.mark.requirement("S2-12")
def test_all_faults_of_an_entry_are_told_at_once(day: WarrantyDay) -> None:
    wrong = {"purchased_on": "2026-02-30", "purchase_cost": "1.005", "udi": "０１", "installed_on": "2027-01-01"}
    fields = [{"field": name, "value": value} for name, value in (dict.fromkeys(REQUIRED) | wrong).items()]
    told = day.refused("register_device", site=SITE, serial="N-1", fields=fields)
    found = {(fault["field"], fault["code"]) for fault in told.facts["faults"]}
    assert found == {
        ("purchased_on", "not_a_day"),
        ("purchase_cost", "not_an_amount"),
        ("udi", "full_width"),
        ("installed_on", "day_in_future"),
    }
    told = day.refused("set_device_field", serial=DRILL, field="produced_on", value="2024-03-16", reason="typo")
    assert (told.code, told.facts["device_field"]) == ("dates_out_of_order", "produced_on")


@pytest.mark.requirement("S2-12")
def test_a_change_keeps_who_said_it_and_needs_a_reason(day: WarrantyDay) -> None:
    assert day.refused("set_device_field", serial=DRILL, field="place", value="OR 4").code == "reason_missing"
    said = day.send("set_device_field", serial=DRILL, field="place", value="OR 4", reason="moved")
    assert (said["old"], said["value"]) == ("XX医院 手术室 3", "OR 4")
    again = day.refused("set_device_field", serial=DRILL, field="place", value="OR 4", reason="moved")
    assert again.code == "nothing_changed"
    day.send("set_device_field", serial=UNINSTALLED, field="installed_on", value="2024-04-30")
    assert day.ask(UNINSTALLED).until == date(2026, 4, 10)


@pytest.mark.requirement("S2-32")
def test_the_same_serial_under_two_models_only_when_it_is_marked(day: WarrantyDay) -> None:
    fields = [{"field": name, "value": None} for name in REQUIRED if name != "model"]
    other = {"site": SITE, "serial": DRILL, "fields": [*fields, {"field": "model", "value": "XR-9"}]}
    assert day.refused("register_device", **other).code == "serial_of_other_model"
    same = {"site": SITE, "serial": DRILL, "fields": [*fields, {"field": "model", "value": "PD-200"}]}
    assert day.refused("register_device", **same, shared_serial=True).code == "device_known"
    day.send("register_device", **other, shared_serial=True)
    told = day.refused("record_stage", serial=DRILL, stage="upgrade")
    assert (told.code, told.facts["models"]) == ("serial_of_several", ["PD-200", "XR-9"])
    assert (day.page(DRILL, "XR-9").shared_serial, day.page(DRILL, "PD-200").shared_serial) == (True, True)
    assert [row.model for row in day.look_up(DRILL).rows] == ["PD-200", "XR-9"]


@pytest.mark.requirement("S2-28", "S2-29")
def test_stages_follow_in_their_order_and_gaps_are_shown(day: WarrantyDay) -> None:
    assert [row.stage for row in day.page().stages] == [
        Stage.PURCHASE,
        Stage.RECEIPT,
        Stage.INSTALLATION,
        Stage.MAINTENANCE,
    ]
    assert day.page().gaps == (
        Gap(Stage.TRAINING, date(2024, 3, 15), date(2025, 9, 2)),
        Gap(None, date(2024, 3, 15), date(2025, 9, 2), 536),
        Gap(None, date(2025, 9, 2), date(2026, 11, 21), 445),
    )
    assert day.refused("record_stage", serial=DRILL, stage="purchase").code == "stage_not_allowed"
    assert day.refused("record_stage", serial=DRILL, stage="upgrade", on="2025-01-01").code == "stage_before_last"
    assert day.refused("record_stage", serial=DRILL, stage="upgrade", on="2026-11-22").code == "day_in_future"
    day.send("record_stage", serial=DRILL, stage="scrap")
    assert day.refused("record_stage", serial=DRILL, stage="maintenance").code == "stage_not_allowed"
    assert day.refused("take_back_stage", "1001", serial=DRILL, reason="x").code == "not_allowed"
    day.decide("take_back_stage", reason="another drill was meant")
    assert day.page().stages[-1].stage is Stage.MAINTENANCE


def test_the_installation_goes_into_the_record_once(day: WarrantyDay) -> None:
    day.send("record_stage", serial=UNINSTALLED, stage="installation", on="2024-04-30")
    assert day.ask(UNINSTALLED).inputs["installation"].value == date(2024, 4, 30)
    day.decide("take_back_stage", UNINSTALLED, reason="wrong day")
    told = day.refused("record_stage", serial=UNINSTALLED, stage="installation", on="2024-05-01")
    assert (told.code, told.facts["known"]) == ("stage_differs", date(2024, 4, 30))


@pytest.mark.requirement("S2-29")
def test_a_replacement_links_both_serials_and_takes_over_the_rest(day: WarrantyDay) -> None:
    day.register("PD2-26-00001", {"region": "East China", "line": "power tools", "purchased_on": "2026-11-01"})
    done = day.send("replace_device", serial=DRILL, new_serial="PD2-26-00001", reason="motor burnt", on="2026-11-20")
    assert done == {"serial": DRILL, "new_serial": "PD2-26-00001", "on": "2026-11-20"}
    assert day.page().replaced_by == "PD2-26-00001"
    assert day.page("PD2-26-00001").replaces == DRILL
    answer = day.ask("PD2-26-00001")
    assert (answer.verdict, answer.until, answer.days_left) == ("covered", date(2027, 3, 15), 114)
    assert StepKind.REPLACES in [step.kind for step in answer.steps]
    again = {"serial": "PD2-24-00818", "new_serial": "PD2-26-00001", "reason": "x"}
    assert day.refused("replace_device", **again).code == "replaces_already"
    back = {"serial": "PD2-26-00001", "new_serial": DRILL, "reason": "x"}
    assert day.refused("replace_device", **back).code == "device_ended"
    assert day.refused("replace_device", serial=DRILL, new_serial=DRILL, reason="x").code == "same_device"
    bought = {"serial": DRILL, "number": "EX-13", "months": 12}
    assert day.refused("buy_extension", **bought).code == "device_ended"
    day.decide("take_back_stage", reason="repaired after all")
    assert (day.page().replaced_by, day.page("PD2-26-00001").replaces) == ("", "")


def test_a_look_up_that_names_several_shows_them(day: WarrantyDay) -> None:
    found = day.look_up("PD2-24")
    assert (found.found, len(found.rows), found.more) == ("several", 4, False)
    assert day.look_up("PD-200-K").found == "several"
    assert day.look_up("50%").rows != ()
    with day.store.read() as connection:
        from desktop.queries.devices import devices

        assert [row.serial for row in devices(connection, "xr1")] == ["XR1-19-00003"]
        assert len(list(devices(connection))) == 6


def test_a_device_whose_life_nobody_recorded_can_still_be_replaced(day: WarrantyDay) -> None:
    day.send("replace_device", serial="PD2-24-00818", new_serial=DRILL, reason="motor burnt", on="2026-11-20")
    page = day.page("PD2-24-00818")
    assert [row.stage for row in page.stages] == [Stage.REPLACEMENT]
    assert [gap.stage for gap in page.gaps] == [Stage.PURCHASE, Stage.RECEIPT, Stage.INSTALLATION, Stage.TRAINING]
    assert day.page().replaces == "PD2-24-00818"
