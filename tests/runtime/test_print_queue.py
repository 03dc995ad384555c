"""Labels that wait are printed once each, and however the printer misbehaves the ledger says what is true."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.label_printer import Language
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Form, Orders, When
from desktop.devices.states import Cause, LineState
from desktop.domain.errors import Refusal
from desktop.models.label import LabelEvidence, LabelPurpose, LabelState
from desktop.services.printing import MOVE_LABEL, MoveLabel
from desktop.views.messages import words
from tests.runtime.print_room import PrintRoom, bench, queue_on
from tests.services.label_desk import CLERK, SUPERVISOR, LabelDesk, build


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("queue") as running:
        yield running


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[LabelDesk]:
    made = build(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def label_desk(database_url: str) -> Iterator[LabelDesk]:
    """Once on each kind of database."""
    made = build(database_url)
    yield made
    made.store.close()


@pytest.fixture
def room(qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter) -> Iterator[PrintRoom]:
    with queue_on(qtbot, desk, bench(printer)) as made:
        yield made


# ---------------------------------------------------------------- a good day


@pytest.mark.requirement("C-04", "C-14")
@pytest.mark.parametrize("language", [Language.ZPL, Language.TSPL])
def test_a_waiting_label_is_printed_once_with_its_start_recorded_first(
    qtbot: QtBot, label_desk: LabelDesk, printer: LoopbackPrinter, language: Language
) -> None:
    with queue_on(qtbot, label_desk, bench(printer, language=language)) as room:
        label = room.desk.order_unit()
        room.sign_in()
        assert room.wait(label) is LabelState.CONFIRMED
        room.wait_told()
    assert room.desk.way(label) == ["queued", "sending", "confirmed"]
    job = room.desk.job(label)
    assert (job.printer, job.workstation, job.evidence) == ("Bench", "desk 1", LabelEvidence.STATUS)
    assert job.bytes_sent == len(printer.printed[0].data)
    assert len(printer.printed) == 1
    assert room.ear.endings() == [("printed", "")]
    stands = [(state, cause) for _, state, cause in room.ear.changes]
    assert (LineState.BUSY, Cause.PRINTING) in stands
    assert stands[-1] == (LineState.DISABLED, Cause.SWITCHED_OFF)


def test_many_labels_come_out_once_each_in_the_order_of_their_orders(room: PrintRoom, printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=0.005))
    labels = [room.desk.order_unit(f"S{number}") for number in range(1, 5)]
    labels += [room.desk.order(f"A-1-{number}") for number in range(1, 5)]
    room.sign_in()
    for label in labels:
        room.wait(label, seconds=15)
    assert len(printer.printed) == 8
    sent = [room.desk.job(label).first_byte_at for label in labels]
    assert sent == sorted(sent)


@pytest.mark.requirement("C-04")
def test_nothing_prints_while_nobody_is_signed_in(room: PrintRoom, printer: LoopbackPrinter) -> None:
    label = room.desk.order_unit()
    room.rest()
    room.sign_in()
    room.wait(label)
    room.sign_in("")
    later = room.desk.order()
    room.rest()
    assert room.desk.state(later) is LabelState.QUEUED
    assert len(printer.printed) == 1


def test_two_names_of_one_printer_never_print_at_once(qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter) -> None:
    other = bench(printer, "Bins", url=printer.url.replace("127.0.0.1", "localhost"), purposes=("bin",))
    with queue_on(qtbot, desk, bench(printer, purposes=("unit",)), other) as room:
        unit, bin_label = room.desk.order_unit(), room.desk.order()
        room.sign_in()
        assert [room.wait(unit), room.wait(bin_label)] == [LabelState.CONFIRMED] * 2
        identities = [writer.identity for writer in room.printers._writers]
    assert len(identities) == 1
    assert [room.desk.job(label).printer for label in (unit, bin_label)] == ["Bench", "Bins"]
    assert len(printer.printed) == 2


def test_a_label_that_no_printer_takes_waits(qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter) -> None:
    with queue_on(qtbot, desk, bench(printer, purposes=("bin",))) as room:
        label = room.desk.order_unit()
        room.sign_in()
        qtbot.waitUntil(lambda: len(room.printers.waiting("")) == 1)
        assert room.desk.state(label) is LabelState.QUEUED
    assert printer.printed == ()


# ---------------------------------------------------------------- a person's hand


def test_a_paused_printer_keeps_its_labels_and_prints_them_when_it_is_resumed(
    room: PrintRoom, printer: LoopbackPrinter
) -> None:
    room.sign_in()
    room.printers.pause("Bench")
    room.wait_for_stand("Bench", LineState.DISABLED, Cause.PAUSED_HERE)
    label = room.desk.order_unit()
    room.rest()
    assert (room.desk.state(label), printer.printed) == (LabelState.QUEUED, ())
    room.printers.resume("Bench")
    assert room.wait(label) is LabelState.CONFIRMED


def test_what_waits_for_a_broken_printer_is_moved_to_another(
    qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter
) -> None:
    printer.break_down(Cause.PAPER_OUT)
    with (
        LoopbackPrinter("other") as other,
        queue_on(qtbot, desk, bench(printer), bench(other, "Other", purposes=("badge",))) as room,
    ):
        first, second = room.desk.order_unit(), room.desk.order()
        room.sign_in()
        room.wait_for_stand("Bench", LineState.FAULT, Cause.PAPER_OUT)
        qtbot.waitUntil(lambda: len(room.printers.waiting("Bench")) == 2)
        room.printers.move_waiting("Bench", "Other")
        assert [room.wait(first), room.wait(second)] == [LabelState.CONFIRMED] * 2
        assert (len(printer.printed), len(other.printed)) == (0, 2)


def test_what_waits_is_cancelled(room: PrintRoom, printer: LoopbackPrinter) -> None:
    printer.break_down(Cause.HEAD_OPEN)
    label = room.desk.order()
    room.sign_in()
    room.qtbot.waitUntil(lambda: len(room.printers.waiting("Bench")) == 1)
    room.printers.cancel_waiting("Bench", "wrong bin")
    room.wait(label, LabelState.VOID)
    printer.mend()
    room.rest()
    assert printer.printed == ()


def test_a_label_moved_to_a_printer_that_this_desk_lacks_waits(room: PrintRoom, printer: LoopbackPrinter) -> None:
    label = room.desk.order()
    room.desk.do(MOVE_LABEL, MoveLabel(label, printer="Elsewhere"))
    room.sign_in()
    room.rest()
    assert room.desk.state(label) is LabelState.QUEUED


# ---------------------------------------------------------------- a label that must not leave


@pytest.mark.requirement("C-14")
def test_a_label_that_does_not_fit_the_stock_fails_with_its_code_and_nothing_is_sent(
    qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter
) -> None:
    with queue_on(qtbot, desk, bench(printer, width_mm=20.0, height_mm=10.0)) as room:
        bad, good = room.desk.order(), room.desk.order_unit()
        room.sign_in()
        room.wait_told(2)
        assert [room.desk.state(bad), room.desk.state(good)] == [LabelState.FAILED] * 2
        told = room.ear.told[0]
        assert told.ending.value == "refused"
        assert room.desk.job(bad).fault == told.code
        assert words(told.code, dict(told.facts), "en") != told.code
        room.rest(300)
        assert room.desk.way(bad) == ["queued", "failed"]
        room.printers.reload([bench(printer)])
        assert [room.wait(bad), room.wait(good)] == [LabelState.CONFIRMED] * 2
    assert len(printer.printed) == 2


def test_a_label_that_does_not_read_back_is_not_sent(
    room: PrintRoom, printer: LoopbackPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.runtime import label_work

    def unreadable(*_arguments: object) -> None:
        raise Refusal("label_unreadable", fault="dots", kind="gs1_datamatrix", expected="a", read="b")

    monkeypatch.setattr(label_work, "check", unreadable)
    label = room.desk.order_unit()
    room.sign_in()
    room.wait(label, LabelState.FAILED)
    room.wait_told()
    assert room.ear.endings() == [("refused", "label_unreadable")]
    assert (printer.printed, room.desk.job(label).bytes_sent) == ((), 0)


def test_a_job_whose_code_is_not_what_the_label_says_is_not_sent(
    room: PrintRoom, printer: LoopbackPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.runtime import label_work

    real = label_work._fields
    monkeypatch.setattr(label_work, "_fields", lambda content, desk: real(content, desk) | {"code": "SZ:P:A-1-4"})
    label = room.desk.order("A-1-2")
    room.sign_in()
    room.wait(label, LabelState.FAILED)
    assert (room.desk.job(label).fault, printer.printed) == ("label_unreadable", ())


# ---------------------------------------------------------------- a printer that is not ready

NOT_READY = [Cause.PAPER_OUT, Cause.RIBBON_OUT, Cause.HEAD_OPEN, Cause.PAUSED, Cause.HOT]


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize("cause", NOT_READY)
def test_a_printer_that_is_not_ready_keeps_the_label_queued_and_prints_it_once_when_mended(
    room: PrintRoom, printer: LoopbackPrinter, cause: Cause
) -> None:
    printer.break_down(cause)
    label = room.desk.order_unit()
    room.sign_in()
    room.wait_for_stand("Bench", LineState.FAULT, cause)
    room.rest(250)
    assert room.desk.way(label) == ["queued"]
    assert words(cause.value, {}, "en") != cause.value
    printer.mend()
    assert room.wait(label) is LabelState.CONFIRMED
    assert len(printer.printed) == 1


@pytest.mark.parametrize(
    ("orders", "cause"),
    [
        (Orders(silent=True), Cause.NO_ANSWER),
        (Orders(answer_form=Form.GARBAGE), Cause.BAD_ANSWER),
        (Orders(answer_form=Form.TWICE), Cause.BAD_ANSWER),
        (Orders(answer_form=Form.HALF), Cause.BAD_ANSWER),
    ],
)
def test_silence_garbage_and_doubled_answers_are_faults_and_nothing_is_sent(
    room: PrintRoom, printer: LoopbackPrinter, orders: Orders, cause: Cause
) -> None:
    printer.order(orders)
    label = room.desk.order_unit()
    room.sign_in()
    room.wait_for_stand("Bench", LineState.FAULT, cause)
    assert room.desk.way(label) == ["queued"]
    assert b"^XA" not in printer.received
    printer.order(Orders())
    assert room.wait(label) is LabelState.CONFIRMED
    assert len(printer.printed) == 1


def test_a_printer_without_power_is_waited_for(room: PrintRoom, printer: LoopbackPrinter) -> None:
    printer.stop()
    label = room.desk.order_unit()
    room.sign_in()
    room.wait_for_stand("Bench", LineState.ABSENT, Cause.NO_ANSWER)
    assert room.desk.way(label) == ["queued"]
    printer.start()
    assert room.wait(label) is LabelState.CONFIRMED
    assert len(printer.printed) == 1


def test_a_slow_printer_is_waited_for(room: PrintRoom, printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=0.6, answer_seconds=0.05))
    label = room.desk.order_unit()
    room.sign_in()
    assert room.wait(label) is LabelState.CONFIRMED
    assert len(printer.printed) == 1


# ---------------------------------------------------------------- a byte has gone

AFTER_A_BYTE = {
    "paper out during the label": (Orders(fault_when=When.DURING), Cause.PAPER_OUT, 0),
    "paper out after the label": (Orders(fault_when=When.AFTER), Cause.PAPER_OUT, 1),
    "head opened during the label": (Orders(fault=Cause.HEAD_OPEN, fault_when=When.DURING), Cause.HEAD_OPEN, 0),
    "slower than patience": (Orders(label_seconds=2.5), Cause.PRINTING, 0),
    "closes in the middle of a job": (Orders(hang_up_after=300), Cause.HUNG_UP, 0),
    "power off between bytes": (Orders(power_off_after=300), Cause.HUNG_UP, 0),
}


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize("case", AFTER_A_BYTE)
def test_after_a_byte_nothing_is_sent_again_and_a_person_decides(
    room: PrintRoom, printer: LoopbackPrinter, case: str
) -> None:
    orders, cause, out = AFTER_A_BYTE[case]
    printer.order(orders)
    label = room.desk.order_unit()
    room.sign_in()
    assert room.wait(label) is LabelState.UNCERTAIN
    room.wait_told()
    assert room.ear.endings() == [("uncertain", cause.value)]
    assert room.desk.job(label).fault == cause.value
    assert words(cause.value, {}, "en") != cause.value
    at_once = len(printer.printed)
    printer.power_on()
    printer.mend()
    room.rest(500)
    assert at_once == out
    assert len(printer.printed) <= 1
    assert printer.received.count(b"^XA") == 1
    assert room.desk.state(label) is LabelState.UNCERTAIN
    assert room.desk.job(label).symbol.endswith("S1")


def test_after_an_uncertain_label_the_next_one_waits_for_the_fault_to_be_mended(
    room: PrintRoom, printer: LoopbackPrinter
) -> None:
    printer.order(Orders(fault_when=When.DURING))
    first, second = room.desk.order_unit("S1"), room.desk.order_unit("S2")
    room.sign_in()
    assert room.wait(first) is LabelState.UNCERTAIN
    room.rest(300)
    assert room.desk.way(second) == ["queued"]
    printer.order(Orders())
    printer.mend()
    assert room.wait(second) is LabelState.CONFIRMED
    assert room.desk.state(first) is LabelState.UNCERTAIN
    assert len(printer.printed) == 1
    room.desk.settle(first, "not_printed")
    assert room.wait(first) is LabelState.CONFIRMED
    assert len(printer.printed) == 2


# ---------------------------------------------------------------- at the start


@pytest.mark.requirement("C-04")
def test_what_was_under_way_is_put_before_a_person_and_what_had_not_begun_is_printed(
    qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter
) -> None:
    with queue_on(qtbot, desk) as room:
        begun, fresh = room.desk.order_unit("S1"), room.desk.order_unit("S2")
        room.desk.start(begun)
    with queue_on(qtbot, room.desk, bench(printer)) as again:
        again.rest()
        assert room.desk.state(begun) is LabelState.SENDING
        again.sign_in(SUPERVISOR)
        assert again.wait(fresh) is LabelState.CONFIRMED
        again.rest()
    assert again.ear.recovered == [begun]
    assert room.desk.state(begun) is LabelState.UNCERTAIN
    assert len(printer.printed) == 1
    assert room.desk.events(begun)[-1].cause == "program_ended"


def test_a_queue_and_a_file_hand_labels_over_and_prove_nothing(
    qtbot: QtBot, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    settings = bench(printer, url=folder.as_uri(), language=Language.PDF)
    with queue_on(qtbot, desk, settings) as room:
        label = room.desk.order(purpose=LabelPurpose.BIN, badge=CLERK)
        room.sign_in()
        assert room.wait(label) is LabelState.HANDED_OVER
        room.wait_for_stand("Bench", LineState.IDENTIFYING, Cause.CANNOT_BE_ASKED)
    assert room.desk.job(label).evidence is LabelEvidence.DRAINED
    assert [path.name for path in sorted(folder.iterdir())] == ["label-000001.pdf"]
    assert (folder / "label-000001.pdf").read_bytes().startswith(b"%PDF")
