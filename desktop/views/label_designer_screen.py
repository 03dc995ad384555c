"""The label designer: the list of templates, and the label that is on the bench."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.label_files import LabelFiles
from desktop.views.designer_page import DesignerPage
from desktop.views.file_asking import AskForFile, ask_for_file
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
        self.files = files
        self.templates = TemplatesPage(files, ask)
        self.bench = DesignerPage(files, ask)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.templates)
        self.pages.addWidget(self.bench)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)
        self.templates.opened.connect(self._to_the_bench)
        self.bench.closed.connect(self._to_the_list)
        files.preview.set_language("zh_CN" if shows_chinese() else "en")
        self.bench.look.language.choose(files.preview.language)
        files.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages.currentWidget() is self.templates:
            self.files.reload()

    def _to_the_bench(self) -> None:
        self.pages.setCurrentWidget(self.bench)
        self.bench.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_the_list(self) -> None:
        self.files.reload()
        self.pages.setCurrentWidget(self.templates)
        self.templates.list.choose(self.files.designer.label.name)
        self.templates.list.setFocus(Qt.FocusReason.OtherFocusReason)
