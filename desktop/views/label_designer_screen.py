"""The label designer: the list of templates, and the label that is on the bench."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.label_files import LabelFiles
from desktop.views.designer_page import DesignerPage
from desktop.views.file_asking import AskForFile, ask_for_file
from desktop.views.later_page import LaterPage, Slices
from desktop.views.names import shows_chinese
from desktop.views.templates_page import TemplatesPage


class LabelDesignerScreen(QWidget):
    """Two pages, one at a time.

    Args:
        files: the templates of this workstation.
        ask: asks for a file.
        parent: owner.
    """

    def __init__(self, files: LabelFiles, ask: AskForFile = ask_for_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files, self._ask = files, ask
        self.templates = TemplatesPage(files, ask)
        self.pages = QStackedWidget()
        self._room = LaterPage(self._make_bench)
        for page in (self.templates, self._room):
            self.pages.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)
        self.templates.opened.connect(self._to_the_bench)
        files.preview.set_language("zh_CN" if shows_chinese() else "en")

    @property
    def bench(self) -> DesignerPage:
        """The bench, made at once if it is not whole yet."""
        while not isinstance(self._room.page, DesignerPage):
            self._room.advance()
        return self._room.page

    def _make_bench(self) -> Slices:
        """Made when the first label is taken up, which it then shows."""
        yield
        self.files.preview.prepare()
        yield
        made = DesignerPage(self.files, self._ask)
        made.closed.connect(self._to_the_list)
        yield
        made.look.language.choose(self.files.preview.language)
        return made

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages.currentWidget() is self.templates:
            self.files.reload_soon()

    def _to_the_bench(self) -> None:
        self.pages.setCurrentWidget(self._room)
        self._room.then(self._work_on)

    def _work_on(self, bench: DesignerPage) -> None:
        bench.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_the_list(self) -> None:
        self.files.reload()
        self.pages.setCurrentWidget(self.templates)
        self.templates.list.choose(self.files.designer.label.name)
        self.templates.list.setFocus(Qt.FocusReason.OtherFocusReason)
