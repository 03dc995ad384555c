"""Barcodes that are no UDI, refused as what they are."""

import re

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import DIGITS
from desktop.domain.udi.checks import ppn_digits

_NHSA = re.compile("C[0-9]{19}(?:[0-9]{7})?")
_KINDS = (
    ("wifi", re.compile("WIFI:", re.IGNORECASE)),
    ("contact", re.compile("BEGIN:VCARD|MECARD:", re.IGNORECASE)),
    ("payment", re.compile("(?:wxp|weixin|alipays?)://", re.IGNORECASE)),
    ("payment", re.compile("https?://(?:qr[.]alipay|payapp[.]weixin|wx[.]tenpay|qr[.]95516)[.]com", re.IGNORECASE)),
    ("message", re.compile("(?:mailto|tel|smsto?|geo):", re.IGNORECASE)),
    ("web_address", re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)),
    ("payment", re.compile("1[0-5][0-9]{16}$|2[5-9][0-9]{14,22}$|30[0-9]{14,22}$")),
    ("drug_code", re.compile("8[0-9]{19}$")),
    ("waybill", re.compile("(?:SF|YT|ZTO|JD|EMS)[0-9]{10,15}$")),
)
_FREE_TEXT = ("wifi", "contact", "payment", "message")
_BASIC_PPN = re.compile("PP[A-Z0-9._-]{4,23}")


def is_payment_code(text: str) -> bool:
    """Whether digits alone are what a person shows to pay: WeChat (18 digits, 10–15), Alipay (16–24 digits, 25–30)."""
    return kind_of(text) == "payment"


def holds_free_text(text: str) -> bool:
    """Whether a stranger's form allows any characters, line ends and Chinese among them."""
    return text[:1] not in DIGITS and kind_of(text) in _FREE_TEXT


def kind_of(text: str) -> str:
    """The kind of stranger: ``nhsa_code``, ``payment``, ``wifi``, ``web_address`` … or ``unknown``."""
    if _NHSA.fullmatch(text):
        return "nhsa_code"
    return next((kind for kind, pattern in _KINDS if pattern.match(text)), "unknown")


def stranger(text: str) -> Refusal:
    """The refusal for a text that no agency's grammar begins with.

    Returns:
        ``basic_udi_di`` for IFA's Basic UDI-DI (never on a label), else ``not_udi`` with the fact ``kind``; a
        consumable code of the NHSA (20 or 27 characters) comes with the fact ``nhsa_code``.
    """
    if _BASIC_PPN.fullmatch(text) and text[-2:] == ppn_digits(text[:-2]):
        return Refusal("basic_udi_di", what="scan", found=text)
    kind = kind_of(text)
    if kind == "nhsa_code":
        return Refusal("not_udi", what="scan", kind=kind, nhsa_code=text, found=text)
    return Refusal("not_udi", what="scan", kind=kind, found=text[:100])
