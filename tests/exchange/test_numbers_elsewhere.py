"""Files with the numbers of other systems: they come in, they are understood, and they go out beside ours (S2-34)."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.exporting import export_file
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE
from desktop.models.external import ExternalKind
from desktop.models.order import SiteDistance
from desktop.models.party import PartyKind
from desktop.queries.external_ids import external_ids
from desktop.queries.looking_up import HitKind, find
from desktop.queries.stock import stock_page
from desktop.queries.stock_filter import StockFilter
from desktop.services.master_data.external_ids import SAVE_EXTERNAL_ID, SaveExternalId
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.storage.unit_of_work import Store
from tests.exchange.test_importing import faults, numbers
from tests.exchange.worlds import TODAY, count, do, everything

HEAD = "系统,类型,我方代码,所属,对方编号,备注\r\n"


def order(folder: Path, kind: str, text: str, encoding: str = "utf-8", **more: Any) -> ImportOrder:
    path = folder / f"{kind}.csv"
    path.write_bytes(text.encode(encoding))
    return ImportOrder(kind, path, ADMINISTRATOR, "DESK-1", **more)


def brought(store: Store, given: ImportOrder) -> ImportReport:
    return import_file(store, given).value


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.requirement("S2-34", "S2-67")
def test_a_list_of_numbers_comes_in_once_and_goes_out_as_it_came(store: Store, tmp_path: Path, encoding: str) -> None:
    text = HEAD + f"ERP,单位,M,,100234,供应商\r\nERP,品种,LS-35-30,M,MAT-77,\r\nERP,站点,{SITE},,W01,\r\n"
    before = everything(store)
    assert numbers(brought(store, order(tmp_path, "external-ids", text, encoding, dry_run=True))) == (3, 0, 0)
    assert everything(store) == before
    assert numbers(brought(store, order(tmp_path, "external-ids", text, encoding))) == (3, 0, 0)
    assert brought(store, order(tmp_path, "external-ids", text, encoding)).repeated
    with store.read() as connection:
        sent = export_file(connection, "external-ids", of="ERP")
        assert {row.code: row.their_id for row in external_ids(connection)} == {
            "M": "100234",
            "LS-35-30": "MAT-77",
            SITE: "W01",
        }
    again = tmp_path / "again.csv"
    again.write_bytes(sent)
    assert numbers(brought(store, ImportOrder("external-ids", again, ADMINISTRATOR, "DESK-1"))) == (0, 0, 3)


@pytest.mark.requirement("S2-34")
def test_every_conflict_of_a_list_is_told_by_row_and_column(store: Store, tmp_path: Path) -> None:
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ExternalKind.SITE, SITE, "W01"))
    do(store, SAVE_PARTY, SaveParty("XX", "XX医院", PartyKind.HOSPITAL))
    text = (
        "system,kind,code,their_id\r\n"
        "ERP,party,M,1\r\n"
        "ERP,party,NOBODY,2\r\n"
        "ERP,party,XX,1\r\n"
        "ERP,party,M,3\r\n"
        "ERP,boat,M,4\r\n"
        "ERP,item,LS-35-30,5\r\n"
    )
    before = everything(store)
    told = faults(brought(store, order(tmp_path, "external-ids", text)))
    assert [one[:3] for one in told] == [
        (3, "code", "unknown_subject"),
        (4, "their_id", "repeated_row"),
        (5, "code", "repeated_row"),
        (6, "kind", "unknown_word"),
    ]
    assert everything(store) == before


@pytest.mark.requirement("S2-34", "S2-67")
def test_an_import_understands_the_numbers_of_a_system_that_is_named(store: Store, tmp_path: Path) -> None:
    do(store, SAVE_PARTY, SaveParty("XX", "XX医院", PartyKind.HOSPITAL))
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ExternalKind.PARTY, "XX", "K-9"))
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ExternalKind.SITE, SITE, "W01"))
    text = "site,hospital,road_km\r\nERP:W01,ERP:K-9,12.5\r\n"
    assert numbers(brought(store, order(tmp_path, "distances", text))) == (1, 0, 0)
    assert count(store, SiteDistance) == 1
    told = faults(brought(store, order(tmp_path, "distances", "site,hospital,road_km\r\nCRM:W01,ERP:K-9,1\r\n")))
    assert [one[:3] for one in told] == [(2, "site", "unknown_site")]


@pytest.mark.requirement("S2-34")
def test_a_typed_number_of_another_system_finds_the_item_and_its_stock(store: Store) -> None:
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ExternalKind.ITEM, "LS-35-30", "MAT-77"))
    with store.read() as connection:
        hit = find(connection, "mat-77", TODAY)
        assert (hit.kind, hit.item) == (HitKind.ITEM, "LS-35-30")
        assert find(connection, "MAT-78", TODAY).kind is HitKind.NONE
        assert stock_page(connection, StockFilter(text="MAT-77")) == stock_page(
            connection, StockFilter(item="LS-35-30")
        )


@pytest.mark.requirement("S1-31", "S2-67")
def test_sites_come_in_with_their_addresses_and_only_what_differs_changes(store: Store, tmp_path: Path) -> None:
    text = "站点,名称,运营单位,地址\r\nC-NORTH,北区维修中心,EAST,北京市朝阳区望京路 1 号\r\n"
    text += f"{SITE},东区一号仓,EAST,上海\r\n"
    before = everything(store)
    assert numbers(brought(store, order(tmp_path, "sites", text, "gb18030", dry_run=True))) == (1, 1, 0)
    assert everything(store) == before
    assert numbers(brought(store, order(tmp_path, "sites", text, "gb18030"))) == (1, 1, 0)
    with store.read() as connection:
        exported = export_file(connection, "sites")
    addresses = {row["code"]: row["address"] for row in csv.DictReader(io.StringIO(exported.decode("utf-8-sig")))}
    assert addresses == {"C-NORTH": "北京市朝阳区望京路 1 号", SITE: "上海"}
    only = f"code,name,partner\r\n{SITE},新名,EAST\r\n"
    assert numbers(brought(store, order(tmp_path, "sites", only))) == (0, 1, 0)
    with store.read() as connection:
        assert "上海" in export_file(connection, "sites").decode()
    wrong = "code,name,partner,time_zone,address\r\nC-1,甲,NOBODY,,\r\nC-2,乙,EAST,Mars,\r\nC-2,丙,EAST,," + "长" * 301
    told = faults(brought(store, order(tmp_path, "sites", wrong)))
    assert [one[:3] for one in told] == [
        (2, "partner", "unknown_party"),
        (3, "time_zone", "unknown_time_zone"),
        (4, "address", "too_long"),
        (4, "code", "repeated_row"),
    ]
