"""Exact quantities: thousandths of a piece, so that sums never drift."""

from decimal import Decimal
from typing import Final

from desktop.domain.errors import Refusal

STEP: Final = Decimal("0.001")
LARGEST: Final = Decimal("999999999")


def quantity(value: int | str | Decimal) -> Decimal:
    """An exact quantity in pieces.

    Args:
        value: pieces, at most three decimals.

    Raises:
        Refusal: ``bad_quantity`` when it is no number, finer than 0.001 or absurdly large.
    """
    try:
        exact = Decimal(value)
        fits = exact.is_finite() and abs(exact) <= LARGEST and exact == exact.quantize(STEP)
    except ArithmeticError:
        fits = False
        exact = Decimal(0)
    if not fits:
        raise Refusal("bad_quantity", value=str(value))
    return exact


def to_thousandths(pieces: Decimal) -> int:
    """Pieces as a whole number of thousandths, as the database keeps them."""
    return int(pieces.scaleb(3))


def from_thousandths(stored: int) -> Decimal:
    """Pieces from the thousandths that the database keeps; whole numbers come without decimals."""
    whole, rest = divmod(stored, 1000)
    return Decimal(whole) if rest == 0 else Decimal(stored).scaleb(-3)
