"""A word that no database can hold names nothing: it is refused as unknown, on both databases, and never a fault."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from tests.journeys.repair_day import RepairDay, repair_day

NUL = "A\0B"
CERTIFICATE: dict[str, Any] = {"code": "TM-3", "number": NUL}
WORDS: list[tuple[str, str, dict[str, Any], str]] = [
    ("open_repair", CLERK, {"device": NUL, "fault_class": FAULT}, "unknown_code"),
    ("attach_calibration", CLERK, CERTIFICATE | {"file": "a.pdf", "content": "JVBERi0xLjQK"}, "unknown_calibration"),
    ("take_back_calibration", SUPERVISOR, CERTIFICATE | {"reason": "x"}, "unknown_calibration"),
    ("remove_part", CLERK, {"serial": DRILL, "part_serial": NUL, "reason": "x"}, "part_not_in_device"),
    ("retire_question", SUPERVISOR, {"topic": NUL, "code": "Q-1"}, "unknown_question"),
    ("retire_question", SUPERVISOR, {"topic": "", "code": NUL}, "unknown_question"),
    ("set_bank", SUPERVISOR, {"topic": NUL, "asked": 5}, "unknown_bank"),
    ("set_part_class", SUPERVISOR, {"item": NUL, "part_class": "seal"}, "unknown_item"),
    ("take_back_extension", SUPERVISOR, {"number": NUL, "reason": "x"}, "unknown_extension"),
    (
        "authorise_exception",
        SUPERVISOR,
        {"serial": DRILL, "rule": NUL, "version": 1, "first": "2026-01-01", "last": "2026-01-02", "reason": "x"},
        "unknown_warranty_rule",
    ),
    ("register_device", CLERK, {"site": SITE, "serial": NUL, "fields": []}, "faulty_entry"),
]


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


@pytest.mark.requirement("S2-12")
def test_what_no_database_can_hold_is_unknown(day: RepairDay) -> None:
    for verb, actor, fields, code in WORDS:
        assert day.refused(verb, "09:20", actor, **fields).code == code, verb
