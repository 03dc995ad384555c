"""One job is sent once, and what is told about it is what can be proved, however the printer misbehaves."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from desktop.devices import printer_status
from desktop.devices.label_printer import Language, Patience, PrinterSettings
from desktop.devices.printer_bench import make_transport
from desktop.devices.printer_talk import (
    STATUS_QUESTIONS,
    AllHandedOver,
    Conversation,
    Evidence,
    NothingSent,
    Partly,
    Printed,
    Proof,
    ask,
    print_once,
    send,
    watch_until_done,
)
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Form, Orders, When
from desktop.devices.states import Cause, LineState

QUICK = Patience(open=2.0, answer=0.5, more=0.15, ready=0.3, stall=0.5, start=0.3, finish=3.0, close=1.0, poll=0.01)
ZPL = b"^XA^JZN^FO10,10^A0N,20^FDone^FS^PQ1,0,0,N^XZ"
TSPL = b'SIZE 60 mm,40 mm\r\nSET REPRINT OFF\r\nCLS\r\nTEXT 10,10,"1",0,1,1,"one"\r\nPRINT 1,1\r\n'
JOBS = {Language.ZPL: ZPL, Language.TSPL: TSPL}
HUGE = b"^XA^FX" + b" " * 40_000_000 + b"^FDx^FS^XZ"
both_languages = pytest.mark.parametrize("language", [Language.ZPL, Language.TSPL])


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("talk") as running:
        yield running


class Meanwhile(threading.Event):
    """An event that does something while somebody waits for it the n-th time."""

    def __init__(self, turn: int, action: Callable[[], object]) -> None:
        super().__init__()
        self._turns = turn
        self._action = action

    @override
    def wait(self, timeout: float | None = None) -> bool:
        self._turns -= 1
        if self._turns == 0:
            self._action()
        return super().wait(timeout)


class Told:
    """Writes down what is told about bytes; does something when the first one is about to go."""

    def __init__(self, at_first: Callable[[], object] = lambda: None) -> None:
        self.heard: list[int] = []
        self._at_first = at_first

    def __call__(self, gone: int) -> None:
        if not self.heard:
            self._at_first()
        self.heard.append(gone)


def talk_to(printer: LoopbackPrinter, language: Language = Language.ZPL, patience: Patience = QUICK) -> Conversation:
    settings = PrinterSettings("Bench", language, printer.url)
    return Conversation(make_transport(settings, patience), language, patience)


def one_job(printer: LoopbackPrinter, language: Language = Language.ZPL, told: Told | None = None) -> Printed:
    return print_once(talk_to(printer, language), JOBS[language], told or Told())


def only_questions(received: bytes) -> bool:
    for question in STATUS_QUESTIONS:
        received = received.replace(question, b"")
    return received == b""


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


# ---------------------------------------------------------------- after the first byte: never "failed", never again


def uncertain(printed: Printed) -> Cause | None:
    """The cause of an uncertain job of which every byte was handed over."""
    assert isinstance(printed.sent, AllHandedOver)
    assert printed.evidence.proof is Proof.UNCERTAIN
    return printed.evidence.cause


@pytest.mark.requirement("C-04")
@both_languages
@pytest.mark.parametrize(("when", "whole", "half"), [(When.DURING, 0, 1), (When.AFTER, 1, 0)])
@pytest.mark.parametrize("cause", [Cause.PAPER_OUT, Cause.RIBBON_OUT, Cause.HEAD_OPEN])
def test_a_fault_during_or_after_printing_leaves_the_label_uncertain(
    printer: LoopbackPrinter, language: Language, when: When, whole: int, half: int, cause: Cause
) -> None:
    printer.order(Orders(fault=cause, fault_when=when))
    printed = one_job(printer, language)
    assert uncertain(printed) is cause
    assert printed.sent == AllHandedOver(closed_cleanly=True)
    assert (len(printer.printed), len(printer.spoiled)) == (whole, half)
    printer.mend()
    # with its own reprinting switched off, and nothing sent again
    assert one_job(printer, language).evidence.proof is Proof.PRINTED
    assert (len(printer.printed), len(printer.spoiled)) == (whole + 1, half)
    assert printer.received.count(JOBS[language]) == 2


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
def test_a_printer_that_stops_answering_leaves_the_label_uncertain(
    printer: LoopbackPrinter, language: Language, orders: Orders, cause: Cause
) -> None:
    printed = one_job(printer, language, Told(lambda: printer.order(orders)))
    assert uncertain(printed) is cause
    assert printer.received.count(JOBS[language]) == 1


@both_languages
@pytest.mark.parametrize("bytes_read", [1, 20, "all"])
def test_a_printer_that_hangs_up_in_the_middle_leaves_the_label_uncertain(
    printer: LoopbackPrinter, language: Language, bytes_read: int | str
) -> None:
    job = JOBS[language]
    printer.order(Orders(hang_up_after=len(job) if isinstance(bytes_read, str) else bytes_read))
    printed = one_job(printer, language)
    assert uncertain(printed) is Cause.HUNG_UP
    assert printed.sent == AllHandedOver(closed_cleanly=False)
    assert printer.wait_until_done()
    assert len(printer.printed) == (1 if bytes_read == "all" else 0)


@pytest.mark.requirement("C-04")
@both_languages
@pytest.mark.parametrize("bytes_read", [1, 2, 3, 10, 40])
def test_without_power_between_two_bytes_the_label_is_uncertain_and_none_is_doubled(
    printer: LoopbackPrinter, language: Language, bytes_read: int
) -> None:
    printer.order(Orders(power_off_after=bytes_read))
    assert uncertain(one_job(printer, language)) is Cause.HUNG_UP
    assert one_job(printer, language) == Printed(NothingSent(Cause.NO_ANSWER))
    printer.power_on()
    assert printer.printed == ()
    assert one_job(printer, language).evidence.proof is Proof.PRINTED
    assert len(printer.printed) == 1


@pytest.mark.parametrize(
    ("orders", "cause"), [(Orders(reads=False), Cause.STALLED), (Orders(power_off_after=50_000), Cause.HUNG_UP)]
)
def test_a_long_job_that_breaks_off_tells_how_much_may_have_gone(
    printer: LoopbackPrinter, orders: Orders, cause: Cause
) -> None:
    told = Told(lambda: printer.order(orders))
    printed = print_once(talk_to(printer), HUGE, told)
    assert isinstance(printed.sent, Partly)
    assert printed.sent == Partly(told.heard[-1], cause)
    assert 50_000 <= printed.sent.gone_bytes < len(HUGE)
    assert told.heard == sorted(told.heard)
    assert printed.evidence.proof is Proof.NOT_ASKED
    assert printer.printed == ()


def test_a_pause_spoils_nothing(printer: LoopbackPrinter) -> None:
    pause = Told(lambda: printer.break_down(Cause.PAUSED))
    talk = replace(talk_to(printer), stopping=Meanwhile(20, printer.mend))
    evidence = print_once(talk, ZPL, pause).evidence
    assert evidence.proof is Proof.PRINTED
    assert {Cause.PAUSED, Cause.PRINTING} in [one.causes for one in evidence.seen]


def test_a_pause_that_does_not_end_is_uncertain(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer, patience=replace(QUICK, finish=0.3))
    printed = print_once(talk, ZPL, Told(lambda: printer.break_down(Cause.PAUSED)))
    assert uncertain(printed) is Cause.PAUSED


def test_a_label_that_never_ends_is_uncertain(printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=60.0))
    printed = print_once(talk_to(printer, patience=replace(QUICK, finish=0.2)), ZPL, Told())
    assert uncertain(printed) is Cause.PRINTING


def test_whoever_wants_the_thread_back_gets_it_and_the_label_is_uncertain(printer: LoopbackPrinter) -> None:
    printer.order(Orders(label_seconds=60.0))
    talk = talk_to(printer)
    printed = print_once(talk, ZPL, Told(talk.stopping.set))
    assert uncertain(printed) is Cause.SWITCHED_OFF


def test_whoever_wants_the_thread_back_before_the_job_finds_nothing_sent(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer)
    talk.stopping.set()
    assert print_once(talk, ZPL, Told()).sent == NothingSent(Cause.SWITCHED_OFF)
    assert only_questions(printer.received)


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
