"""What a design looks like, by the real way: laid out and painted; and each fault at the element that it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Bitmap, Drawing, Mark, Symbol
from desktop.labels.elements import Symbol as SymbolElement
from desktop.labels.elements import Template
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.presenters.design_edits import LABEL

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DesignFault:
    """Why a label would be refused.

    Attributes:
        element: place of the element, counted from 0; `LABEL` for the label as a whole.
        other: of the one that is in its way, `LABEL` for none.
        error: what the layout says.
    """

    element: int
    other: int
    error: Refusal


@dataclass(frozen=True, slots=True)
class Shown:
    """A design as dots.

    Attributes:
        drawing: everything that can be drawn; without faults it is exactly what would be printed.
        bitmap: its dots.
        symbols: the barcodes, each with the place of its element.
        faults: why it would be refused.
    """

    drawing: Drawing
    bitmap: Bitmap
    symbols: tuple[tuple[int, Symbol], ...]
    faults: tuple[DesignFault, ...]


def shown(label: Template, fields: Fields, sheet: Sheet) -> Shown:
    """Lay out and paint a design; what is refused is left out, told, and drawn alone where that can be done."""
    rest = list(range(len(label.elements)))
    faults: list[DesignFault] = []
    drawing: Drawing | None = None
    while drawing is None:
        try:
            drawing = lay_out(_only(label, rest), fields, sheet)
        except Refusal as refusal:
            fault = _fault(label, rest, fields, sheet, refusal)
            faults.append(fault)
            rest.remove(fault.element)
    whole = replace(drawing, marks=(*drawing.marks, *_alone(label, faults, fields, sheet)))
    faults.sort(key=lambda fault: fault.element)
    return Shown(whole, paint(whole), _symbols(label, rest, fields, drawing), tuple(faults))


def faults_in(label: Template, fields: Fields, sheet: Sheet) -> tuple[DesignFault, ...]:
    """Only the faults; quick when there are none."""
    try:
        lay_out(label, fields, sheet)
    except Refusal:
        return shown(label, fields, sheet).faults
    return ()


def _only(label: Template, places: list[int]) -> Template:
    return replace(label, elements=tuple(label.elements[at] for at in places))


def _fault(label: Template, rest: list[int], fields: Fields, sheet: Sheet, refusal: Refusal) -> DesignFault:
    """Whose fault it is: as the layout says; else who is refused alone; else the last barcode, which contradicts."""
    said, other = refusal.facts.get("element"), refusal.facts.get("other")
    if isinstance(said, int) and said > 0:
        near = rest[other - 1] if isinstance(other, int) else LABEL
        return _guest(label, rest, DesignFault(rest[said - 1], near, refusal), fields, sheet)
    for at in rest:
        try:
            lay_out(_only(label, [at]), fields, sheet)
        except Refusal as own:
            return DesignFault(at, LABEL, own)
    symbols = [at for at in rest if isinstance(label.elements[at], SymbolElement)]
    return DesignFault((symbols or rest)[-1], LABEL, refusal)


def _guest(label: Template, rest: list[int], fault: DesignFault, fields: Fields, sheet: Sheet) -> DesignFault:
    """The layout names what is near a quiet zone; here the one is wanted that is in it."""
    if fault.error.code != "quiet_zone_broken":
        return fault
    for at in rest:
        pair = sorted({at, fault.element})
        try:
            lay_out(_only(label, pair), fields, sheet)
        except Refusal as refusal:
            if at != fault.element and refusal.code == "quiet_zone_broken":
                return DesignFault(fault.element, at, fault.error)
    return fault


def _alone(label: Template, faults: list[DesignFault], fields: Fields, sheet: Sheet) -> list[Mark]:
    """What is in the way of something else can be drawn by itself, so that one sees how it is in the way."""
    marks: list[Mark] = []
    for fault in faults:
        try:
            marks += lay_out(_only(label, [fault.element]), fields, sheet).marks
        except Refusal:
            continue  # its outline stands for it
    return marks


def _symbols(label: Template, rest: list[int], fields: Fields, drawing: Drawing) -> tuple[tuple[int, Symbol], ...]:
    """Every barcode element whose condition holds makes one symbol."""
    elements = [(at, label.elements[at]) for at in rest]
    made = [
        at for at, one in elements if isinstance(one, SymbolElement) and (one.when is None or one.when.holds(fields))
    ]
    return tuple(zip(made, drawing.symbols, strict=True))
