"""The jobs of the printer tests, and an ear for what is told about their bytes."""

import threading
from collections.abc import Callable

from typing_extensions import override

from desktop.devices.label_printer import Language, Patience, PrinterSettings
from desktop.devices.printer_bench import make_transport
from desktop.devices.printer_talk import STATUS_QUESTIONS, Conversation, Printed, print_once
from desktop.devices.printers.loopback import LoopbackPrinter

QUICK = Patience(open=2.0, answer=0.5, more=0.15, ready=0.3, stall=0.5, start=0.3, finish=3.0, close=1.0, poll=0.01)
ZPL = b"^XA^JZN^FO10,10^A0N,20^FDone^FS^PQ1,0,0,N^XZ"
TSPL = b'SIZE 60 mm,40 mm\r\nSET REPRINT OFF\r\nCLS\r\nTEXT 10,10,"1",0,1,1,"one"\r\nPRINT 1,1\r\n'
JOBS = {Language.ZPL: ZPL, Language.TSPL: TSPL}


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
