"""Scan-back: the printed label is scanned and must say exactly what its job says (devices.md §2.3)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.item import Item, Lot, Unit
from desktop.models.label import ON_PAPER, LabelJob, LabelPurpose, LabelState
from desktop.models.place import Place
from desktop.services.label_steps import Job
from desktop.services.label_symbols import symbols_in
from desktop.services.labelling import jobs_where, scanned_back
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ScanBack:
    """The scan of a label that was just printed."""

    raw: str


@dataclass(frozen=True, slots=True)
class LabelScanned:
    """The label that says so: ``again`` when it was scanned back before; ``open`` of the same code are still open.

    ``code`` is that of a tray or a place, "" for goods.
    """

    label: UUID
    purpose: LabelPurpose
    symbol: str
    item: str
    item_en: str
    lot: str
    serial: str
    code: str
    again: bool
    open: int


def scan_back(uow: UnitOfWork, request: ScanBack) -> LabelScanned:
    """Settle the oldest open printed label whose code says exactly what was scanned.

    Raises:
        Refusal: ``no_such_open_label`` when none says so; ``label_void`` when only void ones do.
    """
    same = LabelJob.symbol.in_(symbols_in(request.raw, uow.at.date()))  # the day only tells the century
    found = jobs_where(uow, same)
    on_paper = [job for job in found if job.state in ON_PAPER]
    if on_paper:
        scanned_back(uow, on_paper[0])
        return _told(uow, on_paper[0], again=False, left=len(on_paper) - 1)
    verified = [job for job in found if job.state is LabelState.VERIFIED]
    if verified:
        return _told(uow, verified[-1], again=True, left=0)
    if any(job.state is LabelState.VOID for job in found):
        raise Refusal("label_void", label=str(found[-1].id), symbol=found[-1].symbol)
    raise Refusal("no_such_open_label", raw=request.raw)


def _told(uow: UnitOfWork, job: Job, *, again: bool, left: int) -> LabelScanned:
    asked = (
        select(Item.name, Item.name_en, Lot.number, Unit.serial, Place.code)
        .select_from(LabelJob)
        .outerjoin(Lot, Lot.id == LabelJob.lot_id)
        .outerjoin(Item, Item.id == Lot.item_id)
        .outerjoin(Unit, Unit.id == LabelJob.unit_id)
        .outerjoin(Place, Place.id == LabelJob.place_id)
        .where(LabelJob.id == job.id)
    )
    item, item_en, lot, serial, code = (value or "" for value in uow.read(asked).one())
    return LabelScanned(job.id, job.purpose, job.symbol, item, item_en, lot, serial, code, again, left)


SCAN_BACK = Verb("scan_back", ScanBack, LabelScanned, scan_back, Action.PRINT)
