"""The sounds of the answers, by the platform's own player: never waits, never fails.

Without a player, or with the sound missing, the handed-in beep is made instead.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from desktop.paths import RESOURCES

SOUNDS: Final = RESOURCES / "sounds"
PLAYERS: Final = (("afplay",), ("paplay",), ("pw-play",), ("aplay", "-q"))
INSTEAD: Final = {"unreadable": "refused", "info": "ok"}
"""Verdicts that share the sound of another."""


class SoundPlayer:
    """Plays the sound of a verdict.

    Attributes:
        enabled: False keeps it silent.
    """

    def __init__(self, beep: Callable[[], None], *, enabled: bool = True, folder: Path = SOUNDS) -> None:
        self.enabled = enabled
        self._beep = beep
        self._folder = folder
        self._player = _player()

    def play(self, name: str) -> bool:
        """Start a sound and come back at once; True when one was started, False when silent or only a beep."""
        if not self.enabled:
            return False
        path = self._folder / f"{INSTEAD.get(name, name)}.wav"
        started = path.is_file() and self._start(path)
        if not started:
            self._beep()
        return started

    def _start(self, path: Path) -> bool:
        if sys.platform == "win32":
            return _play_on_windows(path)
        return self._play_detached(path)

    def _play_detached(self, path: Path) -> bool:
        if not self._player:
            return False
        process = QProcess()
        process.setProgram(self._player[0])
        process.setArguments([*self._player[1:], str(path)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        started: object = process.startDetached()  # declared as (started, process id), gives the first alone
        return started is True


def _player() -> tuple[str, ...]:
    for name, *options in PLAYERS:
        found = shutil.which(name)
        if found:
            return (found, *options)
    return ()


def _play_on_windows(path: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            return False
        return True
    return False
