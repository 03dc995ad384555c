"""Ordering what is below its minimum: one order for each owner, lines on order from this moment (J9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.replenishment import check_change
from desktop.models.party import Party
from desktop.models.replenishment import ProposalChange, RefillExchange, RefillLine, RefillOrder
from desktop.queries.exchanging import ShortDated, short_dated
from desktop.queries.refill_orders import OrderState, order_page
from desktop.queries.replenishment import ProposalRow, as_plain, explain, par_id, proposals
from desktop.services.master_data.lookups import party_named, refuse_foreign, site_row
from desktop.services.numbering import next_number
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChangeProposal:
    """Order another quantity than proposed, 0 for nothing; ``place`` is the code of a place or of a kit."""

    place: str
    item: str
    pieces: int
    reason: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ProposalChanged:
    """What was proposed and what will be ordered."""

    place: str
    item: str
    proposed: int
    pieces: int


@dataclass(frozen=True, slots=True)
class SendOrder:
    """Order from one owner everything that is below its minimum at a site.

    Attributes:
        pieces: the sum that the person saw; None to send whatever it is now.
    """

    site: str
    owner: str
    pieces: int | None = None


@dataclass(frozen=True, slots=True)
class OrderSent:
    """The order: its number, lines, pieces, and pieces that are to be exchanged."""

    order: str
    owner: str
    lines: int
    pieces: int
    exchanges: int


def change_proposal(uow: UnitOfWork, request: ChangeProposal) -> ProposalChanged:
    """Keep what the planner wants instead; it is forgotten when the proposal changes or is ordered.

    Raises:
        Refusal: ``unknown_par``, ``nothing_proposed``, ``reason_missing``, ``not_in_packs``, ``above_maximum``,
            ``not_your_site``.
    """
    key = par_id(uow.connection, request.place, request.item, request.owner)
    row = explain(uow.connection, key, uow.at).row
    partner = site_row(uow, row.par.site).partner_id
    if not row.proposal.below_minimum:
        raise Refusal("nothing_proposed", item=row.par.name, place=row.par.at)
    if not request.reason:
        raise Refusal("reason_missing")
    check_change(row.proposal, request.pieces)
    _end_changes(uow, [key])
    values = {"par_id": key, "partner_id": partner, "proposed": row.proposal.pieces, "pieces": request.pieces}
    said = {"reason": request.reason, "changed_at": uow.at, "changed_by_id": uow.actor.id}
    uow.write(insert(ProposalChange).values(values | said))
    subject = f"{request.place} {request.item}"
    uow.record("change_proposal", subject, reason=request.reason, old=row.proposal.pieces, new=request.pieces)
    uow.touched(Kind.REPLENISHMENT)
    return ProposalChanged(request.place, request.item, row.proposal.pieces, request.pieces)


def send_order(uow: UnitOfWork, request: SendOrder) -> OrderSent:
    """Make the order, its lines and its message to the owner; what is sent is on order and not proposed again.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``nothing_to_order``, ``proposals_changed``
            when the sum is not what the person saw.
    """
    site, owner = site_row(uow, request.site), party_named(uow, request.owner)
    # Taking the number first makes a second sender wait here and then see this order's lines.
    number = next_number(uow, "O")
    rows = [row for row in proposals(uow.connection, request.site, uow.at, request.owner) if row.pieces]
    pieces = sum(row.pieces for row in rows)
    if not rows:
        raise Refusal("nothing_to_order", site=request.site, owner=_name(uow, owner))
    if request.pieces not in (None, pieces):
        raise Refusal("proposals_changed", seen=request.pieces, now=pieces)
    ledger = Ledger(site.id, site.partner_id)
    head = {"number": number, "site_id": site.id, "partner_id": site.partner_id, "owner_id": owner}
    sent = {"sent_at": uow.at, "sent_by_id": uow.actor.id}
    key = uow.write(insert(RefillOrder).values(head | sent).returning(RefillOrder.id)).scalar_one()
    uow.write(insert(RefillLine), [_line(key, position, row) for position, row in enumerate(rows, 1)])
    _end_changes(uow, [row.par.id for row in rows])
    due = [one for one in short_dated(uow.connection, request.site, uow.at, request.owner) if not one.order]
    if due:
        uow.write(insert(RefillExchange), [_exchange(key, one) for one in due])
    write_message(uow, "refill_order", owner, number, _message(number, request, rows, due), ledger)
    uow.record("send_order", number, site=site.id, owner=request.owner, lines=len(rows), pieces=pieces)
    uow.touched(Kind.REPLENISHMENT)
    return OrderSent(number, request.owner, len(rows), pieces, int(sum(one.pieces for one in due)))


def _name(uow: UnitOfWork, party: int) -> str:
    return uow.read(select(Party.name).where(Party.id == party)).scalar_one()


def _line(order: int, position: int, row: ProposalRow) -> dict[str, Any]:
    return {
        "order_id": order,
        "position": position,
        "par_id": row.par.id,
        "item_id": row.par.item_id,
        "proposed": row.proposal.pieces,
        "pieces": row.pieces,
        "reason": row.changed.reason if row.changed else "",
        "explanation": canonical(as_plain(row)),
    }


def _exchange(order: int, one: ShortDated) -> dict[str, Any]:
    names = ("item_id", "lot_id", "unit_id", "place_id", "expires_on", "pieces")
    return {"order_id": order} | {name: getattr(one, name) for name in names}


def _message(number: str, request: SendOrder, rows: Sequence[ProposalRow], due: Sequence[ShortDated]) -> dict[str, Any]:
    lines = [
        {"position": at, "item": row.par.item, "gtin": row.par.gtin, "name": row.par.name}
        | {"place": row.par.at, "pieces": row.pieces, "pack": row.par.levels.pack}
        for at, row in enumerate(rows, 1)
    ]
    exchange = [
        {"item": one.item, "lot": one.lot, "serial": one.serial, "pieces": str(one.pieces)}
        | {"expires_on": to_wire(one.expires_on), "place": one.place}
        for one in due
    ]
    head = {"order": number, "site": request.site, "owner": request.owner}
    return head | {"lines": lines, "exchange": exchange}


def _end_changes(uow: UnitOfWork, keys: Sequence[int]) -> None:
    changes = update(ProposalChange).where(ProposalChange.par_id.in_(keys), ProposalChange.ended_at.is_(None))
    uow.write(changes.values(ended_at=uow.at))


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Take an order back, or what is still open of it."""

    order: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    """What was cancelled."""

    order: str


