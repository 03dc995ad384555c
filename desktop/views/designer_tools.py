"""What can be done to a label: putting elements down, bringing them in line, back and forth; and looking at it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from desktop.presenters.label_designer import RESOLUTIONS, LabelDesigner
from desktop.presenters.label_preview import LabelPreview
from desktop.views import designer_words as words
from desktop.views.icons import icon
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.label_canvas import LabelCanvas
from desktop.views.widgets.label_keys import STEP
from desktop.views.widgets.text import Text, TextKind, plain_tip
from desktop.views.words.marking import QT_TRANSLATE_NOOP

ICON: Final = 20
PIXELS: Final = 100

TOOLS: Final = (
    ("undo", "undo-2", QT_TRANSLATE_NOOP("Designer", "Undo (Ctrl+Z)")),
    ("redo", "redo-2", QT_TRANSLATE_NOOP("Designer", "Redo (Ctrl+Y)")),
    ("", "", ""),
    ("left", "align-start-vertical", QT_TRANSLATE_NOOP("Designer", "Align left edges")),
    ("center", "align-center-vertical", QT_TRANSLATE_NOOP("Designer", "Align centres across")),
    ("right", "align-end-vertical", QT_TRANSLATE_NOOP("Designer", "Align right edges")),
    ("top", "align-start-horizontal", QT_TRANSLATE_NOOP("Designer", "Align upper edges")),
    ("middle", "align-center-horizontal", QT_TRANSLATE_NOOP("Designer", "Align middles up and down")),
    ("bottom", "align-end-horizontal", QT_TRANSLATE_NOOP("Designer", "Align lower edges")),
    ("", "", ""),
    ("across", "align-horizontal-space-between", QT_TRANSLATE_NOOP("Designer", "Equal spaces across")),
    ("down", "align-vertical-space-between", QT_TRANSLATE_NOOP("Designer", "Equal spaces up and down")),
    ("", "", ""),
    ("front", "bring-to-front", QT_TRANSLATE_NOOP("Designer", "To the front (Ctrl+PageUp)")),
    ("back", "send-to-back", QT_TRANSLATE_NOOP("Designer", "To the back (Ctrl+PageDown)")),
    ("", "", ""),
    ("duplicate", "copy", QT_TRANSLATE_NOOP("Designer", "Duplicate (Ctrl+D)")),
    ("delete", "trash-2", QT_TRANSLATE_NOOP("Designer", "Delete (Del)")),
)
EDGES: Final = ("left", "center", "right", "top", "middle", "bottom")
_THREE: Final = 3


def flat_button(*, checkable: bool = False) -> QToolButton:
    """A button with an icon only."""
    made = QToolButton()
    made.setProperty("flat", "true")
    made.setIconSize(QSize(ICON, ICON))
    made.setCheckable(checkable)
    return made


def name_button(button: QToolButton, picture: str, told: str, role: Role = Role.TEXT) -> None:
    """Give a button its icon and, for the eye that waits and for assistive tools, its name."""
    button.setIcon(icon(picture, role, ICON))
    button.setToolTip(plain_tip(told))
    button.setAccessibleName(told)


def parting() -> QFrame:
    """A hairline between groups of buttons."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFixedSize(9, 24)
    return line


