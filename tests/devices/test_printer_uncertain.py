"""After the first byte no job is "failed", none is sent again, and what cannot be proved is uncertain."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.devices.label_printer import Language, Patience
from desktop.devices.printer_talk import (
    AllHandedOver,
    NothingSent,
    Partly,
    Printed,
    Proof,
    print_once,
    watch_until_done,
)
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Form, Orders, When, host_status
from desktop.devices.states import Cause
from tests.fakes.printer_jobs import JOBS, QUICK, ZPL, Meanwhile, Told, one_job, only_questions, talk_to

HUGE = b"^XA^FX" + b" " * 40_000_000 + b"^FDx^FS^XZ"
both_languages = pytest.mark.parametrize("language", [Language.ZPL, Language.TSPL])


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("talk") as running:
        yield running


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


def test_half_a_job_in_the_printer_is_uncertain(printer: LoopbackPrinter) -> None:
    talk = talk_to(printer, patience=replace(QUICK, finish=0.2))
    assert uncertain(print_once(talk, ZPL.removesuffix(b"^XZ"), Told())) is Cause.HALF_A_LABEL


class Reciting:
    """A line to a printer that says one thing after the other, the last one for ever."""

    two_way = True
    identity = "reciting"

    def __init__(self, *answers: bytes) -> None:
        self._answers = [*answers]
        self._said = b""

    def open(self) -> None:
        """Nothing to open."""

    def write(self, data: bytes, told: Told) -> None:
        self._said = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def read(self, seconds: float) -> bytes:
        said, self._said = self._said, b""
        return said

    def close(self) -> bool:
        return True


HALF, REST, WORK = host_status({Cause.HALF_A_LABEL}, 0), host_status(set(), 0), host_status(set(), 1)
TAKE = host_status({Cause.WAITS_FOR_TAKE}, 0)
OUT = host_status({Cause.PAPER_OUT}, 0)


@pytest.mark.parametrize(
    ("answers", "proof", "cause"),
    [
        ([HALF, WORK, REST], Proof.PRINTED, None),
        ([REST, WORK, REST], Proof.PRINTED, None),
        ([WORK, TAKE], Proof.PRINTED, None),
        ([HALF, REST], Proof.AT_REST, None),
        ([REST], Proof.AT_REST, None),
        ([WORK, OUT, REST], Proof.UNCERTAIN, Cause.PAPER_OUT),
        ([REST, OUT, REST], Proof.UNCERTAIN, Cause.PAPER_OUT),
        ([WORK, b"", REST], Proof.UNCERTAIN, Cause.NO_ANSWER),
        ([WORK, REST[:40], REST], Proof.UNCERTAIN, Cause.BAD_ANSWER),
        ([WORK, REST * 2, REST], Proof.UNCERTAIN, Cause.BAD_ANSWER),
        ([WORK], Proof.UNCERTAIN, Cause.PRINTING),
    ],
)
def test_only_work_that_came_to_rest_without_a_fault_is_a_proof(
    answers: list[bytes], proof: Proof, cause: Cause | None
) -> None:
    impatient = Patience(answer=0.02, start=0.1, finish=0.3, poll=0.001)
    evidence = watch_until_done(Reciting(*answers), Language.ZPL, impatient)
    assert (evidence.proof, evidence.cause) == (proof, cause)


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
