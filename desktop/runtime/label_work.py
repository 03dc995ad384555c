"""From a label job to the bytes of one printer: laid out, painted, read back, written, and judged at the gate.

Nothing leaves here unread: every symbol is decoded from the very dots, and what it says is compared with the record.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from desktop.devices.label_printer import DrawingForm, Language, PrinterSettings
from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, Udi, decode
from desktop.labels import commands, tspl, tspl_native, zpl, zpl_native
from desktop.labels.check import ReadBack, check
from desktop.labels.drawing import Bitmap, Drawing
from desktop.labels.field_names import FIELDS
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.pdf import pdf
from desktop.labels.png import png
from desktop.labels.raw_template import fill, read_raw
from desktop.labels.shipped import template
from desktop.labels.template import Template
from desktop.models.label import LabelPurpose
from desktop.queries.labels import LabelContent
from desktop.runtime.prepared_label import Desk, Prepared

_ONE_EACH: Final = frozenset({LabelPurpose.UNIT, LabelPurpose.DEVICE, LabelPurpose.TRAY, LabelPurpose.BADGE})
_COMMANDS: Final = {Language.ZPL: commands.Language.ZPL, Language.TSPL: commands.Language.TSPL}


def prepare(content: LabelContent, settings: PrinterSettings, desk: Desk) -> Prepared:
    """Everything that comes before the first byte.

    Raises:
        Refusal: whatever layout, symbols, the last look (``label_unreadable``), the writers or the gate
            (``forbidden_command``) refuse; ``raw_label_unchecked`` for a person's own file and a UDI. Nothing was sent.
    """
    own = _own_file(content, settings, desk)
    if own is not None:
        return _from_own_file(own, content, settings)
    drawing = drawn(content, settings, desk)
    bitmap = paint(drawing)
    read = checked(drawing, bitmap, content.symbol, desk.today)
    payload = written(drawing, bitmap, settings, content.copies, serialised=_is_serialised(content))
    return Prepared(payload, drawing, bitmap, read, content.copies)


# ---------------------------------------------------------------- drawn


def drawn(content: LabelContent, settings: PrinterSettings, desk: Desk) -> Drawing:
    """The label, laid out for a printer's dots and stock."""
    sheet = Sheet(settings.dpi, content.language or desk.language, desk.today, settings.width_mm, settings.height_mm)
    return lay_out(_template(content, settings, desk), _fields(content, desk), sheet)


def _template(content: LabelContent, settings: PrinterSettings, desk: Desk) -> Template:
    """By the job's name; the small one where the stock is too small for it and there is a small one."""
    name = template_name(content)
    found = template(name, desk.folder)
    if found.width_mm <= settings.width_mm and found.height_mm <= settings.height_mm:
        return found
    try:
        return template(f"{name}_small", desk.folder)
    except Refusal:
        return found


def template_name(content: LabelContent) -> str:
    """The name of the template file: holds are told apart by what is held (``recall`` is ``hold_recall``)."""
    name = content.template or content.purpose.value
    is_kind = content.purpose is LabelPurpose.HOLD and not name.startswith("hold_")
    return f"hold_{name}" if is_kind else name


def _fields(content: LabelContent, desk: Desk) -> dict[str, str]:
    """The job's words in the label's language; whatever the code itself says is said as the code says it."""
    known = {name: value for name, value in content.said(desk.language).items() if name in FIELDS}
    return known | ({"printed_at": desk.printed_at} if desk.printed_at else {})


def udi_of(symbol: str, today: date) -> Udi:
    """The UDI of a job's code: AIs in square brackets, or another agency's own text.

    Raises:
        Refusal: the reason class of the decoder.
    """
    return decode(symbol, today=today, mode=Mode.HRI if symbol[:1] == "[" else Mode.STRICT)


