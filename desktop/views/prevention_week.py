"""The technicians' week: whose order is on which day, moved by hand or by keys (S2-64)."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.presenters.prevention_desk import PreventionDesk
from desktop.queries.technician_week import Week, WeekOrder
from desktop.views.icons import icon
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind
from desktop.views.widgets.week_board import DAYS, WeekBoard, WorkCard, WorkRow

STEP: Final = 44


class PreventionWeek(QWidget):
    """One week of a centre; the first row is that of the orders that nobody has."""

    def __init__(self, desk: PreventionDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.board = WeekBoard()
        self.title, self.hint = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.earlier, self.later, self.now = QToolButton(), QToolButton(), QPushButton()
        self._badges: list[str] = []
        self._lay_out()
        self.earlier.clicked.connect(self._earlier)
        self.later.clicked.connect(self._later)
        self.now.clicked.connect(self._now)
        self.board.moved.connect(self._moved)

    def _lay_out(self) -> None:
        head, area = QHBoxLayout(), QScrollArea()
        head.addWidget(self.title)
        head.addWidget(self.hint, 1)
        for step, name in ((self.earlier, "chevron-left"), (self.later, "chevron-right")):
            step.setFixedSize(STEP, STEP)
            step.setIcon(icon(name))
            head.addWidget(step)
        head.addWidget(self.now)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_desk(self) -> None:
        """Show the week of the desk."""
        week, today = self.desk.board.week, self.desk.board.today
        if week is None or today is None:
            return
        self._badges = ["", *(person.badge for person in week.people)]
        self.title.setText(f"{week.monday} – {week.monday + timedelta(days=DAYS - 1)}")
        self.board.show_week(week.monday, today, _days(week), self._rows(week), self._cards(week))

    def _rows(self, week: Week) -> list[WorkRow]:
        rows = [WorkRow(self.tr("Nobody"), self._load(week, ""), frozenset())]
        for person in week.people:
            away = frozenset((day - week.monday).days for day in person.away)
            rows.append(WorkRow(person.name, self._load(week, person.badge), away))
        return rows

    def _load(self, week: Week, badge: str) -> str:
        mine = [one for one in week.orders if one.badge == badge]
        known = [one.hours for one in mine if one.hours is not None]
        if not known:
            return self.tr("%n order(s)", "", len(mine))
        return self.tr("%n order(s)", "", len(mine)) + f" · ≈ {sum(known):.1f} h"

    def _cards(self, week: Week) -> list[WorkCard]:
        rows = {badge: number for number, badge in enumerate(self._badges)}
        return [self._card(week, one, rows[one.badge]) for one in week.orders if one.badge in rows]

    def _card(self, week: Week, one: WeekOrder, row: int) -> WorkCard:
        day = 0 if one.on is None else min(max((one.on - week.monday).days, 0), DAYS - 1)
        late = one.on is not None and one.on < week.monday
        line = " · ".join(part for part in (one.serial, one.topic, self.tr("overdue") if late else "") if part)
        if one.on is None:
            line = " · ".join((one.serial, self.tr("no day yet")))
        return WorkCard(one.number, row, day, one.movable, one.number, line)

    def _moved(self, number: str, row: int, day: int) -> None:
        week = self.desk.board.week
        if week is not None:
            self.desk.move(number, self._badges[row], week.monday + timedelta(days=day))

    def _earlier(self) -> None:
        self.desk.step_week(-1)

    def _later(self) -> None:
        self.desk.step_week(1)

    def _now(self) -> None:
        self.desk.step_week(0)

    def translate(self) -> None:
        """Speak the language of the window."""
        self.hint.setText(self.tr("Drag an order, or move it with Alt and an arrow key. Grey: away."))
        self.now.setText(self.tr("This week"))
        self.board.setAccessibleName(self.tr("The technicians' week"))
        for step, words in ((self.earlier, self.tr("Week before")), (self.later, self.tr("Week after"))):
            step.setToolTip(words)
            step.setAccessibleName(words)


def _days(week: Week) -> list[str]:
    names = [QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat) for number in range(DAYS)]
    return [f"{name} {week.monday + timedelta(days=number):%m-%d}" for number, name in enumerate(names)]
