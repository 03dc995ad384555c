"""Labels for the tests of native printing: one symbol among boxes and text, and what was printed of it."""

import random
import string
from dataclasses import dataclass

from desktop.labels.drawing import Bitmap, Drawing, Face, Rect, Symbol, SymbolKind, TextRun
from desktop.labels.job_setup import JobSetup
from desktop.labels.symbols import Room, draw_symbol

SETUP = JobSetup(dpi=203, width_mm=100, height_mm=60)
WIDTH, HEIGHT = SETUP.width, SETUP.height
LETTERS = string.ascii_uppercase + string.digits
CSET_82 = "!\"%&'()*+,-./:;<=>?_" + string.ascii_letters + string.digits
LINEAR = (SymbolKind.GS1_128, SymbolKind.CODE_128, SymbolKind.HIBC_128)

EVIL = [
    "^XZ^XA",
    '"\r\nPRINT 99',
    '"\r\nPRINT 99,1\r\n"',
    "ABC(21)FAKE",
    "~JA",
    "\\1B!R",
    "_1_5EXA",
    "^FD^FS^XZ^XA^PQ9^XZ",
    '"]\\["]"',
    "!105!102",
    ">;>8>5>6",
    "${lot}",
    "~!T",
    "GO" + "医" * 200,
    "🙂" * 20,
]


def symbol(kind: SymbolKind, value: str, x: int = 8, y: int = 16) -> Symbol:
    """A symbol at a place of the label."""
    wanted = 0.26 if kind in LINEAR else 0.4
    height = 80 if kind in LINEAR else 280
    return draw_symbol(kind, value, SETUP.dpi, Room(x, y, WIDTH - x, height), wanted)


def label(*symbols: Symbol) -> Drawing:
    """Boxes, white letters on black, black letters, and the symbols."""
    marks = (
        Rect(0, 0, WIDTH, 2),
        Rect(3, 330, 200, 90),
        TextRun("RECALL", Face.BOLD, 40, 10, 390, ink=False),
        TextRun("批号 LOT", Face.REGULAR, 30, 300, 400),
        *symbols,
        Rect(0, HEIGHT - 2, WIDTH, 2),
    )
    return Drawing("test", WIDTH, HEIGHT, SETUP.dpi, marks)


@dataclass(frozen=True, slots=True)
class Case:
    """A value of a symbology."""

    kind: SymbolKind
    value: str


def gs1_cases(kind: SymbolKind, count: int, seed: int) -> list[Case]:
    """Random GS1 values with lots and serials of all 82 characters."""
    dice = random.Random(seed)
    made = []
    for _ in range(count):
        signs = dice.choice([CSET_82, LETTERS, string.digits])
        lot, serial = ("".join(dice.choice(signs) for _ in range(dice.randint(1, 7))) for _ in range(2))
        made.append(Case(kind, f"[01]06901234567892[10]{lot}[21]{serial}"))
    return made


def ink_box(bitmap: Bitmap, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The smallest rectangle around the ink inside a rectangle (left, top, right, bottom)."""
    left, top, right, bottom = box
    stride = bitmap.stride
    rows = [f"{int.from_bytes(bitmap.rows[y * stride : (y + 1) * stride]):0{stride * 8}b}" for y in range(top, bottom)]
    inked = [(x, y) for y, row in enumerate(rows, top) for x, sign in enumerate(row[left:right], left) if sign == "1"]
    if not inked:
        return None
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1
