"""What is wrong with a design, or what was read back from it: below the label, always in the same place."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.labels.fields import shown as readable
from desktop.presenters.design_shown import DesignFault
from desktop.presenters.label_preview import Checked, LabelPreview, SymbolRead
from desktop.views import designer_words as words
from desktop.views.filling_in import ScrollPage
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.labels import SYMBOL_KINDS

HEIGHT: Final = 92
MARK: Final = 28
_WHOLE: Final = 20
"""Characters of a message that stay on one line."""


class DesignerReport(QFrame):
    """One sentence with its shape, and the lines that belong to it."""

    def __init__(self, preview: LabelPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.setProperty("panel", "true")
        self.setFixedHeight(HEIGHT)
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.verdict = Text("", TextKind.STRONG)
        self.lines = Text("", TextKind.SMALL)
        for text in (self.verdict, self.lines):
            text.setWordWrap(True)
        self._lay_out()
        preview.changed.connect(self._changed)
        preview.checked.connect(self.tell)
        self.tell()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.verdict)
        column.addWidget(self.lines)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE[4], SPACE[3], SPACE[3], SPACE[2])
        line.setSpacing(SPACE[3])
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(ScrollPage(inner), 1)

    def say(self, error: Exception | None, done: str = "") -> None:
        """Say what was refused, or what was done; until the design is changed again."""
        if error is not None:
            self._show(Shape.CROSSED_OCTAGON, Role.REFUSED, words.reason(error))
        else:
            self._show(Shape.TICKED_CIRCLE, Role.OK, done)

    def _changed(self) -> None:
        self.tell()

    def tell(self, _said: object = None) -> None:
        """Show faults; else what was read back; else that nothing is wrong."""
        said, faults = self.preview.said, self.preview.shown.faults
        if faults:
            count = self.tr("%n fault(s): it would not be printed", "", len(faults))
            self._show(Shape.CROSSED_OCTAGON, Role.REFUSED, count, [self._fault(one) for one in faults])
        elif said is None:
            self._show(Shape.TICKED_CIRCLE, Role.MUTED, self.tr("No faults with this data"))
        elif said.error is not None:
            self._show(Shape.CROSSED_OCTAGON, Role.REFUSED, words.reason(said.error))
        else:
            self._read(said)

    def _read(self, said: Checked) -> None:
        if said.symbols:
            told = self.tr("%n barcode(s) read back: all as they should be", "", len(said.symbols))
        else:
            told = self.tr("No barcode on it, and nothing that could be taken for one")
        self._show(Shape.TICKED_CIRCLE, Role.OK, told, [self._symbol(one) for one in said.symbols])

    def _fault(self, fault: DesignFault) -> str:
        elements = self.preview.designer.label.elements
        name = words.title_of(elements[fault.element])
        if 0 <= fault.other < len(elements):
            name = f"{name} / {words.title_of(elements[fault.other])}"
        return f"{name} – {words.reason(fault.error)}"

    def _symbol(self, one: SymbolRead) -> str:
        kind = SYMBOL_KINDS.get(one.kind, one.kind)
        module = self.tr("module {0} mm, at least {1} mm").format(f"{one.module_mm:.3f}", f"{one.minimum_mm:.3f}")
        return f"{kind} · {one.identifier} · {module} · {_breakable(readable(one.message))}"

    def _show(self, shape: Shape, role: Role, verdict: str, lines: list[str] | None = None) -> None:
        self.mark.show_shape(shape, role)
        self.verdict.setText(verdict)
        self.lines.setText("\n".join(lines or []))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.tell()


def _breakable(message: str) -> str:
    """Places where a line may end that nobody sees, so that a long message is shown whole."""
    return "\u200b".join(message[at : at + _WHOLE] for at in range(0, len(message), _WHOLE))
