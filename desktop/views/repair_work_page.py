"""One work order: its promises, what is known, the one next action, the parts and what it comes to (J12)."""

from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.repairs import PauseReason, RepairState
from desktop.presenters.repair_reading import NOBODY_YET, RepairView, Typed
from desktop.presenters.repair_replies import local_text, step_of
from desktop.queries.repair_page import RepairPage
from desktop.views.facts_list import Fact, FactsList
from desktop.views.names import named
from desktop.views.repair_parts_side import RepairPartsSide
from desktop.views.repair_words import (
    button_word,
    event_words,
    fix_words,
    level_words,
    next_word,
    order_look,
    reason_word,
    technician_word,
    tiles,
    warranty_words,
)
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind
from desktop.views.work_page import WorkPage

PEOPLE_WIDTH: Final = 520
"""So wide is the list of technicians, so that why somebody cannot be chosen is read whole."""

FIELDS: Final = {
    "assign": ("technician",),
    "clean": ("note",),
    "finish": ("hours", "kilometres", "shipments", "note"),
    "in_service": ("note",),
}
"""What is filled in at which step."""

WHILE_WORKING: Final = ("pieces", "minutes", "cost", "reason")
"""What is filled in besides: how many of the next scan, and of a step how long it took and what it cost."""

TYPED: Final = ("hours", "kilometres", "shipments", "note", "pieces", "minutes", "cost")


