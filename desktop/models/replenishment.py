"""Replenishment: pars, what the planner changed, orders to the owners, and the base of the part forecast."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Uid, code


class Par(Base):
    """How many pieces of an owner's item a zone, a hospital store or the trays of a kit shall have.

    Attributes:
        scope: ``P:`` and the code of the place, or ``K:`` and the kit's with the site's; part of the key.
        place_id: the zone, or the hospital store; None for a kit.
        kit_id: the kit whose trays are meant; None for a place.
        horizon_days: what expires within so many days does not count.
        source: ``typed``, ``import`` or ``forecast``.
    """

    __tablename__ = "par"
    __table_args__ = (
        UniqueConstraint("scope", "item_id", "owner_id"),
        Index("ix_par_site_id_item_id", "site_id", "item_id"),
        CheckConstraint("minimum >= 0 AND minimum <= target AND target <= maximum", name="levels_in_order"),
        CheckConstraint("pack >= 1", name="some_pack"),
        CheckConstraint("(place_id IS NULL) <> (kit_id IS NULL)", name="place_or_kit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(code(90))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    kit_id: Mapped[int | None] = mapped_column(ForeignKey("kit.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    minimum: Mapped[int]
    target: Mapped[int]
    maximum: Mapped[int]
    pack: Mapped[int] = mapped_column(default=1)
    horizon_days: Mapped[int] = mapped_column(default=30)
    source: Mapped[str] = mapped_column(String(24), default="typed")
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class ParDecision(Base):
    """A par that was proposed from the demand, and what the planner made of it; append only.

    ``explanation`` is the whole proposal as JSON: history, methods with their errors, the rule's version and steps.
    """

    __tablename__ = "par_decision"

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    par_id: Mapped[int] = mapped_column(ForeignKey("par.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    fill_rate: Mapped[int]
    explanation: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str] = mapped_column(String(60))
    accepted: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime] = mapped_column(Moment)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class ProposalChange(Base):
    """The planner wants another quantity than proposed; it holds while the proposal is the same, until it is ordered.

    Attributes:
        proposed: what the rule said when it was changed.
        pieces: what shall be ordered; 0 for nothing.
        ended_at: when it was ordered or changed again.
    """

    __tablename__ = "proposal_change"
    __table_args__ = (Index("ix_proposal_change_par_id_ended_at", "par_id", "ended_at"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    par_id: Mapped[int] = mapped_column(ForeignKey("par.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    proposed: Mapped[int]
    pieces: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class RefillOrder(Base):
    """What an owner is asked to send to a site.

    Attributes:
        replied_at: when the owner answered; with ``promised_on`` the day that it names.
        reference: the owner's number of the order.
    """

    __tablename__ = "refill_order"
    __table_args__ = (Index("ix_refill_order_site_id_sent_at", "site_id", "sent_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    replied_at: Mapped[datetime | None] = mapped_column(Moment)
    promised_on: Mapped[date | None]
    reference: Mapped[str] = mapped_column(String(120), default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    cancel_reason: Mapped[str] = mapped_column(Text, default="")


class RefillLine(Base):
    """So many pieces of an item for one par; ``explanation`` is the proposal as JSON, ``reason`` why it was changed."""

    __tablename__ = "refill_line"
    __table_args__ = (UniqueConstraint("order_id", "position"), CheckConstraint("pieces > 0", name="some_pieces"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("refill_order.id"))
    position: Mapped[int]
    par_id: Mapped[int] = mapped_column(ForeignKey("par.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    proposed: Mapped[int]
    pieces: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    explanation: Mapped[str] = mapped_column(Text)


class RefillExchange(Base):
    """Pieces near their expiry that the owner is asked to exchange."""

    __tablename__ = "refill_exchange"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("refill_order.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    expires_on: Mapped[date]
    pieces: Mapped[Decimal] = mapped_column(Pieces)


class OrderDelivery(Base):
    """A delivery that answers an order."""

    __tablename__ = "order_delivery"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("refill_order.id"), index=True)
    named_at: Mapped[datetime] = mapped_column(Moment)
    named_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class InstalledBase(Base):
    """Devices in the field that use a part, and how often it fails: parts ahead of need (S2-62).

    ``failures_per_year`` counts parts for one device in a year.
    """

    __tablename__ = "installed_base"
    __table_args__ = (UniqueConstraint("site_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    devices: Mapped[int]
    failures_per_year: Mapped[Decimal] = mapped_column(Pieces)
    source: Mapped[str] = mapped_column(String(200))
