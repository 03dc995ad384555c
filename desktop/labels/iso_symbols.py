"""The symbols of ISO 15223-1:2021 as marks, by the number of their clause.

Our own drawings after the published descriptions: the standard's artwork is sold and was not at hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels import iso_outlines as outlines
from desktop.labels.drawing import Face, Mark
from desktop.labels.fonts import text_width
from desktop.labels.iso_pen import BOARD, Pen

TEXT_SIZE: Final = 0.68
"""Em square of framed capitals as a part of the frame's height: the capitals are half as high as the frame."""

ROOM: Final = 0.17
"""Free room beside framed capitals as a part of the frame's height."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a symbol means."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class _Framed:
    """Capitals in a frame, parted by upright lines; the part ``heat`` is the picture of steam or dry heat."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A drawing and its width on the board of 100."""

    draw: Callable[[Pen], None]
    width: float = BOARD


_Look = _Framed | _Picture

_SYMBOLS: Final[dict[str, tuple[str, str, _Look]]] = {
    "5.1.1": ("Manufacturer", "制造商", _Picture(outlines.manufacturer)),
    "5.1.2": ("Authorised representative in the EU", "欧盟授权代表", _Framed(("EC", "REP"))),
    "5.1.3": ("Date of manufacture", "生产日期", _Picture(outlines.made_on)),
    "5.1.4": ("Use-by date", "有效期", _Picture(outlines.use_by, 64)),
    "5.1.5": ("Batch code", "批号", _Framed(("LOT",))),
    "5.1.6": ("Catalogue number", "产品编号", _Framed(("REF",))),
    "5.1.7": ("Serial number", "序列号", _Framed(("SN",))),
    "5.1.8": ("Importer", "进口商", _Picture(outlines.importer, 125)),
    "5.1.9": ("Distributor", "经销商", _Picture(outlines.distributor, 132)),
    "5.1.10": ("Model number", "型号", _Framed(("#",))),
    "5.1.11": ("Country of manufacture", "制造国", _Framed(("CC",))),
    "5.2.1": ("Sterile", "无菌", _Framed(("STERILE",))),
    "5.2.2": ("Processed using aseptic technique", "无菌加工", _Framed(("STERILE", "A"))),
    "5.2.3": ("Sterilized using ethylene oxide", "环氧乙烷灭菌", _Framed(("STERILE", "EO"))),
    "5.2.4": ("Sterilized using irradiation", "辐照灭菌", _Framed(("STERILE", "R"))),
    "5.2.5": ("Sterilized using steam or dry heat", "蒸汽或干热灭菌", _Framed(("STERILE", "heat"))),
    "5.2.6": ("Do not resterilize", "不得二次灭菌", _Picture(outlines.no_resterilising, 170)),
    "5.2.7": ("Non-sterile", "非无菌", _Picture(outlines.not_sterile, 144)),
    "5.2.8": ("Do not use if package is damaged", "包装破损切勿使用", _Picture(outlines.package_damaged)),
    "5.2.11": ("Single sterile barrier system", "单层无菌屏障系统", _Picture(outlines.barrier)),
    "5.2.12": ("Double sterile barrier system", "双层无菌屏障系统", _Picture(outlines.two_barriers)),
    "5.2.13": (
        "Single sterile barrier system with protective packaging inside",
        "单层无菌屏障系统，内有保护性包装",
        _Picture(outlines.barrier_packed_inside),
    ),
    "5.2.14": (
        "Single sterile barrier system with protective packaging outside",
        "单层无菌屏障系统，外有保护性包装",
        _Picture(outlines.barrier_packed_outside),
    ),
    "5.3.2": ("Keep away from sunlight", "避免日晒", _Picture(outlines.no_sunlight)),
    "5.3.4": ("Keep dry", "保持干燥", _Picture(outlines.keep_dry)),
    "5.3.5": ("Lower limit of temperature", "温度下限", _Picture(outlines.cold_limit, 56)),
    "5.3.6": ("Upper limit of temperature", "温度上限", _Picture(outlines.warm_limit, 56)),
    "5.3.7": ("Temperature limit", "温度极限", _Picture(outlines.both_limits, 80)),
    "5.4.2": ("Do not re-use", "不得二次使用", _Picture(outlines.no_reuse)),
    "5.4.3": ("Consult instructions for use", "查阅使用说明", _Picture(outlines.instructions, 120)),
    "5.4.4": ("Caution", "注意", _Picture(outlines.caution, 114)),
    "5.4.12": ("Single patient, multiple use", "单个患者，多次使用", _Picture(outlines.one_patient, 130)),
    "5.7.7": ("Medical device", "医疗器械", _Framed(("MD",))),
    "5.7.10": ("Unique device identifier", "唯一器械标识", _Framed(("UDI",))),
}

SMALLEST: Final = 9
"""Dots; in a lower symbol lines would shrink to nothing."""

ISO_SYMBOLS: Final[Mapping[str, Title]] = MappingProxyType(
    {number: Title(english, chinese) for number, (english, chinese, _) in _SYMBOLS.items()}
)
"""Every symbol that can be drawn: number of its clause → title."""


def iso_symbol(number: str, x: float, y: float, height: float) -> tuple[Mark, ...]:
    """Draws a symbol.

    Args:
        number: of the clause, such as ``5.1.5``.
        x: left edge in dots.
        y: top edge in dots.
        height: in dots; drawn `SMALLEST` high at least.

    Raises:
        Refusal: ``unknown_iso_symbol``.
    """
    look = _look(number)
    pen = Pen(round(x), round(y), _high(height))
    if isinstance(look, _Picture):
        look.draw(pen)
    else:
        _draw_framed(pen, look)
    return tuple(pen.marks)


def iso_width(number: str, height: float) -> float:
    """Width of a symbol in dots at a height in dots.

    Raises:
        Refusal: ``unknown_iso_symbol``.
    """
    look = _look(number)
    high = _high(height)
    if isinstance(look, _Picture):
        return look.width * high / BOARD
    pen = Pen(0, 0, high)
    return sum(_part_width(pen, part) for part in look.parts) - pen.stroke * (len(look.parts) - 1)


def _high(height: float) -> int:
    return max(round(height), SMALLEST)


def _look(number: str) -> _Look:
    if number not in _SYMBOLS:
        raise Refusal("unknown_iso_symbol", symbol=number)
    return _SYMBOLS[number][2]


def _size(pen: Pen) -> int:
    return max(4, round(pen.height * TEXT_SIZE))


def _part_width(pen: Pen, part: str) -> int:
    inner = pen.length(34) if part == "heat" else text_width(Face.BOLD, _size(pen), part)
    return round(inner + 2 * ROOM * pen.height) + 2 * pen.stroke


def _draw_framed(pen: Pen, look: _Framed) -> None:
    left = 0
    for part in look.parts:
        width = _part_width(pen, part)
        pen.frame(left, width)
        if part == "heat":
            outlines.heat(Pen(pen.x + left, pen.y, pen.height, pen.marks), width * BOARD / pen.height / 2)
        else:
            inner = text_width(Face.BOLD, _size(pen), part)
            pen.write(part, left + round((width - inner) / 2), BOARD / 2, _size(pen))
        left += width - pen.stroke
