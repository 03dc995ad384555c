"""The labels desk: scans prove, a person settles, and the day adds up; on SQLite and PostgreSQL."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.scanner import Scan
from desktop.devices.states import Cause
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.label import LabelPurpose, LabelState
from desktop.presenters.answer import Verdict
from desktop.presenters.hub import Hub
from desktop.presenters.label_picture import Shown
from desktop.presenters.reply import Reply
from desktop.runtime.scan_router import KeptScan, ScanRouter
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, OrderLabels
from desktop.storage.scan_journal import ScanJournal
from tests.presenters.label_room import LabelRoom, labels_at
from tests.services.label_desk import CLERK, MORNING, OTHER_CLERK, LabelDesk, build, scan_of

CONFIRM = Code(CodeKind.COMMAND, Command.CONFIRM).text


@pytest.fixture
def other(database_url: str) -> Iterator[LabelDesk]:
    desk = build(database_url)
    yield desk
    desk.store.close()


@pytest.fixture
def room(qtbot: QtBot, other: LabelDesk) -> Iterator[LabelRoom]:
    with labels_at(qtbot, other) as made:
        yield made


@pytest.mark.requirement("C-04")
def test_what_needs_a_hand_first_stands_first(room: LabelRoom) -> None:
    labels = [room.other.order_unit(f"S{number}") for number in range(1, 5)]
    wanted = (LabelState.QUEUED, LabelState.CONFIRMED, LabelState.UNCERTAIN, LabelState.FAILED)
    for label, state in zip(labels, wanted, strict=True):
        room.other.bring(label, state)
    board = room.load()
    assert room.states(board) == ["uncertain", "failed", "confirmed", "queued"]
    assert board.uncertain == (labels[2],)


@pytest.mark.requirement("S1-54", "C-14")
def test_a_scan_back_proves_a_label_and_the_day_adds_up(room: LabelRoom) -> None:
    one, two, three = (room.other.order_unit(f"S{number}") for number in (1, 2, 3))
    for label in (one, two, three):
        room.other.bring(label, LabelState.CONFIRMED)
    room.other.void(three)
    reply = room.scan_label(one)
    assert (reply.verdict, reply.code) == (Verdict.OK, "label_scanned_back")
    assert (reply.facts["item"], reply.facts["serial"]) == ("股骨柄 STEM-12", "S1")
    assert room.other.state(one) is LabelState.VERIFIED
    again = room.scan_label(one)
    assert (again.verdict, again.code) == (Verdict.AGAIN, "label_again")
    day = room.load().day
    assert (day.printed, day.verified, day.voided, day.open) == (3, 1, 1, 1)
    assert room.settled.codes == ["label_scanned_back", "label_again"]


def test_a_scan_that_no_label_waits_for_moves_nothing_and_the_next_scan_is_taken(room: LabelRoom) -> None:
    label = room.other.order()
    before = room.other.everything()
    reply = room.scan_label(label)
    assert (reply.verdict, reply.code, reply.held) == (Verdict.REFUSED, "no_such_open_label", False)
    assert room.other.everything() == before
    assert room.labels.held is None


def test_a_void_label_holds_the_line(room: LabelRoom) -> None:
    label = room.other.order()
    room.other.bring(label, LabelState.CONFIRMED)
    room.other.void(label)
    assert room.scan_label(label).held
    assert room.labels.held is not None
    assert room.scan_label(label).code == "line_held"
    assert room.scan("SZ:C:ACKNOWLEDGE").code == "acknowledged"


def test_a_badge_label_on_paper_is_proved_here_and_signs_nobody_in(room: LabelRoom) -> None:
    order = OrderLabels(LabelPurpose.BADGE, (LabelFor(code=OTHER_CLERK),))
    label = room.other.do(ORDER_LABELS, order).labels[0]
    badge = Code(CodeKind.PERSON, OTHER_CLERK)
    room.load()
    assert not room.labels.takes(badge)
    room.other.bring(label, LabelState.CONFIRMED)
    room.load()
    assert room.labels.takes(badge)
    assert room.scan(badge.text).code == "label_scanned_back"
    room.load()
    assert not room.labels.takes(badge)


@pytest.mark.parametrize(
    ("decision", "state"), [("printed", "confirmed"), ("not_printed", "queued"), ("spoiled", "void")]
)
@pytest.mark.requirement("C-04")
def test_a_person_settles_what_nobody_knows(room: LabelRoom, decision: str, state: str) -> None:
    label = room.other.order_unit()
    room.other.bring(label, LabelState.UNCERTAIN)
    room.load()
    room.open(label)
    room.labels.settle(decision, "seen at the printer")
    room.qtbot.waitUntil(lambda: room.labels.story is not None and room.labels.story.row.state.value == state)
    assert room.labels.story is not None
    assert room.labels.story.events[-1].facts["reason"] == "seen at the printer"


def test_what_needs_no_decision_is_refused_where_it_was_asked(room: LabelRoom) -> None:
    label = room.other.order_unit()
    room.open(label)
    before = room.other.everything()
    with room.qtbot.waitSignal(room.labels.troubled) as told:
        room.labels.settle("printed", "seen")
    (error,) = told.args or ()
    assert isinstance(error, Refusal)
    assert error.code == "label_needs_no_decision"
    assert room.other.everything() == before


def test_a_reprint_is_looked_at_from_then_on_and_the_destroyed_one_is_void(room: LabelRoom) -> None:
    label = room.other.order_unit()
    room.other.bring(label, LabelState.CONFIRMED)
    room.load()
    room.open(label)
    room.labels.reprint("torn")
    room.qtbot.waitUntil(lambda: room.labels.story is not None and room.labels.story.row.reprint == 1)
    assert room.labels.story is not None
    assert room.labels.story.family[0] == label
    assert room.other.state(label) is LabelState.VOID


def test_the_label_that_is_looked_at_is_drawn_as_its_printer_prints_it(room: LabelRoom) -> None:
    label = room.other.order_unit()
    with room.qtbot.waitSignal(room.labels.pictures.shown) as told:
        room.labels.open(label)
    (shown,) = told.args or ()
    assert isinstance(shown, Shown)
    assert (shown.printer, shown.width_mm, shown.height_mm) == ("Bench", 60.0, 40.0)
    assert (shown.bitmap.width, shown.bitmap.height) == (480, 320)
    assert any(shown.bitmap.rows)


def test_lists_are_narrowed_by_view_kind_and_words(room: LabelRoom) -> None:
    unit, place = room.other.order_unit(), room.other.order()
    room.other.bring(unit, LabelState.VERIFIED)
    assert [row.label for row in room.load(view="verified").rows] == [unit]
    assert [row.label for row in room.load(view="open", purpose="bin").rows] == [place]
    assert room.load(purpose="", text="S1").rows == ()


@pytest.mark.requirement("S1-54", "C-04")
def test_what_waits_in_a_run_is_saved_as_a4_sheets_beside_the_window(room: LabelRoom, tmp_path: Path) -> None:
    ordered = room.other.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False, printer="A4"))
    with room.qtbot.waitSignal(room.labels.sheets.replied, timeout=20_000):
        room.labels.sheets.write(ordered.run, tmp_path / "zone.pdf")
    assert room.replies[-1] == Reply(
        Verdict.OK, "sheets_written", {"count": 4, "pages": 1, "file": "zone.pdf", "skipped": ""}
    )
    assert set(room.states(room.load())) == {"handed_over"}
    with room.qtbot.waitSignal(room.labels.sheets.refused):
        room.labels.sheets.write(ordered.run, tmp_path / "again.pdf")
    assert room.replies[-1].code == "run_empty"
    assert not (tmp_path / "again.pdf").exists()


def test_a_disk_that_refuses_the_sheets_is_told_and_every_label_waits(room: LabelRoom, tmp_path: Path) -> None:
    ordered = room.other.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False, printer="A4"))
    with room.qtbot.waitSignal(room.labels.sheets.refused, timeout=20_000):
        room.labels.sheets.write(ordered.run, tmp_path / "no" / "zone.pdf")
    assert room.replies[-1].code == "cannot_open"
    assert set(room.states(room.load())) == {"failed"}


@pytest.mark.requirement("S1-54")
def test_what_a_run_has_not_begun_is_dropped_and_the_rest_comes_out(room: LabelRoom) -> None:
    ordered = room.other.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False))
    first = room.load().rows[0].label
    room.other.start(first)
    room.labels.stop_run(ordered.run, "wrong paper")
    room.qtbot.waitUntil(lambda: set(room.states(room.load())) == {"sending"})
    assert room.other.state(first) is LabelState.SENDING
    (run,) = room.load().runs
    assert (run.of, run.voided) == (4, 3)


@pytest.mark.requirement("C-04")
def test_a_waiting_label_says_what_is_wrong_with_its_printer(room: LabelRoom) -> None:
    with LoopbackPrinter("Zone") as printer:
        printer.break_down(Cause.PAPER_OUT)
        label = room.other.order()
        room.queue.start()
        room.queue.set_person("1002")
        row = room.load().rows[0]

        def cause() -> Cause | None:
            change = room.labels.trouble_of(row)
            return change.cause if change is not None else None

        room.qtbot.waitUntil(lambda: cause() is Cause.PAPER_OUT, timeout=8000)
        assert room.labels.printer_of(row) == "Zone"
        assert room.other.state(label) is LabelState.QUEUED
        room.queue.stop(1.0)


# ---------------------------------------------------------------- ordering


def test_a_scanned_bin_shows_its_label_and_confirm_orders_it(room: LabelRoom) -> None:
    room.labels.ordering.open()
    with room.qtbot.waitSignal(room.labels.ordering.shown) as told:
        assert room.scan("SZ:P:A-1-1").code == "label_for"
    (shown,) = told.args or ()
    assert isinstance(shown, Shown)
    assert (shown.printer, shown.symbol) == ("Zone", "SZ:P:A-1-1")
    assert room.load().rows == ()
    reply = room.scan(CONFIRM)
    assert (reply.verdict, reply.code, reply.facts["count"]) == (Verdict.OK, "labels_ordered", 1)
    assert [row.place for row in room.load().rows] == ["A-1-1"]


def test_trying_a_label_keeps_nothing(room: LabelRoom) -> None:
    before = room.other.everything()
    room.labels.ordering.open()
    with room.qtbot.waitSignal(room.labels.ordering.shown):
        room.labels.ordering.look_up("S1")
    with room.qtbot.waitSignal(room.labels.ordering.shown):
        room.labels.ordering.choose(kind="device", language="en")
    assert room.other.everything() == before


def test_a_unit_that_has_a_label_gets_no_second_one(room: LabelRoom) -> None:
    label = room.other.order_unit()
    room.labels.ordering.open()
    with room.qtbot.waitSignal(room.labels.ordering.shown) as told:
        room.scan(unit_scan(room))
    (error,) = told.args or ()
    assert isinstance(error, Refusal)
    assert (error.code, error.facts["label"]) == ("already_labelled", str(label))
    assert room.scan(CONFIRM).code == "already_labelled"
    assert len(room.load().rows) == 1


def unit_scan(room: LabelRoom) -> str:
    """What a scanner delivers from unit S1."""
    symbol = room.other.content(room.load().rows[0].label).symbol
    return scan_of(symbol)


def test_confirm_without_a_thing_asks_for_one(room: LabelRoom) -> None:
    room.labels.ordering.open()
    assert room.scan(CONFIRM).code == "scan_thing_first"
    assert room.scan("SZ:C:ACKNOWLEDGE").code == "nothing_held"
    assert not room.labels.ordering.is_open


def test_a_badge_is_ordered_by_its_number(room: LabelRoom) -> None:
    room.labels.ordering.open()
    with room.qtbot.waitSignal(room.labels.ordering.shown) as told:
        room.labels.ordering.choose_person(OTHER_CLERK)
    (shown,) = told.args or ()
    assert isinstance(shown, Shown)
    assert (shown.symbol, shown.printer) == (f"SZ:U:{OTHER_CLERK}", "")
    assert room.labels.ordering.kinds == ("badge",)


def test_a_zone_is_ordered_in_one_run(room: LabelRoom) -> None:
    room.labels.ordering.open()
    with room.qtbot.waitSignal(room.labels.ordering.replied) as told:
        room.labels.ordering.order_zone(OrderZoneLabels("Z1"))
    (reply,) = told.args or ()
    assert (reply.code, reply.facts["count"], reply.facts["refs"]) == ("zone_labels_ordered", 9, ["OLD-1"])
    assert not room.labels.ordering.is_open
    (run,) = room.load().runs
    assert (run.of, run.waiting) == (9, 9)


# ---------------------------------------------------------------- among the other desks


@pytest.fixture
def hub(room: LabelRoom, tmp_path: Path) -> Iterator[Hub]:
    router = ScanRouter(partial(ScanJournal, tmp_path / "scans.db"))
    router.start()
    made = Hub(room.labels.session, router)
    made.add("labels", room.labels)
    made.work_at("labels")
    yield made
    router.stop()


def test_a_badge_whose_label_is_open_is_proved_once_and_signs_in_from_then_on(room: LabelRoom, hub: Hub) -> None:
    order = OrderLabels(LabelPurpose.BADGE, (LabelFor(code=OTHER_CLERK),))
    room.other.bring(room.other.do(ORDER_LABELS, order).labels[0], LabelState.CONFIRMED)
    room.load()
    badge = KeptScan(new_id(), Scan(f"SZ:U:{OTHER_CLERK}", "scanner", MORNING, 0, "serial"))
    with room.qtbot.waitSignal(hub.replied) as told:
        hub.take(badge)
    assert told.args is not None
    assert told.args[0].code == "label_scanned_back"
    assert room.labels.session.person is not None
    assert room.labels.session.person.badge == CLERK
    room.load()
    with room.qtbot.waitSignal(room.labels.session.changed):
        hub.take(badge)
    assert room.labels.session.person.badge == OTHER_CLERK


def test_the_card_opens_the_labels_page(room: LabelRoom, hub: Hub) -> None:
    card = KeptScan(new_id(), Scan("SZ:C:LABELS", "scanner", MORNING, 0, "serial"))
    with room.qtbot.waitSignal(hub.task_wanted) as wanted:
        hub.take(card)
    assert wanted.args == ["labels"]
