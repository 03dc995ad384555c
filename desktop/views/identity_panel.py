"""What a thing is, where it is now, whose it is, and how long it is good: the left side of a life page."""

from datetime import date, tzinfo
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.ledger import ZoneState
from desktop.presenters.life_pages import ContentsPage, Page, goods
from desktop.queries.looking_up import HitKind
from desktop.queries.pages import HoldRow, Identity, LabelCounts, LotPage, TrayPage, UnitPage
from desktop.queries.stock_rows import StockRow
from desktop.views.facts_list import Fact, FactsList
from desktop.views.life_words import days_word, local_time, reason_word
from desktop.views.names import named
from desktop.views.stock_words import expiry_state, path_text, pieces
from desktop.views.theme import SPACE, ZONE_ROLES, Role, colour
from desktop.views.widgets.bins import SHAPES, state_word
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.status_chip import STATE_SHAPES
from desktop.views.widgets.text import Text, TextKind

WIDTH: Final = 372
_NONE: Final = Decimal(0)
MARK: Final = 24


class Marked(QWidget):
    """A shape and a word on one line."""

    def __init__(self, kind: TextKind = TextKind.STRONG, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.word = Text("", kind)
        self.word.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[2])
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.word, 1)
        self.hide()

    def say(self, shape: Shape, role: Role, word: str) -> None:
        """Show it; without a word it takes no room."""
        self.mark.show_shape(shape, role)
        self.word.setText(word)
        self.setVisible(bool(word))


