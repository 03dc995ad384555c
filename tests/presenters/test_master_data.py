"""Master data from a list and a form: what is sent, what is told at a field, and two desks at one thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.presenters.entry_values import as_text, packages_of, racks_of
from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import MasterList
from desktop.presenters.master_rows import Asked
from desktop.presenters.session import Session
from desktop.queries.master_data import item, parties, people
from desktop.runtime.jobs import Jobs
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.services.zones import NewRack
from desktop.views.master_words import item_kinds, party_kinds, roles
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

DI = "06901234567892"
MAKER = SaveParty("M", "示例骨科", PartyKind.MANUFACTURER, "Sample Orthopaedics")
PLATE = SaveItem(
    *("LP-6H", "M", "锁定接骨板", ItemKind.IMPLANT, "Locking plate"),
    registration_number="国械注准1",
    packages=(NewPackage(DI),),
)


@pytest.fixture
def url(sqlite_url: str) -> str:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PARTY, MAKER)
    do(sqlite_url, SAVE_ITEM, PLATE)
    return sqlite_url


@pytest.fixture
def jobs(url: str) -> Iterator[Jobs]:
    with database_threads(url) as jobs:
        yield jobs


@pytest.fixture
def session(qtbot: QtBot, jobs: Jobs) -> Session:
    return signed_in(qtbot, jobs)


@pytest.fixture
def data(qtbot: QtBot, session: Session) -> MasterData:
    return MasterData(session)


def opened(qtbot: QtBot, rows: MasterList, row: int = 0) -> dict[str, str]:
    with qtbot.waitSignal(rows.rows_changed):
        rows.reload()
    rows.open(row)
    return rows.values()


def item_now(url: str) -> Any:
    with store_on(url) as store, store.read() as connection:
        return item(connection, "M", "LP-6H")


def test_a_changed_name_is_saved_and_nothing_else_changes(qtbot: QtBot, url: str, data: MasterData) -> None:
    items = data.lists["items"]
    values = opened(qtbot, items)
    before = item_now(url)
    with qtbot.waitSignal(items.saved):
        items.save(values | {"name": "新名称", "list_price": "1250.50"})
    now = item_now(url)
    assert (now.name, str(now.list_price), now.packages) == ("新名称", "1250.50", before.packages)
    qtbot.waitUntil(lambda: items.current.name == "新名称")


def test_a_new_package_is_added_to_those_that_are_there(qtbot: QtBot, url: str, data: MasterData) -> None:
    items = data.lists["items"]
    values = opened(qtbot, items)
    assert values["packages"] == f"{DI} 1 1"
    with qtbot.waitSignal(items.saved):
        items.save(values | {"packages": f"{DI}\n16901234567899 2 10\n"})
    assert [(one.di, one.level, one.quantity) for one in item_now(url).packages] == [
        (DI, 1, 1),
        ("16901234567899", 2, 10),
    ]


def test_every_fault_of_a_form_is_told_at_its_field(qtbot: QtBot, url: str, data: MasterData) -> None:
    items = data.lists["items"]
    before = item_now(url)
    values = opened(qtbot, items)
    with qtbot.waitSignal(items.refused) as refused:
        items.save(values | {"name": "", "registration_number": "", "packages": f"{DI[:-1]}0"})
    (faults,) = refused.args or ({},)
    assert {field: (code, facts.get("line")) for field, (code, facts) in faults.items()} == {
        "name": ("empty", None),
        "registration_number": ("empty", None),
        "packages": ("check_digit", "1"),
    }
    assert item_now(url) == before


def test_text_that_is_no_number_is_told_before_anything_is_sent(qtbot: QtBot, data: MasterData) -> None:
    items = data.lists["items"]
    values = opened(qtbot, items)
    with qtbot.waitSignal(items.refused) as refused:
        items.save(values | {"list_price": "１２", "packages": "X one"})
    (faults,) = refused.args or ({},)
    assert {field: code for field, (code, _) in faults.items()} == {
        "list_price": "full_width",
        "packages": "bad_number",
    }


@pytest.mark.requirement("C-11")
def test_what_another_desk_changed_is_shown_before_it_is_overwritten(qtbot: QtBot, url: str, data: MasterData) -> None:
    items = data.lists["items"]
    values = opened(qtbot, items)
    do(url, SAVE_ITEM, SaveItem("LP-6H", "M", "别处的名称", ItemKind.IMPLANT, registration_number="国械注准1"))
    with qtbot.waitSignal(items.changed_meanwhile) as told:
        items.save(values | {"name": "我的名称"})
    assert told.args == [{"name": "别处的名称", "name_en": ""}]
    assert item_now(url).name == "别处的名称"
    with qtbot.waitSignal(items.saved):
        items.save(values | {"name": "我的名称"})
    assert item_now(url).name == "我的名称"


def test_what_goes_out_of_use_leaves_the_list_and_can_come_back(qtbot: QtBot, url: str, data: MasterData) -> None:
    items = data.lists["items"]
    opened(qtbot, items)
    with qtbot.waitSignal(items.saved):
        items.retire("no longer made")
    qtbot.waitUntil(lambda: items.rows == ())
    assert items.current is None
    with qtbot.waitSignal(items.rows_changed):
        items.ask(Asked("", retired=True))
    items.open(0)
    with qtbot.waitSignal(items.saved):
        items.retire()
    assert item_now(url).retired_at is None


def test_a_new_person_is_open_after_saving(qtbot: QtBot, url: str, data: MasterData) -> None:
    listed = data.lists["people"]
    opened(qtbot, listed)
    listed.begin_new()
    assert listed.values()["badge"] == ""
    listed.save({"badge": "2001", "name": "李敏", "role": "clerk", "partner": "P-01"})
    qtbot.waitUntil(lambda: listed.current is not None and listed.current.badge == "2001")
    with store_on(url) as store, store.read() as connection:
        assert [(row.badge, row.role, row.partner) for row in people(connection)][1] == ("2001", Role.CLERK, "P-01")


def test_the_last_administrator_stays(qtbot: QtBot, url: str, data: MasterData) -> None:
    listed = data.lists["people"]
    values = opened(qtbot, listed)
    with qtbot.waitSignal(listed.failed) as failed:
        listed.save(values | {"role": "clerk"})
    (error,) = failed.args or ()
    assert isinstance(error, Refusal)
    assert error.code == "last_administrator"


@pytest.mark.requirement("R17")
def test_a_clerk_may_look_but_not_change(qtbot: QtBot, url: str, jobs: Jobs) -> None:
    do(url, SAVE_PERSON, SavePerson("2001", "李敏", Role.CLERK, "P-01"))
    data = MasterData(signed_in(qtbot, jobs, "2001"))
    listed = data.lists["parties"]
    values = opened(qtbot, listed)
    assert not listed.may_change
    with qtbot.waitSignal(listed.failed) as failed:
        listed.save(values | {"name": "X"})
    (error,) = failed.args or ()
    assert isinstance(error, Refusal)
    assert error.code == "not_allowed"
    with store_on(url) as store, store.read() as connection:
        assert "X" not in {row.name for row in parties(connection)}


@pytest.mark.requirement("S1-53")
def test_a_zone_is_drawn_from_its_form(qtbot: QtBot, data: MasterData) -> None:
    zones, bins = data.lists["zones"], data.lists["bins"]
    zones.begin_new()
    form = {"code": "Z9", "site": "SH", "name": "专区", "name_en": "", "owner": "M"}
    zones.save(form | {"width_mm": "2000", "depth_mm": "2000", "racks": "A 0 0 2000 500 5 4"})
    qtbot.waitUntil(lambda: zones.current is not None and zones.current.code == "Z9")
    assert (zones.values()["racks"], zones.values()["owner"]) == ("A 0 0 2000 500 5 4", "M")
    with qtbot.waitSignal(bins.rows_changed):
        bins.reload()
    assert len(bins.rows) == 20


def test_a_rack_outside_the_floor_is_told_at_the_racks(qtbot: QtBot, data: MasterData) -> None:
    zones = data.lists["zones"]
    zones.begin_new()
    form = {"code": "Z9", "site": "SH", "name": "专区", "name_en": "", "owner": ""}
    with qtbot.waitSignal(zones.refused) as refused:
        zones.save(form | {"width_mm": "1000", "depth_mm": "2000", "racks": "A 0 0 2000 500 5 4"})
    (faults,) = refused.args or ({},)
    assert {field: code for field, (code, _) in faults.items()} == {"racks": "rack_outside_zone"}


@pytest.mark.requirement("S1-22", "S1-53")
def test_a_zone_that_is_there_is_changed_warned_of_and_retired(qtbot: QtBot, data: MasterData) -> None:
    zones = data.lists["zones"]
    zones.begin_new()
    form = {"code": "Z9", "site": "SH", "name": "专区", "name_en": "", "owner": ""}
    zones.save(form | {"width_mm": "2000", "depth_mm": "2000", "racks": "A  0 0 2000 500 5 4"})
    qtbot.waitUntil(lambda: zones.current is not None and zones.current.code == "Z9")
    assert zones.warning is None
    zones.save(zones.values() | {"name": "大专区", "width_mm": "3000"})
    qtbot.waitUntil(lambda: zones.current is not None and zones.current.width_mm == 3000)
    assert zones.warning == ("area_outside_agreement", {"area": "6.00"})
    assert (zones.values()["name"], zones.values()["racks"]) == ("大专区", "A 0 0 2000 500 5 4")
    with qtbot.waitSignal(zones.refused) as refused:
        zones.save(zones.values() | {"width_mm": "1000"})
    assert refused.args == [{"racks": ("rack_outside_zone", {"rack": "A", "line": 1})}]
    zones.retire("gone")
    qtbot.waitUntil(lambda: zones.current is None and not zones.rows)
    zones.ask(Asked(retired=True))
    qtbot.waitUntil(lambda: len(zones.rows) == 1)
    assert zones.rows[0].retired_at is not None


def test_the_list_follows_what_another_screen_does(qtbot: QtBot, data: MasterData, session: Session) -> None:
    listed = data.lists["parties"]
    opened(qtbot, listed)
    before = len(listed.rows)
    hospital = SaveParty("XX", "XX医院", PartyKind.HOSPITAL)
    session.jobs.write(SAVE_PARTY, hospital, session.envelope(), listed.saved.emit, listed.failed.emit)
    qtbot.waitUntil(lambda: len(listed.rows) == before + 1)
    qtbot.waitUntil(lambda: len(data.parties) == before + 1)


def test_words_are_there_for_every_kind_and_role() -> None:
    assert set(item_kinds()) == {kind.value for kind in ItemKind}
    assert set(party_kinds()) == {kind.value for kind in PartyKind}
    assert set(roles()) == {role.value for role in Role}


def test_lines_are_read_and_shown_alike() -> None:
    packages = (NewPackage("ABCDEF1", 1, 1, "IFA"), NewPackage(DI, 2, 10))
    assert packages_of("ABCDEF1 1 1 IFA\n\n06901234567892 2 10") == packages
    assert packages_of("ABCDEF1 IFA")[0] == packages[0]
    racks = (NewRack("A", 0, 0, 2000, 500, 5, 4),)
    assert racks_of(as_text(racks)) == racks
    with pytest.raises(Refusal, match="required"):
        racks_of("A 0 0")
    with pytest.raises(Refusal, match="too_many_cells"):
        packages_of("A 1 2 3")


# ---------------------------------------------------------------- files


@pytest.mark.requirement("S2-05")
def test_a_file_is_tried_first_and_kept_only_when_asked(
    qtbot: QtBot, url: str, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("工号,姓名,角色\n3001,赵云,仓管员\n", encoding="utf-8")
    coming = FileImport(session)
    coming.choose_kind("people")
    coming.choose_file(file)
    qtbot.waitUntil(lambda: coming.report is not None)
    assert coming.report is not None
    assert (coming.report.ok, coming.report.dry_run, coming.report.created) == (True, True, 1)
    with store_on(url) as store, store.read() as connection:
        assert len(people(connection)) == 1
    coming.import_it()
    qtbot.waitUntil(lambda: coming.report is not None and not coming.report.dry_run)
    with store_on(url) as store, store.read() as connection:
        assert [row.badge for row in people(connection)] == ["1001", "3001"]
    assert not coming.may_import


def test_a_faulty_file_cannot_be_imported(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("工号,姓名,角色\n3001,,仓管员\n3002,钱,老板\n", encoding="utf-8")
    coming = FileImport(session)
    coming.choose_kind("people")
    coming.choose_file(file)
    qtbot.waitUntil(lambda: coming.report is not None)
    assert coming.report is not None
    assert [(fault["row"], fault["column"], fault["code"]) for fault in coming.report.faults] == [
        (2, "姓名", "required"),
        (3, "角色", "unknown_word"),
    ]
    assert not coming.may_import


def test_a_file_that_is_gone_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    coming = FileImport(session)
    with qtbot.waitSignal(coming.failed) as failed:
        coming.choose_file(tmp_path / "gone.csv")
    (error,) = failed.args or ()
    assert getattr(error, "code", "") == "cannot_read_file"
    assert not coming.busy
