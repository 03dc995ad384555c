"""What the desk of adverse events says, and which step comes next."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.adverse import HOSPITAL_CLOCK, MANUFACTURER_CLOCK, AdverseState
from desktop.domain.deadlines import on_time
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.queries.adverse import AdverseRow, ClockRow
from desktop.queries.adverse_page import AdverseView
from desktop.services.adverse.closing import AdverseClosed, AdverseLotHeld
from desktop.services.adverse.opening import AdverseOpened
from desktop.services.adverse.reporting import AdverseReported
from desktop.services.wire import to_wire

STEPS: Final = {MANUFACTURER_CLOCK: "first_report", HOSPITAL_CLOCK: "written_report"}


def running(row: AdverseRow) -> tuple[ClockRow, ...]:
    """The clocks that nobody has stopped, what ends first on top."""
    return tuple(clock for clock in row.clocks if clock.closed_at is None)


def next_clock(row: AdverseRow, chosen: str = "") -> ClockRow | None:
    """The clock whose report is worked on: the chosen one, else what ends first; None when all have stopped."""
    still = running(row)
    return next((clock for clock in still if clock.rule == chosen), still[0] if still else None)


def step_of(row: AdverseRow, chosen: str = "") -> str:
    """The next action: ``first_report``, ``written_report``, ``authority_report``, ``close``; "" when it is over."""
    if row.state is not AdverseState.OPEN:
        return ""
    clock = next_clock(row, chosen)
    return "close" if clock is None else STEPS.get(clock.rule, "authority_report")


def is_late(clock: ClockRow, now: datetime) -> bool:
    """Whether it was, or would be now, too late: from the first second after the due one."""
    return not on_time(clock.due_at, clock.closed_at or now)


def local_text(moment: datetime, row: AdverseRow) -> str:
    """A moment at the site: ``2026-11-24 18:05``."""
    return f"{moment.astimezone(ZoneInfo(row.time_zone)):%Y-%m-%d %H:%M}"


def names(row: AdverseRow) -> dict[str, Any]:
    """The product as an answer tells it."""
    told = {"event": row.number, "item": row.item_name, "item_en": row.item_name_en}
    return told | {"lot": row.lot, "serial": row.serial}


def shown(view: AdverseView) -> Reply:
    """An event that was chosen or scanned."""
    row = view.row
    return Reply(Verdict.INFO, "adverse_shown", names(row) | {"harm": row.harm.value})


def opened(done: AdverseOpened, view: AdverseView) -> Reply:
    """A new event, and until when the manufacturer must know."""
    facts = names(view.row) | {"due": local_text(done.manufacturer_due, view.row)[-5:]}
    return Reply(Verdict.MARKED, "adverse_opened", facts)


def reported(done: AdverseReported, view: AdverseView, person: str) -> Reply:
    """A clock stopped, on time or late; it says after how long."""
    hours, minutes = divmod(done.minutes, 60)
    took = f"{hours}:{minutes:02d}"
    facts = names(view.row) | {"clock": done.clock, "took": took, "person": person}
    code = "adverse_reported_on_time" if done.on_time else "adverse_reported_late"
    return Reply(Verdict.OK if done.on_time else Verdict.MARKED, code, facts)


def lot_held(done: AdverseLotHeld) -> Reply:
    """Nobody can pick the lot."""
    facts = to_wire(done)
    return Reply(Verdict.OK, "adverse_lot_on_hold", facts | {"event": done.number, "pieces": f"{done.pieces:f}"})


def closed(done: AdverseClosed, reference: str) -> Reply:
    """The manufacturer has decided."""
    facts = {"event": done.number, "decision": done.decision.value, "reference": reference}
    return Reply(Verdict.OK, "adverse_closed", facts)
