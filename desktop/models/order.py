"""Emergency orders: what a hospital needs within four hours, what was picked for it, and when each step was done.

Nothing here names a patient. Reserved goods are `desktop.models.case.Reservation` rows with the order's number.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.domain.ledger import EnteredBy
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Word, code


class EmergencyOrder(Base):
    """A hospital needs goods within the contract's hours.

    Attributes:
        number: ``E-118``.
        kit_id: the kit that it was ordered by; None for single items.
        called_at: when the hospital called; the clock starts there.
        due_at: the contract's last moment.
        package: the contract package that it rests on, "" when none is recorded.
        warnings: codes of what was not as it should be when it was opened, separated by blanks.
        passed: why a supervisor let it go against the contract, with ``passed_by_id``.
        box_id, sheet_id: the label jobs of the box and of the hand-over sheet, as hex text; "" before packing.
            Of a sheet that is a paper ``sheet_id`` is "" too, and ``paper`` once it was scanned back.
        courier, plate, phone: who carries it.
        transit_id: the place where the goods are on the road.
        receiver: who took it at the hospital.
        parent_id: the order that this one is a part of; its pieces go from another place straight to the hospital.
        source_id: of such a part, the hospital's store or the tray in one that gives the pieces; None for a centre.
        box_received_at: when the own box was received, while parts from other places were still under way.
    """

    __tablename__ = "emergency_order"
    __table_args__ = (
        Index("ix_emergency_order_state_due_at", "state", "due_at"),
        Index("ix_emergency_order_parent_id", "parent_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    kit_id: Mapped[int | None] = mapped_column(ForeignKey("kit.id"))
    state: Mapped[OrderState] = mapped_column(Word(OrderState))
    caller: Mapped[str] = mapped_column(String(120), default="")
    called_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    package: Mapped[str] = mapped_column(String(80), default="")
    warnings: Mapped[str] = mapped_column(Text, default="")
    passed: Mapped[str] = mapped_column(Text, default="")
    passed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    box_id: Mapped[str] = mapped_column(String(36), default="")
    sheet_id: Mapped[str] = mapped_column(String(36), default="")
    courier: Mapped[str] = mapped_column(String(120), default="")
    plate: Mapped[str] = mapped_column(String(40), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    transit_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    receiver: Mapped[str] = mapped_column(String(120), default="")
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("emergency_order.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    box_received_at: Mapped[datetime | None] = mapped_column(Moment)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class OrderLine(Base):
    """So many pieces of an implant are ordered."""

    __tablename__ = "order_line"
    __table_args__ = (UniqueConstraint("order_id", "item_id"), CheckConstraint("pieces > 0", name="some_pieces"))

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("emergency_order.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    pieces: Mapped[int]


class OrderTray(Base):
    """A tray with the instruments of a kit is ordered; ``tray_id`` is the one that was picked.

    ``sterile_until`` is the last day on which the picked tray may be used; ``reason`` why a supervisor let it go.
    """

    __tablename__ = "order_tray"
    __table_args__ = (Index("ix_order_tray_order_id", "order_id"), Index("ix_order_tray_tray_id", "tray_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("emergency_order.id"))
    kit_id: Mapped[int] = mapped_column(ForeignKey("kit.id"))
    tray_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    sterile_until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    picked_at: Mapped[datetime | None] = mapped_column(Moment)


class OrderGoods(Base):
    """What was picked for an order.

    Attributes:
        tray_id: the picked tray that it lies in and travels in; None for a piece picked by itself.
        place_id: where it was taken from; goods in a picked tray stay there.
        deviation: why another piece than the first to expire was taken, "" when it is the first.
        put_back_at: when it was put back again.
        confirmed_by, phone: who confirmed on the telephone that the piece was taken; "" when it was scanned.
    """

    __tablename__ = "order_goods"
    __table_args__ = (Index("ix_order_goods_order_id", "order_id"), Index("ix_order_goods_lot_id", "lot_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("emergency_order.id"))
    tray_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    deviation: Mapped[str] = mapped_column(Text, default="")
    picked_at: Mapped[datetime] = mapped_column(Moment)
    picked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    put_back_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")


class Milestone(Base):
    """When one of the six moments was reached, and how the moment came in.

    Attributes:
        limit_at: until when it should be reached; None for those without an own clock.
        note: what a person adds to it: who said so by phone, why it was typed.
        taken_back_at: when the step was undone; the moment stays on record.
    """

    __tablename__ = "order_milestone"
    __table_args__ = (Index("ix_order_milestone_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("emergency_order.id"))
    kind: Mapped[MilestoneKind] = mapped_column(Word(MilestoneKind))
    at: Mapped[datetime] = mapped_column(Moment)
    source: Mapped[EnteredBy] = mapped_column(Word(EnteredBy))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    workstation: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    limit_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)


class TakenPiece(Base):
    """A piece that was promised to somebody and goes to an emergency instead: the need that it leaves behind.

    Attributes:
        document: the case that it was promised to.
        allowed_by_id: the supervisor who said so.
        replaced: another piece was reserved for the case at once.
    """

    __tablename__ = "taken_piece"
    __table_args__ = (Index("ix_taken_piece_order_id", "order_id"), Index("ix_taken_piece_document", "document"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("emergency_order.id"))
    document: Mapped[str] = mapped_column(String(60))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    needed_at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text, default="")
    replaced: Mapped[bool] = mapped_column(default=False)
    taken_at: Mapped[datetime] = mapped_column(Moment)
    allowed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class SiteDistance(Base):
    """The way from a site to a hospital.

    Attributes:
        road_m, great_circle_m: metres; the great circle decides whether the site covers the hospital (S1-33).
        speeds: km/h of the 24 hours of the day with commas between; "" for the usual speed.
        stated_by: where the distance comes from.
        retired_at: since when nobody reckons with it; None while it is in use.
    """

    __tablename__ = "site_distance"
    __table_args__ = (
        UniqueConstraint("site_id", "party_id"),
        CheckConstraint("road_m >= 0", name="some_road"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    road_m: Mapped[int]
    great_circle_m: Mapped[int | None]
    speeds: Mapped[str] = mapped_column(String(120), default="")
    stated_by: Mapped[str] = mapped_column(String(120), default="")
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class ServicePackage(Base):
    """What the contract with a hospital includes, as far as an emergency asks for it.

    Attributes:
        emergency: whether the four-hour service is in it.
        from_minute, to_minute: local minutes of the day in which it may be called; 0 and 1440 for day and night.
        retired_at: since when it counts for no call; None while it is in use.
    """

    __tablename__ = "service_package"
    __table_args__ = (
        UniqueConstraint("partner_id", "hospital_id", "valid_from"),
        CheckConstraint("from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440", name="minutes_of_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    emergency: Mapped[bool]
    from_minute: Mapped[int] = mapped_column(default=0)
    to_minute: Mapped[int] = mapped_column(default=1440)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class TransitTrip(Base):
    """What is on the road in a transit place comes to a site: with whom, and when it is expected.

    The last row of a place that has not ended tells.

    Attributes:
        from_id: the hospital that it comes from; None when it comes from elsewhere.
        left_at: when it left; None when nobody said.
        expected_at: when it should be there; None when nobody knows.
        typed: somebody said when it comes; else it was reckoned from the road.
        ended_at: when it was there, or another dispatch took its place.
    """

    __tablename__ = "transit_trip"
    __table_args__ = (Index("ix_transit_trip_place_id", "place_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    from_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    carrier: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    expected_at: Mapped[datetime | None] = mapped_column(Moment)
    typed: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
