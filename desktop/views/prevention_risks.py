"""The part of the prevention page that shows the devices at risk."""

from PySide6.QtWidgets import QWidget

from desktop.domain.risk_score import HIGH_SCORE
from desktop.presenters.prevention_desk import PreventionDesk
from desktop.views import prevention_words as words
from desktop.views.facts_list import Fact
from desktop.views.prevention_lists import Listed, ListPage
from desktop.views.widgets.card_list import CardRow
from desktop.views.widgets.empty_state import Emptiness


def _risks(desk: PreventionDesk) -> list[CardRow]:
    """The devices, the highest score first."""
    return [words.risk_card(row, HIGH_SCORE) for row in desk.board.risks]


def _risk_told(desk: PreventionDesk, key: str) -> tuple[str, list[Fact]]:
    """The terms, and the life model behind the first of them."""
    row = next((one for one in desk.board.risks if one.serial == key), None)
    if row is None:
        return "", []
    fit = next((one for one in desk.board.fits if one.model == row.model), None)
    return f"{row.serial} · {row.score:.0f} / 100", words.risk_facts(row, fit)


class RisksPage(ListPage):
    """The devices with the highest risk scores, each with every term of it."""

    def __init__(self, desk: PreventionDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Listed("triangle-alert", _risks, _risk_told), parent)

    def translate(self) -> None:
        """Speak the language of the window."""
        advice = self.tr("A score needs ten failures of its model, or its maintenance and its use or environment.")
        self.empty.say(Emptiness(self._icon, self.tr("No device has a score yet"), advice))