class RepairWorkPage(WorkPage):
    """The order at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TYPED, ("technician", "reason"), parent)
        self.story = FactsList()
        self.about, self.happened = Text("", TextKind.STRONG), Text("", TextKind.STRONG)
        self.pause, self.log, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self.job_sheet, self.report, self.sign = QPushButton(), QPushButton(), QPushButton()
        self.parts = RepairPartsSide()
        self._view: RepairView | None = None
        self.known.addWidget(self._all_known())
        self._fill_side()
        self.lay_in((self.sign, self.job_sheet, self.report), self.parts)

    def _all_known(self) -> QScrollArea:
        inner, area = QWidget(), QScrollArea()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, SPACE[1], 0)
        side.setSpacing(SPACE[1])
        for part in (self.about, self.facts, self.happened, self.story):
            side.addWidget(part)
        side.addStretch(1)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def _fill_side(self) -> None:
        side, pair, besides, low = self.side, QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        side.addWidget(self.fields["technician"])
        for name in ("hours", "kilometres", "shipments"):
            pair.addWidget(self.fields[name], 1)
        side.addLayout(pair)
        side.addWidget(self.fields["note"])
        side.addWidget(self.step)
        side.addStretch(1)
        for name in ("pieces", "minutes", "cost"):
            besides.addWidget(self.fields[name], 1)
        side.addLayout(besides)
        side.addWidget(self.fields["reason"])
        for button in (self.pause, self.log, self.cancel):
            low.addWidget(button, 1)
        side.addLayout(low)

    # ---------------------------------------------------------------- what is shown

    def show_order(self, view: RepairView, typed: Typed, now: datetime, zone: tzinfo) -> None:
        """Show an order as it stands."""
        self._view = view
        page, row = view.page, view.page.row
        self.title.set_whole(f"{row.number} · {row.serial} · {named(row.fault_name, row.fault_name_en)}")
        at_work = row.state not in NOBODY_YET
        look = order_look(row, now, zone)
        self.stage.setText(" · ".join(part for part in (look.word, look.more) if part) if at_work else look.word)
        self.tiles.setVisible(not at_work)
        self._show_facts(page, zone)
        self._show_step(view, typed, zone)
        self.parts.show_order(view, old_parts=typed.old_parts)
        over = page.closed_at is not None
        self.sign.setVisible(row.state in (RepairState.FINISHED, RepairState.IN_SERVICE))
        self.cancel.setVisible(not over and row.state is not RepairState.FINISHED)
        self.show_time(now, zone)

    def show_time(self, now: datetime, zone: tzinfo) -> None:
        """The clocks go on."""
        if self._view is not None:
            self.tiles.show_tiles(tiles(self._view.page, now, zone))

    def _show_facts(self, page: RepairPage, zone: tzinfo) -> None:
        row = page.row
        dirty = self.tr("not decontaminated: contaminated shelf") if row.contaminated else ""
        self.facts.show_facts(
            [
                Fact(self.tr("Statement"), dirty),
                Fact(self.tr("Device"), f"{row.serial} {row.model}", is_code=True),
                Fact(self.tr("Customer"), row.customer_name),
                Fact(self.tr("Place"), row.place),
                Fact(self.tr("Fault"), page.fault or named(row.fault_name, row.fault_name_en)),
                Fact(self.tr("Opened because"), page.trigger),
                Fact(self.tr("Reported"), " · ".join(filter(None, (local_text(row.reported_at, zone), page.reporter)))),
                Fact(self.tr("Accessories"), " · ".join(page.accessories)),
                Fact(self.tr("Warranty"), warranty_words(page.warranty)),
                Fact(self.tr("Rule"), page.warranty["rule"]),
                Fact(self.tr("Service level"), level_words(page)),
                Fact(self.tr("Technician"), row.technician),
                Fact(self.tr("Came back"), page.repeat_of, is_code=True),
                Fact(self.tr("Signed by"), page.signed_by),
                Fact(self.tr("First-time fix"), fix_words(page.row.fix)),
            ]
        )
        self.story.show_facts(
            [
                Fact(
                    f"{one.at.astimezone(zone):%m-%d %H:%M}",
                    event_words(one),
                )
                for one in reversed(page.events)
            ]
        )

    def _show_step(self, view: RepairView, typed: Typed, zone: tzinfo) -> None:
        step, state = step_of(view.page), view.page.row.state
        self.next.setText(next_word(step))
        self.step.set_words(button_word(step))
        self.step.setVisible(bool(step))
        at_work = state is RepairState.WORKING
        wanted = {*FIELDS.get(step, ()), *(WHILE_WORKING if at_work else ())}
        for name, field in self.fields.items():
            field.setVisible(name in wanted or (name == "note" and bool(step)))
        self._offer_people(view, zone)
        best = next((one.badge for one in view.technicians if one.selectable), "")
        for name in TYPED:
            self.fill(name, str(getattr(typed, name)))
        self.fill("technician", typed.technician or best)
        self.fill("reason", typed.reason)
        self.pause.setVisible(at_work)
        self.log.setVisible(at_work)

    def technician(self) -> str:
        """The badge of who is chosen, or ""."""
        return self.choices["technician"].value()

    def _offer_people(self, view: RepairView, zone: tzinfo) -> None:
        """Everybody is shown; who may not do it cannot be chosen."""
        choice = self.choices["technician"]
        rows = [(one.badge, technician_word(one, zone), one.selectable) for one in view.technicians]
        if [(choice.itemData(at), choice.itemText(at)) for at in range(choice.count())] == [row[:2] for row in rows]:
            return
        choice.clear()
        choice.view().setMinimumWidth(PEOPLE_WIDTH)
        for at, (badge, words, selectable) in enumerate(rows):
            choice.addItem(words, badge)
            model = choice.model()
            if not selectable and isinstance(model, QStandardItemModel):
                model.item(at).setEnabled(False)

    # ---------------------------------------------------------------- words

    def translate(self) -> None:
        """Speak the language of the window."""
        self.parts.translate()
        self.leave.setText(self.tr("All work orders"))
        self.about.setText(self.tr("What is known"))
        self.happened.setText(self.tr("What happened"))
        self.job_sheet.setText(self.tr("Job sheet…"))
        self.report.setText(self.tr("Report…"))
        self.sign.setText(self.tr("Sign…"))
        self.pause.setText(self.tr("Pause"))
        self.log.setText(self.tr("Note a step"))
        self.cancel.setText(self.tr("Cancel"))
        self.offer("reason", [(one.value, reason_word(one)) for one in PauseReason])
        asked = {"hours": self.tr("hours"), "kilometres": self.tr("km"), "note": self.tr("note")}
        asked |= {"shipments": self.tr("parcels"), "pieces": self.tr("pieces"), "minutes": self.tr("min")}
        asked["cost"] = self.tr("CNY")
        hints = {"shipments": self.tr("Shipments, each at the rate for freight")}
        hints |= {"pieces": self.tr("Pieces of the next scan, or of what is returned")}
        hints |= {"minutes": self.tr("Minutes of the step"), "cost": self.tr("Cost of the step in CNY")}
        for name, words in asked.items():
            line = self.lines[name]
            line.setPlaceholderText(words)
            line.setToolTip(hints.get(name, ""))
            line.setAccessibleName(hints.get(name, words))
