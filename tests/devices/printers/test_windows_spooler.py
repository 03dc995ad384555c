"""The Windows spooler's calls in their order and with their types, against a library that answers like it."""

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Language, Patience, PrinterLost
from desktop.devices.printer_talk import AllHandedOver, Conversation, NothingSent, Partly, print_once
from desktop.devices.printers.windows_spooler import DocInfo, PrinterInfo, Spooler, SpoolerPrinter, queues
from desktop.devices.states import Cause

LABEL = b"^XA\x00" + b"x" * 100_000 + b"^XZ"
HANDLE = 4711


class FakeSpool:
    """Answers as ``winspool.drv`` does, and keeps what it was told; `fails` names the calls that fail."""

    def __init__(self, *fails: str, takes: int = 1_000_000) -> None:
        self.calls: list[str] = []
        self.data = b""
        self.document: tuple[str, str | None, str] | None = None
        self.names = ["Zebra ZD421", "佳博 GP-1324D"]
        self.status = 0
        self._fails = fails
        self._takes = takes

    def _done(self, name: str) -> int:
        self.calls.append(name)
        return 0 if name in self._fails else 1

    def OpenPrinterW(self, name: ctypes.c_wchar_p, handle: Any, _defaults: None) -> int:
        assert name.value in self.names
        handle._obj.value = HANDLE
        return self._done("open")

    def GetPrinterW(self, handle: Any, level: int, status: Any, size: int, _needed: Any) -> int:
        assert (handle.value, level, size) == (HANDLE, 6, 4)
        status._obj.value = self.status
        return 1

    def StartDocPrinterW(self, handle: Any, level: int, info: Any) -> int:
        told: DocInfo = info._obj
        assert (handle.value, level) == (HANDLE, 1)
        self.document = (told.name, told.output, told.datatype)
        return self._done("start document")

    def StartPagePrinter(self, _handle: Any) -> int:
        return self._done("start page")

    def WritePrinter(self, _handle: Any, part: bytes, length: int, written: Any) -> int:
        assert len(part) == length
        taken = part[: self._takes - len(self.data)]
        self.data += taken
        written._obj.value = len(taken)
        return self._done("write")

    def EndPagePrinter(self, _handle: Any) -> int:
        return self._done("end page")

    def EndDocPrinter(self, _handle: Any) -> int:
        return self._done("end document")

    def AbortPrinter(self, _handle: Any) -> int:
        return self._done("abort")

    def ClosePrinter(self, handle: Any) -> int:
        assert handle.value == HANDLE
        return self._done("close")

    def EnumPrintersW(self, flags: int, _name: None, level: int, *rest: Any) -> int:
        assert (flags, level) == (6, 4)
        room, _size, needed, count = rest
        needed._obj.value = ctypes.sizeof(PrinterInfo) * len(self.names)
        if room is None or "list" in self._fails:
            return 0
        infos = (PrinterInfo * len(self.names))(*[PrinterInfo(name, None, 0) for name in self.names])
        ctypes.memmove(room, infos, ctypes.sizeof(infos))
        self._kept = infos
        count._obj.value = len(self.names)
        return 1


def printer_on(spool: FakeSpool, error: int = 0) -> SpoolerPrinter:
    return SpoolerPrinter("Zebra ZD421", Patience(), finder(spool, error))


def finder(spool: FakeSpool, error: int = 0) -> Callable[[], Spooler]:
    return lambda: Spooler(spool, lambda: error)


@pytest.mark.requirement("C-04")
def test_a_label_is_one_raw_document() -> None:
    spool = FakeSpool()
    told: list[int] = []
    sent = print_once(Conversation(printer_on(spool), Language.ZPL), LABEL, told.append).sent
    assert sent == AllHandedOver(closed_cleanly=True)
    assert spool.data == LABEL
    assert spool.document == ("Sparezone", None, "RAW")
    assert spool.calls == [
        "open", "start document", "start page", "write", "write", "end page", "end document", "close",
    ]  # fmt: skip
    assert told == [0, 65_536, len(LABEL)]


@pytest.mark.parametrize(
    ("spool", "sent", "last"),
    [
        (FakeSpool("start document"), NothingSent(Cause.QUEUE_REFUSES), "start document"),
        (FakeSpool("start page"), NothingSent(Cause.QUEUE_REFUSES), "abort"),
        (FakeSpool("write", takes=0), NothingSent(Cause.QUEUE_REFUSES), "abort"),
        (FakeSpool(takes=0), NothingSent(Cause.QUEUE_REFUSES), "abort"),
        (FakeSpool(takes=70_000), Partly(70_000, Cause.QUEUE_REFUSES), "abort"),
        (FakeSpool("end page"), Partly(len(LABEL), Cause.QUEUE_REFUSES), "abort"),
        (FakeSpool("end document"), Partly(len(LABEL), Cause.QUEUE_REFUSES), "end document"),
    ],
)
def test_a_document_that_breaks_off_tells_what_may_have_gone(spool: FakeSpool, sent: object, last: str) -> None:
    assert print_once(Conversation(printer_on(spool), Language.ZPL), LABEL, lambda _: None).sent == sent
    assert spool.calls[-2:] == [last, "close"]


@pytest.mark.parametrize(
    ("error", "kind", "cause"), [(5, LineBlocked, Cause.NO_PERMISSION), (1801, LineAbsent, Cause.NO_QUEUE)]
)
def test_a_queue_that_does_not_open_tells_why(error: int, kind: type[Exception], cause: Cause) -> None:
    printer = printer_on(FakeSpool("open"), error)
    with pytest.raises(kind) as refused:
        printer.open()
    assert refused.value.args == (cause, {"address": "spooler://Zebra ZD421"})
    with pytest.raises(PrinterLost) as lost:
        printer.write(LABEL, lambda _: None)
    assert lost.value.gone == 0
    assert printer.close() is False


@pytest.mark.parametrize("status", [0x01, 0x80, 0x81])
def test_a_queue_that_stands_still_gets_no_document_to_print_some_day(status: int) -> None:
    spool = FakeSpool()
    spool.status = status
    sent = print_once(Conversation(printer_on(spool), Language.ZPL), LABEL, lambda _: None).sent
    assert sent == NothingSent(Cause.QUEUE_REFUSES)
    assert spool.calls == ["open", "close"]


def test_a_queue_opens_once_and_says_nothing() -> None:
    spool = FakeSpool()
    printer = printer_on(spool)
    printer.open()
    printer.open()
    assert spool.calls == ["open"]
    assert (printer.two_way, printer.read(1.0), printer.close()) == (False, b"", False)


def test_the_queues_are_listed() -> None:
    assert queues(finder(FakeSpool())) == ["Zebra ZD421", "佳博 GP-1324D"]
    assert queues(finder(FakeSpool("list"))) == []
    nobody = FakeSpool()
    nobody.names = []
    assert queues(finder(nobody)) == []


def test_where_there_is_no_spooler_there_is_no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.devices.printers.windows_spooler.sys.platform", "linux")
    assert queues() == []
    with pytest.raises(LineAbsent) as absent:
        SpoolerPrinter("Zebra", Patience()).open()
    assert absent.value.code == Cause.NO_QUEUE


def test_windows_does_not_care_for_capitals() -> None:
    assert SpoolerPrinter("ZEBRA", Patience()).identity == SpoolerPrinter("zebra", Patience()).identity