def checked(drawing: Drawing, bitmap: Bitmap, symbol: str, today: date) -> tuple[ReadBack, ...]:
    """The last look, and then the record: the label must say what its job says, and say it in a barcode.

    Args:
        drawing: what was to be drawn.
        bitmap: what would be sent.
        symbol: the code of the record.
        today: the day to judge two-digit years by.

    Raises:
        Refusal: ``label_unreadable``.
    """
    read = check(drawing, bitmap, today)
    if symbol.startswith("SZ:"):
        said = {one.message for one in read}
        agrees = symbol in said
    else:
        expected = udi_of(symbol, today).canonical
        said = {drawing.udi}
        agrees = drawing.udi == expected
    if not agrees:
        raise Refusal("label_unreadable", fault="udi", kind="", expected=symbol, read=" ".join(sorted(said)))
    return read


# ---------------------------------------------------------------- written

_Write = Callable[[Drawing, Bitmap, PrinterSettings, JobSetup], bytes]


def written(
    drawing: Drawing, bitmap: Bitmap, settings: PrinterSettings, copies: int = 1, *, serialised: bool = True
) -> bytes:
    """The bytes of a label for a printer; those of its own language have passed the gate.

    Raises:
        Refusal: ``copies_of_serialised_label``, ``label_larger_than_stock``, ``label_for_other_printer``,
            ``printer_setup_wrong``, ``forbidden_command``.
    """
    setup = JobSetup(
        dpi=settings.dpi,
        width_mm=settings.width_mm,
        height_mm=settings.height_mm,
        gap_mm=settings.gap_mm,
        darkness=settings.darkness,
        speed=settings.speed,
        copies=copies,
        serialised=serialised,
    )
    payload = _WRITERS[settings.language](drawing, bitmap, settings, setup)
    if settings.language in _COMMANDS:
        commands.require_known_commands(payload, _COMMANDS[settings.language], copies)
    return payload


def _zpl(drawing: Drawing, bitmap: Bitmap, settings: PrinterSettings, setup: JobSetup) -> bytes:
    form = Graphics(settings.graphics.value)
    if settings.drawing is DrawingForm.NATIVE:
        return zpl_native.native(drawing, setup, form)
    return zpl.raster(bitmap, setup, form)


def _tspl(drawing: Drawing, bitmap: Bitmap, settings: PrinterSettings, setup: JobSetup) -> bytes:
    if settings.drawing is DrawingForm.NATIVE:
        return tspl_native.native(drawing, setup)
    return tspl.raster(bitmap, setup)


def _pdf(drawing: Drawing, _bitmap: Bitmap, _settings: PrinterSettings, setup: JobSetup) -> bytes:
    return pdf([drawing] * setup.copies, title=drawing.name)


def _png(drawing: Drawing, bitmap: Bitmap, _settings: PrinterSettings, _setup: JobSetup) -> bytes:
    return png(bitmap, drawing.dpi)


_WRITERS: Final[Mapping[Language, _Write]] = {
    Language.ZPL: _zpl,
    Language.TSPL: _tspl,
    Language.PDF: _pdf,
    Language.SYSTEM: _png,
}


def _is_serialised(content: LabelContent) -> bool:
    return bool(content.fields.get("serial")) or content.purpose in _ONE_EACH


# ---------------------------------------------------------------- a person's own printer file


def _own_file(content: LabelContent, settings: PrinterSettings, desk: Desk) -> Path | None:
    if desk.folder is None or settings.language not in _COMMANDS:
        return None
    name = template_name(content)
    file = desk.folder / f"{name}.{settings.language}"
    return file if Path(name).name == name and file.is_file() else None


def _from_own_file(file: Path, content: LabelContent, settings: PrinterSettings) -> Prepared:
    """A printer file's barcodes are drawn by the printer and cannot be read first: no UDI leaves that way."""
    if "udi" in content.fields or content.copies > 1:
        raise Refusal("raw_label_unchecked", file=file.name)
    return Prepared(fill(read_raw(file.read_bytes(), _COMMANDS[settings.language]), content.fields))
