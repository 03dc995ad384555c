"""The language changes while the program runs, and nothing stays untranslated."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.views import translation
from desktop.views.messages import card, words
from desktop.views.names import named
from desktop.views.translation import Translation, language_of, system_language, text


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp)
    yield made
    made.remove()
    made.deleteLater()


class Hearing(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.heard += 1
            self.setText(QCoreApplication.translate("messages", "Find"))


def test_a_shown_window_changes_its_language_at_once(qtbot: QtBot, spoken: Translation) -> None:
    spoken.set_language("en")
    window = Hearing()
    qtbot.addWidget(window)
    window.show()
    spoken.set_language("zh_CN")
    qtbot.waitUntil(lambda: window.text() == "查找")
    spoken.set_language("en")
    qtbot.waitUntil(lambda: window.text() == "Find")
    assert window.heard >= 2


def test_the_card_switches_to_and_fro(qtbot: QtBot, spoken: Translation) -> None:
    spoken.set_language("en")
    with qtbot.waitSignal(spoken.changed) as told:
        spoken.switch()
    assert told.args == ["zh_CN"]
    assert words("nothing_to_undo") == "没有可撤销的操作。您在此工位没有记账。"
    assert card(Reply(Verdict.INFO, "acknowledged")).headline == "已解除停线"
    spoken.switch()
    assert words("nothing_to_undo") == "Nothing to undo. You booked nothing at this desk."


def test_qt_speaks_chinese_too(spoken: Translation) -> None:
    spoken.set_language("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() == QLocale.Language.Chinese
    spoken.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_english_has_its_plurals(spoken: Translation) -> None:
    spoken.set_language("en")
    assert QCoreApplication.translate("SeatingPlan", "%n missing", None, 2) == "2 missing"
    assert QCoreApplication.translate("PutAwayScreen", "%n piece(s)", None, 1) == "1 piece"
    assert QCoreApplication.translate("PutAwayScreen", "%n piece(s)", None, 2) == "2 pieces"


def test_without_a_choice_the_system_decides(spoken: Translation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "system_language", lambda: "zh_CN")
    assert language_of() == "zh_CN"
    assert language_of("en") == "en"
    assert language_of("fr") == "zh_CN"
    spoken.set_language("")
    assert spoken.language == "zh_CN"
    spoken.set_language("en")
    assert language_of() == "en"


@pytest.mark.parametrize(("name", "language"), [("zh_CN", "zh_CN"), ("zh_TW", "zh_CN"), ("de_DE", "en"), ("C", "en")])
def test_a_chinese_system_is_spoken_to_in_chinese(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(name)))
    assert system_language() == language


def test_words_need_no_application_and_unknown_texts_stay() -> None:
    assert text("Find", "zh_CN") == "查找"
    assert text("never written", "zh_CN") == "never written"
    assert text("", "zh_CN") == ""


def test_taking_the_language_out_leaves_the_sources(spoken: Translation) -> None:
    before = QLocale()
    spoken.set_language("zh_CN")
    assert named("螺钉", "Screw") == "螺钉"
    spoken.remove()
    assert QLocale() == before
    assert QCoreApplication.translate("messages", "Find") == "Find"
    assert isinstance(spoken, QObject)
