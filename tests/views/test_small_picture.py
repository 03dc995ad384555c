"""A photo is shown small on its card (S2-43)."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from desktop.views.small_picture import SMALL, small_picture


@pytest.mark.requirement("S2-43")
def test_a_photo_is_made_small_and_what_is_none_has_no_picture(qapp: object) -> None:
    image = QImage(640, 320, QImage.Format.Format_RGB32)
    image.fill(0x204060)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only names of files here
    small = small_picture(bytes(kept.data()))
    assert small is not None
    assert (small.width(), small.height()) == (SMALL, SMALL // 2)
    assert small_picture(b"no picture") is None
