"""A file instead of a printer: all jobs after one another in one file, or each in a numbered file of a folder."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from desktop.devices.errors import DeviceFault, LineAbsent
from desktop.devices.label_printer import Patience, PrinterLost, Told
from desktop.devices.ports import fault_of
from desktop.devices.states import Cause

_DIGITS = 6


class FilePrinter:
    """A folder (jobs become ``label-000001.zpl`` and so on) or a file that grows."""

    two_way = False

    def __init__(self, path: Path, suffix: str, _patience: Patience) -> None:
        self._path = path
        self._suffix = suffix
        self._is_taken = False

    @property
    def identity(self) -> str:
        """``file:`` and the real path."""
        return f"file:{self._path.resolve()}"

    def open(self) -> None:
        """See that the folder is there and may be written; see `Transport.open`."""
        self._is_taken = False
        folder = self._path if self._path.is_dir() else self._path.parent
        if not folder.is_dir():
            raise LineAbsent(Cause.NOT_PLUGGED_IN, address=str(self._path))
        if self._path.is_file():
            try:
                self._path.open("ab").close()
            except OSError as error:
                raise self._blocked(error) from error

    def _blocked(self, error: OSError) -> DeviceFault:
        return fault_of(error, str(self._path))

    def write(self, data: bytes, told: Told) -> None:
        """Write one job to the disk; a numbered file appears whole or not at all."""
        self._is_taken = False
        told(0)
        if self._path.is_dir():
            self._write_numbered(data)
        else:
            self._append(data)
        self._is_taken = True
        told(len(data))

    def _append(self, data: bytes) -> None:
        before = self._path.stat().st_size if self._path.exists() else 0
        try:
            with self._path.open("ab") as file:
                _keep(file, data)
        except OSError as error:
            gone = max(0, self._path.stat().st_size - before) if self._path.exists() else 0
            raise PrinterLost(Cause.DISK_REFUSES, gone, address=str(self._path)) from error

    def _write_numbered(self, data: bytes) -> None:
        number = 1 + max((_number(path) for path in self._path.glob(f"label-*{self._suffix}")), default=0)
        whole = self._path / f"label-{number:0{_DIGITS}}{self._suffix}"
        part = whole.with_suffix(".part")
        try:
            with part.open("xb") as file:
                _keep(file, data)
            part.rename(whole)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise PrinterLost(Cause.DISK_REFUSES, address=str(self._path)) from error

    def read(self, seconds: float) -> bytes:  # noqa: ARG002 - a file says nothing, however long one waits
        """Nothing: a file does not answer."""
        return b""

    def close(self) -> bool:
        """True if the last job is on the disk."""
        taken, self._is_taken = self._is_taken, False
        return taken


def _keep(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _number(path: Path) -> int:
    told = path.stem.removeprefix("label-")
    return int(told) if len(told) == _DIGITS and set(told) <= set("0123456789") else 0
