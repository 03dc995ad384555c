"""The pictures among the symbols of ISO 15223-1:2021: our own drawings on a board 100 units high.

They follow the published descriptions of the symbols, not anybody's artwork. Each function draws one symbol with its
left edge at 0; the table in `desktop.labels.iso_symbols` says how wide it is.
"""

from typing import Final

from desktop.labels.drawing import Face
from desktop.labels.fonts import text_width
from desktop.labels.iso_pen import Pen, Point, arc, curve

FACTORY: Final[tuple[Point, ...]] = (
    (3, 97), (3, 36), (33, 58), (33, 36), (63, 58), (68, 3), (86, 3), (97, 97),
)  # fmt: skip
"""Two saw-teeth of the roof that run into the chimney."""


def manufacturer(pen: Pen) -> None:
    """5.1.1: the factory, filled."""
    pen.fill(((0, 100), (0, 31), (31, 54), (31, 31), (61, 54), (66, 0), (88, 0), (100, 100)))


def made_on(pen: Pen) -> None:
    """5.1.3: the factory in outline."""
    pen.line(FACTORY, closed=True)


def use_by(pen: Pen) -> None:
    """5.1.4: the hourglass."""
    left: list[Point] = [(10, 3), (10, 22), (27, 46), (27, 54), (10, 78), (10, 97)]
    right = [(64 - x, y) for x, y in reversed(left)]
    pen.line([*left, *right], closed=True)
    pen.line([(0, 3), (64, 3)])
    pen.line([(0, 97), (64, 97)])


def importer(pen: Pen) -> None:
    """5.1.8: the globe, and an arrow from it into the country."""
    pen.ring((33, 36), 33)
    pen.line(arc((33, 36), (14, 30), (0, 352.5), 47), closed=True)
    pen.line([(2, 36), (64, 36)])
    pen.line([(74, 97), (122, 97), (122, 34), (97, 8), (74, 32)])
    pen.line([(33, 68), (33, 78), (92, 78)])
    pen.fill(((88, 62), (109, 78), (88, 94)))


def distributor(pen: Pen) -> None:
    """5.1.9: the lorry."""
    pen.line([(3, 14), (84, 14), (84, 78), (3, 78)], closed=True)
    pen.line([(84, 32), (110, 32), (129, 54), (129, 78), (84, 78)])
    pen.line([(98, 32), (98, 54), (129, 54)])
    for middle in (30, 104):
        pen.disc((middle, 80), 17, ink=False)
        pen.ring((middle, 80), 13)


def no_reuse(pen: Pen) -> None:
    """5.4.2: the crossed 2."""
    pen.write_centred("2", (50, 50), round(pen.length(74)), Face.REGULAR)
    forbid(pen)


def forbid(pen: Pen, center: Point = (50, 50), radius: float = 50) -> None:
    """The circle with the bar from upper left to lower right."""
    thick = max(2, round(pen.height * 0.075))
    pen.ring(center, radius, thick)
    reach = radius * 0.7071 - pen.stroke * 50 / pen.height
    pen.line([(center[0] - reach, center[1] - reach), (center[0] + reach, center[1] + reach)], thick)


def no_resterilising(pen: Pen) -> None:
    """5.2.6: the crossed 2 above the framed word STERILIZE."""
    width = round(pen.height * 1.7)
    size = _fitting(pen, "STERILIZE", width * 0.88, 32)
    pen.ring((85, 50), 50)
    pen.write_centred("2", (85, 28), round(pen.length(42)), Face.REGULAR)
    pen.bar(0, width, 44, 80, ink=False)
    pen.frame(0, width, 44, 80)
    pen.write_centred("STERILIZE", (85, 62), size)
    pen.line([(51, 16), (119, 84)])


def not_sterile(pen: Pen) -> None:
    """5.2.7: NON above STERILE in a frame."""
    size = _fitting(pen, "STERILE", pen.height * 1.2, 42)
    pen.frame(0, round(pen.height * 1.44))
    pen.write_centred("NON", (72, 30), size)
    pen.write_centred("STERILE", (72, 70), size)


def package_damaged(pen: Pen) -> None:
    """5.2.8: the torn package in the circle with a bar."""
    torn = [(52, 34), (55, 45), (64, 41), (67, 52), (76, 51)]
    pen.line([(24, 34), *torn, (76, 72), (24, 72)], closed=True)
    forbid(pen)


def barrier(pen: Pen) -> None:
    """5.2.11: one closed line."""
    pen.ring((50, 50), 50)


def two_barriers(pen: Pen) -> None:
    """5.2.12: two closed lines."""
    pen.ring((50, 50), 50)
    pen.ring((50, 50), 34)


