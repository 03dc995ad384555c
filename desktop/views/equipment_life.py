"""The life of a device in words: its stages, what nobody recorded, and what was decided for its warranty."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.domain.equipment import Gap
from desktop.local_time import local
from desktop.queries.device_decisions import DecisionKind, DecisionRow
from desktop.queries.device_page import DevicePage, StageRow
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.time_line import TimeEntry
from desktop.views.words.equipment import STAGES
from desktop.views.words.filling import fill
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SKIPPED: Final = QT_TRANSLATE_NOOP("messages", "Not recorded: {stage}")
SILENT: Final = QT_TRANSLATE_NOOP("messages", "No stage recorded for {days:day/days}")
GAP: Final = QT_TRANSLATE_NOOP("messages", "Gap")
DECIDED: Final = {
    DecisionKind.VOID: QT_TRANSLATE_NOOP("messages", "Warranty void"),
    DecisionKind.SUSPENSION: QT_TRANSLATE_NOOP("messages", "Warranty suspended"),
    DecisionKind.EXCEPTION: QT_TRANSLATE_NOOP("messages", "Exception authorised"),
    DecisionKind.EXTENSION: QT_TRANSLATE_NOOP("messages", "Extension bought"),
}
TAKEN_BACK: Final = QT_TRANSLATE_NOOP("messages", "taken back {day} by {by}: {why}")
NO_MORE: Final = QT_TRANSLATE_NOOP("messages", "{what} · counts no more")


def _gap(gap: Gap) -> TimeEntry:
    if gap.stage is None:
        what = fill(text(SILENT), {"days": str(gap.days)})
        where = f"{_day(gap.after)} → {_day(gap.before)}"
    else:
        what = fill(text(SKIPPED), {"stage": text(STAGES[gap.stage.value])})
        where = " → ".join(day for day in (_day(gap.after), _day(gap.before)) if day)
    return TimeEntry("", text(GAP), what, "", where, None, Role.WARN)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def life(page: DevicePage, decisions: Sequence[DecisionRow] = ()) -> list[TimeEntry]:
    """The stages, the gaps and what was decided, the newest first."""
    entries = [(stage.on, 1, _stage(stage)) for stage in page.stages]
    entries += [(gap.before, 0, _gap(gap)) for gap in page.gaps]
    entries += [(_decided_on(one), 2, _decision(one)) for one in decisions]
    ordered: Sequence[tuple[date, int, TimeEntry]] = sorted(entries, key=lambda one: one[:2], reverse=True)
    return [entry for _on, _order, entry in ordered]


def _stage(stage: StageRow) -> TimeEntry:
    what = text(STAGES[stage.stage.value])
    where = " · ".join(part for part in (stage.document, stage.note) if part)
    return TimeEntry("", stage.on.isoformat(), what, stage.by, where, None, Role.OK)


def _decided_on(one: DecisionRow) -> date:
    """The day of a purchase is known; a decision was made when it was entered."""
    return one.first if one.kind is DecisionKind.EXTENSION else local(one.at).date()


def _decision(one: DecisionRow) -> TimeEntry:
    """A decision; one that was taken back says by whom, when and why."""
    one_day = one.kind in (DecisionKind.VOID, DecisionKind.EXTENSION) or one.last == one.first
    days = _day(one.first) if one_day else f"{_day(one.first)} → {_day(one.last) or '…'}"
    where = " · ".join(part for part in (days, one.about, one.reason) if part)
    moment, what = _day(_decided_on(one)), text(DECIDED[one.kind])
    if one.ended_at is None:
        return TimeEntry("", moment, what, one.by, where, None, Role.INFO)
    told = {"day": local(one.ended_at).date().isoformat(), "by": one.ended_by, "why": one.ended_reason}
    where = f"{fill(text(TAKEN_BACK), told)} · {where}"
    return TimeEntry("", moment, fill(text(NO_MORE), {"what": what}), one.by, where, None, Role.MUTED)
