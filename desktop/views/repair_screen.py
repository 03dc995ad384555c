"""The screen of work orders: the open ones, an intake, and the one at hand (SC-17)."""

from base64 import b64encode
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.repair_desk import RepairDesk
from desktop.presenters.repair_reading import JOB_SHEET, REPORT
from desktop.queries.repairs import RepairRow
from desktop.views.camera import take_picture
from desktop.views.file_asking import PDF, Asked, AskForFile, ask_for_file
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.repair_intake_page import RepairIntakePage
from desktop.views.repair_terms_page import RepairTermsPage
from desktop.views.repair_words import order_look
from desktop.views.repair_work_page import RepairWorkPage
from desktop.views.stacked_screen import StackedScreen
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState, with_below
from desktop.views.widgets.sight_timer import SightTimer

KINDS: Final = "*.jpg *.jpeg *.png *.pdf *.wav *.mp3 *.m4a *.mp4 *.txt"


class RepairScreen(StackedScreen):
    """What the desk of work orders shows."""

    def __init__(self, desk: RepairDesk, parent: QWidget | None = None, ask: AskForFile | None = None) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self.empty, self.list, self.new = EmptyState(Emptiness("list", "", "")), CardList(), QPushButton()
        self.intake, self.work = RepairIntakePage(), RepairWorkPage()
        self._terms: RepairTermsPage | None = None
        self.agreed, self.agreed_too = QPushButton(), QPushButton()
        self.none = with_below(self.empty, self.agreed_too)
        self.list.add_tool(self.agreed)
        self.list.add_tool(self.new)
        self.lay_in((self.none, self.list, self.intake, self.work))
        self._tick = SightTimer(self)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self.translate()

    def _connect(self) -> None:
        desk, work, intake = self.desk, self.work, self.intake
        desk.changed.connect(self.show_desk)
        self.list.opened.connect(desk.show_order)
        for begin in (self.new.clicked, self.empty.action_pressed):
            begin.connect(self._begin)
        for agreed in (self.agreed, self.agreed_too):
            agreed.clicked.connect(desk.look_after_terms)
        for leave in (work.leave, intake.leave):
            leave.clicked.connect(desk.leave)
        for done in (work.step.clicked, intake.open.clicked):
            done.connect(self._do)
        work.submitted.connect(self._do)
        work.edited.connect(self._typed)
        work.pause.clicked.connect(desk.pause_by_hand)
        work.log.clicked.connect(desk.log_by_hand)
        work.cancel.clicked.connect(desk.cancel_by_hand)
        work.sign.clicked.connect(self._sign)
        work.job_sheet.clicked.connect(self._save_job_sheet)
        work.report.clicked.connect(self._save_report)
        work.parts.reserve.connect(desk.reserve)
        work.parts.let_go.connect(desk.let_go)
        work.parts.give_back.connect(desk.give_back)
        work.parts.old.toggled.connect(self._old_parts)
        work.parts.approve.clicked.connect(self._approve)
        work.parts.charge.clicked.connect(self._charge)
        work.parts.add.clicked.connect(self._add_file)
        work.parts.camera.clicked.connect(self._take_picture)
        intake.edited.connect(self._drafted)
        intake.device_typed.connect(desk.find_device)

    @property
    def terms(self) -> RepairTermsPage:
        """What is agreed; made when it is first wanted."""
        if self._terms is None:
            self._terms = RepairTermsPage(self.desk.terms)
            self._terms.leave.clicked.connect(self.desk.leave)
            self._terms.translate()
            self._pages.addWidget(self._terms)
        return self._terms

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        if desk.at_terms:
            self._pages.setCurrentWidget(self.terms)
        elif desk.intake is not None:
            self.intake.show_intake(desk.intake, desk.board.faults)
            self._pages.setCurrentWidget(self.intake)
        elif desk.view is not None:
            self.work.show_order(desk.view, desk.typed, desk.now, desk.board.zone)
            self._pages.setCurrentWidget(self.work)
        else:
            self._pages.setCurrentWidget(self.list if desk.board.rows else self.none)
            self._show_list()

    def _show_list(self) -> None:
        self.list.show_rows([self._card(row) for row in self.desk.board.rows])

    def _card(self, row: RepairRow) -> CardRow:
        title = f"{row.number} · {row.serial} · {named(row.fault_name, row.fault_name_en)}"
        parts = (row.model, row.customer_name, row.place, row.technician)
        look = order_look(row, self.desk.now, self.desk.board.zone)
        line = " · ".join(part for part in parts if part)
        return CardRow(row.number, title, line, look.shape, look.role, look.word, look.more)

    def _on_tick(self) -> None:
        shown = self._pages.currentWidget()
        if shown is self.work:
            self.work.show_time(self.desk.now, self.desk.board.zone)
        elif shown is self.list:
            self._show_list()

    # ---------------------------------------------------------------- what a hand does

    def _begin(self) -> None:
        self.desk.begin()
        self.intake.device.setFocus()

    def _old_parts(self, on: bool) -> None:
        if self.desk.typed.old_parts is not on:
            self.desk.take_old_parts(on)

    def _do(self) -> None:
        if self.desk.step == "assign" and not self.desk.typed.technician:
            self.desk.typed.technician = self.work.technician()
        self.desk.do_by_hand()

    def _typed(self, name: str, words: str) -> None:
        setattr(self.desk.typed, name, words)
        self.desk.edited()

    def _drafted(self) -> None:
        if self.desk.intake is not None:
            self.intake.read_into(self.desk.intake)

    def _approve(self) -> None:
        self.desk.decide_claim(approved=True)

    def _charge(self) -> None:
        self.desk.decide_claim(approved=False)

    def _sign(self) -> None:
        from desktop.views.signature_dialog import SignatureDialog

        dialog = SignatureDialog(self)
        dialog.signed.connect(self.desk.sign)
        dialog.open()

    def _save_job_sheet(self) -> None:
        self._save(JOB_SHEET, self.tr("Save the job sheet"))

    def _save_report(self) -> None:
        self._save(REPORT, self.tr("Save the report"))

    def _save(self, kind: str, title: str) -> None:
        name = self.desk.paper_path(kind).name
        (self._ask or ask_for_paper)(self, Asked(title, PDF, name), lambda path: self.desk.write_paper(kind, path))

    def _add_file(self) -> None:
        files = self.tr("Files")
        asked = Asked(self.tr("Keep a photo, a recording or a paper"), f"{files} ({KINDS})")
        (self._ask or ask_for_file)(self, asked, self._keep)

    def _keep(self, path: Path) -> None:
        self.desk.keep_path(path)

    def _take_picture(self) -> None:
        take_picture(self, self._pictured)

    def _pictured(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, b"JPG")
        self.desk.keep_file(f"photo-{self.desk.now:%Y%m%d-%H%M%S}.jpg", b64encode(buffer.data().data()).decode())

    @override
    def translate(self) -> None:
        advice = self.tr("Scan a device to take it in, or bring a file of fault reports in.")
        self.empty.say(Emptiness("list", self.tr("No open work order"), advice, self.tr("Take a device in")))
        self.list.title.setText(self.tr("Work orders"))
        self.list.advice.setText(self.tr("What is late or due first is on top; scan a device or an order."))
        self.new.setText(self.tr("Take a device in"))
        for agreed in (self.agreed, self.agreed_too):
            agreed.setText(self.tr("Promises and rates"))
        for page in (self.intake, self.work):
            page.translate()
        if self._terms is not None:
            self._terms.translate()
        self.show_desk()
