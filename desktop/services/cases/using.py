"""The usage sheet of a case: its stickers are scanned one by one (journey J5)."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, insert, select, update

from desktop.domain.cases import Fate, WasteReason
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.case import CaseGoods, UsageLine
from desktop.models.item import Item
from desktop.queries.case_facts import stickers
from desktop.services.cases.case_at_hand import CaseAtHand, case_named
from desktop.services.cases.coming_back import BACK_AT_WORK, note_back
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.trays.counting_trays import Counted
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ScanUsage:
    """One sticker of the sheet; ``why`` only for what was opened and not used."""

    number: str
    raw: str
    fate: Fate = Fate.IMPLANTED
    why: WasteReason | None = None


@dataclass(frozen=True, slots=True)
class UsageScanned:
    """What the sticker names, whether it went out with the case, and how many stickers are on the sheet."""

    number: str
    fate: Fate
    result: Counted
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    went_out: bool
    used: Decimal


@dataclass(frozen=True, slots=True)
class TakeOffSticker:
    """Take the last sticker off the sheet, or the last one with this scan."""

    number: str
    sticker: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class StickerTakenOff:
    """What was taken off, and how many are left."""

    number: str
    item: str
    ref: str
    lot: str
    serial: str
    used: Decimal


def scan_usage(uow: UnitOfWork, request: ScanUsage) -> UsageScanned:
    """Put a sticker on the sheet; what never went out with the case goes on it too and holds the report.

    The sticker of a piece that was brought back unopened notes it as found instead. A serial number that is on the
    sheet already changes nothing.

    Raises:
        Refusal: ``unknown_case``, ``case_state``; for a piece brought back ``never_went_out``, ``tray_still_out``;
            what the decoder or the catalogue refuses.
    """
    case = case_named(uow, request.number, *BACK_AT_WORK)
    found = find(uow, request.raw, uow.today(case.time_zone))
    if request.fate is Fate.RETURNED:
        return _answer(uow, case, found, request.fate, note_back(uow, case, found), went_out=True)
    if found.serial and _on_sheet(uow, case, found):
        return _answer(uow, case, found, request.fate, Counted.AGAIN, went_out=True)
    goods = _goods(uow, case, found)
    row = {"case_id": case.id, "goods_id": goods, "item_id": found.item_id, "catalogue_number": found.ref}
    size = uow.read(select(Item.specification).where(Item.id == found.item_id)).scalar_one()
    what = {"description": found.name, "size": size, "lot": found.lot, "serial": found.serial}
    said = {"quantity": Decimal(found.pieces), "fate": request.fate, "why": request.why, "raw": request.raw}
    by = {"expires_on": found.expires_on, "scanned_at": uow.at, "scanned_by_id": uow.actor.id}
    uow.write(insert(UsageLine).values(row | what | said | by))
    thing = found.serial or found.lot
    uow.record("scan_usage", f"{case.number} {thing}", site=case.ledger.site, fate=request.fate.value, item=found.ref)
    uow.touched(Kind.CASES)
    result = Counted.EXTRA if goods is None else Counted.COUNTED
    return _answer(uow, case, found, request.fate, result, went_out=goods is not None)


def _answer(
    uow: UnitOfWork, case: CaseAtHand, found: Found, fate: Fate, result: Counted, *, went_out: bool
) -> UsageScanned:
    names = (found.name, found.name_en, found.ref, found.lot, found.serial)
    return UsageScanned(case.number, fate, result, *names, went_out, _used(uow, case))


def _used(uow: UnitOfWork, case: CaseAtHand) -> Decimal:
    return sum((one.quantity for one in stickers(uow.connection, case.id)), Decimal(0))


def _on_sheet(uow: UnitOfWork, case: CaseAtHand, found: Found) -> bool:
    asked = select(UsageLine.id).where(UsageLine.case_id == case.id, UsageLine.taken_back_at.is_(None))
    asked = asked.where(UsageLine.item_id == found.item_id, UsageLine.serial == found.serial)
    return uow.read(asked.limit(1)).first() is not None


def _goods(uow: UnitOfWork, case: CaseAtHand, found: Found) -> int | None:
    """What went out and is not on the sheet yet; what did not come back comes first."""
    if found.lot_id is None or (found.carries_serial and found.unit_id is None):
        return None
    on_sheet = select(func.coalesce(func.sum(UsageLine.quantity), 0)).where(UsageLine.goods_id == CaseGoods.id)
    used = on_sheet.where(UsageLine.taken_back_at.is_(None)).scalar_subquery()
    asked = select(CaseGoods.id).where(CaseGoods.case_id == case.id, CaseGoods.lot_id == found.lot_id)
    asked = asked.where(CaseGoods.unit_id == found.unit_id, CaseGoods.quantity - used >= Decimal(found.pieces))
    return uow.read(asked.order_by((CaseGoods.quantity - CaseGoods.back - used).desc(), CaseGoods.id)).scalar()


def take_off_sticker(uow: UnitOfWork, request: TakeOffSticker) -> StickerTakenOff:
    """Take a sticker off the sheet.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``nothing_to_undo``; what the decoder or the catalogue refuses.
    """
    case = case_named(uow, request.number, *BACK_AT_WORK)
    asked = select(UsageLine.id, UsageLine.description, UsageLine.catalogue_number, UsageLine.lot, UsageLine.serial)
    asked = asked.where(UsageLine.case_id == case.id, UsageLine.taken_back_at.is_(None))
    if request.sticker:
        found = find(uow, request.sticker, uow.today(case.time_zone))
        asked = asked.where(UsageLine.item_id == found.item_id, UsageLine.lot == found.lot)
        asked = asked.where(UsageLine.serial == found.serial)
    row = uow.read(asked.order_by(UsageLine.id.desc()).limit(1)).first()
    if row is None:
        raise Refusal("nothing_to_undo")
    uow.write(update(UsageLine).where(UsageLine.id == row.id).values(taken_back_at=uow.at))
    uow.record("take_off_sticker", f"{case.number} {row.serial or row.lot}", site=case.ledger.site)
    uow.touched(Kind.CASES)
    names = (row.description, row.catalogue_number, row.lot, row.serial)
    return StickerTakenOff(case.number, *names, _used(uow, case))


SCAN_USAGE = Verb("scan_usage", ScanUsage, UsageScanned, scan_usage, Action.REPORT_USE)
TAKE_OFF_STICKER = Verb("take_off_sticker", TakeOffSticker, StickerTakenOff, take_off_sticker, Action.REPORT_USE)
