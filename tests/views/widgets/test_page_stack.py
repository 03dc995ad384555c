"""A page out of sight is not asked for its size when another one changes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.views.widgets.page_stack import PageStack


class Asked(QLabel):
    """Counts how often somebody wants to know how high it would be."""

    def __init__(self) -> None:
        super().__init__("word " * 40)
        self.setWordWrap(True)
        self.times = 0

    @override
    def heightForWidth(self, width: int) -> int:
        self.times += 1
        return super().heightForWidth(width)


def _page(label: QLabel) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).addWidget(label)
    return page


def test_only_the_page_in_sight_is_laid_out(qtbot: QtBot) -> None:
    frame, stack, above = QWidget(), PageStack(), QLabel("one")
    seen, hidden = Asked(), Asked()
    room = QVBoxLayout(frame)
    room.addWidget(above)
    room.addWidget(stack, 1)
    for label in (seen, hidden):
        stack.addWidget(_page(label))
    qtbot.addWidget(frame)
    frame.resize(300, 400)
    frame.show()
    qtbot.waitExposed(frame)
    assert seen.times > 0
    hidden.times = 0
    above.setText("one\ntwo\nthree")
    qtbot.waitUntil(lambda: stack.y() > 40)
    assert hidden.times == 0
    assert stack.height() == frame.height() - stack.y() - room.contentsMargins().bottom()
    assert stack.minimumSizeHint() == QSize(0, 0)
