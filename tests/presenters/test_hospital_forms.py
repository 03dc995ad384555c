"""Baselines of hospitals and vehicles from their forms in the master data (both databases)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.party import PartyKind
from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import MasterList
from desktop.queries.baselines import baselines
from desktop.queries.hospital_stock import hospital_stock
from desktop.queries.transit_places import transit_places
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

BEFORE = {"hospital": "XX", "taken_on": "2026-01-31", "value": "200000", "pieces": "150", "signed_by": "Dr. W, XX医院"}


@pytest.fixture
def url(database_url: str) -> str:
    furnish(database_url)
    do(database_url, SAVE_PARTY, SaveParty("XX", "XX医院", PartyKind.HOSPITAL, "XX Hospital"))
    do(database_url, SAVE_PARTY, SaveParty("SF", "顺达快运", PartyKind.CARRIER, "Fast Courier"))
    return database_url


@pytest.fixture
def data(qtbot: QtBot, url: str) -> Iterator[MasterData]:
    with database_threads(url) as jobs:
        yield MasterData(signed_in(qtbot, jobs))


def ask(url: str, question: Any, *given: Any) -> Any:
    with store_on(url) as store, store.read() as connection:
        return question(connection, *given)


def refused(qtbot: QtBot, rows: MasterList, values: dict[str, str]) -> dict[str, str]:
    with qtbot.waitSignal(rows.refused) as told:
        rows.save(values)
    return {field: code for field, (code, _) in told.args[0].items()}


@pytest.mark.requirement("S1-30")
def test_a_baseline_is_frozen_once_and_the_reduction_is_measured_from_it(
    qtbot: QtBot, url: str, data: MasterData
) -> None:
    rows = data.lists["baselines"]
    rows.begin_new()
    for wrong, field, code in (
        ({"hospital": "SF"}, "hospital", "not_a_hospital"),
        ({"value": "0"}, "value", "bad_amount"),
        ({"value": "much"}, "value", "bad_number"),
        ({"taken_on": ""}, "taken_on", "bad_date"),
        ({"signed_by": ""}, "signed_by", "empty"),
    ):
        assert refused(qtbot, rows, BEFORE | wrong) == {field: code}
    assert ask(url, baselines) == ()
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(BEFORE)
    assert rows.values() == BEFORE | {"value": "200000.00"}
    rows.begin_new()
    assert refused(qtbot, rows, BEFORE | {"value": "1"}) == {"hospital": "baseline_frozen"}
    [row] = ask(url, baselines)
    assert (row.hospital, row.taken_on, row.value, row.pieces) == ("XX", date(2026, 1, 31), Decimal(200000), 150)
    [now] = ask(url, hospital_stock, date(2026, 11, 21))
    assert (now.reduction, now.pieces_reduction, now.reached) == (Decimal("100.00"), Decimal("100.00"), True)


def test_a_vehicle_is_entered_with_who_carries_and_only_its_names_change(
    qtbot: QtBot, url: str, data: MasterData
) -> None:
    rows = data.lists["transit_places"]
    rows.begin_new()
    van = {"code": "VAN-1", "site": "SH", "custodian": "", "name": "配送车 1", "name_en": ""}
    for wrong, field, code in (
        ({"code": "SH-RECEIVING"}, "code", "place_exists"),
        ({"code": "车"}, "code", "bad_code"),
        ({"site": ""}, "site", "unknown_site"),
        ({"custodian": "NOBODY"}, "custodian", "unknown_party"),
    ):
        assert refused(qtbot, rows, van | wrong) == {field: code}
    assert ask(url, transit_places) == ()
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(van)
    assert rows.values() == van | {"custodian": "P-01"}
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(rows.values() | {"name_en": "Van 1"})
    rows.begin_new()
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(van | {"code": "SF-1", "custodian": "SF", "name": ""})
    found = [(row.code, row.custodian, row.name_en) for row in ask(url, transit_places)]
    assert found == [("SF-1", "SF", ""), ("VAN-1", "P-01", "Van 1")]
