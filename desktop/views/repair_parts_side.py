"""Beside a work order: what is likely needed with its stock, what went in, and what it comes to."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.repairs import AT_WORK, PartState, RepairLineKind, RepairState
from desktop.presenters.repair_reading import NOBODY_YET, RepairView
from desktop.queries.repair_page import CoreRow, LineRow, PartRow
from desktop.queries.repair_parts import LikelyPart
from desktop.views.camera import camera_is_there
from desktop.views.names import named
from desktop.views.repair_words import line_words
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_LOOKS = {
    PartState.RESERVED: (Shape.CLOCK, Role.INFO),
    PartState.ISSUED: (Shape.TICKED_CIRCLE, Role.OK),
    PartState.RELEASED: (Shape.RING, Role.MUTED),
    PartState.RETURNED: (Shape.BACK_ARROW, Role.MUTED),
}
ADVICE: Final = QT_TRANSLATE_NOOP(
    "RepairPartsSide",
    "Scan a part to put it in. A press keeps a likely one or frees a kept one; with a note it returns one.",
)
OLD_ADVICE: Final = QT_TRANSLATE_NOOP(
    "RepairPartsSide", "Scan the old parts one after the other; press again to put parts in."
)
_LIKELY, _KEPT, _PART = "likely", "kept", "part"
_PRESSED = {PartState.RESERVED: _KEPT, PartState.ISSUED: _PART}


class RepairPartsSide(QWidget):
    """Cards of parts and costs.

    Signals:
        reserve: the REF of a likely part.
        let_go: the key of a part that is reserved.
        give_back: the key of a part that was put in.
    """

    reserve = Signal(str)
    let_go = Signal(int)
    give_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = CardList()
        self.sum = Text("", TextKind.STRONG)
        self.approve, self.charge, self.add, self.camera, self.old = (QPushButton() for _ in range(5))
        self.old.setCheckable(True)
        self.camera.setVisible(camera_is_there())
        self.files = Text("", TextKind.MUTED)
        self.files.setWordWrap(True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        for tool in (self.old, self.camera, self.add):
            self.list.add_tool(tool)
        column.addWidget(self.list, 1)
        column.addWidget(self.sum)
        for button in (self.approve, self.charge):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.files)
        self.list.opened.connect(self._pressed)

    def _pressed(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == _LIKELY:
            self.reserve.emit(name)
        elif kind == _KEPT:
            self.let_go.emit(int(name))
        elif kind == _PART:
            self.give_back.emit(int(name))

    def show_order(self, view: RepairView, *, old_parts: bool = False) -> None:
        """Show the parts, and the costs when the work is done; ``old_parts``: every scan is an old part."""
        page = view.page
        at_work = page.row.state in (RepairState.WORKING, RepairState.PAUSED)
        self.old.setVisible(at_work)
        self.old.setChecked(old_parts)
        self.list.advice.setText(self.tr(OLD_ADVICE) if at_work and old_parts else self.tr(ADVICE))
        open_still = page.row.state in (*NOBODY_YET, *AT_WORK)
        done = page.row.state in (RepairState.FINISHED, RepairState.IN_SERVICE)
        rows = [self._cost(one) for one in page.lines] if done else [self._part(one) for one in page.parts]
        if not done:
            rows += [self._core(one) for one in page.cores]
        rows += [self._likely(one) for one in view.likely if open_still]
        self.list.show_rows(rows)
        self.list.title.setText(self.tr("Costs") if done else self.tr("Parts"))
        self.list.advice.setVisible(open_still)
        claim, price = page.total(RepairLineKind.CLAIM), page.total(RepairLineKind.PRICE)
        words = self.tr("Sum %1 CNY · claim %2 · customer %3")
        told = words.replace("%1", f"{page.total():.2f}").replace("%2", f"{claim:.2f}").replace("%3", f"{price:.2f}")
        self.sum.setText(told)
        self.sum.setVisible(done)
        for button in (self.approve, self.charge):
            button.setVisible(page.claim == "held")
        self.files.setText(" · ".join(one.name for one in view.files))
        self.files.setVisible(bool(view.files))

    def _likely(self, one: LikelyPart) -> CardRow:
        stock = " · ".join(f"{lies.site} {lies.pieces.normalize():f} ({lies.owner})" for lies in one.stock)
        used = self.tr("likely: in %1 of %2").replace("%1", str(one.used)).replace("%2", str(one.orders))
        here = f"{one.here.normalize():f}"
        look = (Shape.MAGNIFIER, Role.INFO) if one.here > 0 else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        word = self.tr("%1 here").replace("%1", here) if one.here > 0 else self.tr("none here")
        return CardRow(
            f"{_LIKELY}:{one.ref}", f"{named(one.name, one.name_en)} · {one.ref}", stock or "–", *look, word, used
        )

    def _part(self, one: PartRow) -> CardRow:
        words = {
            PartState.RESERVED: self.tr("reserved"),
            PartState.ISSUED: self.tr("put in"),
            PartState.RELEASED: self.tr("let go"),
            PartState.RETURNED: self.tr("returned unused"),
        }
        line = " · ".join(part for part in (one.serial or one.lot, one.place, one.owner) if part)
        price = "" if one.unit_price is None else f"{one.unit_price:.2f}"
        key = f"{_PRESSED[one.state]}:{one.id}" if one.state in _PRESSED else ""
        many = "" if one.pieces == 1 else f"{one.pieces.normalize():f} × "
        title = f"{many}{named(one.name, one.name_en)} · {one.ref}"
        return CardRow(key, title, line, *_LOOKS[one.state], words[one.state], price)

    def _core(self, one: CoreRow) -> CardRow:
        title = f"{named(one.name, one.name_en)} · {one.ref}"
        line = " · ".join(part for part in (one.serial or one.lot, one.place, self.tr("old part, goes back")) if part)
        return CardRow("", title, line, Shape.OUT_ARROW, Role.INFO, self.tr("core"))

    def _cost(self, one: LineRow) -> CardRow:
        title, line = line_words(one)
        claimed = one.kind is RepairLineKind.CLAIM
        look = (Shape.WARNING_TRIANGLE, Role.WARN) if one.held else (Shape.OUT_ARROW, Role.INFO)
        look = look if claimed else (Shape.MARKED_DIAMOND, Role.WARN)
        return CardRow("", title, line, *look, f"{one.amount:.2f}")

    def translate(self) -> None:
        """Speak the language of the window."""
        self.list.advice.setText(self.tr(ADVICE))
        self.list.advice.setWordWrap(True)
        self.old.setText(self.tr("Old parts"))
        self.approve.setText(self.tr("Approve the claim"))
        self.charge.setText(self.tr("Charge the customer"))
        self.camera.setText(self.tr("Camera…"))
        self.add.setText(self.tr("Photo or file…"))
