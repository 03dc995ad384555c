"""Barcode text to a frozen `Udi`, and back: everything a scanner can deliver is decoded or refused, never guessed."""

from desktop.domain.udi.decoded import Agency, Element, Encoded, Mode, Precision, Udi
from desktop.domain.udi.decoding import decode
from desktop.domain.udi.encoding import encode
from desktop.domain.udi.gs1_compose import compose
from desktop.domain.udi.gs1_items import check_item
from desktop.domain.udi.joining import join
from desktop.domain.udi.readings import readings

__all__ = [
    "Agency",
    "Element",
    "Encoded",
    "Mode",
    "Precision",
    "Udi",
    "check_item",
    "compose",
    "decode",
    "encode",
    "join",
    "readings",
]
