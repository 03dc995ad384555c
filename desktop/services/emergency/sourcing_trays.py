"""Asking another centre for an instrument tray: it goes from there straight to the hospital, as a part (SC-06)."""

from dataclasses import dataclass

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import OrderTray
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.queries.order_facts import trays
from desktop.services.consenting import require_consent
from desktop.services.emergency.order_at_hand import order_named
from desktop.services.emergency.parts import settle
from desktop.services.emergency.picking_trays import promised_to, refuse_out, slot_for
from desktop.services.emergency.sourcing import CHOSEN_AT, part_at
from desktop.services.perform import Verb
from desktop.services.trays.tray_at_hand import held_tray, on_hand, tray_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChooseTray:
    """Ask the centre in which a tray stands to bring it, or another one that serves."""

    number: str
    tray: str


@dataclass(frozen=True, slots=True)
class TrayChosen:
    """The part that brings it, and the code of the site that has the task."""

    number: str
    part: str
    tray: str
    site: str


def choose_tray(uow: UnitOfWork, request: ChooseTray) -> TrayChosen:
    """Give the task to bring an ordered tray to the centre that has one.

    That centre picks it there, counted and sterile, by the same rules as in the own zone; it may take another tray
    that serves.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``part_of_an_order``, ``unknown_tray``,
            ``tray_not_ordered``, ``tray_is_out``, ``tray_is_here``, ``tray_promised``, ``no_consent``.
    """
    order = order_named(uow, request.number, *CHOSEN_AT)
    if order.parent is not None:
        raise Refusal("part_of_an_order", order=order.number)
    tray = held_tray(uow, tray_named(uow, request.tray))
    slot = slot_for(uow, trays(uow.connection, order.id), tray)
    refuse_out(tray)
    thing, spot = on_hand(tray)
    site = uow.read(select(Site.id, Site.code).join(Place, Place.site_id == Site.id).where(Place.id == spot.id)).one()
    if site.id == order.ledger.site:
        raise Refusal("tray_is_here", tray=tray.code)
    case = promised_to(uow, tray)
    if case is not None:
        raise Refusal("tray_promised", tray=tray.code, case=case.number)
    require_consent(uow, thing.owner, order.hospital, order.ledger.partner, uow.today(order.time_zone))
    part = part_at(uow, order, site.id)
    uow.write(update(OrderTray).where(OrderTray.id == slot.id).values(order_id=part.id))
    told = {"part": part.number, "tray": tray.code, "site": site.code}
    uow.record("choose_tray", order.number, site=order.ledger.site, source=told)
    uow.touched(Kind.ORDERS, Kind.TRAYS)
    settle(uow, order_named(uow, order.number))
    return TrayChosen(order.number, part.number, tray.code, site.code)


CHOOSE_TRAY = Verb("choose_tray", ChooseTray, TrayChosen, choose_tray, Action.DISPATCH)
