"""What the desk of work orders says, and which step comes next."""

from datetime import datetime, tzinfo
from typing import Any, Final

from desktop.domain.repairs import RepairState
from desktop.presenters.answer import Verdict
from desktop.presenters.repair_reading import Intake, RepairView
from desktop.presenters.reply import Reply
from desktop.queries.repair_page import RepairPage
from desktop.services.repairs.finishing import RepairFinished
from desktop.services.repairs.going import RepairStepped
from desktop.services.repairs.issuing import PartIssued
from desktop.services.repairs.old_parts import CoreTaken
from desktop.services.repairs.taking_in import RepairOpened

_STEPS: Final = {
    RepairState.RECEIVED: "assign",
    RepairState.ON_THE_WAY: "arrive",
    RepairState.ARRIVED: "start",
    RepairState.WORKING: "finish",
    RepairState.PAUSED: "resume",
    RepairState.FINISHED: "in_service",
}


def step_of(page: RepairPage) -> str:
    """The one next action.

    ``assign``, ``clean``, ``set_out``, ``arrive``, ``start``, ``resume``, ``finish``, ``in_service``, or "" when the
    order is closed.
    """
    state = page.row.state
    if state is RepairState.ASSIGNED:
        away = "set_out" if page.on_site else "start"
        return "clean" if page.row.contaminated and not page.on_site else away
    if page.row.contaminated and state in (RepairState.ARRIVED, RepairState.PAUSED):
        return "clean"
    return _STEPS.get(state, "")


def local_text(moment: datetime, zone: tzinfo) -> str:
    """A moment at the site: ``2026-11-24 18:05``."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def shown(view: RepairView) -> Reply:
    """An order that was chosen or scanned."""
    row = view.page.row
    facts = {"order": row.number, "serial": row.serial, "repair_state": row.state.value}
    return Reply(Verdict.INFO, "repair_shown", facts)


def label_read(view: RepairView) -> Reply:
    """The label of the intake says what it should."""
    row = view.page.row
    return Reply(Verdict.OK, "repair_label_read", {"order": row.number, "serial": row.serial})


def drafted(intake: Intake) -> Reply:
    """A device whose intake begins."""
    facts = {"serial": intake.serial, "model": intake.model, "verdict": intake.verdict, "until": intake.until}
    return Reply(Verdict.INFO, "repair_draft", facts)


def opened(done: RepairOpened, zone: tzinfo) -> Reply:
    """A new order with its promised time."""
    due = "" if done.repair_due_at is None else local_text(done.repair_due_at, zone)
    facts = {"order": done.number, "serial": done.serial, "level": done.level, "due": due}
    code = "repair_opened_dirty" if done.contaminated else "repair_opened"
    return Reply(Verdict.MARKED if done.contaminated else Verdict.OK, code, facts)


def stepped(done: RepairStepped) -> Reply:
    """How far it is now."""
    facts = {"order": done.number, "repair_state": done.state.value, "technician": done.technician}
    return Reply(Verdict.OK, "repair_stepped", facts)


def issued(done: PartIssued) -> Reply:
    """A part went into the device."""
    part = done.part
    facts: dict[str, Any] = {"order": part.number, "item": part.item, "item_en": part.item_en, "lot": part.lot}
    facts |= {"serial": part.serial, "owner": part.owner, "amount": f"{done.amount:.2f}"}
    return Reply(Verdict.OK, "repair_part_issued", facts)


def core(done: CoreTaken) -> Reply:
    """An old part is kept."""
    facts = {"item": done.item, "item_en": done.item_en, "serial": done.serial or done.lot}
    facts["place"] = done.place
    return Reply(Verdict.OK, "repair_core_taken", facts)


def finished(done: RepairFinished) -> Reply:
    """What it came to."""
    hours, minutes = divmod(done.minutes, 60)
    facts = {name: f"{getattr(done, name):.2f}" for name in ("total", "claimed", "priced", "held")}
    return Reply(Verdict.OK, "repair_finished", {"order": done.number, "took": f"{hours}:{minutes:02d}"} | facts)
