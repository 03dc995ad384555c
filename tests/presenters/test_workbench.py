"""The workbench takes every scan, books nothing, and knows what each belongs to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, place
from desktop.exchange.sample_delivery import SampleDelivery
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.presenters.workbench import MOST_KEPT, Entry, WorkbenchDesk, unpictured
from tests.views.stock_world import Desk, build, open_desk

UNKNOWN = "]d20106901234567892" + "1729113010L23\x1d21S1"


@pytest.fixture(scope="module")
def world_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleDelivery]:
    path = tmp_path_factory.mktemp("bench") / "world.db"
    shutil.copyfile(sqlite_template, path)
    return path, build(f"sqlite:///{path}")


@pytest.fixture
def desk(world_file: tuple[Path, SampleDelivery], qapp: QApplication) -> Iterator[Desk]:
    path, world = world_file
    made, end = open_desk(f"sqlite:///{path}", world)
    yield made
    end()


@pytest.fixture
def bench(desk: Desk) -> WorkbenchDesk:
    return WorkbenchDesk(desk.session, desk.settled, desk.clock)


def scan(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk, raw: str) -> tuple[Reply, Entry]:
    with qtbot.waitSignal(bench.replied) as replied:
        bench.take(desk.kept(raw))
    assert bench.shown is not None
    reply = replied.args[0]
    assert isinstance(reply, Reply)
    return reply, bench.shown


@pytest.mark.requirement("S1-19")
def test_a_good_label_is_told_with_where_it_stands(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    assert desk.world is not None
    piece = desk.world.pieces[0]
    reply, entry = scan(qtbot, bench, desk, piece.raw)
    assert reply.code == "found_unit"
    assert entry.known is not None
    assert entry.known.found is not None
    assert (entry.known.found.ref, entry.known.found.serial) == (piece.ref, piece.serial)
    assert [row.path for row in entry.known.rows] == [("TK-001", "A-2-1")]
    assert desk.settled.codes == ["examined"]


def test_an_item_that_nobody_knows_is_told(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    reply, entry = scan(qtbot, bench, desk, UNKNOWN)
    assert (reply.code, reply.held) == ("unknown_item", False)
    assert entry.known is not None
    assert (entry.known.found, getattr(entry.known.error, "code", "")) == (None, "unknown_item")


def test_a_refused_scan_holds_nothing(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    reply, entry = scan(qtbot, bench, desk, "]d20106901234567891")
    assert (reply.verdict, reply.code, reply.held) == (Verdict.UNREADABLE, "check_digit", False)
    assert bench.held is None
    assert entry.examined.mark == (5, 14)
    assert scan(qtbot, bench, desk, UNKNOWN)[0].code == "unknown_item"


def test_a_lot_that_nobody_met_yet_is_told(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    assert desk.world is not None
    di = desk.world.pieces[0].di
    _, entry = scan(qtbot, bench, desk, f"]d201{di}17291130" + "10NEW-LOT\x1d21NEW-SERIAL")
    assert entry.known is not None
    assert entry.known.found is not None
    assert (entry.known.found.lot_id, entry.known.found.unit_id, entry.known.rows) == (None, None, ())


@pytest.mark.requirement("S1-16")
def test_two_barcodes_of_one_label_are_one(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    assert desk.world is not None
    piece = desk.world.pieces[0]
    scan(qtbot, bench, desk, f"]C101{piece.di}")
    reply, entry = scan(qtbot, bench, desk, f"]C1{piece.raw[19:]}")
    assert reply.code == "found_unit"
    assert entry.joined is not None
    assert entry.joined.udi is not None
    assert (entry.joined.udi.di, entry.joined.udi.serial, entry.joined.warnings) == (piece.di, piece.serial, ())
    assert entry.known is not None
    assert entry.known.found is not None


def test_commands_and_places_are_looked_at_and_not_obeyed(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    assert scan(qtbot, bench, desk, command(Command.CONFIRM))[0].code == "scan_thing_first"
    reply, entry = scan(qtbot, bench, desk, place("A-2-1"))
    assert reply.code == "found_place"
    assert entry.examined.own is not None


def test_the_last_twenty_stay_and_one_is_looked_at_again(qtbot: QtBot, bench: WorkbenchDesk, desk: Desk) -> None:
    for number in range(MOST_KEPT + 3):
        scan(qtbot, bench, desk, f"{UNKNOWN}{number}")
    assert len(bench.entries) == MOST_KEPT
    oldest = bench.entries[-1]
    assert oldest.examined.sample.raw == f"{UNKNOWN}3"
    with qtbot.waitSignal(bench.changed):
        bench.choose(oldest.number)
    assert bench.shown == oldest
    bench.choose(1)
    assert bench.shown == oldest
    bench.forget()
    assert (bench.shown, bench.entries) == (None, ())


def test_what_is_typed_is_examined_too(qtbot: QtBot, bench: WorkbenchDesk) -> None:
    with qtbot.waitSignal(bench.replied):
        bench.examine_typed("(01)06901234567892(10)L23", as_printed=True)
    assert bench.shown is not None
    assert bench.shown.examined.udi is not None
    assert bench.shown.examined.sample.scanner == ""
    with qtbot.waitSignal(bench.replied):
        bench.examine_typed("]d20106901234567892" + "10L23␝21S1", as_printed=False)
    assert bench.shown.examined.udi is not None
    assert bench.shown.examined.udi.serial == "S1"
    bench.examine_typed("", as_printed=False)
    assert len(bench.entries) == 2
    assert unpictured("␝␍a") == "\x1d\ra"
