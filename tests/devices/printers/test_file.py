"""Labels in files: each whole, in order, and none written over."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Patience, PrinterLost
from desktop.devices.printers import file as file_module
from desktop.devices.printers.file import FilePrinter
from desktop.devices.states import Cause


def printer_to(path: Path) -> FilePrinter:
    return FilePrinter(path, ".zpl", Patience())


def put(printer: FilePrinter, data: bytes) -> list[int]:
    told: list[int] = []
    printer.open()
    printer.write(data, told.append)
    assert printer.close() is True
    return told


def test_a_folder_gets_numbered_files_and_none_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "label-000007.zpl").write_bytes(b"old")
    (tmp_path / "label-x.zpl").write_bytes(b"another's")
    assert put(printer_to(tmp_path), b"one") == [0, 3]
    put(printer_to(tmp_path), b"two")
    names = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert names == {
        "label-000007.zpl": b"old",
        "label-000008.zpl": b"one",
        "label-000009.zpl": b"two",
        "label-x.zpl": b"another's",
    }


def test_a_file_grows(tmp_path: Path) -> None:
    path = tmp_path / "labels.zpl"
    put(printer_to(path), b"one\r\n")
    put(printer_to(path), b"\x00two")
    assert path.read_bytes() == b"one\r\n\x00two"


def test_a_file_says_nothing_and_closed_without_a_job_it_took_none(tmp_path: Path) -> None:
    printer = printer_to(tmp_path)
    printer.open()
    assert printer.two_way is False
    assert printer.read(1.0) == b""
    assert printer.close() is False


def test_a_missing_folder_is_absent_and_a_protected_file_blocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LineAbsent) as absent:
        printer_to(tmp_path / "none" / "labels.zpl").open()
    assert absent.value.code == Cause.NOT_PLUGGED_IN
    path = tmp_path / "labels.zpl"
    path.touch()

    def refuse(*_: object) -> BinaryIO:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LineBlocked) as blocked:
        printer_to(path).open()
    assert blocked.value.code == Cause.NO_PERMISSION


def test_a_full_disk_leaves_no_half_file_and_nothing_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(file_module.os, "fsync", full)
    with pytest.raises(PrinterLost) as lost:
        printer_to(tmp_path).write(b"one", lambda _: None)
    assert (lost.value.cause, lost.value.gone) == (Cause.DISK_REFUSES, 0)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(PrinterLost) as lost:
        printer_to(tmp_path / "labels.zpl").write(b"one", lambda _: None)
    assert lost.value.gone == 3


def test_two_ways_to_a_file_are_one_printer(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    assert printer_to(link).identity == printer_to(tmp_path).identity == f"file:{os.path.realpath(tmp_path)}"
