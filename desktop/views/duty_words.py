"""What the tiles and rows of the duties say."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.deadlines import on_time
from desktop.domain.duties import PRESENCE, SOP, SopStep
from desktop.queries.duties import CaseDuties, DutyClock, FollowUpRow
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.check_rows import CheckRow
from desktop.views.widgets.duty_tile import TileFace
from desktop.views.widgets.order_clock import left_text
from desktop.views.widgets.shapes import Shape
from desktop.views.words.consignment.cases import CLOCKS
from desktop.views.words.duties import CAUSES, SENT_BY, SIZE_BASES, SOP_STEPS
from desktop.views.words.marking import QT_TRANSLATE_NOOP

LEFT: Final = QT_TRANSLATE_NOOP("messages", "%1 left · due %2")
LATE_BY: Final = QT_TRANSLATE_NOOP("messages", "late by %1 · was due %2")
LEFT_SPAN: Final = QT_TRANSLATE_NOOP("messages", "%1 left")
LATE_SPAN: Final = QT_TRANSLATE_NOOP("messages", "late by %1")
DAYS: Final = QT_TRANSLATE_NOOP("messages", "%1 d %2 h")
LONG_H: Final = 48
NO_CLOCK: Final = QT_TRANSLATE_NOOP("messages", "no clock runs")
IN_TIME: Final = QT_TRANSLATE_NOOP("messages", "in time")
TOO_LATE: Final = QT_TRANSLATE_NOOP("messages", "late")
DO_STEP: Final = QT_TRANSLATE_NOOP("messages", "Done: press, or scan its card")
LATER: Final = QT_TRANSLATE_NOOP("messages", "after the step before it")
VISIT: Final = QT_TRANSLATE_NOOP("messages", "Present")
IMAGES: Final = QT_TRANSLATE_NOOP("messages", "Images rechecked")
WAITED: Final = QT_TRANSLATE_NOOP("messages", "Waited %1 min")
ASKED: Final = QT_TRANSLATE_NOOP("messages", "Surgeon asked")
NOTHING: Final = QT_TRANSLATE_NOOP("messages", "nothing adverse")
SENT: Final = QT_TRANSLATE_NOOP("messages", "Form sent")


class DutyTold:
    """The duties of a case in words, at a moment."""

    def __init__(self, duties: CaseDuties, now: datetime) -> None:
        self.duties, self.now = duties, now
        self._zone = ZoneInfo(duties.time_zone)

    def moment(self, at: datetime, form: str = "%m-%d %H:%M") -> str:
        """On the site's wall clock."""
        return at.astimezone(self._zone).strftime(form)

    def presence(self) -> TileFace:
        """Who was there first, or how long there is still."""
        title, clock = text(CLOCKS[PRESENCE]), self._clock(PRESENCE)
        if self.duties.presence:
            first = self.duties.presence[0]
            kept = clock is None or on_time(clock.due_at, first.arrived_at)
            look = (Shape.TICKED_CIRCLE, Role.OK) if kept else (Shape.WARNING_TRIANGLE, Role.WARN)
            said = " · ".join((f"{self.moment(first.arrived_at)} {first.person}", text(IN_TIME if kept else TOO_LATE)))
            return TileFace(*look, title, said)
        if clock is None:
            return TileFace(Shape.RING, Role.MUTED, title, text(NO_CLOCK))
        late = not on_time(clock.due_at, self.now)
        look = (Shape.CROSSED_OCTAGON, Role.REFUSED) if late else (Shape.CLOCK, Role.INFO)
        return TileFace(*look, title, self.left(clock))

    def left(self, clock: DutyClock) -> str:
        """How long there is still, or how late it is."""
        left = clock.due_at - self.now
        late = not on_time(clock.due_at, self.now)
        words = text(LATE_BY if late else LEFT).replace("%1", _span(left))
        return words.replace("%2", self.moment(clock.due_at))

    def _clock(self, rule: str) -> DutyClock | None:
        return next((one for one in self.duties.clocks if one.rule == rule), None)

    def steps(self, next_step: SopStep | None, *, may_press: bool) -> list[TileFace]:
        """The four steps; only the next one can be pressed."""
        done = {one.step: one for one in self.duties.steps}
        faces = []
        for number, step in enumerate(SOP, 1):
            title = f"{number} · {text(SOP_STEPS[step.value])}"
            if step in done:
                said = f"{self.moment(done[step].at)} · {done[step].by}"
                faces.append(TileFace(Shape.TICKED_CIRCLE, Role.OK, title, said))
            elif step is next_step:
                faces.append(TileFace(Shape.HALF_RING, Role.INFO, title, "", text(DO_STEP) if may_press else ""))
            else:
                faces.append(TileFace(Shape.RING, Role.MUTED, title, text(LATER)))
        return faces

    # ---------------------------------------------------------------- what is written down

    def rows(self) -> list[CheckRow]:
        """The clocks that run, then everything that was done, the last one first."""
        running = [one for one in self.duties.clocks if one.closed_at is None]
        done = [
            (one.arrived_at, self._row(one.arrived_at, text(VISIT), (one.person, one.note)))
            for one in self.duties.presence
        ]
        if self.duties.image is not None:
            image = self.duties.image
            sizes = (image.sizes, text(SIZE_BASES[image.basis.value]), image.initials)
            done.append((image.at, self._row(image.at, text(IMAGES), sizes)))
        for wait in self.duties.waiting:
            name = text(WAITED).replace("%1", str(wait.minutes))
            done.append(
                (wait.recorded_at, self._row(wait.recorded_at, name, (text(CAUSES[wait.cause.value]), wait.by)))
            )
        done += [(one.at, self._followed(one)) for one in self.duties.follow_ups]
        for sent in self.duties.submissions:
            where = (sent.receiver, text(SENT_BY[sent.how.value]), sent.reference)
            done.append((sent.at, self._row(sent.at, text(SENT), where)))
        ordered = sorted(done, key=lambda pair: pair[0], reverse=True)
        return [*(self._runs(one) for one in running), *(row for _, row in ordered)]

    def _runs(self, clock: DutyClock) -> CheckRow:
        late = not on_time(clock.due_at, self.now)
        look = (Shape.CROSSED_OCTAGON, Role.REFUSED) if late else (Shape.CLOCK, Role.INFO)
        word = text(LATE_SPAN if late else LEFT_SPAN).replace("%1", _span(clock.due_at - self.now))
        name = f"{self.moment(clock.due_at)} · {text(CLOCKS[clock.rule])}"
        return CheckRow(clock.rule, *look, "", name, word)

    def _row(self, at: datetime, name: str, told: Sequence[str]) -> CheckRow:
        said = " · ".join(part for part in told if part)
        return CheckRow(name, Shape.TICKED_CIRCLE, Role.OK, "", f"{self.moment(at)} · {name}", said)

    def _followed(self, row: FollowUpRow) -> CheckRow:
        told = " · ".join(part for part in (row.initials, row.event or text(NOTHING)) if part)
        look = (Shape.WARNING_TRIANGLE, Role.WARN) if row.adverse else (Shape.TICKED_CIRCLE, Role.OK)
        return CheckRow("follow_up", *look, "", f"{self.moment(row.at)} · {text(ASKED)}", told)


def _span(left: timedelta) -> str:
    """``19:20`` hours and minutes, from two days on ``5 d 19 h``; without a sign."""
    hours = abs(left) // timedelta(hours=1)
    if hours < LONG_H:
        return left_text(left).lstrip("−")
    return text(DAYS).replace("%1", str(hours // 24)).replace("%2", str(hours % 24))
