"""The forms of the cases' page: a new case, another plan, a further tray, and what is cancelled or taken back."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.cases import CaseState
from desktop.presenters.case_planning import CasePlanning
from desktop.queries.tables import ForTable
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import choose, show_choices
from desktop.views.names import named
from desktop.views.stacked_screen import StackedScreen
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.text import Text
from desktop.views.words.marking import QT_TRANSLATE_NOOP

PICKS: Final = {"add_kit": "plan", "add_tray": "trays"}
"""What is chosen here is put into that list."""
_NEW: Final = (
    Field(
        *("number", QT_TRANSLATE_NOOP("Fields", "Case number"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "The hospital's or your own. Never a patient's name"),
    ),
    Field("hospital", QT_TRANSLATE_NOOP("Fields", "Hospital"), FieldKind.CHOICE, required=True),
    Field("day", QT_TRANSLATE_NOOP("Fields", "Day of the operation"), FieldKind.DATE, required=True),
    Field(
        *("time", QT_TRANSLATE_NOOP("Fields", "Planned start"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Local time, such as 08:30"),
    ),
    Field("add_kit", QT_TRANSLATE_NOOP("Fields", "Add a kit"), FieldKind.CHOICE),
    Field("add_tray", QT_TRANSLATE_NOOP("Fields", "Add a tray"), FieldKind.CHOICE),
    Field(
        *("plan", QT_TRANSLATE_NOOP("Fields", "Implants needed"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line: kit or REF, pieces. FS-12-135 2"),
    ),
    Field(
        *("trays", QT_TRANSLATE_NOOP("Fields", "Trays that go with it"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line; scan a tray to add it"),
    ),
    Field("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE),
)
_CHANGE: Final = (
    *_NEW[2:8],
    Field(
        *("keep_reason", QT_TRANSLATE_NOOP("Fields", "Keep what is reserved, because")),
        wide=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Left empty, it is reserved anew: first to expire first"),
    ),
)
_LEAVES: Final = ("add_kit", "add_tray", "plan", "trays", "keep_reason")
"""Fields that make no sense once the case has left."""
_TRAY: Final = (Field("trays", QT_TRANSLATE_NOOP("Fields", "Tray"), FieldKind.CHOICE, required=True, wide=True),)
_TABLE: Final = (Field("badge", QT_TRANSLATE_NOOP("Fields", "Engineer"), FieldKind.CHOICE, required=True, wide=True),)
_REASON: Final = (Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True),)


class CaseForms(StackedScreen):
    """One form at a time.

    Signals:
        left: the person goes back.
    """

    left = Signal()

    def __init__(self, planning: CasePlanning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planning = planning
        self.number = ""
        self.new = EntryPage(planning, _NEW, columns=3)
        self.change = EntryPage(planning, _CHANGE, columns=3)
        self.tray = EntryPage(planning, _TRAY)
        self.table = EntryPage(planning, _TABLE)
        self.cancel, self.release, self.undo = (EntryPage(planning, _REASON) for _ in range(3))
        self.rests = Text("")
        self.rests.setWordWrap(True)
        self.undo.section.column.insertWidget(1, self.rests)
        self.report = ""
        self._rests: tuple[str, ...] = ()
        pages = (self.new, self.change, self.tray, self.table, self.cancel, self.release, self.undo)
        for page in pages:
            page.left.connect(self.left)
        self.lay_in(pages)
        self._connect()
        self.translate()

    def _connect(self) -> None:
        planning = self.planning
        self.new.wanted.connect(planning.plan)
        self.change.wanted.connect(planning.change)
        self.tray.wanted.connect(self._add_tray)
        self.table.wanted.connect(self._assign)
        self.cancel.wanted.connect(self._cancel)
        self.release.wanted.connect(self._release)
        self.undo.wanted.connect(self._undo)
        self.new.form.changed.connect(self._picked)
        self.change.form.changed.connect(self._picked)
        planning.plan_read.connect(self._show_plan)
        planning.choices_changed.connect(self._show_choices)
        planning.noted.connect(self._noted)

    def begin_new(self) -> None:
        """An empty form of a new case."""
        self.number = ""
        self.planning.reload()
        self._begin(self.new, dict.fromkeys(self.new.form.rows, ""))

    def begin_change(self, number: str) -> None:
        """Show the plan of a case as it is, to be changed."""
        self.number = number
        self.planning.reload()
        self.planning.read_plan(number)
        self._begin(self.change, dict.fromkeys(self.change.form.rows, ""))

    def _show_plan(self) -> None:
        plan, form = self.planning.plan_now, self.change.form
        if plan is None or plan.number != self.number:
            return
        for name in _LEAVES:
            form.rows[name].setVisible(plan.state is not CaseState.OUT)
        lines = "\n".join(f"{code} {pieces}" for code, pieces in plan.lines)
        starts = {"day": plan.starts.date().isoformat(), "time": f"{plan.starts:%H:%M}"}
        form.set_values(starts | {"plan": lines, "trays": "\n".join(plan.trays)})

    def begin_tray(self, number: str) -> None:
        """Ask for a further tray of a case."""
        self.number = number
        self.planning.reload()
        self._begin(self.tray, {"trays": ""})

    def begin_table(self, number: str) -> None:
        """Ask who is to stand at the table of a case."""
        self.number = number
        self.planning.reload()
        self._begin(self.table, {"badge": ""})

    def begin_cancel(self, number: str) -> None:
        """Ask why a case does not take place."""
        self.number = number
        self._begin(self.cancel, {"reason": ""})

    def begin_release(self, number: str) -> None:
        """Ask why what is reserved for a case is let go."""
        self.number = number
        self._begin(self.release, {"reason": ""})

    def begin_undo(self, report: str, rests: tuple[str, ...]) -> None:
        """Ask why a usage report is taken back; nobody can while documents rest on it, which are listed."""
        self.report, self._rests = report, rests
        self.undo.save.setEnabled(not rests)
        self._begin(self.undo, {"reason": ""})

    def _begin(self, page: EntryPage, values: Mapping[str, str]) -> None:
        self._pages.setCurrentWidget(page)
        self.translate()
        page.begin(values)
        self._show_choices()

    def _show_choices(self) -> None:
        offered, new = self.planning.offered, self.new.form.rows
        hospitals = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in offered.hospitals]
        kits = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in offered.kits]
        trays = [(one.code, f"{one.code} · {named(one.name, one.name_en)}".rstrip(" ·")) for one in offered.trays]
        show_choices(new["hospital"], hospitals)
        for rows in (new, self.change.form.rows):
            show_choices(rows["add_kit"], kits)
            show_choices(rows["add_tray"], trays)
        show_choices(self.tray.form.rows["trays"], trays)
        show_choices(self.table.form.rows["badge"], [(one.badge, self._engineer(one)) for one in offered.engineers])
        show_choices(new["site"], [(one.code, named(one.name, one.name_en)) for one in offered.sites])
        new["site"].setVisible(len(offered.sites) > 1)
        if not new["site"].value() and self.planning.site:
            choose(new["site"], self.planning.site)

    def _engineer(self, one: ForTable) -> str:
        return f"{one.person} · {one.badge}" if one.passed else self.tr("{0} · no assessment passed").format(one.person)

    @property
    def _form(self) -> Form:
        """The form with lists that is worked in."""
        return (self.change if self._pages.currentWidget() is self.change else self.new).form

    def _picked(self, key: str) -> None:
        """What was chosen goes into its list; the choice is free for the next."""
        show = self._form.rows.get(key)
        if key in PICKS and show is not None and (code := show.value()):
            self._put(PICKS[key], code)
            show.editor.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            show.set_value("")
            show.editor.blockSignals(False)  # noqa: FBT003  # Qt's own signature

    def _noted(self, tray: str) -> None:
        self._put("trays", tray)

    def _put(self, field: str, code: str) -> None:
        row = self._form.rows[field]
        lines = [line for line in row.value().split("\n") if line.split()]
        if code not in (line.split()[0] for line in lines):
            row.set_value("\n".join([*lines, code]))

    def _add_tray(self, values: Mapping[str, str]) -> None:
        self.planning.add_tray(self.number, values["trays"])

    def _assign(self, values: Mapping[str, str]) -> None:
        self.planning.assign(self.number, values["badge"])

    def _cancel(self, values: Mapping[str, str]) -> None:
        self.planning.cancel(self.number, values["reason"])

    def _release(self, values: Mapping[str, str]) -> None:
        self.planning.release(self.number, values["reason"])

    def _undo(self, values: Mapping[str, str]) -> None:
        self.planning.undo_usage(self.report, values["reason"])

    def _translate_undoing(self) -> None:
        self.release.section.heading.setText(self.tr("Let go what is reserved for %1").replace("%1", self.number))
        self.undo.section.heading.setText(self.tr("Take %1 back").replace("%1", self.report))
        if self._rests:
            first = self.tr("These rest on it. Cancel or fetch them first: %1")
            self.rests.setText(first.replace("%1", " · ".join(self._rests)))
        else:
            self.rests.setText(self.tr("Nothing rests on it. What was used is booked back, and credited."))

    @override
    def translate(self) -> None:
        self._translate_undoing()
        self.new.section.heading.setText(self.tr("New case"))
        self.change.section.heading.setText(self.tr("Change the plan of %1").replace("%1", self.number))
        self.tray.section.heading.setText(self.tr("Add a tray to %1").replace("%1", self.number))
        self.table.section.heading.setText(self.tr("Give the table of %1").replace("%1", self.number))
        self.cancel.section.heading.setText(self.tr("Cancel %1").replace("%1", self.number))
        self._show_choices()
