"""The Answer says what happened, holds its size, never cuts a lot, and asks with large buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.answer import AnswerCard, Verdict
from desktop.views.theme import Role, colour, desk_height, theme
from desktop.views.widgets.answer import HEADLINE_SIZES, HEIGHT, AnswerView
from desktop.views.widgets.fitting import fit, pieces
from desktop.views.widgets.shapes import VERDICT_SHAPES, paint_shape, verdict_word
from tests.views import samples


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> AnswerView:
    made = AnswerView()
    qtbot.addWidget(made)
    made.resize(1166, HEIGHT)
    made.show()
    return made


def test_every_verdict_has_its_own_shape_and_word() -> None:
    assert set(VERDICT_SHAPES) == set(Verdict)
    assert len({shape for shape, _ in VERDICT_SHAPES.values()}) == len(Verdict)
    assert len({verdict_word(verdict) for verdict in Verdict}) == len(Verdict)


def test_shapes_differ_without_their_colours(dressed: QApplication) -> None:
    from PySide6.QtCore import QRectF

    drawn = []
    for shape, _ in VERDICT_SHAPES.values():
        image = QImage(48, 48, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_shape(painter, shape, QRectF(0, 0, 48, 48), QColor("black"), QColor("white"))
        painter.end()
        drawn.append(bytes(image.constBits()))
    for n, one in enumerate(drawn):
        for other in drawn[n + 1 :]:
            assert sum(abs(a - b) > 128 for a, b in zip(one, other, strict=True)) > 100


def test_before_the_first_scan_it_is_ready(view: AnswerView) -> None:
    assert view.headline.text() == "Ready to scan"
    assert view.recent.cards() == ()


def test_it_shows_what_the_card_says(view: AnswerView) -> None:
    card = AnswerCard(Verdict.OK, "1/20 · Locking plate", "Seat 7", "Scan the next one", "L23B017", "S1")
    view.show_answer(card)
    assert view.headline.text() == "1/20 · Locking plate"
    assert view.headline.font().pixelSize() == 40
    assert (view.detail.whole, view.next_action.whole) == ("Seat 7", "Scan the next one")
    assert (view.codes.lot.code.text(), view.codes.serial.code.text()) == ("L23B017", "S1")
    assert view.codes.code.isHidden()
    assert view.word.text() == "OK"
    assert view.recent.cards() == (card,)


def test_the_last_ten_stay_newest_first(view: AnswerView) -> None:
    for number in range(12):
        view.show_answer(AnswerCard(Verdict.OK, str(number)))
    assert [card.headline for card in view.recent.cards()] == [str(n) for n in range(11, 1, -1)]


def test_a_held_line_says_so_and_wears_a_hatched_edge(view: AnswerView) -> None:
    view.show_answer(samples.refused(zh=False))
    assert view.word.text() == "Line held"
    edge = view.grab().toImage()
    inks = {edge.pixelColor(x, 100).name() for x in range(16)}
    assert colour(Role.REFUSED).name() in inks
    assert colour(Role.REFUSED_SOFT).name() in inks


@pytest.mark.parametrize("zh", [False, True])
def test_it_keeps_its_height_whatever_it_says(view: AnswerView, zh: bool) -> None:
    for card in (*samples.answers(zh), samples.refused(zh)):
        view.show_answer(card)
        assert view.height() == HEIGHT
    view.set_choices(samples.choices(zh))
    assert view.height() == HEIGHT


def test_a_lot_with_markup_is_shown_letter_by_letter(view: AnswerView) -> None:
    view.show_answer(AnswerCard(Verdict.MARKED, "<b>x</b>", lot="<b>L1</b>&x"))
    assert view.codes.lot.code.text() == "<b>L1</b>&x"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(QLabel))


def test_choices_are_large_and_told_by_key(view: AnswerView, qtbot: QtBot) -> None:
    view.show_answer(samples.refused(zh=False))
    view.set_choices([("quarantine", "Quarantine"), ("acknowledge", "Acknowledge")])
    assert view.choices() == ("quarantine", "acknowledge")
    assert all(button.height() >= desk_height(view) for _, button in view._choices)
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view._choices[1][1], Qt.MouseButton.LeftButton)
    assert told.args == ["acknowledge"]
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view._choices[0][1], Qt.Key.Key_2)
    assert told.args == ["acknowledge"]


def test_the_next_answer_takes_the_question_back(view: AnswerView) -> None:
    view.set_choices([("yes", "Yes")])
    view.show_answer(AnswerCard(Verdict.OK, "Done"))
    assert view.choices() == ()


def test_choices_do_not_take_the_keyboard_unasked(view: AnswerView) -> None:
    view.set_choices([("yes", "Yes")])
    assert not view._choices[0][1].hasFocus()
    view.focus_choice()
    assert view.focusWidget() is view._choices[0][1]


@pytest.mark.parametrize("width", [240, 420, 640, 900])
@pytest.mark.parametrize("lot", ["L23B017", "SN2026-0098-7A4C-Z01", "<b>A B</b>"])
def test_a_headline_never_cuts_a_lot(dressed: QApplication, width: int, lot: str) -> None:
    fitted = fit(f"{lot} · {samples.LONG_ZH}", (width, 72), HEADLINE_SIZES, (lot,))
    assert fitted.pixels >= 24
    assert any(lot in line for line in fitted.lines)
    late = fit(f"{samples.LONG_ZH} {lot}", (width, 72), HEADLINE_SIZES, (lot,))
    shown = "".join(late.lines)
    assert lot in shown or not any(lot[:length] in shown[-len(lot) :] for length in range(3, len(lot)))


def test_a_line_does_not_begin_with_a_closing_sign(dressed: QApplication) -> None:
    for width in range(200, 900, 20):
        fitted = fit(samples.LONG_ZH, (width, 72), HEADLINE_SIZES)
        assert not any(line[:1] in "、。,)" for line in fitted.lines)


def test_pieces_lose_nothing() -> None:
    text = f"19/20 · {samples.LONG_ZH} A-2-1\u3000<b>x y</b>。"
    assert "".join(pieces(text, ("<b>x y</b>",))) == text
    assert "<b>x y</b>" in pieces(text, ("<b>x y</b>",))


def test_a_change_of_theme_keeps_the_sizes_of_letters(view: AnswerView, dressed: QApplication) -> None:
    view.show_answer(AnswerCard(Verdict.OK, "short", "Seat 7", "Next", "L1"))
    view.show_answer(samples.answers(zh=True)[-1])
    sizes = {label: label.font().pixelSize() for label in view.findChildren(QLabel)}
    assert sizes[view.headline] < 40
    theme("dark").apply(dressed)
    assert {label: label.font().pixelSize() for label in view.findChildren(QLabel)} == sizes
