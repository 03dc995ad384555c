"""Which printer of a desk takes a label: the one that it names, else the first that is there for its purpose."""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.devices.label_printer import PrinterSettings
from desktop.queries.labels import LabelContent

SHEETS: Final = "A4"
"""Stands where other labels name their printer: they are saved as A4 sheets, and no printer takes them."""


def printer_for(label: LabelContent, printers: Sequence[PrinterSettings]) -> PrinterSettings | None:
    """The printer of a label; None when the desk has none for it.

    A label that names a printer waits for that one, and one for A4 sheets for no printer. Any other goes to the first
    that lists its purpose, then to the first that lists none; one that is paused is passed over as long as another
    would take it.
    """
    if label.printer == SHEETS:
        return None
    usable = [one for one in printers if one.enabled]
    if label.printer:
        return next((one for one in usable if one.name == label.printer), None)
    mine = [one for one in usable if label.purpose.value in one.purposes]
    anything = [one for one in usable if not one.purposes]
    takers = mine + anything
    return next((one for one in takers if not one.paused), takers[0] if takers else None)


def shared_out(
    labels: Iterable[LabelContent], printers: Sequence[PrinterSettings]
) -> dict[str, tuple[LabelContent, ...]]:
    """The labels by the name of their printer, each in its order; "" holds those that no printer takes."""
    shares: dict[str, list[LabelContent]] = {}
    for label in labels:
        printer = printer_for(label, printers)
        shares.setdefault("" if printer is None else printer.name, []).append(label)
    return {name: tuple(share) for name, share in shares.items()}
