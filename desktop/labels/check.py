"""The last look before a label is sent: what would be printed is read by another program than the one that drew it.

The reader (zxing-cpp) gets the very dots of the label. Three things make the look sound:

* each symbol is read from its own place, quiet zone included, and must say exactly its message under its identifier;
* the dots of that place must be those of the symbol and nothing else, so error correction cannot hide damage and no
  second symbol can hide under the first;
* with those places wiped white the whole label is read once more for every symbology, and nothing may be found.

Nothing is enlarged for the reader: measured on random messages, it reads modules of one dot upright at a known place,
and of two dots anywhere between text; a stranger with modules of one dot is finer than label printers and scanners go.
Nothing is reduced either: in a copy of a third of the size it takes some bars of four dots for other characters.
Strangers are found in any quarter turn, 2D ones also white on black; no scanner reads white bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.domain.errors import Fact, Refusal
from desktop.domain.udi import Udi, decode
from desktop.labels.drawing import Bitmap, Drawing, Symbol, SymbolKind
from desktop.labels.limits import LIMITS

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Barcode

_WHITE: Final = 255
_MARGIN: Final = 20
"""White dots round the label in the search for strangers: the backing is no quiet zone to rely on, but may be one."""
_SHOWN: Final = str.maketrans({"\x1d": "{GS}", "\x1e": "{RS}", "\x04": "{EOT}"})


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What the reader delivered from one symbol.

    Attributes:
        kind: the symbology that was asked for.
        identifier: the AIM symbology identifier that was reported, such as ``]d2``.
        message: the data, GS as 0x1D.
        udi: what it says as a UDI, if it is one.
    """

    kind: SymbolKind
    identifier: str
    message: str
    udi: Udi | None

    @property
    def scan(self) -> str:
        """What a scanner sends that reports the symbology."""
        return self.identifier + self.message


class _Place(NamedTuple):
    """A symbol's place with its quiet zone: left, top, right, bottom in dots, right and bottom outside."""

    left: int
    top: int
    right: int
    bottom: int


def check(drawing: Drawing, bitmap: Bitmap, today: date) -> tuple[ReadBack, ...]:
    """Read every symbol from the dots that would be printed and compare it with the record.

    Args:
        drawing: what was to be drawn.
        bitmap: what would be sent.
        today: the day to judge two-digit years by: a year that this day reads as another century is a wrong label.

    Returns:
        one `ReadBack` for each symbol, in drawing order.

    Raises:
        Refusal: ``label_unreadable``; facts: ``fault`` (``size``, ``place``, ``quiet_zone``, ``symbol``, ``dots``,
            ``stranger`` or ``udi``), ``kind``, ``expected``, ``read``.
    """
    if (bitmap.width, bitmap.height) != (drawing.width, drawing.height):
        expected, found = (f"{one.width}x{one.height}" for one in (drawing, bitmap))
        raise _unreadable("size", expected=expected, read=found)
    picture = _picture(bitmap)
    found_all = tuple(_read(symbol, picture, today) for symbol in drawing.symbols)
    _refuse_strangers(drawing.symbols, picture)
    if drawing.udi:
        _compare(drawing.udi, found_all, today)
    return found_all


def _unreadable(fault: str, kind: str = "", expected: str = "", read: str = "") -> Refusal:
    facts: dict[str, Fact] = {"expected": expected.translate(_SHOWN), "read": read.translate(_SHOWN)}
    return Refusal("label_unreadable", fault=fault, kind=kind, **facts)


def _picture(bitmap: Bitmap) -> "Image":
    """The bitmap in grey, ink black."""
    from PIL import Image

    size = (bitmap.width, bitmap.height)
    return Image.frombytes("1", size, bitmap.rows, "raw", "1;I", bitmap.stride).convert("L")


def _place(symbol: Symbol) -> _Place:
    """By the limits of the symbology, whatever the drawing says."""
    limits = LIMITS[symbol.kind]
    beside = limits.quiet_modules * symbol.module
    above = 0 if limits.is_linear else beside
    right, bottom = symbol.x + symbol.width + beside, symbol.y + symbol.height + above
    return _Place(symbol.x - beside, symbol.y - above, right, bottom)


