"""The lists of distances, packages, baselines and vehicles show what is entered and open it beside the list."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.models.party import PartyKind
from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.presenters.session import Session
from desktop.queries.master_data import sites
from desktop.services.emergency.contracts import SAVE_PACKAGE, SavePackage
from desktop.services.emergency.distances import SAVE_DISTANCE, HourSpeed, SaveDistance
from desktop.services.hospital_stores import FREEZE_BASELINE, FreezeBaseline
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.transit_places import SAVE_TRANSIT_PLACE, SaveTransitPlace
from desktop.views.master_data_screen import MasterDataScreen
from tests.presenters.desk import NOON, database_threads, do, furnish, signed_in, store_on


@pytest.fixture
def session(qtbot: QtBot, sqlite_url: str) -> Iterator[Session]:
    furnish(sqlite_url)
    with store_on(sqlite_url) as store, store.read() as connection:
        site = sites(connection)[0].code
    do(sqlite_url, SAVE_PARTY, SaveParty("XX", "XX医院", PartyKind.HOSPITAL, "XX Hospital"))
    speeds = (HourSpeed(0, 55), HourSpeed(7, 35))
    do(sqlite_url, SAVE_DISTANCE, SaveDistance(site, "XX", Decimal("186.5"), Decimal("150.1"), speeds=speeds))
    do(sqlite_url, SAVE_PACKAGE, SavePackage("XX", "Gold", date(2026, 1, 1), emergency=False))
    before = FreezeBaseline("XX", date(2026, 1, 31), Decimal(200000), Decimal(150), "Dr. W")
    do(sqlite_url, FREEZE_BASELINE, before)
    do(sqlite_url, SAVE_TRANSIT_PLACE, SaveTransitPlace("VAN-1", site, name="配送车 1", name_en="Van 1"))
    with database_threads(sqlite_url) as jobs:
        yield signed_in(qtbot, jobs)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, session: Session) -> MasterDataScreen:
    data = MasterData(session, clock=FixedClock(NOON))
    screen = MasterDataScreen(data, FileImport(session))
    qtbot.addWidget(screen)
    screen.resize(1166, 690)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


@pytest.mark.parametrize(
    ("kind", "cells", "field", "text"),
    [
        ("distances", ["XX", "186.5", "150.1", "no"], "speeds", "0 55\n7 35"),
        ("packages", ["XX", "Gold", "not included", "2026-01-01"], "to_time", "24:00"),
        (
            "baselines",
            ["XX Hospital", "2026-01-31", "200,000.00", "0.00", "100.00 % · reached", "150", "Dr. W"],
            "value",
            "200000.00",
        ),
        ("transit_places", ["VAN-1", "Van 1"], "custodian", "P-01"),
    ],
)
def test_a_row_tells_what_counts_and_opens_with_all_its_fields(
    qtbot: QtBot, screen: MasterDataScreen, kind: str, cells: list[str], field: str, text: str
) -> None:
    screen.show_place(kind)
    page = screen.page(kind)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    qtbot.waitUntil(lambda: page.table.text(0, 1) != "")
    shown = [page.table.text(0, at) for at in range(page.table.columnCount())]
    assert [cell for cell in cells if cell not in shown] == []
    page.list.open(0)
    assert page.editor.form.values()[field] == text
    assert page.editor.retire.isHidden() is (kind == "baselines")
