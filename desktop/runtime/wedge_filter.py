"""Takes the scans of keyboard-wedge scanners out of the stream of keys, wherever the focus is."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from desktop.devices.keyboard_wedge import Fate, KeyboardWedge, KeyPress, Verdict
from desktop.devices.scanner import Scan
from desktop.domain.clock import Clock

_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.ControlModifier: "control",
    Qt.KeyboardModifier.AltModifier: "alt",
    Qt.KeyboardModifier.MetaModifier: "meta",
    Qt.KeyboardModifier.KeypadModifier: "keypad",
}
_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


def key_press_of(event: QKeyEvent) -> KeyPress:
    """The key event as the state machine and the calibration take it."""
    modifiers = frozenset(name for flag, name in _MODIFIERS.items() if event.modifiers() & flag)
    name = _key_name(event.key())
    return KeyPress(event.text(), name, event.timestamp(), modifiers, event.isAutoRepeat())


def _key_name(code: int) -> str:
    name = Qt.Key(code).name
    # a character that has no name in Qt, such as a Chinese one, is named by its number
    return name.removeprefix("Key_") if name.startswith("Key_") else f"{code:#x}"


@dataclass(frozen=True, slots=True)
class _HeldEvent:
    """A copy of a key event that waits, and the widget that it was meant for."""

    target: QObject
    event: QKeyEvent


class WedgeFilter(QObject):
    """An event filter for the whole application around one `KeyboardWedge`.

    Only keys that reach a widget are judged, each once; what is typed by a person is replayed to the widget that it
    was meant for, press and release, in order.
    """

    scanned = Signal(object)
    """A `Scan`."""

    def __init__(self, wedge: KeyboardWedge, name: str, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wedge = wedge
        self._name = name
        self._clock = clock
        self._held: list[_HeldEvent] = []
        self._awaiting_release: Counter[int] = Counter()
        self._is_replaying = False
        self._passed: tuple[int, int, int] | None = None
        self._passed_to: QObject | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setTimerType(Qt.TimerType.PreciseTimer)
        self._hold.timeout.connect(self._on_hold_over)

    def install(self) -> None:
        """Listen to the keys of the application."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def remove(self) -> None:
        """Listen no more; keys that are held are given back."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._hold.stop()
        self._replay()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEY_EVENTS or self._is_replaying or not watched.isWidgetType():
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override_shortcut(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(watched, event)
        return self._press(watched, event)

    # ------------------------------------------------------------ keys

    def _override_shortcut(self, event: QKeyEvent) -> bool:
        """In the middle of a scan no shortcut fires: its key comes as an ordinary key press."""
        if not self._wedge.is_in_burst(event.timestamp()):
            return False
        event.accept()
        return True

    def _press(self, target: QObject, event: QKeyEvent) -> bool:
        if self._is_on_its_way_up(target, event):
            return False
        verdict = self._wedge.press(key_press_of(event))
        self._settle(verdict)
        if verdict.fate is Fate.HOLD:
            self._keep(target, event)
        elif verdict.fate is Fate.SWALLOW:
            self._awaiting_release[event.key()] += 1
        else:
            self._awaiting_release.pop(event.key(), None)
        if self._wedge.is_holding:
            self._hold.start(self._wedge.hold_ms)
        else:
            self._hold.stop()
        return verdict.fate is not Fate.LET_GO

    def _is_on_its_way_up(self, target: QObject, event: QKeyEvent) -> bool:
        """Qt offers a key that a widget ignored to its parents: the same event, which was judged already."""
        mark = (shiboken6.getCppPointer(event)[0], event.timestamp(), event.key())
        is_same = mark == self._passed and target is not self._passed_to
        self._passed, self._passed_to = mark, target
        return is_same

    def _release(self, target: QObject, event: QKeyEvent) -> bool:
        """A release follows its press: held with it, swallowed with it, passed on with it."""
        if any(held.event.key() == event.key() for held in self._held):
            self._keep(target, event)
            return True
        if self._awaiting_release[event.key()] > 0:
            self._awaiting_release[event.key()] -= event.isAutoRepeat() is False
            return True
        return False

    def _keep(self, target: QObject, event: QKeyEvent) -> None:
        self._held.append(_HeldEvent(target, _copy(event)))

    # ------------------------------------------------------------ verdicts

    def _on_hold_over(self) -> None:
        verdict = self._wedge.expired()
        if verdict is None:
            # after a stall this timer comes before the keys that wait in the queue: let them in first
            self._hold.start(0)
        else:
            self._settle(verdict)

    def _settle(self, verdict: Verdict) -> None:
        if verdict.scan is not None:
            self._drop_held()
            scan = Scan(verdict.scan, self._name, self._clock.now(), time.monotonic_ns(), "wedge")
            self.scanned.emit(scan)
        elif verdict.replay:
            self._replay()

    def _drop_held(self) -> None:
        held, self._held = self._held, []
        for item in held:
            is_down = item.event.type() == QEvent.Type.KeyPress
            self._awaiting_release[item.event.key()] += 1 if is_down else -1

    def _replay(self) -> None:
        held, self._held = self._held, []
        with self._replaying():
            for item in held:
                if shiboken6.isValid(item.target):
                    QCoreApplication.sendEvent(item.target, item.event)

    @contextmanager
    def _replaying(self) -> Iterator[None]:
        self._is_replaying = True
        try:
            yield
        finally:
            self._is_replaying = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