def barrier_packed_inside(pen: Pen) -> None:
    """5.2.13: a closed line around a broken one."""
    pen.ring((50, 50), 50)
    _broken_ring(pen, 34, 8)


def barrier_packed_outside(pen: Pen) -> None:
    """5.2.14: a broken line around a closed one."""
    _broken_ring(pen, 50, 12)
    pen.ring((50, 50), 34)


def no_sunlight(pen: Pen) -> None:
    """5.3.2: the sun above a roof."""
    pen.ring((50, 32), 15)
    for turn in range(150, 391, 30):
        inner, outer = arc((50, 32), (21, 21), (turn, turn), 1)[0], arc((50, 32), (33, 33), (turn, turn), 1)[0]
        pen.line([inner, outer])
    pen.line([(8, 97), (50, 62), (92, 97)], pen.stroke + 1)


def keep_dry(pen: Pen) -> None:
    """5.3.4: the umbrella in the rain."""
    canopy = arc((50, 62), (44, 38), (180, 360), 30)
    scallops = [point for start in (94, 64.67, 35.33) for point in arc((start - 14.67, 62), (14.67, 7), (0, -180), 10)]
    pen.fill([*canopy, *scallops])
    pen.line([(50, 20), (50, 58), (50, 88), *arc((58, 88), (8, 8.5), (170, 20), 10)])
    for x, y in ((14, 16), (32, 3), (68, 3), (86, 16)):
        pen.line([(x + 4, y), (x - 2, y + 16)])


def _thermometer(pen: Pen, middle: float) -> None:
    pen.line([*arc((middle, 84), (13, 13), (-55, 235), 30), *arc((middle, 12), (7.5, 9), (180, 360), 12)], closed=True)
    pen.disc((middle, 84), 7)
    pen.line([(middle, 84), (middle, 40)])


def cold_limit(pen: Pen) -> None:
    """5.3.5: the thermometer with its lower limit."""
    _thermometer(pen, 40)
    pen.line([(0, 62), (26, 62)])


def warm_limit(pen: Pen) -> None:
    """5.3.6: the thermometer with its upper limit."""
    _thermometer(pen, 16)
    pen.line([(30, 22), (56, 22)])


def both_limits(pen: Pen) -> None:
    """5.3.7: the thermometer with both limits."""
    _thermometer(pen, 40)
    pen.line([(0, 62), (26, 62)])
    pen.line([(54, 22), (80, 22)])


def instructions(pen: Pen) -> None:
    """5.4.3: the open book with an i."""
    left = [*curve((3, 12), (40, 8), (60, 22)), *curve((60, 92), (40, 80), (3, 82))]
    pen.line(left, closed=True)
    pen.line([(120 - x, y) for x, y in left], closed=True)
    pen.disc((89, 31), 5.5)
    pen.line([(84, 44), (89, 44), (89, 67)])
    pen.line([(82, 67), (96, 67)])


def caution(pen: Pen) -> None:
    """5.4.4: the triangle with an exclamation mark."""
    pen.line([(57, 8), (109, 96), (5, 96)], round(pen.height * 0.07), closed=True)
    pen.fill(((51, 36), (63, 36), (59.5, 68), (54.5, 68)))
    pen.disc((57, 78), 5.5)


def one_patient(pen: Pen) -> None:
    """5.4.12: one person, more than once."""
    pen.disc((34, 26), 15)
    pen.fill([*arc((34, 80), (28, 32), (180, 360), 24), (62, 97), (6, 97)])
    pen.line(arc((96, 52), (30, 30), (-60, 240), 36))
    pen.fill(((98, 12), (122, 24), (102, 40)))
    pen.write_centred("1", (96, 52), round(pen.length(46)))


def _broken_ring(pen: Pen, radius: float, dashes: int) -> None:
    step = 360 / dashes
    middle = radius - 50 * pen.stroke / pen.height
    for dash in range(dashes):
        start = (dash - 0.3) * step
        pen.line(arc((50, 50), (middle, middle), (start, start + step * 0.6), 8))


def _fitting(pen: Pen, text: str, room: float, most: float) -> int:
    size = max(4, round(pen.length(most)))
    while size > 4 and text_width(Face.BOLD, size, text) > room:
        size -= 1
    return size


def heat(pen: Pen, middle: float) -> None:
    """The thermometer inside the frame of 5.2.5."""
    pen.disc((middle, 72), 10)
    pen.line([(middle, 72), (middle, 20)])
    for level in (30, 43, 56):
        pen.line([(middle, level), (middle + 13, level)], max(1, pen.stroke - 1))
