"""Which printer takes a label: the named one, then the one for its purpose, then one for anything."""

from dataclasses import replace

import pytest

from desktop.devices.label_printer import Language, PrinterSettings
from desktop.domain.origin import new_id
from desktop.models.label import LabelPurpose, LabelState
from desktop.queries.labels import LabelContent
from desktop.runtime.label_routing import printer_for, shared_out
from tests.services.label_desk import MORNING

ANY = PrinterSettings("Any", Language.ZPL, "socket://a:1")
BINS = PrinterSettings("Bins", Language.ZPL, "socket://b:1", purposes=("bin", "place"))
UNITS = PrinterSettings("Units", Language.ZPL, "socket://c:1", purposes=("unit",))


def label(purpose: LabelPurpose = LabelPurpose.UNIT, printer: str = "") -> LabelContent:
    state = LabelState.QUEUED
    return LabelContent(new_id(), purpose, state, "unit", "", "", {}, 1, printer, "desk 1", 0, "1002", MORNING)


@pytest.mark.parametrize(
    ("asked", "printers", "taker"),
    [
        (label(), (ANY, BINS, UNITS), "Units"),
        (label(LabelPurpose.BIN), (ANY, BINS, UNITS), "Bins"),
        (label(LabelPurpose.TRAY), (BINS, ANY), "Any"),
        (label(LabelPurpose.TRAY), (BINS, UNITS), ""),
        (label(printer="Bins"), (ANY, BINS), "Bins"),
        (label(printer="Gone"), (ANY, BINS), ""),
        (label(), (ANY, replace(UNITS, paused=True)), "Any"),
        (label(), (replace(UNITS, paused=True),), "Units"),
        (label(printer="Units"), (ANY, replace(UNITS, paused=True)), "Units"),
        (label(), (ANY, replace(UNITS, enabled=False)), "Any"),
        (label(), (), ""),
        (label(printer="A4"), (ANY, replace(ANY, name="A4")), ""),
    ],
)
def test_the_printer_of_a_label(asked: LabelContent, printers: tuple[PrinterSettings, ...], taker: str) -> None:
    found = printer_for(asked, printers)
    assert ("" if found is None else found.name) == taker


def test_every_label_is_in_one_share_and_in_its_order() -> None:
    labels = [label(), label(LabelPurpose.BIN), label(), label(LabelPurpose.BADGE)]
    shares = shared_out(labels, (UNITS, BINS))
    assert shares == {"Units": (labels[0], labels[2]), "Bins": (labels[1],), "": (labels[3],)}
