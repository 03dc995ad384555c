"""Four symbols are scanned: each way a scanner can be set is told, and nothing is called proved that failed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.devices.bench import read_scanners
from desktop.devices.keyboard_wedge import KeyPress
from desktop.devices.scanner import Scan
from desktop.devices.scanner_symbols import SetUpSymbol
from desktop.devices.wedge_profile import GsForm
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.presenters.scan_compared import GsSeen
from desktop.presenters.scanner_assistant import ScannerAssistant
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.runtime.jobs import Jobs
from desktop.runtime.proof_book import proofs
from desktop.runtime.scan_router import KeptScan
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings
from tests.fakes.pty_scanner import parts
from tests.fakes.wedge_keys import key, typed

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class Settled(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []

    def settle(self, kept: KeptScan, code: str) -> None:
        self.codes.append(code)


def no_store() -> object:
    raise AssertionError("the assistant asks no database")


@pytest.fixture
def assistant(qtbot: QtBot, tmp_path: Path) -> Iterator[ScannerAssistant]:
    scanners = Scanners((), parts())
    station = StationSettings(tmp_path / "sparezone.toml", Settings(), scanners, "x")
    session = Session(Jobs(no_store), "desk 1")  # type: ignore[arg-type]  # never opened
    made = ScannerAssistant(session, Settled(), station, FixedClock(NOW), serial=lambda: "aB3dE6fG9hJk")
    made.begin()
    yield made
    made.finish()
    made.end()
    scanners.stop()
    station.finish()


def send(assistant: ScannerAssistant, raw: str) -> None:
    assistant.take(KeptScan(new_id(), Scan(raw, "Door", NOW, 0, "serial", raw.encode())))


def delivered(symbol: SetUpSymbol) -> str:
    return symbol.aim + symbol.text


def press(assistant: ScannerAssistant, keys: list[KeyPress]) -> None:
    for one in keys:
        assistant.press(one)


def gs_as(keys: list[KeyPress], form: GsForm, sign: str = "|") -> list[KeyPress]:
    """The same keys with the separator typed in another way."""
    made: list[KeyPress] = []
    for one in keys:
        if one.key == "Control":
            continue
        if one.text != "\x1d":
            made.append(one)
        elif form in (GsForm.F8, GsForm.F12):
            made.append(key("", one.timestamp_ms, form.value.upper()))
        elif form is GsForm.SUBSTITUTE:
            made.append(key(sign, one.timestamp_ms))
        elif form is GsForm.ALT_029:
            alt = frozenset({"alt"})
            made.append(key("", one.timestamp_ms, "Alt", alt))
            made += [key("", one.timestamp_ms, digit, alt | {"keypad"}) for digit in "029"]
    return made


def type_all(qtbot: QtBot, assistant: ScannerAssistant, form: GsForm = GsForm.CTRL_BRACKET, aim: bool = True) -> None:
    """All four symbols from a keyboard scanner."""

    def keys(symbol: SetUpSymbol, start: int) -> list[KeyPress]:
        plain = typed((symbol.aim if aim else "") + symbol.text + "\r", 8, start)
        return plain if form is GsForm.CTRL_BRACKET else gs_as(plain, form, "¦")

    for number in range(3):
        press(assistant, keys(assistant.symbols[0], 1000 + 3000 * number))
    qtbot.waitUntil(lambda: assistant.wedge.found is not None)
    for step in (1, 2, 3):
        press(assistant, keys(assistant.symbols[step], 10_000 + 3000 * step))


@pytest.mark.requirement("C-02")
def test_a_scanner_that_is_set_right_is_proved_in_four_scans(qtbot: QtBot, assistant: ScannerAssistant) -> None:
    for step in range(4):
        assert assistant.step == step
        assert not assistant.proved
        send(assistant, delivered(assistant.symbol))
    assert assistant.proved
    assert (assistant.gs, assistant.advice()) == (GsSeen.GS, ())
    with qtbot.waitSignal(assistant.noted):
        assert assistant.save("ignored")
    (note,) = proofs(assistant.station.file.parent)
    assert (note["scanner"], note["kind"], note["proved"], note["gs"]) == ("Door", "line", True, "gs")
    assert note["identifiers"] == ["]d2", "]C0", "]C1", "]d2"]
    assert note["at"] == "2026-11-22T08:00:00+00:00"
    assert assistant.station.tables == ()


@pytest.mark.parametrize(
    ("changed", "advice"),
    [
        (lambda text: text.replace("\x1d", ""), "gs_lost"),
        (lambda text: text.replace("\x1d", "|"), "gs_replaced"),
        (lambda text: text.replace("\x1d", "<GS>"), "gs_replaced"),
        (str.swapcase, "caps"),
        (lambda text: text + "\r", "suffix"),
        (lambda text: "#" + text, "prefix"),
        (lambda text: text.replace("_", "-"), "layout"),
        (lambda text: text[:-4], "keys_lost"),
        (lambda text: "]X9" + text[3:], "aim_wrong"),
    ],
)
def test_a_scanner_that_is_set_wrong_stays_unproved(
    assistant: ScannerAssistant, changed: Callable[[str], str], advice: str
) -> None:
    send(assistant, changed(delivered(assistant.symbol)))
    assert advice in assistant.advice()
    assert assistant.step == 0
    for step in (1, 2, 3):
        assistant.go_to(step)
        send(assistant, changed(delivered(assistant.symbol)))
    assert not assistant.proved
    assert not assistant.save("Door")
    assert proofs(assistant.station.file.parent) == ()


def test_without_identifier_a_scanner_is_proved_and_told_what_is_better(assistant: ScannerAssistant) -> None:
    for _ in range(4):
        send(assistant, assistant.symbol.text)
    assert assistant.proved
    assert assistant.advice() == ("aim_off",)


def test_after_a_change_the_same_symbol_is_scanned_again(assistant: ScannerAssistant) -> None:
    send(assistant, delivered(assistant.symbol).replace("\x1d", ""))
    assert assistant.advice() == ("gs_lost",)
    send(assistant, delivered(assistant.symbol))
    assert (assistant.step, assistant.advice()) == (1, ())


def test_a_check_symbol_of_another_day_proves_nothing(assistant: ScannerAssistant) -> None:
    for _ in range(3):
        send(assistant, delivered(assistant.symbol))
    old = replace(assistant.symbol, elements=(*assistant.symbol.elements[:3], ("21", "aB3dE6fG9hJm")))
    send(assistant, delivered(old))
    assert not assistant.proved


@pytest.mark.requirement("C-02")
@pytest.mark.parametrize("form", list(GsForm))
@pytest.mark.parametrize("aim", [True, False])
def test_every_way_to_type_a_separator_becomes_a_profile(
    qtbot: QtBot, assistant: ScannerAssistant, form: GsForm, aim: bool
) -> None:
    type_all(qtbot, assistant, form, aim)
    assert assistant.is_wedge
    assert assistant.gs == GsSeen(form.value)
    assert assistant.proved
    with qtbot.waitSignal(assistant.noted):
        assert assistant.save("Night desk")
    (saved,) = read_scanners(assistant.station.tables)
    assert (saved.kind, saved.name, saved.profile.gs) == ("wedge", "Night desk", form)
    assert saved.profile.substitute == ("¦" if form is GsForm.SUBSTITUTE else "")
    (note,) = proofs(assistant.station.file.parent)
    assert (note["gs"], note["suffix"], note["gaps_ms"][1] <= 8) == (form.value, "cr", True)


def test_a_keyboard_scanner_that_drops_the_separator_is_not_proved(qtbot: QtBot, assistant: ScannerAssistant) -> None:
    for number in range(3):
        press(assistant, typed(assistant.symbols[0].text.replace("\x1d", "") + "\r", 8, 1000 + 3000 * number))
    qtbot.waitUntil(lambda: assistant.wedge.found is not None)
    assert "gs_lost" in assistant.advice()
    assistant.go_to(1)
    press(assistant, typed(assistant.symbol.text + "\r", 8, 20_000))
    press(assistant, typed(assistant.symbol.text + "\r", 8, 23_000))
    press(assistant, typed(assistant.symbol.text.replace("\x1d", "") + "\r", 8, 26_000))
    assert assistant.taken.keys() == {0, 1, 2, 3}
    assert not assistant.proved
    assert not assistant.save("Night desk")
    assert assistant.station.tables == ()


def test_nothing_is_booked_and_every_scan_is_settled(assistant: ScannerAssistant) -> None:
    send(assistant, "SZ:C:CONFIRM")
    assert assistant._settler.codes == ["compared"]  # type: ignore[attr-defined]  # the fake above
    assert assistant.held is None


def test_starting_over_forgets_all(assistant: ScannerAssistant) -> None:
    send(assistant, "x")
    assistant.start_over()
    assert (assistant.taken, assistant.step, assistant.advice()) == ({}, 0, ())
