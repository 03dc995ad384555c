"""Cases, kits, hospital stores and sterilisations entered by hand: what is kept, and what is told at its field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.cases import CaseState, Payer
from desktop.domain.duties import PresenceBasis
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.presenters.case_planning import CasePlanning
from desktop.presenters.master_data import MasterData
from desktop.presenters.session import Session
from desktop.presenters.tray_care import TrayCare
from desktop.queries.cases import case_view, cases
from desktop.queries.hospital_stores import hospital_stores
from desktop.queries.kits import kit_sheets
from desktop.queries.trays import tray_view
from desktop.services.hospital_stores import SAVE_HOSPITAL_STORE, SaveHospitalStore
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.trays import SAVE_TRAY, SaveTray
from desktop.services.trays.kits import ASSIGN_KIT, SAVE_KIT, AssignKit, KitItem, SaveKit
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

PLAN = {
    "number": "C-1",
    "hospital": "YY",
    "day": "2026-11-24",
    "time": "8:30",
    "plan": "RK-1\nLP-6H 2",
    "trays": "TK-1",
    "site": "",
}
RUN = {
    "load": "LOAD-1",
    "evidence": "",
    "day": "2026-11-21",
    "time": "07:00",
    "valid_until": "2026-11-30",
    "indicator_ok": "true",
}


@pytest.fixture
def url(database_url: str) -> str:
    furnish(database_url)
    do(database_url, SAVE_PARTY, SaveParty("M", "示例骨科", PartyKind.MANUFACTURER, "Sample"))
    do(database_url, SAVE_PARTY, SaveParty("YY", "示例医院", PartyKind.HOSPITAL, "Sample Hospital"))
    for ref in ("LP-6H", "LP-8H"):
        plate = SaveItem(ref, "M", ref, ItemKind.IMPLANT, registration_number="国械注准1")
        do(database_url, SAVE_ITEM, plate)
    do(database_url, SAVE_TRAY, SaveTray("TK-1", "SH", "M"))
    do(database_url, SAVE_KIT, SaveKit("RK-1", "接骨板套装", (KitItem("LP-8H", 3),)))
    return database_url


@pytest.fixture
def session(qtbot: QtBot, url: str) -> Iterator[Session]:
    with database_threads(url) as jobs:
        yield signed_in(qtbot, jobs)


@pytest.fixture
def planning(qtbot: QtBot, session: Session) -> CasePlanning:
    planning = CasePlanning(session)
    with qtbot.waitSignal(planning.choices_changed):
        planning.reload()
    return planning


@pytest.fixture
def data(session: Session) -> MasterData:
    return MasterData(session)


def ask(url: str, question: Any, *given: Any) -> Any:
    with store_on(url) as store, store.read() as connection:
        return question(connection, *given)


def told(qtbot: QtBot, planning: CasePlanning, values: dict[str, str]) -> dict[str, Any]:
    with qtbot.waitSignal(planning.refused) as refused:
        planning.plan(values)
    return {field: (code, facts.get("line")) for field, (code, facts) in refused.args[0].items()}


def test_a_case_is_planned_with_kits_items_and_trays(qtbot: QtBot, url: str, planning: CasePlanning) -> None:
    assert [row.code for row in planning.offered.hospitals] == ["YY"]
    with qtbot.waitSignal(planning.done):
        planning.plan(PLAN)
    view = ask(url, case_view, "C-1")
    assert view.row.planned_at.isoformat() == "2026-11-24T00:30:00+00:00"
    assert {spec.ref: spec.planned for spec in view.specs} == {"LP-8H": 3, "LP-6H": 2}
    assert view.row.trays == ("TK-1",)


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_planned(
    qtbot: QtBot, url: str, planning: CasePlanning
) -> None:
    empty = dict.fromkeys(PLAN, "")
    needed = ("required", None)
    assert told(qtbot, planning, empty) == dict.fromkeys(("number", "hospital", "day", "time"), needed)
    assert told(qtbot, planning, PLAN | {"time": "25:00"}) == {"time": ("bad_clock", None)}
    assert told(qtbot, planning, PLAN | {"day": "soon"}) == {"day": ("bad_date", None)}
    assert told(qtbot, planning, PLAN | {"plan": "RK-1\nNO-1 2"}) == {"plan": ("unknown_item", 2)}
    assert told(qtbot, planning, PLAN | {"plan": "RK-1\nLP-6H 0"}) == {"plan": ("out_of_range", "2")}
    assert told(qtbot, planning, PLAN | {"trays": "TK-1 TK-9"}) == {"trays": ("unknown_tray", 2)}
    assert ask(url, cases) == ()


def test_a_new_case_never_replaces_the_plan_of_another(qtbot: QtBot, url: str, planning: CasePlanning) -> None:
    with qtbot.waitSignal(planning.done):
        planning.plan(PLAN)
    assert told(qtbot, planning, PLAN | {"plan": "LP-6H", "trays": ""}) == {"number": ("case_exists", None)}
    assert len(ask(url, case_view, "C-1").specs) == 2


def test_a_case_gets_a_further_tray_and_is_cancelled_only_with_a_reason(
    qtbot: QtBot, url: str, planning: CasePlanning
) -> None:
    with qtbot.waitSignal(planning.done):
        planning.plan(PLAN | {"trays": ""})
    with qtbot.waitSignal(planning.done):
        planning.add_tray("C-1", "TK-1")
    with qtbot.waitSignal(planning.refused) as refused:
        planning.cancel("C-1", " ")
    assert refused.args[0]["reason"][0] == "required"
    view = ask(url, case_view, "C-1")
    assert (view.row.trays, view.row.state) == (("TK-1",), CaseState.PLANNED)
    with qtbot.waitSignal(planning.done):
        planning.cancel("C-1", "moved to December")
    assert ask(url, case_view, "C-1").row.state is CaseState.CANCELLED


def test_a_kit_is_entered_line_by_line_and_changed(qtbot: QtBot, url: str, data: MasterData) -> None:
    kits = data.lists["kits"]
    with qtbot.waitSignal(kits.rows_changed):
        kits.reload()
    kits.open(0)
    assert kits.values() == {"code": "RK-1", "name": "接骨板套装", "name_en": "", "lines": "LP-8H 3"}
    for lines, code in (("LP-8H 3\nLP-8H 1", "repeated_row"), ("LP-8H\nNO", "unknown_item"), ("LP-8H\nLP-6H 0", "")):
        with qtbot.waitSignal(kits.refused) as refused:
            kits.save(kits.values() | {"lines": lines})
        found, facts = refused.args[0]["lines"]
        assert (found, str(facts["line"])) == (code or "out_of_range", "2")
    with qtbot.waitSignal(kits.refused) as refused:
        kits.save(kits.values() | {"lines": ""})
    assert refused.args[0]["lines"][0] == "no_rows"
    with qtbot.waitSignal(kits.saved):
        kits.save(kits.values() | {"lines": "LP-6H 2\nLP-8H"})
    [kit] = ask(url, kit_sheets)
    assert [(line.item, line.pieces) for line in kit.lines] == [("LP-6H", 2), ("LP-8H", 1)]


def test_a_hospital_store_is_entered_with_who_pays_for_waste(qtbot: QtBot, url: str, data: MasterData) -> None:
    stores = data.lists["hospital_stores"]
    stores.begin_new()
    assert (stores.values()["waste_payer"], stores.values()["presence"]) == ("hospital", "before_start")
    values = stores.values() | {"code": "YY-OR", "hospital": "P-01", "site": "SH", "name": "手术室"}
    with qtbot.waitSignal(stores.refused) as refused:
        stores.save(values)
    assert refused.args[0]["hospital"][0] == "not_a_hospital"
    assert ask(url, hospital_stores) == ()
    with qtbot.waitSignal(stores.saved):
        stores.save(values | {"hospital": "YY", "waste_payer": "partner", "presence": "after_notice"})
    [row] = ask(url, hospital_stores)
    assert row.presence is PresenceBasis.AFTER_NOTICE
    assert (row.code, row.hospital, row.site, row.waste_payer) == ("YY-OR", "YY", "SH", Payer.PARTNER)


def test_a_kit_in_use_stays_with_names_and_an_unused_one_and_a_store_leave_the_list(
    qtbot: QtBot, url: str, data: MasterData
) -> None:
    do(url, SAVE_KIT, SaveKit("RK-2", "备用套装", (KitItem("LP-8H", 1),)))
    do(url, ASSIGN_KIT, AssignKit("TK-1", "RK-1"))
    do(url, SAVE_HOSPITAL_STORE, SaveHospitalStore("YY-OR", "YY", "SH"))
    kits, stores = data.lists["kits"], data.lists["hospital_stores"]
    for rows in (kits, stores):
        with qtbot.waitSignal(rows.rows_changed):
            rows.reload()
        rows.open(0)
    with qtbot.waitSignal(kits.failed) as failed:
        kits.retire("old")
    assert (failed.args[0].code, failed.args[0].facts["names"]) == ("still_used", ["TK-1"])
    kits.open(1)
    for rows, code in ((kits, "RK-2"), (stores, "YY-OR")):
        with qtbot.waitSignal(rows.saved) as saved:
            rows.retire("old")
        assert saved.args == [code]
    assert [kit.code for kit in ask(url, kit_sheets)] == ["RK-1"]
    assert ask(url, hospital_stores) == ()


def test_a_tray_gets_its_kit_and_its_sterilisation(qtbot: QtBot, url: str, session: Session) -> None:
    care = TrayCare(session)
    with qtbot.waitSignal(care.choices_changed):
        care.reload()
    with qtbot.waitSignal(care.done):
        care.assign("TK-1", "RK-1")
    for wrong, field, code in (
        ({"load": ""}, "load", "required"),
        ({"time": "23:00"}, "time", "in_the_future"),
        ({"valid_until": "2026-11-01"}, "valid_until", "period_backwards"),
    ):
        with qtbot.waitSignal(care.refused) as refused:
            care.sterilised("TK-1", RUN | wrong)
        assert refused.args[0][field][0] == code
    assert ask(url, tray_view, "TK-1", date(2026, 11, 21)).run is None
    with qtbot.waitSignal(care.done):
        care.sterilised("TK-1", RUN)
    view = ask(url, tray_view, "TK-1", date(2026, 11, 21))
    assert (view.row.kit, view.row.sterile_until) == ("RK-1", date(2026, 11, 30))
    assert view.run.sterilised_at.isoformat() == "2026-11-20T23:00:00+00:00"
