"""Renders every widget in both languages and all themes to PNG, to be looked at by a person.

``python -m tests.views.gallery FOLDER [NAME …]``
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.main_window import MainWindow
from desktop.views.theme import ThemeName, theme, themes
from desktop.views.widgets.answer import AnswerView
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.fill_bar import FillBar
from desktop.views.widgets.form import Form
from desktop.views.widgets.notice_progress import NoticeProgress
from desktop.views.widgets.progress_panel import Progress, ProgressPanel
from desktop.views.widgets.search_field import SearchField
from desktop.views.widgets.seating_plan import SeatingPlan
from desktop.views.widgets.time_line import TimeLine
from desktop.views.widgets.zone_map import ZoneMap
from tests.views import samples


def _window(zh: bool, page: QWidget) -> QWidget:
    window = MainWindow()
    pages = samples.PAGES_ZH if zh else samples.PAGES_EN
    for number, (key, icon, title) in enumerate(pages):
        window.add_page(key, icon, title, page if number == 0 else QWidget())
    for key, chip in (samples.CHIPS_ZH if zh else samples.CHIPS_EN).items():
        window.set_chip(key, chip)
    for card in samples.answers(zh):
        window.answer.show_answer(card)
    return window


def receive(zh: bool) -> QWidget:
    """The receiving screen with a tray in work."""
    plan = SeatingPlan()
    plan.show_tray("TK-004", samples.seats(zh), 5)
    return _window(zh, plan)


def notice(zh: bool) -> QWidget:
    """Six trays of a notice."""
    page = NoticeProgress()
    page.show_trays(samples.trays(), "DN-2611-07")
    window = _window(zh, page)
    assert isinstance(window, MainWindow)
    window.answer.show_answer(samples.refused(zh))
    window.answer.set_choices(samples.choices(zh))
    return window


def desk(zh: bool) -> QWidget:
    """Notice and tray side by side."""
    page = QWidget()
    line = QHBoxLayout(page)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    progress, plan = NoticeProgress(), SeatingPlan()
    progress.show_trays(samples.trays(), "DN-2611-07")
    plan.show_tray("TK-004", samples.seats(zh), 5)
    line.addWidget(progress, 2)
    line.addWidget(plan, 3)
    return _window(zh, page)


def zone(zh: bool) -> QWidget:
    """The zone map with a bin to go to."""
    page = ZoneMap()
    page.show_zone(samples.zone(zh), 37, 40)
    return _window(zh, page)


def table(zh: bool) -> QWidget:
    """A hundred and twenty rows."""
    return _window(zh, samples.panel(zh, 120))


def nothing(zh: bool) -> QWidget:
    """An empty database."""
    window = MainWindow()
    for number, (key, icon, title) in enumerate(samples.PAGES_ZH if zh else samples.PAGES_EN):
        window.add_page(key, icon, title, EmptyState(samples.emptiness(zh)) if number == 0 else QWidget())
    window.resize(1280, 720)
    return window


def life(zh: bool) -> QWidget:
    """The life of a unit."""
    line = TimeLine()
    line.show_entries(samples.life(zh))
    return _window(zh, line)


def form(zh: bool) -> QWidget:
    """A form with two faults."""
    page = Form(samples.fields(zh))
    page.set_values(samples.VALUES)
    page.show_errors(samples.faults(zh))
    return _window(zh, page)


def answers(zh: bool) -> QWidget:
    """Every verdict, with and without a held line."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(8)
    cards = samples.answers(zh)
    for card in (*cards[-7:], samples.refused(zh)):
        view = AnswerView()
        view.show_answer(card)
        column.addWidget(view)
    page.resize(1166, 8 * 214)
    return page


def pieces(zh: bool) -> QWidget:
    """Small things."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setSpacing(12)
    bar = ProgressPanel()
    words = "正在导入送货通知 DN-2611-07" if zh else "Importing delivery notice DN-2611-07"
    bar.show_progress(Progress(words, 1240, 5000, 410.0))
    fill, calm = FillBar(), FillBar()
    fill.show_fill(37, 40)
    calm.show_fill(30, 40)
    box = QComboBox()
    box.addItems(["常规" if zh else "Normal", "加急" if zh else "Urgent"])
    check = QCheckBox("自动打印标签" if zh else "Print labels by itself")
    check.setChecked(True)
    off = QPushButton("撤销" if zh else "Undo")
    off.setEnabled(False)
    primary = BigButton("开始收货" if zh else "Start receiving", primary=True)
    widgets = (bar, fill, calm, SearchField("搜索" if zh else "Search"), box, check, QLineEdit("L23B017"), off)
    for widget in (*widgets, QPushButton("打印" if zh else "Print"), primary, BigButton("跳过" if zh else "Skip")):
        column.addWidget(widget)
    menu = QMenu(page)
    for text in ("批次", "序列号", "有效期至") if zh else ("Lot", "Serial", "Expires"):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(text != "Serial")
    column.addWidget(menu)
    menu.show()
    page.resize(560, 860)
    return page


PAGES: dict[str, Callable[[bool], QWidget]] = {
    "receive": receive,
    "notice": notice,
    "desk": desk,
    "zone": zone,
    "table": table,
    "nothing": nothing,
    "life": life,
    "form": form,
    "answers": answers,
    "pieces": pieces,
}


WIDE = ("receive", "zone", "table", "desk")


def render(name: str, zh: bool, folder: Path, size: tuple[int, int] | None = None) -> Path:
    """Render one page; returns the file."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    widget = PAGES[name](zh)
    if size:
        widget.resize(*size)
    widget.show()
    for _ in range(3):
        app.processEvents()
    path = folder / f"{name}-{'zh' if zh else 'en'}-{widget.width()}.png"
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    return path


def main(folder: Path, names: list[str]) -> None:
    """Render the pages that are named, or all of them."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for each in themes():
        theme(each.name).apply(app)
        (folder / each.name.value).mkdir(parents=True, exist_ok=True)
        for name in names or PAGES:
            for zh in (False, True):
                print(render(name, zh, folder / each.name.value))
            if each.name is ThemeName.LIGHT and name in WIDE:
                print(render(name, True, folder / each.name.value, (1920, 1080)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
