"""A row of the last ten is painted once, and looks as if it were painted anew."""

from typing import Any

from PySide6.QtCore import QPoint

from desktop.presenters.answer import AnswerCard, Verdict
from desktop.views.theme import Role, colour, theme
from desktop.views.widgets.recent_answers import RecentAnswers


def test_the_last_ten_look_the_same_whether_they_were_painted_before_or_not(qtbot: Any, dressed: Any) -> None:
    grown, fresh = RecentAnswers(), RecentAnswers()
    for view in (grown, fresh):
        qtbot.addWidget(view)
        view.resize(view.sizeHint())
    for number in range(12):
        grown.add(AnswerCard(Verdict.OK, f"{number}/20", time=f"10:11:{number:02d}"))
        grown.grab()
    for card in reversed(grown.cards()):
        fresh.add(card)
    assert grown.grab().toImage() == fresh.grab().toImage()


def test_the_last_ten_take_on_another_theme(qtbot: Any, dressed: Any) -> None:
    view = RecentAnswers()
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    view.add(AnswerCard(Verdict.OK, "1/20"))
    light = view.grab().toImage()
    theme("dark").apply(dressed)
    dark = view.grab().toImage()
    corner = view.rect().topRight() - QPoint(2, -8)
    assert light.pixelColor(corner) != dark.pixelColor(corner)
    assert dark.pixelColor(corner) == colour(Role.SURFACE)