class Palette(QWidget):
    """A button for each kind of element.

    Signals:
        wanted: a kind, to be put down.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {kind: QToolButton() for kind in words.KINDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE[2])
        for place, (kind, button) in enumerate(self.buttons.items()):
            button.setIconSize(QSize(ICON, ICON))
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            button.setProperty("type", kind)
            button.clicked.connect(self._pressed)
            grid.addWidget(button, place // 3, place % 3)
        self.translate()

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.wanted.emit(str(button.property("type")))

    def translate(self) -> None:
        """Names and colours anew."""
        for kind, button in self.buttons.items():
            picture, told = words.KINDS[kind]
            name_button(button, picture, self.tr("Add: {0}").format(words.say(told)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.translate()


class EditTools(QWidget):
    """Undo, align, distribute, order, duplicate, delete."""

    def __init__(self, designer: LabelDesigner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.designer = designer
        self.buttons = {key: flat_button() for key, _, _ in TOOLS if key}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for key, _, _ in TOOLS:
            line.addWidget(self.buttons[key] if key else parting())
        line.addStretch(1)
        for key, button in self.buttons.items():
            button.setProperty("does", key)
            button.clicked.connect(self._pressed)
        designer.changed.connect(self.enable)
        self.translate()
        self.enable()

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self._do(str(button.property("does")))

    def _do(self, key: str) -> None:
        for edge in EDGES:
            if edge == key:
                self.designer.align(edge)
        if key == "across":
            self.designer.distribute("across")
        elif key == "down":
            self.designer.distribute("down")
        elif key in ("front", "back"):
            self.designer.order(front=key == "front")
        elif (work := self._simple().get(key)) is not None:
            work()

    def _simple(self) -> dict[str, Callable[[], None]]:
        designer = self.designer
        return {
            "undo": designer.undo,
            "redo": designer.redo,
            "duplicate": designer.duplicate,
            "delete": designer.delete,
        }

    def enable(self) -> None:
        """Only what can be done now can be pressed."""
        count = len(self.designer.chosen)
        for key, button in self.buttons.items():
            button.setEnabled(count >= (_THREE if key in ("across", "down") else 1))
        self.buttons["undo"].setEnabled(self.designer.can_undo)
        self.buttons["redo"].setEnabled(self.designer.can_redo)

    def translate(self) -> None:
        """Names and colours anew."""
        for key, picture, told in TOOLS:
            if key:
                name_button(self.buttons[key], picture, words.say(told))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.translate()


class LookTools(QWidget):
    """How the label is looked at: resolution, language, zoom, attracting edges."""

    def __init__(self, preview: LabelPreview, canvas: LabelCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview, self.canvas = preview, canvas
        self.dpi, self.language = Choice(), Choice()
        self.magnet = flat_button(checkable=True)
        self.out, self.fit, self.nearer = flat_button(), flat_button(), flat_button()
        self.zoom = Text("", TextKind.SMALL)
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        for dpi in RESOLUTIONS:
            self.dpi.addItem(f"{dpi} dpi", dpi)
        for code, own in (("zh_CN", "中文"), ("en", "English")):
            self.language.addItem(own, code)
        for box in (self.dpi, self.language):
            box.setFixedWidth(144)
        self.zoom.setFixedWidth(52)
        self.magnet.setChecked(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[2])
        line.addWidget(self.dpi)
        line.addWidget(self.language)
        line.addStretch(1)
        tight = QHBoxLayout()
        tight.setSpacing(0)
        tight.addWidget(self.magnet)
        tight.addWidget(parting())
        for button in (self.out, self.zoom, self.nearer, self.fit):
            tight.addWidget(button)
        line.addLayout(tight)

    def _connect(self) -> None:
        self.dpi.currentIndexChanged.connect(self._set_dpi)
        self.language.currentIndexChanged.connect(self._set_language)
        self.magnet.toggled.connect(self._attract)
        self.out.clicked.connect(self._zoom_out)
        self.nearer.clicked.connect(self._zoom_in)
        self.fit.clicked.connect(self.canvas.fit)
        self.canvas.zoomed.connect(self._zoomed)

    def _set_dpi(self) -> None:
        self.preview.designer.set_dpi(int(self.dpi.currentData()))

    def _set_language(self) -> None:
        self.preview.set_language(self.language.value())

    def _attract(self, on: bool) -> None:  # a slot
        self.preview.designer.attracts = on

    def _zoom_out(self) -> None:
        self.canvas.zoom_by(1 / STEP)

    def _zoom_in(self) -> None:
        self.canvas.zoom_by(STEP)

    def _zoomed(self, zoom: float) -> None:
        """How much larger than the label itself, by the dots of the screen."""
        scale = zoom * self.preview.designer.dpi / self.canvas.logicalDpiX()
        self.zoom.setText(f"{round(scale * PIXELS)} %")

    def _translate(self) -> None:
        self.dpi.setAccessibleName(self.tr("Resolution of the printer"))
        self.language.setAccessibleName(self.tr("Language of the label"))
        self.dpi.setToolTip(plain_tip(self.dpi.accessibleName()))
        self.language.setToolTip(plain_tip(self.language.accessibleName()))
        name_button(self.magnet, "magnet", self.tr("Edges attract (Alt while drawing: not now)"))
        name_button(self.out, "zoom-out", self.tr("Step back (-)"))
        name_button(self.nearer, "zoom-in", self.tr("Come nearer (+)"))
        name_button(self.fit, "maximize", self.tr("Whole label (0)"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._translate()
