"""Readings of meters come in from a file: all rows or none, every fault at its cell, the same file once (S2-65)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models.prevention import MeterReading
from tests.exchange.test_emergency_files import brought
from tests.exchange.test_importing import faults, numbers
from tests.services.prevention.room import PreventionRoom, prevention_room

HEAD = "序列号,计数器,读数,日期,已更换,原因\r\n"


@pytest.fixture
def room(sqlite_url: str) -> Iterator[PreventionRoom]:
    with prevention_room(sqlite_url) as made:
        made.device("D-1")
        made.device("D-2")
        yield made


def totals(room: PreventionRoom) -> list[Decimal]:
    with room.store.read() as connection:
        return list(connection.execute(select(MeterReading.total).order_by(MeterReading.id)).scalars())


@pytest.mark.requirement("S2-65")
def test_readings_come_in_and_the_same_ones_again_change_nothing(room: PreventionRoom, tmp_path: Path) -> None:
    text = HEAD + "D-1,HOURS,100,2026-11-01,,\r\nD-1,HOURS,20,2026-11-10,是,换表\r\nD-2,HOURS,7.5,2026-11-10,,\r\n"
    assert numbers(brought(room.store, tmp_path, "meters", text, dry_run=True)) == (3, 0, 0)
    assert totals(room) == []
    assert numbers(brought(room.store, tmp_path, "meters", text)) == (3, 0, 0)
    assert totals(room) == [Decimal(100), Decimal(120), Decimal("7.5")]
    assert numbers(brought(room.store, tmp_path, "meters", text + "D-2,HOURS,9,2026-11-11,,\r\n")) == (1, 0, 3)


def test_every_faulty_row_is_told_at_its_cell_and_nothing_is_kept(room: PreventionRoom, tmp_path: Path) -> None:
    rows = (
        "D-1,HOURS,100,2026-11-10,,\r\nD-1,HOURS,50,2026-11-11,,\r\nD-1,HOURS,120,2026-11-01,,\r\n"
        "D-9,HOURS,1,2026-11-11,,\r\nD-2,HOURS,1,2026-12-01,,\r\nD-2,HOURS,1,2026-11-01,是,\r\n"
    )
    assert faults(brought(room.store, tmp_path, "meters", HEAD + rows)) == [
        (3, "读数", "meter_backwards"),
        (4, "日期", "reading_before_last"),
        (5, "序列号", "unknown_device"),
        (6, "日期", "day_in_future"),
        (7, "原因", "empty"),
    ]
    assert totals(room) == []
