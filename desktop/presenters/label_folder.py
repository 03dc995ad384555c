"""The templates and printer files that a person keeps: read, saved whole or not at all, taken away again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from desktop.domain.errors import Refusal
from desktop.labels import shipped
from desktop.labels.commands import Language
from desktop.labels.elements import Purpose, Template, Words
from desktop.labels.raw_template import RawTemplate, read_raw
from desktop.labels.template import read_template, write_template
from desktop.labels.template_values import Unfit
from desktop.labels.template_values import name as file_name
from desktop.storage.errors import EnvironmentFault

MOST_BYTES: Final = 10_000_000
"""No template and no printer file is larger; a file that is was chosen by mistake."""
RAW: Final = {".zpl": Language.ZPL, ".tspl": Language.TSPL}
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Kept:
    """A template that can be opened.

    Attributes:
        name: of the template, and of its file.
        title: for people.
        purpose: what it is for, None if it cannot be read.
        size_mm: width and height.
        is_own: it is the person's own file.
        is_shipped: one of this name ships; an own one overrules it.
        fault: why the own file cannot be used.
    """

    name: str
    title: Words
    purpose: Purpose | None
    size_mm: tuple[float, float]
    is_own: bool
    is_shipped: bool
    fault: Refusal | None = None


@dataclass(frozen=True, slots=True)
class RawFile:
    """A printer file: what was read, or why it cannot be used."""

    name: str
    language: Language
    body: bytes
    read: RawTemplate | None
    fault: Refusal | None = None

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.{self.language.value}"


class LabelFolder:
    """A folder of own templates (``unit.json``) and printer files (``bin.zpl``, ``bin.tspl``); made when it is needed.

    Every method raises `EnvironmentFault` when the disk says no.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    # ---------------------------------------------------------------- templates

    def templates(self) -> tuple[Kept, ...]:
        """All that can be opened: the person's own and those that ship, by name."""
        ours = shipped.shipped()
        own = self._on_disk(lambda: shipped.names(self.path))
        return tuple(self._kept(name, name in own, name in ours) for name in sorted({*ours, *own}))

    def _kept(self, name: str, is_own: bool, is_shipped: bool) -> Kept:
        try:
            found = self.template(name) if is_own else self.shipped(name)
        except Refusal as refusal:
            return Kept(name, Words(name, name), None, (0, 0), is_own, is_shipped, refusal)
        size = (found.width_mm, found.height_mm)
        return Kept(name, found.title, found.purpose, size, is_own, is_shipped)

    def template(self, name: str) -> Template:
        """The template that would be printed.

        Raises:
            Refusal: ``unknown_template``, ``bad_template``.
        """
        return self._on_disk(lambda: shipped.template(name, self.path))

    def shipped(self, name: str) -> Template:
        """The template that ships, whatever the person has.

        Raises:
            Refusal: ``unknown_template``.
        """
        return shipped.template(name)

    def is_own(self, name: str) -> bool:
        """Whether the person has one of this name."""
        return self._on_disk((self.path / f"{name}.json").is_file)

    def save(self, label: Template) -> None:
        """Keep a template under its name.

        Raises:
            Refusal: ``bad_template`` if it could not be read again.
        """
        text = write_template(label)
        read_template(text)
        self._write(f"{label.name}.json", text.encode("utf-8"))

    def take_away(self, name: str) -> None:
        """Delete an own template: the shipped one of that name is in force again, if there is one."""
        self._on_disk(lambda: (self.path / f"{name}.json").unlink(missing_ok=True))

    # ---------------------------------------------------------------- files from elsewhere

    def import_template(self, file: Path) -> Template:
        """Read a template from any file; it is not kept yet.

        Raises:
            Refusal: ``bad_template``.
        """
        try:
            text = self._read(file).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refusal("bad_template", element=0, key="", value=file.name, why="not_json") from None
        return read_template(text)

    def export_template(self, label: Template, file: Path) -> None:
        """Write a template to any file."""
        self._on_disk(lambda: file.write_text(write_template(label), "utf-8"))

    def read_bytes(self, file: Path) -> bytes:
        """The bytes of a file that a person chose.

        Raises:
            Refusal: ``label_file_too_large``.
        """
        return self._read(file)

    # ---------------------------------------------------------------- printer files

    def raw_files(self) -> tuple[RawFile, ...]:
        """The person's printer files, by name."""
        return tuple(self._raw(file) for file in self._on_disk(self._raw_paths))

    def _raw_paths(self) -> list[Path]:
        return sorted(file for file in self.path.glob("*") if file.suffix in RAW and file.is_file())

    def _raw(self, file: Path) -> RawFile:
        language = RAW[file.suffix]
        try:
            body = self._read(file)
        except Refusal as refusal:
            return RawFile(file.stem, language, b"", None, refusal)
        try:
            return RawFile(file.stem, language, body, _known(body, language))
        except Refusal as refusal:
            return RawFile(file.stem, language, body, None, refusal)

    def import_raw(self, file: Path) -> RawFile:
        """Check a printer file from elsewhere and keep it under its own name.

        Raises:
            Refusal: what `read_raw` refuses; ``raw_file_name`` if its name is none of a template or of the two kinds.
        """
        language, name = RAW.get(file.suffix.lower()), _name_of(file)
        if language is None:
            raise Refusal("raw_file_name", file=file.name)
        body = self._read(file)
        read = read_raw(body, language)
        made = RawFile(name, language, body, read)
        self._write(made.file, body)
        return made

    def take_raw_away(self, raw: RawFile) -> None:
        """Delete a printer file."""
        self._on_disk(lambda: (self.path / raw.file).unlink(missing_ok=True))

    # ---------------------------------------------------------------- the disk

    def _read(self, file: Path) -> bytes:
        def read() -> bytes:
            with file.open("rb") as opened:
                return opened.read(MOST_BYTES + 1)

        body = self._on_disk(read)
        if len(body) > MOST_BYTES:
            raise Refusal("label_file_too_large", file=file.name)
        return body

    def _write(self, name: str, body: bytes) -> None:
        """All of it or nothing: a label may be printed while it is saved."""

        def write() -> None:
            self.path.mkdir(parents=True, exist_ok=True)
            fresh = self.path / f".{name}.new"
            fresh.write_bytes(body)
            fresh.replace(self.path / name)

        self._on_disk(write)

    def _on_disk(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except OSError as error:
            raise EnvironmentFault("cannot_open", path=str(self.path), detail=str(error)) from error


@lru_cache(maxsize=64)
def _known(body: bytes, language: Language) -> RawTemplate:
    """A file with whole pictures takes 20 ms to read; the list is read each time that it is shown."""
    return read_raw(body, language)


def _name_of(file: Path) -> str:
    """What a template is called whose place a file takes.

    Raises:
        Refusal: ``raw_file_name``.
    """
    try:
        return file_name(file.stem)
    except Unfit:
        raise Refusal("raw_file_name", file=file.name) from None
