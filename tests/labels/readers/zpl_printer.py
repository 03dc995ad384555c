"""A ZPL printer for tests: zplkit draws, what it cannot do is taken out by name, and every command is written down.

zplkit refuses the commands that set up a real printer. They leave no dot on the label, so they are taken out of the
job before it is drawn, but never out of the list of commands. Anything else that it refuses is a failure of the job.
"""

from dataclasses import dataclass

from zplkit import Options, render
from zplkit.parse import parse
from zplkit.rendering import Limits

from desktop.labels.drawing import Bitmap
from tests.labels.readers.canvas import from_gray

SET_UP = frozenset(
    ("^MM", "^MN", "^MT", "^PR", "^MD", "^PQ", "^JZ", "^JM", "^JU", "^XB", "^PM", "^MF", "^ML")
)  # fmt: skip
CONTROLS = frozenset(("~SD", "~HS", "~HQ", "~HI", "~JA", "~TA", "~JS"))
_OWN_FONTS = "Resident fonts"
"""Letters of the printer's own may look a little different: only files that are not ours ask for them."""
_LIMITS = Limits(graphic_bytes=4_000_000, input_bytes=8_000_000, segments=20_000_000)


class ZplFault(Exception):
    """A job that a strict printer does not take."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out of the printer, each copy by itself, and the name of every command in its order."""

    labels: list[Bitmap]
    commands: list[str]


def print_zpl(job: bytes, width: int, height: int, dpi: int) -> Printed:
    """Print a job on a label of so many dots.

    Raises:
        ZplFault: if bytes stand outside of commands, a label is not closed, or its count is no number.
        RenderError: if zplkit does not know a command or cannot draw it.
    """
    kept, commands, copies = [], [], _Copies()
    for element in parse(job).elements:
        if element.kind in ("before_first_command", "control_character"):
            if bytes(element) not in (b"", b"\r", b"\n", b"\r\n"):
                raise ZplFault(f"bytes outside of any command: {bytes(element)[:20]!r}")
            continue
        name = bytes(element)[:3].decode("ascii").upper()
        commands.append(name)
        copies.command(name, bytes(element)[3:])
        if name not in SET_UP and name not in CONTROLS:
            kept.append(bytes(element))
    copies.end()
    options = Options(profile="specification", width=width, height=height, dpi=dpi)
    drawn = render(b"".join(kept), options, limits=_LIMITS)
    doubts = [one for one in drawn.warnings if not one.startswith(_OWN_FONTS)]
    if len(drawn.labels) != len(copies.counts) or doubts:
        raise ZplFault(f"{len(drawn.labels)} labels for {len(copies.counts)} formats, {doubts}")
    labels: list[Bitmap] = []
    for scene, count in zip(drawn.labels, copies.counts, strict=True):
        raster = scene.rasterize()
        labels += [from_gray(raster.pixels, raster.width, raster.height)] * count
    return Printed(labels, commands)


class _Copies:
    """Counts from ``^XA`` to ``^XZ``, and by ``^PQ``."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.open: int | None = None

    def command(self, name: str, operands: bytes) -> None:
        if name == "^XA":
            if self.open is not None:
                raise ZplFault("a label in a label")
            self.open = 1
        elif name.startswith("^") and self.open is None:
            raise ZplFault(f"{name} outside of a label")
        elif name == "^PQ":
            self.open = _quantity(operands)
        elif name == "^XZ":
            if operands not in (b"", b"\r\n", b"\n"):
                raise ZplFault(f"bytes after a label: {operands[:20]!r}")
            self.counts.append(self.open or 0)
            self.open = None

    def end(self) -> None:
        if self.open is not None:
            raise ZplFault("a label that is not closed")


def _quantity(operands: bytes) -> int:
    """Total and replicates of ``^PQ``."""
    parts = operands.rstrip(b"\r\n").split(b",")
    replicates = int(parts[2] or b"0") if len(parts) > 2 else 0
    return int(parts[0]) * (replicates or 1)
