"""People with their badges and roles."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.permissions import Role
from desktop.models.base import Base
from desktop.models.types import Moment, Word


class Person(Base):
    """Somebody who works with the program; ``badge`` is the name in their ``SZ:U:`` code."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    badge: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[Role] = mapped_column(Word(Role))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
