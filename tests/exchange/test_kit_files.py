"""Kits come in from a file: each with its whole bill of contents, or none of them."""

from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK
from desktop.queries.kits import KitPart, KitSheet, kit_sheets
from desktop.storage.unit_of_work import Store
from tests.exchange.test_importing import faults, faulty, numbers

HEAD = "套装,名称,英文名称,品种,数量,序号\r\n"
KITS = (
    HEAD
    + f"RK-1,髋关节套装,Hip set,LS-35-30,4,2\r\nRK-1,髋关节套装,Hip set,{gtin(1)},2,1\r\nRK-2,空套装,,LS-35-30,,\r\n"
)


def order(folder: Path, text: str, actor: str = ADMINISTRATOR, **more: Any) -> ImportOrder:
    path = folder / "kits.csv"
    path.write_bytes(text.encode())
    return ImportOrder("kits", path, actor, "DESK-1", **more)


def brought(store: Store, given: ImportOrder) -> ImportReport:
    return import_file(store, given).value


def kits(store: Store) -> dict[str, KitSheet]:
    with store.read() as connection:
        return {kit.code: kit for kit in kit_sheets(connection)}


@pytest.mark.requirement("S2-67")
def test_kits_come_in_in_the_order_of_the_tick_list_and_once(store: Store, tmp_path: Path) -> None:
    assert numbers(brought(store, order(tmp_path, KITS, dry_run=True))) == (2, 0, 0)
    assert kits(store) == {}
    assert numbers(brought(store, order(tmp_path, KITS))) == (2, 0, 0)
    kept = kits(store)
    assert [part.pieces for part in kept["RK-1"].lines] == [2, 4]
    assert kept["RK-1"].lines[1] == KitPart("LS-35-30", 4)
    assert (kept["RK-1"].name, kept["RK-1"].name_en) == ("髋关节套装", "Hip set")
    assert kept["RK-2"].lines == (KitPart("LS-35-30", 1),)
    assert brought(store, order(tmp_path, KITS)).repeated
    assert numbers(brought(store, order(tmp_path, KITS + "\r\n,,,,,\r\n"))) == (0, 0, 0)


def test_only_the_kits_that_differ_are_changed_and_what_the_file_does_not_name_stays(
    store: Store, tmp_path: Path
) -> None:
    brought(store, order(tmp_path, KITS))
    text = "code,item,quantity\r\nRK-1,LS-35-30,5\r\nRK-2,LS-35-30,1\r\n"
    assert numbers(brought(store, order(tmp_path, text))) == (0, 1, 1)
    kept = kits(store)
    assert (kept["RK-1"].name, kept["RK-1"].lines) == ("髋关节套装", (KitPart("LS-35-30", 5),))


@pytest.mark.requirement("S2-12")
def test_every_fault_of_a_file_is_told_by_its_row_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    text = HEAD + (
        "RK-1,髋关节套装,,LS-35-30,0,1\r\n"
        "RK-1,另一个,,NOBODY,2,1\r\n"
        "RK 2,套装,,LS-35-30,2,\r\n"
        "RK-3,,,LS-35-30,2,\r\n"
        "RK-4,套装,,LS-35-30,2,\r\n"
        "RK-4,套装,,LS-35-30,3,\r\n"
    )
    assert faulty(store, order(tmp_path, text)) == [
        (2, "数量", "out_of_range"),
        (3, "品种", "unknown_item"),
        (3, "名称", "rows_disagree"),
        (3, "序号", "repeated_position"),
        (4, "套装", "bad_code"),
        (5, "名称", "empty"),
        (7, "品种", "repeated_row"),
    ]
    assert kits(store) == {}


def test_a_clerk_does_not_change_kits(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="not_allowed"):
        import_file(store, order(tmp_path, KITS, CLERK))
    assert kits(store) == {}


def test_hostile_names_are_text(store: Store, tmp_path: Path) -> None:
    text = 'code,name,item\r\nRK-1,"\'=1+1; DROP TABLE kit",LS-35-30\r\n'
    report = brought(store, order(tmp_path, text))
    assert faults(report) == []
    assert kits(store)["RK-1"].name == "=1+1; DROP TABLE kit"
