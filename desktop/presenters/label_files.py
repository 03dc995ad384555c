"""Own templates and printer files: what there is, what is open, what is saved, and what still waits for an answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Bitmap
from desktop.labels.elements import Template
from desktop.labels.raw_template import fill
from desktop.presenters.design_elements import new_label
from desktop.presenters.design_shown import DesignFault
from desktop.presenters.label_folder import Kept, LabelFolder, RawFile
from desktop.presenters.label_preview import LabelPreview, sample_picture
from desktop.runtime.aside import Aside
from desktop.storage.errors import EnvironmentFault


class LabelFiles(QObject):
    """The templates of this workstation, and the one that is being designed.

    Signals:
        changed: there are other templates or files, or another one is open.
        done: something was done; its code (``label_saved``, ``label_back_to_shipped``, ``label_exported``, …) and
            the name of the file.
        failed: it was refused (the exception).
        obstructed: a design with a fault was not saved (a `DesignFault`).
        drawn: a template with its sample data was drawn; its name and its dots (a `Bitmap`).
    """

    changed = Signal()
    done = Signal(str, str)
    failed = Signal(object)
    obstructed = Signal(object)
    drawn = Signal(str, object)

    def __init__(self, folder: LabelFolder, preview: LabelPreview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.preview = preview
        self.designer = preview.designer
        self.templates: tuple[Kept, ...] = ()
        self.raw_files: tuple[RawFile, ...] = ()
        self.opened_as = ""
        self._aside = Aside(self)
        self._reading, self._drawing = 0, 0

    def reload(self) -> None:
        """Read the folder again, at once: after something was done with it."""
        self._reading += 1
        self._try(self._read)

    def reload_soon(self) -> None:
        """Read the folder again beside the window; `changed` tells, and what was read at once meanwhile stands."""
        self._reading += 1
        number, folder = self._reading, self.folder
        self._aside.run(lambda: (number, folder.templates(), folder.raw_files()), self._came, self.failed.emit)

    def _read(self) -> None:
        self._show(self.folder.templates(), self.folder.raw_files())

    def _came(self, read: tuple[int, tuple[Kept, ...], tuple[RawFile, ...]]) -> None:
        number, templates, raw_files = read
        if number == self._reading:
            self._show(templates, raw_files)

    def _show(self, templates: tuple[Kept, ...], raw_files: tuple[RawFile, ...]) -> None:
        self.templates, self.raw_files = templates, raw_files
        self.changed.emit()

    def draw_soon(self, name: str, language: str) -> None:
        """Draw a template beside the window; `drawn` tells, of several only the one asked for last."""
        self._drawing += 1
        number, folder, today = self._drawing, self.folder, self.preview.today

        def draw() -> tuple[int, str, Bitmap]:
            return number, name, sample_picture(folder.template(name), language, today)

        self._aside.run(draw, self._came_drawn, self.failed.emit)

    def _came_drawn(self, answer: tuple[int, str, Bitmap]) -> None:
        number, name, bitmap = answer
        if number == self._drawing:
            self.drawn.emit(name, bitmap)

    def finish(self) -> None:
        """Wait until the folder is read and what is drawn is there; for the end of the program."""
        self._aside.wait()

    def kept(self, name: str) -> Kept | None:
        """A template of the list."""
        return next((one for one in self.templates if one.name == name), None)

    # ---------------------------------------------------------------- opening

    def open(self, name: str) -> bool:
        """Take up the template that is in force under a name."""
        return self._take_up(lambda: self.folder.template(name), saved=True)

    def begin_from(self, name: str) -> bool:
        """Take up a copy of a template, under a name that is free."""
        return self._take_up(lambda: self._renamed(self.folder.template(name)), saved=False)

    def begin(self) -> bool:
        """Take up an empty label."""
        return self._take_up(lambda: self._renamed(new_label()), saved=False)

    def import_file(self, file: Path) -> bool:
        """Take up a template from elsewhere; it is kept when it is saved."""
        return self._take_up(lambda: self.folder.import_template(file), saved=False)

    def _take_up(self, find: Callable[[], Template], *, saved: bool) -> bool:
        found: list[Template] = []
        if not self._try(lambda: found.append(find())):
            return False
        self.opened_as = found[0].name if saved else ""
        self.designer.open(found[0], saved=saved)
        self.changed.emit()
        return True

    def _renamed(self, label: Template) -> Template:
        taken = {one.name for one in self.folder.templates()}
        names = (f"{label.name[:34]}_{number}" for number in range(2, 1000))
        free = label.name if label.name not in taken else next(name for name in names if name not in taken)
        return Template(free, label.title, label.purpose, label.width_mm, label.height_mm, label.elements)

    # ---------------------------------------------------------------- keeping

    def overrules(self) -> bool:
        """Whether a template that ships has the name of the design."""
        kept = self.kept(self.designer.label.name)
        return kept is not None and kept.is_shipped

    def would_replace(self) -> bool:
        """Whether saving would put the design in the place of another own template than the one it was opened as."""
        name = self.designer.label.name
        kept = self.kept(name)
        return name != self.opened_as and kept is not None and kept.is_own

    def save(self) -> bool:
        """Keep the design under its name, if it can be printed in both languages."""
        label = self.designer.label
        obstacles = self.preview.obstacles(label)
        if obstacles:
            self._obstruct(obstacles[0])
            return False
        if not self._try(lambda: self.folder.save(label)):
            return False
        self.opened_as = label.name
        self.designer.mark_saved()
        self._read_again("label_saved", f"{label.name}.json")
        return True

    def _obstruct(self, fault: DesignFault) -> None:
        self.designer.choose([fault.element])
        self.obstructed.emit(fault)

    def export_to(self, file: Path) -> None:
        """Write the design to any file, with its faults."""
        if self._try(lambda: self.folder.export_template(self.designer.label, file)):
            self.done.emit("label_exported", file.name)

    def back_to_shipped(self, name: str) -> None:
        """Delete an own template."""
        if self._try(lambda: self.folder.take_away(name)):
            self._read_again("label_taken_away", f"{name}.json")

    def add_picture(self, file: Path, at: int | None = None) -> None:
        """Put a picture from a file on the label, or in the place of the one at ``at``."""
        body: list[bytes] = []
        if not self._try(lambda: body.append(self.folder.read_bytes(file))):
            return
        if at is None:
            self.designer.add_picture(body[0])
        else:
            from desktop.presenters.design_elements import png_text

            self.designer.set_values(at, {"png": png_text(body[0])})

    # ---------------------------------------------------------------- printer files

    def import_raw(self, file: Path) -> None:
        """Check a printer file and keep it."""
        if self._try(lambda: self.folder.import_raw(file)):
            self._read_again("raw_file_kept", file.name)

    def take_raw_away(self, raw: RawFile) -> None:
        """Delete a printer file."""
        if self._try(lambda: self.folder.take_raw_away(raw)):
            self._read_again("raw_file_taken_away", raw.file)

    def would_send(self, raw: RawFile) -> str:
        """What a printer would be sent, with the data of the preview.

        Raises:
            Refusal: why nothing would be sent.
        """
        if raw.fault is not None:
            raise raw.fault
        if raw.read is None:
            raise Refusal("raw_field_missing", field="")
        return fill(raw.read, self.preview.fields).decode("utf-8", "backslashreplace")

    # ---------------------------------------------------------------- trying

    def _read_again(self, code: str, name: str) -> None:
        self.reload()
        self.done.emit(code, name)

    def _try(self, work: Callable[[], Any]) -> bool:
        try:
            work()
        except (Refusal, EnvironmentFault) as error:
            self.failed.emit(error)
            return False
        return True
