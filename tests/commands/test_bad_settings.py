"""Settings that cannot be used are told in words, on the console and on the screen; nothing ends in a trace."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.commands import db, window
from desktop.settings import SettingsFault, read_settings

ENVIRONMENT_FAILED = 3


def fault(path: Path, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(SettingsFault) as caught:
        read_settings(path, environment or {})
    return caught.value.key


def test_a_file_that_an_editor_marked_is_read_as_any_other(tmp_path: Path) -> None:
    file = tmp_path / "sparezone.toml"
    file.write_bytes(b'\xef\xbb\xbflanguage = "en"\r\n')
    assert read_settings(file, {}).language == "en"


def test_a_file_that_cannot_be_read_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "sparezone.toml"
    file.mkdir()
    assert fault(file) == str(file)


@pytest.mark.parametrize("given", ["nope", "", "[", "'", "=1"])
def test_a_variable_that_is_no_value_is_told_by_its_name(tmp_path: Path, given: str) -> None:
    assert fault(tmp_path / "none.toml", {"SPAREZONE_SOUNDS": given}) == "SPAREZONE_SOUNDS"


def test_a_command_tells_a_wrong_key_in_the_language_of_the_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sparezone.toml").write_text("sounds = 1\n", encoding="utf-8")
    assert db.run(["verify", "--data-dir", str(tmp_path), "--language", "zh_CN"]) == ENVIRONMENT_FAILED
    told = json.loads(capsys.readouterr().out)
    assert (told["fault"], told["facts"]) == ("bad_settings", {"key": "sounds", "why": "not bool"})
    assert told["message"].startswith("设置")


@pytest.mark.parametrize("case", ["settings", "folder"])
def test_a_window_that_cannot_open_says_why_on_the_screen(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    place = tmp_path / "home"
    if case == "settings":
        place.mkdir()
        (place / "sparezone.toml").write_text("<b>colour</b> = 1\n", encoding="utf-8")
    else:
        place.write_text("a file where the folder shall be", encoding="utf-8")
    shown: list[tuple[str, Qt.TextFormat]] = []

    def read_and_close() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                shown.append((box.text(), box.textFormat()))
                box.close()

    clock = QTimer()
    clock.timeout.connect(read_and_close)
    clock.start(20)
    assert window.run(["--data-dir", str(place), "--language", "en"]) == ENVIRONMENT_FAILED
    clock.stop()
    told = capsys.readouterr().err
    assert str(place) in told
    assert [(text + "\n", form) for text, form in shown[:1]] == [(told, Qt.TextFormat.PlainText)]
