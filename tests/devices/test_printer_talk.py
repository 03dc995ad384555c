"""A job goes out once, to a printer that is ready, and what is told about it is what can be proved."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.devices import printer_status
from desktop.devices.label_printer import Language, PrinterSettings
from desktop.devices.printer_bench import make_transport
from desktop.devices.printer_talk import (
    AllHandedOver,
    Conversation,
    Evidence,
    NothingSent,
    Printed,
    Proof,
    ask,
    print_once,
    send,
    watch_until_done,
)
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Form, Orders
from desktop.devices.states import Cause, LineState
from tests.fakes.printer_jobs import JOBS, QUICK, ZPL, Told, one_job, only_questions, talk_to

both_languages = pytest.mark.parametrize("language", [Language.ZPL, Language.TSPL])


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("talk") as running:
        yield running


# ---------------------------------------------------------------- a good printer


@pytest.mark.requirement("C-04")
@both_languages
def test_a_good_printer_prints_the_job_once_and_proves_it(printer: LoopbackPrinter, language: Language) -> None:
    told = Told()
    printed = one_job(printer, language, told)
    assert printed.sent == AllHandedOver(closed_cleanly=True)
    assert printed.before is not None
    assert printed.before.state is LineState.READY
    assert (printed.evidence.proof, printed.evidence.cause) == (Proof.PRINTED, None)
    assert [one.state for one in printed.evidence.seen][-2:] == [LineState.BUSY, LineState.READY]
    assert told.heard == [0, len(JOBS[language])]
    assert [label.data for label in printer.printed] == [JOBS[language]]
    assert printer.received.count(JOBS[language]) == 1


@both_languages
def test_a_printer_that_knows_the_short_answer_only_is_good_too(printer: LoopbackPrinter, language: Language) -> None:
    printer.order(Orders(mute_about=frozenset({b"~HQES", b"\x1b!S"})))
    assert one_job(printer, language).evidence.proof is Proof.PRINTED
    printer.break_down(Cause.HEAD_OPEN)
    assert one_job(printer, language).sent == NothingSent(Cause.HEAD_OPEN, frozenset({Cause.HEAD_OPEN}))


def test_fifty_jobs_come_out_once_each_and_in_order(printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=0.005))
    jobs = [ZPL.replace(b"one", f"unit {number}".encode()) for number in range(50)]
    talk = talk_to(printer)
    assert {type(print_once(talk, job, Told()).sent) for job in jobs} == {AllHandedOver}
    assert [label.data for label in printer.printed] == jobs


def test_a_slow_printer_is_waited_for(printer: LoopbackPrinter) -> None:
    printer.order(Orders(answer_seconds=0.1, label_seconds=0.5))
    assert one_job(printer).evidence.proof is Proof.PRINTED


def test_a_label_that_nobody_saw_being_printed_is_not_proved(printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=0.0))
    printed = one_job(printer)
    assert printed.sent == AllHandedOver(closed_cleanly=True)
    assert (printed.evidence.proof, printed.evidence.cause) == (Proof.AT_REST, None)


def test_a_printer_at_work_is_waited_for_and_not_sent_to(printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=0.2))
    talk = talk_to(printer)
    talk.transport.open()
    send(talk.transport, ZPL, Told())
    assert one_job(printer).evidence.proof is Proof.PRINTED
    printer.order(Orders(label_seconds=2.0))
    send(talk.transport, ZPL, Told())
    told = Told()
    assert one_job(printer, told=told).sent == NothingSent(Cause.PRINTING, frozenset({Cause.PRINTING}))
    assert told.heard == []
    talk.transport.close()


# ---------------------------------------------------------------- not ready: nothing is sent


@pytest.mark.requirement("C-04")
@both_languages
@pytest.mark.parametrize("cause", [Cause.PAPER_OUT, Cause.RIBBON_OUT, Cause.HEAD_OPEN, Cause.PAUSED, Cause.HOT])
def test_a_printer_that_is_not_ready_is_not_sent_to(printer: LoopbackPrinter, language: Language, cause: Cause) -> None:
    printer.break_down(cause)
    told = Told()
    printed = one_job(printer, language, told)
    assert isinstance(printed.sent, NothingSent)
    assert printed.sent.cause is cause
    assert printed.evidence.proof is Proof.NOT_ASKED
    assert told.heard == []
    assert only_questions(printer.received)
    printer.mend()
    assert one_job(printer, language).evidence.proof is Proof.PRINTED
    assert len(printer.printed) == 1


@pytest.mark.parametrize(("language", "question"), [(Language.ZPL, b"~HS"), (Language.TSPL, b"\x1b!?")])
def test_a_printer_silent_to_the_first_question_is_not_ready_and_may_tell_why(
    printer: LoopbackPrinter, language: Language, question: bytes
) -> None:
    printer.order(Orders(mute_about=frozenset({question})))
    assert one_job(printer, language).sent == NothingSent(Cause.NO_ANSWER, frozenset({Cause.NO_ANSWER}))
    printer.break_down(Cause.PAPER_OUT)
    assert one_job(printer, language).sent == NothingSent(Cause.PAPER_OUT, frozenset({Cause.PAPER_OUT}))


@pytest.mark.parametrize(("language", "cause"), [(Language.ZPL, Cause.CUTTER), (Language.ZPL, Cause.JAM)])
def test_what_only_the_second_answer_tells_stops_the_job_too(
    printer: LoopbackPrinter, language: Language, cause: Cause
) -> None:
    printer.break_down(cause)
    assert one_job(printer, language).sent == NothingSent(cause, frozenset({cause}))


@both_languages
@pytest.mark.parametrize(
    ("orders", "cause"),
    [
        (Orders(silent=True), Cause.NO_ANSWER),
        (Orders(answer_seconds=5.0), Cause.NO_ANSWER),
        (Orders(answer_form=Form.GARBAGE), Cause.BAD_ANSWER),
        (Orders(answer_form=Form.TWICE), Cause.BAD_ANSWER),
    ],
)
def test_without_an_exact_answer_in_time_nothing_is_sent(
    printer: LoopbackPrinter, language: Language, orders: Orders, cause: Cause
) -> None:
    printer.order(orders)
    told = Told()
    assert one_job(printer, language, told).sent == NothingSent(cause, frozenset({cause}))
    assert told.heard == []
    assert only_questions(printer.received)


def test_half_an_answer_is_no_answer(printer: LoopbackPrinter) -> None:
    printer.order(Orders(answer_form=Form.HALF))
    assert one_job(printer).sent == NothingSent(Cause.BAD_ANSWER, frozenset({Cause.BAD_ANSWER}))


def test_a_printer_without_power_gets_nothing(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer)
    printer.stop()
    told = Told()
    assert print_once(talk, ZPL, told) == Printed(NothingSent(Cause.NO_ANSWER))
    assert told.heard == []


def test_a_line_that_broke_before_the_first_byte_has_taken_nothing(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer)
    talk.transport.open()
    assert ask(talk.transport, Language.ZPL, QUICK).state is LineState.READY
    printer.stop()
    told = Told()
    assert send(talk.transport, ZPL, told) == NothingSent(Cause.HUNG_UP)
    assert told.heard == []
    assert ask(talk.transport, Language.ZPL, QUICK) == printer_status.HUNG_UP
    assert talk.transport.close() is False


def test_a_late_answer_is_not_taken_for_the_next_one(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer)
    talk.transport.open()
    printer.break_down(Cause.PAPER_OUT)
    printer.order(Orders(answer_seconds=0.9))
    assert ask(talk.transport, Language.ZPL, QUICK) == printer_status.NO_ANSWER
    printer.mend()
    printer.order(Orders())
    threading.Event().wait(0.9)
    assert ask(talk.transport, Language.ZPL, QUICK).state is LineState.READY
    talk.transport.close()


# ---------------------------------------------------------------- what cannot be asked


@both_languages
@pytest.mark.parametrize("address", ["socket://127.0.0.1:{port}", "node"])
def test_a_printer_that_never_answers_is_not_asked_and_its_labels_are_handed_over(
    printer: LoopbackPrinter, tmp_path: Path, language: Language, address: str
) -> None:
    url = address.replace("{port}", str(printer.port))
    if address == "node":
        (tmp_path / "lp0").touch()
        url = f"usb://{tmp_path}/lp0"
    transport = make_transport(PrinterSettings("Mute", language, url, answers=False), QUICK)
    printed = print_once(Conversation(transport, language, QUICK), JOBS[language], Told())
    assert printed.sent == AllHandedOver(closed_cleanly=True)
    assert printed.evidence.proof is Proof.NOT_ASKED
    received = (tmp_path / "lp0").read_bytes() if address == "node" else printer.received
    assert received == JOBS[language]


def test_what_cannot_be_asked_is_not_watched(tmp_path: Path) -> None:
    files = make_transport(PrinterSettings("Files", Language.ZPL, f"file://{tmp_path}/"))
    assert watch_until_done(files, Language.ZPL, QUICK) == Evidence(Proof.NOT_ASKED)


@both_languages
def test_what_cannot_be_asked_is_only_ever_handed_over(tmp_path: Path, language: Language) -> None:
    settings = PrinterSettings("Files", language, f"file://{tmp_path}/")
    told = Told()
    printed = print_once(Conversation(make_transport(settings), language), JOBS[language], told)
    assert printed == Printed(
        AllHandedOver(closed_cleanly=True), printer_status.CANNOT_BE_ASKED, Evidence(Proof.NOT_ASKED)
    )
    assert told.heard == [0, len(JOBS[language])]
    assert (tmp_path / f"label-000001.{language}").read_bytes() == JOBS[language]
