"""Cards under each other: what a click tells, and what becomes of the cards that were shown before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from desktop.views.theme import Role
from desktop.views.widgets.card_column import FaceCard, TitledCards
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape


def faced(key: str) -> FaceCard:
    card = FaceCard(key, 68)
    QHBoxLayout(card).addWidget(QLabel(key))
    card.close_face()
    return card


def test_a_click_anywhere_on_the_face_tells_the_key(qtbot: QtBot) -> None:
    shown = TitledCards()
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    shown.column.show_cards([faced("A"), faced("B")])
    shown.show()
    told: list[str] = []
    shown.opened.connect(told.append)
    for card in shown.cards():
        assert shown.childAt(card.mapTo(shown, card.rect().center())) is card
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told == ["A", "B"]
    assert [card.height() for card in shown.cards()] == [68, 68]


def test_other_cards_take_the_place_of_those_that_were_there(qtbot: QtBot) -> None:
    shown = TitledCards()
    qtbot.addWidget(shown)
    before = faced("A")
    shown.column.show_cards([before])
    with qtbot.waitSignal(before.destroyed):
        shown.column.show_cards([faced("B"), faced("C")])
    assert [card.key for card in shown.cards()] == ["B", "C"]


def test_the_same_rows_again_leave_the_cards_as_they_are(qtbot: QtBot) -> None:
    shown = CardList()
    qtbot.addWidget(shown)
    row = CardRow("A", "title", "line", Shape.RING, Role.INFO, "word")
    shown.show_rows([row])
    (card,) = shown.cards()
    shown.show_rows([row])
    assert shown.cards() == [card]
