"""Returns of unopened goods within seven days, and later ones by leave of a supervisor (SC-12, journey J6)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import insert

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.hold import HoldReason
from desktop.models.returns import FreightPayer, GoodsReturn, ReturnState
from desktop.services.blocking import refuse_blocked
from desktop.services.deadlines import open_deadline
from desktop.services.holding import open_hold
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.returns.delivered import DAYS, RULE, AtCustomer, Term, at_customer, term_of
from desktop.services.returns.returning_places import bin_for, come_back, order_back_label
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AcceptReturn:
    """Take back unopened goods.

    Attributes:
        source: the place that they come from, where a lot is at several.
        owner: whose they are (a code), where a lot of several owners lies in one place.
        place: the bin that they are put in; "" for the first free one for returns.
        seal_intact: the seal was looked at and is whole.
        reason: none is needed within seven days.
        freight_payer: None for the default: the hospital.
    """

    seal_intact: bool
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    pieces: Decimal = Decimal(1)
    source: str = ""
    place: str = ""
    reason: str = ""
    freight_payer: FreightPayer | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class AcceptLateReturn(AcceptReturn):
    """Take back unopened goods after day 7; ``reason`` is needed, and it does not count as a 7-day return."""


@dataclass(frozen=True, slots=True)
class ReturnAccepted:
    """The return: what came back, on which day, who bears the freight, where it lies and its label."""

    number: str
    item: str
    lot: str
    serial: str
    expires_on: date | None
    day: int
    of_days: int
    within_days: bool
    freight_payer: FreightPayer
    place: str
    label: str


def accept_return(uow: UnitOfWork, request: AcceptReturn) -> ReturnAccepted:
    """Take back unopened goods within seven days; they lie in a bin for returns until they are inspected.

    Raises:
        Refusal: ``return_too_late`` with the day, ``seal_broken``, ``held``, ``recalled``, ``not_at_customer``,
            ``say_source``, ``no_bin_for``, ``bad_quantity``; what the decoder or the catalogue refuses.
    """
    return _accept(uow, request, late=False)


def accept_late_return(uow: UnitOfWork, request: AcceptLateReturn) -> ReturnAccepted:
    """Take back unopened goods after day 7, by leave of a supervisor.

    Raises:
        Refusal: ``reason_missing``; else as `accept_return`.
    """
    if not request.reason:
        raise Refusal("reason_missing")
    return _accept(uow, request, late=True)


def _accept(uow: UnitOfWork, request: AcceptReturn, *, late: bool) -> ReturnAccepted:
    pieces = quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    if not request.seal_intact:
        raise Refusal("seal_broken", **goods.names)
    refuse_blocked(uow, [goods.key])
    standing = at_customer(uow.connection, goods, request.source, request.owner)
    term = term_of(uow.connection, goods, standing, uow.at)
    if not term.on_time and not late:
        raise Refusal(
            "return_too_late", **goods.names, day=term.day, delivered_at=term.delivered_at, due_at=term.due_at
        )
    return _book(uow, request, goods, standing, term, Decimal(1) if goods.unit is not None else pieces)


def _book(
    uow: UnitOfWork, request: AcceptReturn, goods: NamedGoods, standing: AtCustomer, term: Term, pieces: Decimal
) -> ReturnAccepted:
    target, place = bin_for(uow, standing.site, BinPurpose.RETURNS, request.place, goods.serial or goods.number)
    ledger = Ledger(standing.site, standing.partner)
    number = next_number(uow, "RT")
    movement = come_back(uow, goods, standing, target, pieces, number)
    hold = None
    if goods.unit is not None:
        hold = open_hold(uow, goods.lot, goods.unit, HoldReason.RETURN, document=number, note=request.reason)
    payer = request.freight_payer or FreightPayer.HOSPITAL
    row = {
        "number": number,
        "site_id": ledger.site,
        "partner_id": ledger.partner,
        "customer_id": standing.customer,
        "item_id": goods.item,
        "lot_id": goods.lot,
        "unit_id": goods.unit,
        "quantity": pieces,
        "delivered_at": term.delivered_at,
        "due_at": term.due_at,
        "returned_at": uow.at,
        "day": term.day,
        "within_days": term.on_time,
        "reason": request.reason,
        "authorised_by_id": None if term.on_time else uow.actor.id,
        "freight_payer": payer,
        "place_id": target.id,
        "movement_id": movement.id,
        "hold_id": hold,
        "state": ReturnState.TO_INSPECT,
        "received_by_id": uow.actor.id,
    }
    uow.write(insert(GoodsReturn).values(row))
    facts = {"day": term.day, "within_days": term.on_time, "freight_payer": payer.value, "place": place}
    uow.record("accept_return", number, site=ledger.site, reason=request.reason, **facts)
    if term.on_time:
        open_deadline(uow, RULE.code, number, ledger, term.delivered_at, party=standing.customer)
    uow.touched(Kind.RETURNS, Kind.HOLDS)
    label = order_back_label(uow, goods, "return", number, ledger)
    return ReturnAccepted(
        number,
        goods.name,
        goods.number,
        goods.serial,
        goods.expires_on,
        term.day,
        DAYS,
        term.on_time,
        payer,
        place,
        str(label),
    )


ACCEPT_RETURN = Verb("accept_return", AcceptReturn, ReturnAccepted, accept_return, Action.RETURN_GOODS)
ACCEPT_LATE_RETURN = Verb("accept_late_return", AcceptLateReturn, ReturnAccepted, accept_late_return, Action.APPROVE)
