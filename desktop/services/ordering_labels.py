"""Ordering labels by hand: for a unit, a lot, a tray, a bin, a place, a person, a delivery, or to try a printer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import select

from desktop.domain.codes import Code, CodeKind, Command, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, PlaceKind
from desktop.domain.permissions import Action
from desktop.models.hold import Hold
from desktop.models.item import Item, Lot, Unit
from desktop.models.label import LabelJob, LabelPurpose, LabelState
from desktop.models.notice import Notice
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.services.label_content import (
    LabelGoods,
    goods_for_label,
    name_fields,
    place_fields,
    places_for_labels,
    site_fields,
)
from desktop.services.labelling import TEMPLATES, LabelOrder, order_label
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

MOST_COPIES: Final = 100


@dataclass(frozen=True, slots=True)
class LabelFor:
    """What a label is for, by the names of the catalogue.

    Attributes:
        item: REF, with ``serial`` for a unit or a device, with ``lot`` for a lot, with either for a hold.
        code: of a tray, a bin or a place, a badge, or the number of a delivery.
    """

    item: str = ""
    lot: str = ""
    serial: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class OrderLabels:
    """Order labels.

    Attributes:
        things: one label each (times ``copies``).
        template: "" for that of the purpose; ``hold_recall`` or ``hold_return`` for other holds than quarantine.
        language: ``zh_CN`` or ``en``; "" for that of the desk that prints.
        printer: "" for any of the desk's.
        copies: more than one only of what is not serial-numbered.
        site: code of the site; "" where the thing stands, or the only one.
        reason: words for a hold label.
    """

    purpose: LabelPurpose
    things: tuple[LabelFor, ...]
    template: str = ""
    language: str = ""
    printer: str = ""
    copies: int = 1
    site: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LabelsOrdered:
    """The jobs, in the order of the things."""

    labels: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An order without its print settings, and the site of the thing."""

    order: LabelOrder
    site: int | None = None


_Writer = Callable[[UnitOfWork, OrderLabels, LabelFor], _Wanted]


def order_labels(uow: UnitOfWork, request: OrderLabels) -> LabelsOrdered:
    """Order labels for things by their names.

    Raises:
        Refusal: ``unknown_unit``, ``unknown_lot``, ``unknown_tray``, ``unknown_place``, ``unknown_person``,
            ``unknown_notice``, ``unknown_site``, ``not_a_bin``, ``no_di``, ``not_on_hold``, ``already_labelled``,
            ``one_label_each``, ``bad_copies``, ``no_lines`` when nothing is asked for; ``bad_request``.
    """
    _check(request)
    return LabelsOrdered(tuple(_order(uow, request, thing) for thing in request.things))


def _check(request: OrderLabels) -> None:
    if not request.things:
        raise Refusal("no_lines")
    if not 1 <= request.copies <= MOST_COPIES:
        raise Refusal("bad_copies", copies=request.copies, most=MOST_COPIES)
    if request.language not in ("", "zh_CN", "en"):
        raise Refusal("bad_request", field="language", why="unknown")
    if len(request.template) > 80 or len(request.printer) > 80:
        raise Refusal("bad_request", field="template", why="too_long")


