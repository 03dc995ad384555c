"""Parties: manufacturer, partner, hospital, maintenance centre, carrier."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Word


class PartyKind(StrEnum):
    """What an organisation is to us."""

    MANUFACTURER = "manufacturer"
    PARTNER = "partner"
    HOSPITAL = "hospital"
    MAINTENANCE_CENTRE = "maintenance_centre"
    CARRIER = "carrier"


class Party(Base):
    """An organisation."""

    __tablename__ = "party"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[PartyKind] = mapped_column(Word(PartyKind))
    licence_number: Mapped[str] = mapped_column(String(80), default="")
    licence_expires_on: Mapped[date | None]
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class Site(Base):
    """A warehouse or centre; its ledger entries form one chain.

    ``region`` is the word by which the rules of its authority are found (`desktop.models.deadline.DeadlineRule`);
    ``address`` is where somebody drives to, on one line.
    """

    __tablename__ = "site"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    time_zone: Mapped[str] = mapped_column(String(60), default="Asia/Shanghai")
    region: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
