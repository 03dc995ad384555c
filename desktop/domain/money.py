"""Exact money in CNY: whole fen."""

from decimal import ROUND_HALF_UP, Decimal
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


def rounded(value: Decimal) -> Decimal:
    """An amount to the fen, halves away from zero, as invoices are rounded."""
    return value.quantize(FEN, ROUND_HALF_UP)


def tax_of(amount: Decimal, rate: int, *, included: bool) -> Decimal:
    """The tax of an amount: inside it, or on top.

    Args:
        amount: in yuan.
        rate: in hundredths of a per cent; 13 % is 1300.
        included: whether the amount already contains the tax.
    """
    return rounded(amount * rate / (10000 + rate if included else 10000))