def _order(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> UUID:
    wanted = _WRITERS[request.purpose](uow, request, thing)
    order = wanted.order
    one_each = order.unit is not None or order.purpose in (LabelPurpose.TRAY, LabelPurpose.BADGE)
    if one_each and request.copies > 1:
        raise Refusal("one_label_each", purpose=order.purpose.value, copies=request.copies)
    site, partner = _site(uow, request.site, wanted.site)
    printed = replace(
        order,
        fields=order.fields | site_fields(uow.connection, site),
        template=request.template or TEMPLATES[request.purpose],
        language=request.language,
        printer=request.printer,
        copies=request.copies,
    )
    return order_label(uow, printed, Ledger(site, partner))


def _site(uow: UnitOfWork, code: str, stands: int | None) -> tuple[int, int]:
    asked = select(Site.id, Site.partner_id).where(Site.retired_at.is_(None)).order_by(Site.id)
    asked = asked.where(Site.code == code) if code else asked if stands is None else asked.where(Site.id == stands)
    rows = uow.read(asked.limit(2)).all()
    if len(rows) != 1:
        raise Refusal("unknown_site", site=code)
    return rows[0][0], rows[0][1]


def _unit(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    goods = _goods(uow, thing)
    if goods.unit is None:
        raise Refusal("unknown_unit", item=thing.item, lot=thing.lot, serial=thing.serial)
    _refuse_second(uow, request.purpose, goods)
    return _for_goods(uow, request.purpose, goods)


def _lot(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    return _for_goods(uow, request.purpose, _goods(uow, replace(thing, serial="")))


def _hold(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    goods = _goods(uow, thing)
    held = select(Hold.reason).where(Hold.lot_id == goods.lot, Hold.released_at.is_(None))
    if goods.unit is not None:
        held = held.where((Hold.unit_id == goods.unit) | Hold.unit_id.is_(None))
    reason = uow.read(held.order_by(Hold.id.desc()).limit(1)).scalar()
    if reason is None and request.template in ("", TEMPLATES[LabelPurpose.HOLD]):
        raise Refusal("not_on_hold", item=goods.fields["item"], lot=goods.fields["lot"], serial=goods.fields["serial"])
    wanted = _for_goods(uow, request.purpose, goods)
    kind = request.template or TEMPLATES[LabelPurpose.HOLD]
    words = {"hold": kind.removeprefix("hold_"), "reason": request.reason or (reason.value if reason else "")}
    return replace(wanted, order=replace(wanted.order, fields=wanted.order.fields | words))


def _for_goods(uow: UnitOfWork, purpose: LabelPurpose, goods: LabelGoods) -> _Wanted:
    symbol = goods.symbol(uow.at.date())
    return _Wanted(LabelOrder(purpose, symbol, goods.fields, goods.unit, goods.lot), goods.site)


def _goods(uow: UnitOfWork, thing: LabelFor) -> LabelGoods:
    if thing.serial:
        asked = select(Unit.lot_id, Unit.id).join(Item, Item.id == Unit.item_id)
        row = uow.read(asked.where(Item.ref == thing.item, Unit.serial == thing.serial)).first()
        if row is None:
            raise Refusal("unknown_unit", item=thing.item, lot=thing.lot, serial=thing.serial)
        return goods_for_label(uow.connection, row[0], row[1])
    found = select(Lot.id).join(Item, Item.id == Lot.item_id).where(Item.ref == thing.item, Lot.number == thing.lot)
    lot = uow.read(found).scalar()
    if lot is None:
        raise Refusal("unknown_lot", item=thing.item, lot=thing.lot)
    return goods_for_label(uow.connection, lot, None)


def _refuse_second(uow: UnitOfWork, purpose: LabelPurpose, goods: LabelGoods) -> None:
    """The same serial number again is a reprint of the label that there is."""
    came_out = LabelJob.first_byte_at.is_not(None) | LabelJob.verified_at.is_not(None)
    there = (LabelJob.state != LabelState.VOID) | came_out
    asked = select(LabelJob.id, LabelJob.state).where(LabelJob.unit_id == goods.unit, LabelJob.purpose == purpose)
    row = uow.read(asked.where(there).order_by(LabelJob.ordered_at.desc(), LabelJob.id.desc()).limit(1)).first()
    if row is not None:
        raise Refusal(
            "already_labelled",
            label=str(row[0]),
            state=row[1].value,
            item=goods.fields["item"],
            item_en=goods.fields["item_en"],
            serial=goods.fields["serial"],
        )


def _place(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    rows = places_for_labels(uow.connection, (Place.code == thing.code) & Place.retired_at.is_(None))
    is_tray = request.purpose is LabelPurpose.TRAY
    if is_tray and (not rows or rows[0].kind is not PlaceKind.TRAY):
        raise Refusal("unknown_tray", tray=thing.code)
    if not rows:
        raise Refusal("unknown_place", place=thing.code)
    row = rows[0]
    if request.purpose is LabelPurpose.BIN and row.kind is not PlaceKind.BIN:
        raise Refusal("not_a_bin", place=thing.code)
    if row.kind in OUTSIDE:
        raise Refusal("outside_place", place=thing.code)
    code = Code(CodeKind.TRAY if row.kind is PlaceKind.TRAY else CodeKind.PLACE, row.code)
    return _Wanted(LabelOrder(request.purpose, _sound(code), place_fields(row), place=row.id), row.site_id)


def _badge(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    asked = select(Person.badge, Person.name, Person.role)
    row = uow.read(asked.where(Person.badge == thing.code, Person.retired_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_person", badge=thing.code)
    symbol = _sound(Code(CodeKind.PERSON, row[0]))
    fields = {"badge": row[0], "person": row[1], "role": row[2].value}
    return _Wanted(LabelOrder(request.purpose, symbol, fields))


def _delivery(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    asked = select(Notice.number, Notice.site_id, Notice.owner_id).where(Notice.number == thing.code)
    row = uow.read(asked).first()
    if row is None:
        raise Refusal("unknown_notice", notice=thing.code)
    symbol = _sound(Code(CodeKind.NOTICE, row[0]))
    fields = {"notice": row[0]} | name_fields(uow.connection, owner=row[2])
    return _Wanted(LabelOrder(request.purpose, symbol, fields), row[1])


def _test(uow: UnitOfWork, request: OrderLabels, thing: LabelFor) -> _Wanted:
    fields = {"title": thing.code or request.printer, "person": uow.actor.name, "badge": uow.actor.badge}
    return _Wanted(LabelOrder(request.purpose, Code(CodeKind.COMMAND, Command.WHO_AM_I).text, fields))


def _sound(code: Code) -> str:
    """The text of a code that will read back as that code; else it is refused as ``unknown_code``."""
    parse_code(code.text)
    return code.text


_WRITERS: Final[Mapping[LabelPurpose, _Writer]] = {
    LabelPurpose.UNIT: _unit,
    LabelPurpose.DEVICE: _unit,
    LabelPurpose.LOT: _lot,
    LabelPurpose.HOLD: _hold,
    LabelPurpose.TRAY: _place,
    LabelPurpose.BIN: _place,
    LabelPurpose.PLACE: _place,
    LabelPurpose.BADGE: _badge,
    LabelPurpose.BOX: _delivery,
    LabelPurpose.HAND_OVER: _delivery,
    LabelPurpose.TEST: _test,
}

ORDER_LABELS = Verb("order_labels", OrderLabels, LabelsOrdered, order_labels, Action.PRINT)
