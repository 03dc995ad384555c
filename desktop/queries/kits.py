"""Kits as their editor shows them: each with its whole bill of contents."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.models.item import Item
from desktop.models.tray import Kit, KitLine


@dataclass(frozen=True, slots=True)
class KitPart:
    """So many pieces of an item, by REF."""

    item: str
    pieces: int


@dataclass(frozen=True, slots=True)
class KitSheet:
    """A kit with its lines in the order of the tick list."""

    code: str
    name: str
    name_en: str
    lines: tuple[KitPart, ...]
    retired_at: datetime | None

    @property
    def pieces(self) -> int:
        """Pieces in a full tray."""
        return sum(line.pieces for line in self.lines)


def kit_sheets(connection: Connection, *, retired: bool = False) -> tuple[KitSheet, ...]:
    """All kits by code; with those out of use when asked."""
    asked = select(Kit.id, Kit.code, Kit.name, Kit.name_en, Kit.retired_at).order_by(Kit.code)
    kits = connection.execute(asked if retired else asked.where(Kit.retired_at.is_(None))).all()
    lines: dict[int, list[KitPart]] = {kit.id: [] for kit in kits}
    bill = select(KitLine.kit_id, Item.ref, KitLine.pieces).join(Item, Item.id == KitLine.item_id)
    for row in connection.execute(bill.order_by(KitLine.kit_id, KitLine.position)).all():
        lines.setdefault(row.kit_id, []).append(KitPart(row.ref, row.pieces))
    return tuple(KitSheet(kit.code, kit.name, kit.name_en, tuple(lines[kit.id]), kit.retired_at) for kit in kits)
