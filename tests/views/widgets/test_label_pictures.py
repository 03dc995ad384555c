"""The closing count, a run and a label on its paper, as they are painted."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.labels.drawing import Bitmap
from desktop.views.widgets.label_count import Counted, LabelCount
from desktop.views.widgets.label_paper import LabelPaper, image_of
from desktop.views.widgets.run_line import Run, RunLine


def test_ink_is_black_and_rows_may_end_within_a_byte() -> None:
    image = image_of(Bitmap(10, 2, bytes([0b10000000, 0b01000000, 0, 0])))
    assert (image.width(), image.height()) == (10, 2)
    dark = [(x, y) for y in range(2) for x in range(10) if image.pixelColor(x, y) == QColor("black")]
    assert dark == [(0, 0), (9, 0)]


def test_paper_shows_the_label_or_says_why_there_is_none(qtbot: QtBot, dressed: QApplication) -> None:
    paper = LabelPaper()
    qtbot.addWidget(paper)
    paper.resize(420, 320)
    paper.show_label(Bitmap(480, 320, b"\xff" * 60 * 320), 60.0, 40.0, "60 × 40 mm")
    picture = paper.grab().toImage()
    assert picture.pixelColor(210, 100).lightness() < 20
    paper.say("The label's typeface lacks a character.")
    assert paper.image is None
    assert paper.accessibleName() == "The label's typeface lacks a character."
    assert paper.grab().toImage().pixelColor(30, 30).lightness() > 200


def test_the_count_adds_up_and_tells_of_earlier_days(qtbot: QtBot, dressed: QApplication) -> None:
    count = LabelCount()
    qtbot.addWidget(count)
    count.show_count(Counted(120, 96, 4, 20, 3))
    assert count.text == "120 = 96 + 4 + 20"
    assert [part.number for part in count.parts.values()] == [96, 4, 20]
    assert count.earlier.text().startswith("and 3")
    with qtbot.waitSignal(count.chosen) as chosen:
        count.parts["void"].click()
    assert chosen.args == ["void"]


@pytest.mark.parametrize(
    ("run", "left"),
    [
        (Run(120, 60, 40, 600.0), 10),
        (Run(120, 119, 40, 600.0), 1),
        (Run(120, 0, 0, 600.0), None),
        (Run(120, 60, 40, 600.0, stands=True), None),
    ],
)
def test_a_run_tells_how_long_still(run: Run, left: int | None) -> None:
    assert run.minutes_left == left


def test_a_run_that_stands_says_so(qtbot: QtBot, dressed: QApplication) -> None:
    line = RunLine()
    qtbot.addWidget(line)
    line.show_run(Run(120, 60, 40, 600.0))
    assert (line.count.text(), line.rest.text()) == (
        "Run: 60 of 120 printed, 40 scanned back",
        "6 a minute · 10 min left",
    )
    line.show_run(Run(120, 60, 40, 600.0, stands=True))
    assert line.rest.text() == "stands still"
