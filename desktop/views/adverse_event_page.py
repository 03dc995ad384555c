"""One adverse event: all its clocks side by side, the sheet to read out, the one next action, whom to call (J7)."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.domain.adverse import AdverseDecision, AdverseState, ReportedBy
from desktop.presenters.adverse_form import Typed
from desktop.presenters.adverse_replies import is_late, local_text, next_clock, step_of
from desktop.queries.adverse import ClockRow
from desktop.queries.adverse_page import AdverseView
from desktop.views.adverse_people import AdversePeople
from desktop.views.adverse_words import (
    button_word,
    clock_look,
    clock_word,
    how_word,
    next_word,
    state_word,
)
from desktop.views.facts_list import Fact
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.clock_tiles import Tile
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.adverse import DECISIONS, HARMS
from desktop.views.work_page import WorkPage

FIELDS: Final = {
    "first_report": ("person", "how", "at"),
    "written_report": ("person", "reference", "at"),
    "authority_report": ("reference", "at"),
    "close": ("decision", "reference"),
}
"""What is filled in at which step; ``reason`` comes with what is late."""


class AdverseEventPage(WorkPage):
    """The event at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("person", "reference", "at", "reason"), ("decision", "how"), parent)
        self.description, self.sheet_title = QLineEdit(), Text("", TextKind.STRONG)
        self.hold = BigButton()
        self.first, self.written, self.card = QPushButton(), QPushButton(), QPushButton()
        self.people = AdversePeople()
        self._view: AdverseView | None = None
        self._clock = ""
        self._fill_sheet()
        self._fill_side()
        self.lay_in((self.first, self.written, self.card), self.people)
        self.people.took.connect(self._took)

    def _fill_sheet(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.facts)
        self.known.addWidget(self.sheet_title)
        self.known.addWidget(area, 1)
        self.known.addWidget(self.description)

    def _fill_side(self) -> None:
        side, pair = self.side, QHBoxLayout()
        pair.setSpacing(SPACE[2])
        for name in ("person", "decision", "reference"):
            side.addWidget(self.fields[name])
        for name in ("how", "at"):
            pair.addWidget(self.fields[name], 1)
        side.addLayout(pair)
        side.addWidget(self.fields["reason"])
        side.addWidget(self.step)
        side.addStretch(1)
        side.addWidget(self.hold)

    def _took(self, name: str) -> None:
        self.edited.emit("person", name)

    # ---------------------------------------------------------------- what is shown

    def show_event(self, view: AdverseView, now: datetime, typed: Typed, chosen: str) -> None:
        """Show an event as it stands; ``chosen`` is the clock whose duty is worked on, "" for what ends first."""
        new = self._view is None or self._view.row.number != view.row.number
        if (new or not self.description.hasFocus()) and self.description.text() != view.row.description:
            self.description.setText(view.row.description)
            self.description.setCursorPosition(0)
        self._view = view
        row = view.row
        self.title.set_whole(f"{row.number} · {named(row.item_name, row.item_name_en)}")
        self.stage.setText("" if row.state is AdverseState.OPEN else state_word(row.state))
        self._show_facts(view)
        self._show_step(typed, now, chosen)
        self.people.show_event(view, self._step)
        self.show_time(now, chosen)

    @property
    def _step(self) -> str:
        return step_of(self._view.row, self._clock) if self._view is not None else ""

    def show_time(self, now: datetime, chosen: str) -> None:
        """The clocks go on."""
        view = self._view
        if view is None:
            return
        at_work = next_clock(view.row, chosen)
        self.tiles.show_tiles([self._tile(one, now, chosen=one is at_work) for one in view.row.clocks])

    def _tile(self, clock: ClockRow, now: datetime, *, chosen: bool) -> Tile:
        row = self._view.row if self._view is not None else None
        assert row is not None  # noqa: S101  # there are clocks to be shown
        look = clock_look(clock, row, now, local_text(clock.due_at, row)[5:])
        return Tile(clock.rule, clock_word(clock.rule), look.number, look.word, look.due, look.shape, look.role, chosen)

    def _show_facts(self, view: AdverseView) -> None:
        row = view.row
        group = self.tr("one of several") if row.group else ""
        harm = " · ".join(part for part in (text(HARMS[row.harm.value]), group) if part)
        lot = self.tr("%1 pieces in %2 places").replace("%1", f"{view.pieces.normalize():f}")
        self.facts.show_facts(
            [
                Fact(self.tr("Event"), row.number, is_code=True),
                Fact(self.tr("Aware since"), local_text(row.aware_at, row)),
                Fact(self.tr("Harm"), harm),
                Fact(self.tr("What happened"), row.description),
                Fact(self.tr("Product"), named(row.item_name, row.item_name_en)),
                Fact(self.tr("Article"), row.item, is_code=True),
                Fact(self.tr("Lot"), row.lot, is_code=True),
                Fact(self.tr("Serial"), row.serial, is_code=True),
                Fact(self.tr("Hospital"), named(row.hospital_name, row.hospital_name_en)),
                Fact(self.tr("Told by"), row.told_by),
                Fact(self.tr("Comes from"), row.origin, is_code=True),
                Fact(self.tr("The lot"), lot.replace("%2", str(view.places))),
            ]
        )

    def _show_step(self, typed: Typed, now: datetime, chosen: str) -> None:
        view = self._view
        assert view is not None  # noqa: S101  # it is being shown
        self._clock = chosen
        step, clock = self._step, next_clock(view.row, chosen)
        late = clock is not None and step not in ("", "close") and is_late(clock, now)
        self.next.setText(next_word(step))
        self.step.set_words(button_word(step))
        self.step.setVisible(bool(step))
        for name, field in self.fields.items():
            wanted = late or bool(typed.reason)
            field.setVisible(name in FIELDS.get(step, ()) or (name == "reason" and wanted))
            self.fill(name, str(getattr(typed, name)))
        is_open = view.row.state is AdverseState.OPEN
        self.hold.setVisible(is_open)
        self.hold.setEnabled(not view.row.lot_held)
        self.hold.set_words(self._hold_words(view))
        self.description.setVisible(is_open)

    def _hold_words(self, view: AdverseView) -> str:
        pieces = f"{view.pieces.normalize():f}"
        words = (
            self.tr("The lot is on hold: %1 pieces") if view.row.lot_held else self.tr("Hold the lot: %1 pieces (F4)")
        )
        return words.replace("%1", pieces)

    # ---------------------------------------------------------------- words

    def translate(self) -> None:
        """Speak the language of the window."""
        self.people.translate()
        self.sheet_title.setText(self.tr("To read out"))
        self.leave.setText(self.tr("All events"))
        self.first.setText(self.tr("First report…"))
        self.written.setText(self.tr("Written report…"))
        self.card.setText(self.tr("Contact form…"))
        self.description.setPlaceholderText(self.tr("What happened; Enter keeps it"))
        self.description.setToolTip(self.tr("Say better what happened; never name the patient"))
        self.offer("how", [(one.value, how_word(one)) for one in (ReportedBy.PHONE, ReportedBy.MAIL)])
        self.offer("decision", [(one.value, text(DECISIONS[one.value])) for one in AdverseDecision])
        asked = {
            "person": self.tr("Name of who took it"),
            "reference": self.tr("Number of the receipt or letter"),
            "at": self.tr("now; else 16:31"),
            "reason": self.tr("Why it is late"),
        }
        for name, words in asked.items():
            self.lines[name].setPlaceholderText(words)
