"""Kept files beside the window: a name that every system takes, a small upright picture (S2-43)."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from desktop.presenters.device_files import LONGEST_NAME, SMALL, short_name, small_picture


def test_a_long_name_keeps_its_ending_and_whole_letters() -> None:
    assert short_name("noise.wav") == "noise.wav"
    short = short_name("电机异响" * 40 + ".m4a")
    assert short.endswith(".m4a")
    assert len(short.encode()) <= LONGEST_NAME
    assert short.startswith("电机异响")


@pytest.mark.requirement("S2-43")
def test_a_photo_is_made_small_and_what_is_none_has_no_picture(qapp: object) -> None:
    image = QImage(640, 320, QImage.Format.Format_RGB32)
    image.fill(0x204060)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only names of files here
    small = small_picture(bytes(kept.data()))
    assert (small.width(), small.height()) == (SMALL, SMALL // 2)
    assert small_picture(b"no picture").isNull()
