"""Places: receiving, zones and their racks and bins, trays, transit, hospitals, and the outside places."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.models.base import Base
from desktop.models.types import Moment, Word, code


class Place(Base):
    """Where goods can be. A tray is a place and, through its unit, also a thing that moves."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_zone_id", "zone_id"),
        Index("ix_place_tray_unit_id", "tray_unit_id", unique=True),
        Index("ix_place_kind_site_id", "kind", "site_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code(40), unique=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[PlaceKind] = mapped_column(Word(PlaceKind))
    state: Mapped[ZoneState | None] = mapped_column(Word(ZoneState))
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    custodian_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    zone_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    purpose: Mapped[BinPurpose | None] = mapped_column(Word(BinPurpose))
    capacity: Mapped[int | None]
    rack: Mapped[str | None] = mapped_column(String(20))
    level: Mapped[int | None]
    slot: Mapped[int | None]
    tray_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    seats: Mapped[int | None]
    seat_columns: Mapped[int | None]
    home_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class Zone(Base):
    """The floor of a zone: its size, and whose goods alone it takes (S1-21, S1-22). Lengths in millimetres."""

    __tablename__ = "zone"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), primary_key=True)
    width_mm: Mapped[int]
    depth_mm: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))


class Rack(Base):
    """A rack on a zone's floor. Lengths in millimetres from the zone's back left corner."""

    __tablename__ = "rack"
    __table_args__ = (UniqueConstraint("zone_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zone_id: Mapped[int] = mapped_column(ForeignKey("zone.place_id"))
    code: Mapped[str] = mapped_column(String(20))
    x_mm: Mapped[int]
    y_mm: Mapped[int]
    width_mm: Mapped[int]
    depth_mm: Mapped[int]
    levels: Mapped[int]
    slots: Mapped[int]
