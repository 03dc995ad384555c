"""Exact money in CNY: whole fen."""

from decimal import Decimal
from typing import Final

from desktop.domain.errors import Refusal

FEN: Final = Decimal("0.01")
LARGEST: Final = Decimal("999999999999")


def money(value: int | str | Decimal) -> Decimal:
    """An exact amount in yuan with two decimals.

    Raises:
        Refusal: ``bad_amount`` when it is no number or finer than a fen.
    """
    try:
        exact = Decimal(value)
        fits = exact.is_finite() and abs(exact) <= LARGEST and exact == exact.quantize(FEN)
    except ArithmeticError:
        fits = False
        exact = Decimal(0)
    if not fits:
        raise Refusal("bad_amount", value=str(value))
    return exact.quantize(FEN)
