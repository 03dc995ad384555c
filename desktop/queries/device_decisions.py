"""What was decided for the warranty of one device, with what was taken back: who, when and why (S2-36)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Select, String, cast, literal, select
from sqlalchemy.orm import aliased

from desktop.models.person import Person
from desktop.models.warranty import (
    DeviceException,
    DeviceExceptionEnd,
    DeviceExtension,
    DeviceSuspension,
    DeviceVoid,
    WarrantyRuleVersion,
)


class DecisionKind(StrEnum):
    """What was decided or agreed."""

    VOID = "void"
    SUSPENSION = "suspension"
    EXCEPTION = "exception"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision.

    Attributes:
        id: its key among those of its kind; `withdraw_exception` and `withdraw_suspension` name it.
        first, last: its days, both counted in; ``last`` None without an end. Of an extension the day it was bought.
        about: the number of an extension, the rule of an exception with its version, the reference of a void.
        ended_at: when it was taken back; None while it counts. Then ``ended_by`` and ``ended_reason`` say who and why.
    """

    kind: DecisionKind
    id: int
    first: date
    last: date | None
    about: str
    reason: str
    by: str
    at: datetime
    ended_at: datetime | None
    ended_by: str
    ended_reason: str

    @property
    def counts(self) -> bool:
        """Whether it was not taken back."""
        return self.ended_at is None


_BY: Final = aliased(Person, name="by")
_ENDER: Final = aliased(Person, name="ender")
_NO_DAY: Final = literal(None)
_NO_WORD: Final = literal("")


def decisions(connection: Connection, device: int) -> tuple[DecisionRow, ...]:
    """Everything that was decided for a device, by its key, the newest entry first."""
    void, rest, bought = DeviceVoid, DeviceSuspension, DeviceExtension
    asked = (
        (DecisionKind.VOID, _of(void, device, void.since, _NO_DAY, void.reference, void.reason)),
        (DecisionKind.SUSPENSION, _of(rest, device, rest.first, rest.last, _NO_WORD, rest.reason)),
        (DecisionKind.EXTENSION, _of(bought, device, bought.bought_on, _NO_DAY, bought.number, _NO_WORD)),
        (DecisionKind.EXCEPTION, _exceptions(device)),
    )
    rows = [DecisionRow(kind, *_told(row)) for kind, statement in asked for row in connection.execute(statement)]
    return tuple(sorted(rows, key=lambda row: (row.at, row.kind.value, row.id), reverse=True))


def _told(row: Any) -> tuple[Any, ...]:
    return (*row[:8], row[8] or "", row[9] or "")


def _of(kept: Any, device: int, *said: Any) -> Select[Any]:
    """The first and the last day, what it is about and the reason, as ``said``; then who, and who took it back."""
    asked = select(kept.id, *said, _BY.name, kept.recorded_at, kept.ended_at, _ENDER.name, kept.ended_reason)
    asked = asked.join(_BY, _BY.id == kept.by_id).outerjoin(_ENDER, _ENDER.id == kept.ended_by_id)
    return asked.where(kept.device_id == device)


def _exceptions(device: int) -> Select[Any]:
    kept, end, rule = DeviceException, DeviceExceptionEnd, WarrantyRuleVersion
    named = rule.code + literal(" v") + cast(rule.version, String)
    said: list[Any] = [kept.id, kept.first, kept.last, named, kept.reason, _BY.name, kept.authorised_at]
    asked = select(*said, end.ended_at, _ENDER.name, end.ended_reason)
    asked = asked.join(rule, rule.id == kept.rule_id).join(_BY, _BY.id == kept.authorised_by_id)
    asked = asked.outerjoin(end, end.exception_id == kept.id).outerjoin(_ENDER, _ENDER.id == end.ended_by_id)
    return asked.where(kept.device_id == device)
