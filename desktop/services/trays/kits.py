"""Kits: the bill of contents of a kind of tray, and which trays are of that kind."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.tray import Kit, KitLine, TrayKit
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, rows_where_in
from desktop.services.perform import Verb
from desktop.services.trays.tray_at_hand import tray_named
from desktop.storage.unit_of_work import UnitOfWork

MOST_PIECES = 1000


@dataclass(frozen=True, slots=True)
class KitItem:
    """So many pieces of an item, by REF."""

    item: str
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class SaveKit:
    """A kit as it shall be, with all its lines in the order of the tick list."""

    code: str
    name: str
    lines: tuple[KitItem, ...]
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class KitSaved:
    """What was saved: how many lines and pieces."""

    code: str
    created: bool
    lines: int
    pieces: int


@dataclass(frozen=True, slots=True)
class AssignKit:
    """Say of which kit a tray is."""

    tray: str
    kit: str


@dataclass(frozen=True, slots=True)
class KitAssigned:
    """What was said."""

    tray: str
    kit: str


def save_kit(uow: UnitOfWork, request: SaveKit) -> KitSaved:
    """Add a kit or change it whole.

    Raises:
        Refusal: ``faulty_entry``, ``no_rows``, ``repeated_row``, ``unknown_item``, ``not_your_site``.
    """
    _check(request)
    items = _items(uow, request)
    names = {"name": request.name, "name_en": request.name_en}
    known = uow.read(select(Kit.id, Kit.partner_id).where(Kit.code == request.code)).first()
    if known is None:
        partner = uow.actor.partner_id or items[request.lines[0].item][1]
        kit = uow.write(insert(Kit).values(names | {"code": request.code, "partner_id": partner}).returning(Kit.id))
        key = kit.scalar_one()
    else:
        refuse_foreign(uow, known.partner_id, request.code)
        key = known.id
        uow.write(update(Kit).where(Kit.id == key).values(names))
        uow.write(delete(KitLine).where(KitLine.kit_id == key))
    rows = [
        {"kit_id": key, "position": at, "item_id": items[line.item][0], "pieces": line.pieces}
        for at, line in enumerate(request.lines, 1)
    ]
    uow.write(insert(KitLine), rows)
    bill = {line.item: line.pieces for line in request.lines}
    uow.record("save_kit", request.code, lines=bill, name=request.name, name_en=request.name_en)
    uow.touched(Kind.TRAYS)
    return KitSaved(request.code, known is None, len(rows), sum(line.pieces for line in request.lines))


def _check(request: SaveKit) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    for at, line in enumerate(request.lines, 1):
        check.whole(f"lines.{at}.pieces", line.pieces, 1, MOST_PIECES)
    faults.check_entry()


def _items(uow: UnitOfWork, request: SaveKit) -> dict[str, tuple[int, int]]:
    wanted = [line.item for line in request.lines]
    if not wanted:
        raise Refusal("no_rows")
    if len(set(wanted)) < len(wanted):
        again = next(at for at, ref in enumerate(wanted) if ref in wanted[:at])
        raise Refusal("repeated_row", value=wanted[again], line=again + 1)
    asked = select(Item.ref, Item.id, Item.maker_id).where(Item.retired_at.is_(None))
    found = {row.ref: (row.id, row.maker_id) for row in rows_where_in(uow, asked, Item.ref, set(wanted))}
    missing = next((ref for ref in wanted if ref not in found), None)
    if missing is not None:
        raise Refusal("unknown_item", item=missing, line=wanted.index(missing) + 1)
    return found


def assign_kit(uow: UnitOfWork, request: AssignKit) -> KitAssigned:
    """Say of which kit a tray is; it was of another until now, or of none.

    Raises:
        Refusal: ``unknown_tray``, ``unknown_kit``, ``not_your_site``.
    """
    tray = tray_named(uow, request.tray)
    kit = kit_named(uow, request.kit)
    old = uow.read(select(TrayKit.kit_id).where(TrayKit.tray_id == tray.id)).scalar()
    if old is None:
        uow.write(insert(TrayKit).values(tray_id=tray.id, kit_id=kit))
    else:
        uow.write(update(TrayKit).where(TrayKit.tray_id == tray.id).values(kit_id=kit))
    uow.record("assign_kit", tray.code, site=tray.ledger.site, kit=request.kit, old=old)
    uow.touched(Kind.TRAYS)
    return KitAssigned(tray.code, request.kit)


def kit_named(uow: UnitOfWork, code: str) -> int:
    """The key of a kit by its code.

    Raises:
        Refusal: ``unknown_kit``.
    """
    kit = uow.read(select(Kit.id).where(Kit.code == code, Kit.retired_at.is_(None))).scalar()
    if kit is None:
        raise Refusal("unknown_kit", kit=code)
    return kit


SAVE_KIT = Verb("save_kit", SaveKit, KitSaved, save_kit, Action.EDIT_MASTER_DATA)
ASSIGN_KIT = Verb("assign_kit", AssignKit, KitAssigned, assign_kit, Action.EDIT_MASTER_DATA)
