"""Parts with the devices in the field come in from a file: all rows or none, every fault at its cell."""

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.exchange.sample_delivery import SITE
from desktop.queries.installed_base import installed_base
from desktop.storage.unit_of_work import Store
from tests.exchange.test_emergency_files import brought
from tests.exchange.test_importing import faults, numbers

HEAD = "站点,品种,在用台数,每台年需求,来源\r\n"


@pytest.mark.requirement("S2-62")
def test_devices_in_the_field_come_in_and_only_what_differs_changes(store: Store, tmp_path: Path) -> None:
    text = HEAD + f"{SITE},LS-35-30,26,0.5,服务清单\r\n{SITE},LS-35-40,8,1.25,服务清单\r\n"
    assert numbers(brought(store, tmp_path, "installed-base", text, dry_run=True)) == (2, 0, 0)
    with store.read() as connection:
        assert installed_base(connection, SITE, "LS-35-30") is None
    assert numbers(brought(store, tmp_path, "installed-base", text)) == (2, 0, 0)
    assert numbers(brought(store, tmp_path, "installed-base", text.replace(",8,", ",9,"))) == (0, 1, 1)
    with store.read() as connection:
        row = installed_base(connection, SITE, "LS-35-40")
    assert row is not None
    assert (row.devices, row.failures_per_year, row.source) == (9, Decimal("1.25"), "服务清单")


def test_every_faulty_row_is_told_at_its_cell_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    rows = (
        f"{SITE},LS-35-30,26,0.5,list\r\n{SITE},LS-35-30,27,0.5,list\r\n"
        f"{SITE},NOTHING,1,1,list\r\nNOWHERE,LS-35-40,1,1,list\r\n{SITE},LS-35-40,1,1001,list\r\n"
    )
    report = brought(store, tmp_path, "installed-base", HEAD + rows)
    assert faults(report) == [
        (3, "品种", "repeated_row"),
        (4, "品种", "unknown_item"),
        (5, "站点", "unknown_site"),
        (6, "每台年需求", "bad_quantity"),
    ]
    with store.read() as connection:
        assert installed_base(connection, SITE, "LS-35-30") is None
