"""The label printers of the demo: they answer status, and all that they print is kept as bytes, picture and text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.labels.png import png
from desktop.models.label import LabelPurpose
from desktop.runtime.prepared_label import Prepared
from desktop.runtime.print_queue import PrintQueue
from desktop.runtime.printer_writer import LabelTold

PRINTERS: Final[dict[str, dict[str, Any]]] = {
    "Printer 1": {"url": "demo://DAY"},
    "Printer 2": {"url": "demo://NIGHT", "width_mm": 100, "height_mm": 70, "for": ["box", "hand_over"]},
}
"""By name; the second has the large labels that go on a box."""


class DemoLabels(QObject):
    """Keeps ``NNN-purpose.zpl``, ``.png`` and ``.json`` of every label in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._told: list[LabelTold] = []
        self._printers = [LoopbackPrinter(more["url"].removeprefix("demo://")) for more in PRINTERS.values()]
        self._queue: PrintQueue | None = None
        for printer in self._printers:
            printer.start()

    @property
    def tables(self) -> tuple[dict[str, Any], ...]:
        """The printers for the settings file."""
        return tuple({"name": name, "language": "zpl", "dpi": 203} | more for name, more in PRINTERS.items())

    def listen(self, queue: PrintQueue) -> None:
        """Keep what this queue prints."""
        self._queue = queue
        queue.told.connect(self._keep)

    def close(self) -> None:
        """Switch the printers off."""
        for printer in self._printers:
            printer.stop()

    def has_printed_the_unit_label(self) -> bool:
        """The label of the unreadable pack is out, so that it can be scanned back."""
        return any(told.label.purpose is LabelPurpose.UNIT for told in self._told)

    def has_printed_the_box(self) -> bool:
        """The label of the emergency's box is out, so that it can be scanned back; its sheet is a paper."""
        return any(told.label.purpose is LabelPurpose.BOX for told in self._told)

    def has_printed_all(self) -> bool:
        """Nothing waits any more."""
        queue = self._queue
        return queue is not None and bool(self._told) and not any(queue.waiting(name) for name in PRINTERS)

    def summary(self, states: dict[str, int]) -> dict[str, Any]:
        """Counts for the summary; ``states`` are those of the ledger."""
        out = [label.data for printer in self._printers for label in printer.printed]
        sent = [told.prepared.payload for told in self._told if told.prepared is not None]
        return {
            "printed": dict(Counter(told.label.purpose.value for told in self._told)),
            "endings": dict(Counter(told.ending.value for told in self._told)),
            "states": states,
            "came_out": len(out),
            "doubled": sum(count - 1 for count in Counter(out).values()),
            "as_sent": sorted(out) == sorted(sent),
            "files": sorted(path.name for path in self._folder.iterdir()),
        }

    def _keep(self, told: LabelTold) -> None:
        self._told.append(told)
        name = f"{len(self._told):03}-{told.label.purpose.value}"
        if told.prepared is not None:
            self._write(name, told, told.prepared)

    def _write(self, name: str, told: LabelTold, prepared: Prepared) -> None:
        (self._folder / f"{name}.zpl").write_bytes(prepared.payload)
        if prepared.bitmap is not None and prepared.drawing is not None:
            (self._folder / f"{name}.png").write_bytes(png(prepared.bitmap, prepared.drawing.dpi))
        said = {
            "label": str(told.label.label),
            "purpose": told.label.purpose.value,
            "template": prepared.drawing.name if prepared.drawing is not None else "",
            "symbol": told.label.symbol,
            "decoded": [
                {"kind": one.kind.value, "identifier": one.identifier, "message": one.message} for one in prepared.read
            ],
            "ending": told.ending.value,
            "cause": told.code,
            "sha256": prepared.sha256,
            "bytes": len(prepared.payload),
        }
        text = json.dumps(said, ensure_ascii=False, indent=1)
        (self._folder / f"{name}.json").write_text(text, encoding="utf-8")