def cancel_order(uow: UnitOfWork, request: CancelOrder) -> OrderCancelled:
    """Cancel an order and tell its owner; its open lines are no longer on order.

    Raises:
        Refusal: ``unknown_order``, ``order_was_cancelled``, ``order_announced`` with the delivery that is on its way,
            ``order_delivered``, ``reason_missing``, ``not_your_site``.
    """
    if not request.reason:
        raise Refusal("reason_missing")
    page = order_page(uow.connection, request.order, uow.at)
    state = page.order.state
    if state is OrderState.CANCELLED:
        raise Refusal("order_was_cancelled", order=request.order)
    if state is OrderState.ANNOUNCED:
        raise Refusal("order_announced", order=request.order, notice=page.deliveries[-1])
    if state is OrderState.DELIVERED:
        raise Refusal("order_delivered", order=request.order)
    row = order_row(uow, request.order)
    done = {"cancelled_at": uow.at, "cancelled_by_id": uow.actor.id, "cancel_reason": request.reason}
    uow.write(update(RefillOrder).where(RefillOrder.id == row.id).values(done))
    body = {"order": request.order, "site": page.order.site, "owner": page.order.owner, "reason": request.reason}
    write_message(uow, "refill_order_cancelled", row.owner_id, request.order, body, Ledger(row.site_id, row.partner_id))
    uow.record("cancel_order", request.order, site=row.site_id, reason=request.reason)
    uow.touched(Kind.REPLENISHMENT)
    return OrderCancelled(request.order)


def order_row(uow: UnitOfWork, number: str) -> Any:
    """The order's row, locked until the end of the job.

    Raises:
        Refusal: ``unknown_order``, ``not_your_site``.
    """
    asked = select(RefillOrder.__table__).where(RefillOrder.number == number).with_for_update()
    row = uow.connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_order", order=number)
    refuse_foreign(uow, row.partner_id, number)
    return row


CHANGE_PROPOSAL = Verb("change_proposal", ChangeProposal, ProposalChanged, change_proposal, Action.REPLENISH)
SEND_ORDER = Verb("send_order", SendOrder, OrderSent, send_order, Action.REPLENISH)
CANCEL_ORDER = Verb("cancel_order", CancelOrder, OrderCancelled, cancel_order, Action.REPLENISH)
