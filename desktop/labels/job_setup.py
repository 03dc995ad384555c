"""What a printer must be told about the label stock and the job, whatever its language."""

from dataclasses import dataclass

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Bitmap, Drawing, dots

DPI = (100, 1200)
MM = (3.0, 1000.0)
GAP_MM = (0.0, 50.0)
DARKNESS = (0, 30)
SPEED = (1, 14)
COPIES = (1, 9999)


@dataclass(frozen=True, slots=True)
class JobSetup:
    """The stock in the printer and how one job prints on it.

    Attributes:
        dpi: dots per inch of the print head.
        width_mm: of one label.
        height_mm: of one label.
        gap_mm: between two labels, 0 for continuous stock.
        darkness: 0 to 30 as in ZPL (TSPL gets half of it); None leaves the printer as it is.
        speed: inches per second; None leaves the printer as it is.
        copies: labels of this job; more than one only for labels without a serial.
        serialised: whether the label names one single piece.
        turned: whether the label comes out the other way round.
    """

    dpi: int
    width_mm: float
    height_mm: float
    gap_mm: float = 2.0
    darkness: int | None = None
    speed: int | None = None
    copies: int = 1
    serialised: bool = True
    turned: bool = False

    def __post_init__(self) -> None:
        """Refuse what no printer can be told.

        Raises:
            Refusal: ``printer_setup_wrong`` (field, value, lowest, highest), ``copies_of_serialised_label``.
        """
        _within("dpi", self.dpi, DPI)
        _within("width_mm", self.width_mm, MM)
        _within("height_mm", self.height_mm, MM)
        _within("gap_mm", self.gap_mm, GAP_MM)
        _within("darkness", self.darkness, DARKNESS)
        _within("speed", self.speed, SPEED)
        _within("copies", self.copies, COPIES)
        if self.serialised and self.copies > 1:
            raise Refusal("copies_of_serialised_label", copies=self.copies)

    @property
    def width(self) -> int:
        """Of the label in dots."""
        return dots(self.width_mm, self.dpi)

    @property
    def height(self) -> int:
        """Of the label in dots."""
        return dots(self.height_mm, self.dpi)

    def require_drawn_for(self, drawing: Drawing) -> None:
        """Refuse a drawing that was laid out for other dots.

        Raises:
            Refusal: ``label_for_other_printer`` with both resolutions.
        """
        if drawing.dpi != self.dpi:
            raise Refusal("label_for_other_printer", label_dpi=drawing.dpi, printer_dpi=self.dpi)

    def require_room(self, bitmap: Bitmap) -> None:
        """Refuse a picture that is larger than the stock.

        Raises:
            Refusal: ``label_larger_than_stock`` with both sizes in dots.
        """
        if bitmap.width > self.width or bitmap.height > self.height:
            raise Refusal(
                "label_larger_than_stock",
                label_width=bitmap.width,
                label_height=bitmap.height,
                stock_width=self.width,
                stock_height=self.height,
            )


def _within(field: str, value: float | None, bounds: tuple[float, float]) -> None:
    """Refuse a figure out of its bounds; NaN is in none."""
    if value is not None and not bounds[0] <= value <= bounds[1]:
        raise Refusal(
            "printer_setup_wrong",
            field=field,
            value=f"{value:g}",
            lowest=f"{bounds[0]:g}",
            highest=f"{bounds[1]:g}",
        )