class HoldNote(QFrame):
    """A hold, loud: nobody takes these goods for usable ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hold")
        self.title = Marked()
        self.reasons = Text("")
        self.reasons.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(self.title)
        column.addWidget(self.reasons)
        self.hide()

    def show_holds(self, holds: tuple[HoldRow, ...], zone: tzinfo, *, named: bool) -> None:
        """Show the open holds; `named` says on which piece each is."""
        self.title.say(Shape.WARNING_TRIANGLE, Role.HOLD, self.tr("On hold: must not be used") if holds else "")
        lines = [
            " · ".join(
                part
                for part in (
                    hold.serial if named else "",
                    reason_word(hold.reason.value),
                    hold.note,
                    local_time(hold.opened_at, zone),
                    hold.opened_by,
                )
                if part
            )
            for hold in holds
        ]
        self.reasons.setText("\n".join(lines))
        ground, edge = colour(Role.HOLD_SOFT).name(), colour(Role.HOLD).name()
        self.setStyleSheet(f"QFrame#hold {{ background: {ground}; border: 2px solid {edge}; border-radius: 6px; }}")
        self.setVisible(bool(holds))


class IdentityPanel(QFrame):
    """The panel; it scrolls by itself when it is higher than the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.setFixedWidth(WIDTH)
        self.name = Text("", TextKind.HEADING)
        self.name.setWordWrap(True)
        self.code = Text("", TextKind.CODE)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.holds = HoldNote()
        self.place = Text("", TextKind.TITLE)
        self.place.setWordWrap(True)
        self.state = Marked()
        self.expiry = Marked()
        self.now = FactsList()
        self.identity = FactsList()
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[2])
        for part in (self.name, self.code, self.holds, self.place, self.state, self.expiry, self.now):
            column.addWidget(part)
        column.addSpacing(SPACE[2])
        column.addWidget(self.identity)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        room = QVBoxLayout(self)
        room.setContentsMargins(1, 1, 1, 1)
        room.addWidget(area)

    def facts(self) -> tuple[Fact, ...]:
        """All that is told, for a copy as text."""
        return (*self.now.facts, *self.identity.facts)

    def show_page(self, page: Page, today: date, zone: tzinfo) -> None:
        """Show a thing."""
        if isinstance(page, UnitPage):
            self._head(page.identity, page.identity.serial or page.identity.lot)
            self._stands(page.now)
        elif isinstance(page, LotPage):
            self._head(page.identity, page.identity.lot)
            self._lies(page.on_hand)
        elif isinstance(page, TrayPage):
            self._tray(page)
        else:
            self._contents(page)
        self.holds.show_holds(
            page.holds if isinstance(page, UnitPage | LotPage) else (), zone, named=not isinstance(page, UnitPage)
        )
        self._good_until(page.identity.expires_on if isinstance(page, UnitPage | LotPage) else None, today)
        self.identity.setVisible(isinstance(page, UnitPage | LotPage))
        for part in (self.name, self.code):
            part.setVisible(bool(part.text()))

    def _head(self, identity: Identity, code: str) -> None:
        self.name.setText(named(identity.name, identity.name_en))
        self.code.setText(code)
        self.identity.show_facts(
            (
                Fact(self.tr("Lot"), identity.lot, is_code=True),
                Fact(self.tr("Serial"), identity.serial, is_code=True),
                Fact(self.tr("REF"), identity.item, is_code=True),
                Fact(self.tr("GTIN"), identity.gtin, is_code=True),
                Fact(self.tr("Model"), identity.model),
                Fact(self.tr("Specification"), identity.specification),
                Fact(self.tr("Registration"), identity.registration_number),
                Fact(self.tr("Maker"), identity.maker),
                Fact(self.tr("Made on"), str(identity.manufactured_on or "")),
            )
        )

    def _stands(self, now: StockRow | None, *more: Fact) -> None:
        self.place.setText(path_text(now) if now is not None else self.tr("Not on hand"))
        self._state(now.state if now is not None else None)
        owner = (Fact(self.tr("Owner"), now.owner_name), Fact(self.tr("Custodian"), now.custodian_name)) if now else ()
        self.now.show_facts((*owner, *more))

    def _lies(self, rows: tuple[StockRow, ...]) -> None:
        paths = {path_text(row) for row in rows}
        where = next(iter(paths)) if len(paths) == 1 else self.tr("%n place(s)", "", len(paths))
        self.place.setText(where if rows else self.tr("Not on hand"))
        states = {row.state for row in rows}
        self._state(states.pop() if len(states) == 1 else None)
        owners = sorted({row.owner_name for row in rows})
        amount = pieces(sum((row.quantity for row in goods(rows)), start=_NONE)) if rows else ""
        self.now.show_facts((Fact(self.tr("Pieces"), amount), Fact(self.tr("Owner"), ", ".join(owners))))

    def _tray(self, page: TrayPage) -> None:
        self.name.setText(named(page.name, page.name_en) or page.code)
        self.code.setText(page.code)
        amount = pieces(sum((row.quantity for row in page.contents), start=_NONE))
        seats = f"{amount}/{page.seats}" if page.seats else amount
        self._stands(page.now, Fact(self.tr("Pieces"), seats), Fact(self.tr("Home"), page.home, is_code=True))

    def _contents(self, page: ContentsPage) -> None:
        is_place = page.kind is HitKind.PLACE
        self.name.setText(named(page.name, page.name_en))
        self.code.setText("" if is_place else page.code)
        self._lies(page.rows)
        if is_place:
            self.place.setText(page.code)
            self._state(page.state)
            if not page.rows:
                self.now.show_facts((Fact(self.tr("Pieces"), self.tr("none: it is empty")),))

    def _state(self, state: ZoneState | None) -> None:
        if state is None:
            self.state.say(Shape.RING, Role.MUTED, "")
        else:
            self.state.say(SHAPES[state], ZONE_ROLES[state], state_word(state))

    def _good_until(self, expires_on: date | None, today: date) -> None:
        mark = expiry_state(expires_on, today)
        shape, role = STATE_SHAPES[mark] if mark else (Shape.TICKED_CIRCLE, Role.OK)
        word = f"{expires_on} · {days_word(expires_on, today)}" if expires_on is not None else ""
        self.expiry.say(shape, role, self.tr("Until {0}").format(word) if word else "")

    def labels_word(self, labels: LabelCounts) -> str:
        """How many labels there were."""
        said = (
            self.tr("%n label(s) ordered", "", labels.ordered),
            self.tr("%n scanned back", "", labels.verified),
            self.tr("%n voided", "", labels.voided),
        )
        return " · ".join(said)
