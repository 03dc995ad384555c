"""What the cases' desk says of a piece that came back, a sticker and a usage report."""

from desktop.domain.cases import Fate, ReportState
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.services.cases.coming_back import ScannedBack
from desktop.services.cases.planning import CaseCancelled, CasePlanned, CaseTrayAdded
from desktop.services.cases.replanning import CasePlanChanged
from desktop.services.cases.reporting_use import UsageReported
from desktop.services.cases.reserving import ReservationsReleased
from desktop.services.cases.reserving_anew import ReservationMoved
from desktop.services.cases.undoing_use import UsageUndone
from desktop.services.cases.using import UsageScanned
from desktop.services.staff.tables import AtTable
from desktop.services.trays.counting_trays import Counted
from desktop.services.wire import to_wire


def piece_back(back: ScannedBack) -> Reply:
    """A piece that was found again, or was found before."""
    facts = to_wire(back) | {"missing": str(sum(one.pieces for one in back.missing))}
    if back.result is Counted.AGAIN:
        return Reply(Verdict.AGAIN, "piece_back_again", facts)
    return Reply(Verdict.OK, "piece_back", facts)


def sticker(scanned: UsageScanned) -> Reply:
    """A sticker of the usage sheet; one that never went out is marked."""
    facts = to_wire(scanned)
    if scanned.result is Counted.AGAIN:
        return Reply(Verdict.AGAIN, "sticker_again", facts)
    if not scanned.went_out:
        return Reply(Verdict.MARKED, "sticker_stranger", facts)
    code = "sticker_wasted" if scanned.fate is Fate.WASTED else "sticker_implanted"
    return Reply(Verdict.OK, code, facts)


def reported(report: UsageReported) -> Reply:
    """A usage report: confirmed with its sum, or held by its differences."""
    facts = to_wire(report)
    if report.state is ReportState.CONFIRMED:
        return Reply(Verdict.OK, "usage_confirmed", facts)
    names = [f"{one.ref} {one.serial or one.lot}" for one in report.differences[:3]]
    facts |= {"names": names, "count": len(report.differences)}
    return Reply(Verdict.REFUSED, "usage_held", facts)


def plan_changed(done: CasePlanChanged) -> Reply:
    """A plan that was changed, with what was let go and what was reserved in its place."""
    facts = {"case": done.number, "released": _moved(done.released), "reserved": _moved(done.reserved)}
    if done.red:
        return Reply(Verdict.MARKED, "case_changed_red", facts | {"names": list(done.red)})
    return Reply(Verdict.OK, "case_changed", facts)


def let_go(done: ReservationsReleased | UsageUndone) -> tuple[str, Reply]:
    """Reservations that were let go, or a report that was taken back; first the number of the case."""
    if isinstance(done, ReservationsReleased):
        facts = {"case": done.document, "pieces": done.released}
        return done.document, Reply(Verdict.OK, "reservations_released", facts)
    return done.case, Reply(Verdict.OK, "usage_undone", to_wire(done))


Entered = CasePlanned | CaseTrayAdded | CaseCancelled | CasePlanChanged | ReservationsReleased | UsageUndone | AtTable


def entered(done: Entered) -> tuple[str, Reply]:
    """What a form of the page did; first the number of the case."""
    if isinstance(done, ReservationsReleased | UsageUndone):
        return let_go(done)
    if isinstance(done, AtTable):
        return done.case, Reply(Verdict.OK, "table_given", {"case": done.case, "person": done.person})
    facts = {"case": done.number}
    if isinstance(done, CaseTrayAdded):
        return done.number, Reply(Verdict.OK, "case_tray_added", facts | {"tray": done.tray})
    if isinstance(done, CasePlanChanged):
        return done.number, plan_changed(done)
    return done.number, Reply(Verdict.OK, "case_planned" if isinstance(done, CasePlanned) else "case_cancelled", facts)


def _moved(moves: tuple[ReservationMoved, ...]) -> list[str]:
    """What was moved, by REF and serial or lot number; a few of many."""
    named = [f"{one.ref} {one.serial or one.lot}" for one in moves[:4]]
    return [*named, f"+{len(moves) - 4}"] if len(moves) > 4 else named
