"""North American coupon codes, AIs 8110 and 8112: digits with length indicators.

Each field is one rule of a small grammar: fixed digits, or a length indicator with the digits it announces.
"""

import re

from desktop.domain.udi.dates import calendar_day


def _announced(indicators: range, extra: int = 0) -> str:
    """A length indicator and as many digits (plus ``extra``) as it says."""
    return "(?:" + "|".join(f"{number}[0-9]{{{number + extra}}}" for number in indicators) + ")"


_COMPANY = _announced(range(7), extra=6)
_REQUIREMENT = _announced(range(1, 6)) + "[0-49][0-9]{3}"
_OTHER_COMPANY = f"(?:{_COMPANY}|9)"
_COUPON = re.compile(
    _COMPANY
    + "[0-9]{6}"
    + _announced(range(1, 6))
    + _REQUIREMENT
    + f"(?:1[0-3]{_REQUIREMENT}{_OTHER_COMPANY})?"
    + f"(?:2{_REQUIREMENT}{_OTHER_COMPANY})?"
    + "(?:3(?P<until>[0-9]{6}))?"
    + "(?:4(?P<since>[0-9]{6}))?"
    + f"(?:5{_announced(range(10), extra=6)})?"
    + f"(?:6{_announced(range(1, 8), extra=6)})?"
    + "(?:9[01256][0-2][0-9][01])?"
)
_OFFER = re.compile("[01]" + _COMPANY + "[0-9]{6}" + _announced(range(10), extra=6))


def _date_fits(text: str) -> bool:
    """A day of some year; which century does not matter to a coupon, 29 February is taken in leap years of 20yy."""
    return calendar_day(2000 + int(text[:2]), int(text[2:4]), int(text[4:6]), month_end=False) is not None


def coupon_fits(value: str) -> bool:
    """Whether the data is a North American coupon code (AI 8110)."""
    fit = _COUPON.fullmatch(value)
    if fit is None:
        return False
    until, since = fit["until"], fit["since"]
    if not all(_date_fits(text) for text in (until, since) if text):
        return False
    return not (until and since) or since <= until


def offer_fits(value: str) -> bool:
    """Whether the data is a positive offer file coupon code (AI 8112)."""
    return _OFFER.fullmatch(value) is not None