def _read(symbol: Symbol, picture: "Image", today: date) -> ReadBack:
    """One symbol from its place."""
    place = _place(symbol)
    if place.left < 0 or place.top < 0 or place.right > picture.width or place.bottom > picture.height:
        raise _unreadable("place", symbol.kind, symbol.message)
    area, wanted = picture.crop(place), _as_drawn(symbol, place)
    _refuse_ink_beside(symbol, place, area)
    read = _delivered(symbol, area)
    if area.tobytes() != wanted.tobytes():
        raise _unreadable("dots", symbol.kind, symbol.message, read.text)
    said = (symbol.identifier, symbol.message)
    return ReadBack(symbol.kind, *said, udi=_udi("".join(said), today))


class _Delivered(NamedTuple):
    """What the reader says."""

    identifier: str
    text: str


def _delivered(symbol: Symbol, area: "Image") -> _Delivered:
    """The one symbol in an area, if it says what it must."""
    import zxingcpp

    known = zxingcpp.BarcodeFormat
    formats = {"d": known.DataMatrix, "C": known.Code128, "Q": known.QRCode}
    found = zxingcpp.read_barcodes(
        area,
        formats=zxingcpp.BarcodeFormats(formats[symbol.identifier[1]]),
        try_rotate=False,
        try_invert=False,
        try_downscale=False,
        binarizer=zxingcpp.Binarizer.FixedThreshold,
        text_mode=zxingcpp.TextMode.Plain,
    )
    delivered = [_Delivered(one.symbology_identifier, _text(one)) for one in found]
    if delivered != [_Delivered(symbol.identifier, symbol.message)]:
        read = " ".join(one.identifier + one.text for one in delivered)
        raise _unreadable("symbol", symbol.kind, symbol.identifier + symbol.message, read)
    return delivered[0]


def _text(code: "Barcode") -> str:
    """The bytes as text: what cannot be UTF-8 is shown, and is equal to no message."""
    return code.bytes.decode("utf-8", "backslashreplace")


def _as_drawn(symbol: Symbol, place: _Place) -> "Image":
    """The place with the symbol and nothing else, straight from its cells."""
    from PIL import Image

    columns = symbol.width // symbol.module
    rows = 1 if LIMITS[symbol.kind].is_linear else symbol.height // symbol.module
    cells = bytearray([_WHITE]) * (columns * rows)
    for x, y, width, height in symbol.cells:
        for row in range(y, y + height):
            cells[row * columns + x : row * columns + x + width] = bytes(width)
    small = Image.frombytes("L", (columns, rows), bytes(cells))
    area = Image.new("L", (place.right - place.left, place.bottom - place.top), _WHITE)
    stretched = small.resize((symbol.width, symbol.height), Image.Resampling.NEAREST)
    area.paste(stretched, (symbol.x - place.left, symbol.y - place.top))
    return area


def _refuse_ink_beside(symbol: Symbol, place: _Place, area: "Image") -> None:
    """The quiet zone must be empty."""
    beside = area.copy()
    left, top = symbol.x - place.left, symbol.y - place.top
    beside.paste(_WHITE, (left, top, left + symbol.width, top + symbol.height))
    if beside.getextrema() != (_WHITE, _WHITE):
        raise _unreadable("quiet_zone", symbol.kind, symbol.message)


def _refuse_strangers(symbols: Sequence[Symbol], picture: "Image") -> None:
    """Nothing else on the label may be readable, in any symbology, turned or inverted."""
    import zxingcpp
    from PIL import ImageOps

    rest = picture.copy()
    for symbol in symbols:
        rest.paste(_WHITE, _place(symbol))
    ink = ImageOps.invert(rest).getbbox()
    if ink is None:
        return
    rest = ImageOps.expand(rest.crop(ink), _MARGIN, _WHITE)
    threshold = zxingcpp.Binarizer.FixedThreshold
    found = zxingcpp.read_barcodes(rest, binarizer=threshold, text_mode=zxingcpp.TextMode.Plain)
    if found:
        raise _unreadable("stranger", str(found[0].format), read=_text(found[0]))


def _udi(scan: str, today: date) -> Udi | None:
    try:
        return decode(scan, today=today)
    except Refusal:
        return None


def _compare(expected: str, found: Sequence[ReadBack], today: date) -> None:
    """One symbol must say the record, or several together, as lines of GS1-128 do; and none may contradict it."""
    said = {one.scan: one.udi for one in found if one.udi is not None}
    key = next((udi.key for udi in said.values() if udi.canonical == expected), None)
    of_item = [scan for scan, udi in said.items() if key is None or udi.key in (key, None)]
    joined = _udi("".join(of_item), today)
    if joined is None or (key is None and joined.canonical != expected):
        raise _unreadable("udi", expected=expected, read=" ".join(said))
