"""The duties of the case at hand: what is known, what is entered by hand, and what came of it (SC-08)."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.adverse import Harm
from desktop.domain.codes import Command
from desktop.domain.duties import SOP, FormSent, SizeBasis, SopStep, WaitingCause
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.duties import CaseDuties, FollowUpForm, FormLine
from desktop.services.duties import following_up, images, presence, table_service
from desktop.services.wire import to_wire

STEP_CARDS: Final = {
    Command.SOP_INVENTORY: SopStep.INVENTORY,
    Command.SOP_STERILE: SopStep.STERILISATION,
    Command.SOP_DELIVERED: SopStep.DELIVERY,
    Command.SOP_RECOVERED: SopStep.RECOVERY,
}
"""Which card does which step."""
_DIGITS: Final = frozenset("0123456789")


class CaseDuty(Entry):
    """What is known of the duties, and the forms that add to it.

    ``is_open`` while the duties are shown; then a badge checks its engineer in.

    Signals:
        written: a paper was written, or was not: the `Reply`.
    """

    written = Signal(object)
    field_of: ClassVar[Mapping[str, str]] = {
        "bad_time": "done",
        "in_the_future": "done",
        "before_the_end": "done",
        "bad_minutes": "minutes",
        "not_initials": "initials",
        "needs_harm": "harm",
        "needs_description": "result",
        "needs_receiver": "receiver",
        "late_reason_missing": "late_reason",
        "unknown_person": "badge",
        "not_an_engineer": "badge",
    }

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.is_open = False
        self.seen: CaseDuties | None = None
        self.form: FollowUpForm | None = None

    def show(self, seen: CaseDuties, form: FollowUpForm) -> None:
        """Keep what was read of the case at hand."""
        self.seen, self.form = seen, form

    def forget(self) -> None:
        """There is no case at hand any more."""
        self.is_open, self.seen, self.form = False, None, None

    @property
    def number(self) -> str:
        """The case at hand.

        Raises:
            Refusal: ``scan_case_first``.
        """
        if self.seen is None:
            raise Refusal("scan_case_first")
        return self.seen.number

    @property
    def next_step(self) -> SopStep | None:
        """The step of table service that comes next; None when all are done."""
        done = {one.step for one in self.seen.steps} if self.seen is not None else set()
        return next((step for step in SOP if step not in done), None)

    @property
    def used(self) -> dict[str, FormLine]:
        """What the case used, each lot or unit once, by a key for a choice."""
        lines = self.form.lines if self.form is not None else ()
        once = {(line.ref, line.lot, line.serial): line for line in lines}
        return {str(at): line for at, line in enumerate(once.values(), 1)}

    # ---------------------------------------------------------------- what is entered

    def visit(self, values: Values) -> None:
        """An engineer was there: badge and time, both may be left empty."""
        self.send(presence.CHECK_IN, presence.CheckIn(self.number, values["badge"], _time(values)))

    def look(self, values: Values) -> None:
        """The images were looked at again."""
        request = images.RecheckImages(self.number, values["sizes"], values["initials"], SizeBasis(values["basis"]))
        self.send(images.RECHECK_IMAGES, request)

    def wait(self, values: Values) -> None:
        """The operation waited."""
        reading = Reading(values)
        reading.need("minutes")
        minutes = reading.read("minutes", _minutes, 0)
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            request = table_service.RecordWaiting(self.number, minutes, WaitingCause(values["cause"]))
            self.send(table_service.RECORD_WAITING, request)

    def follow_up(self, values: Values, *, adverse: bool) -> None:
        """The surgeon was asked; a yes needs the product and the harm."""
        reading = Reading(values)
        reading.need("initials", *(("result", "harm", "product") if adverse else ()))
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        asked = following_up.RecordFollowUp(self.number, values["initials"], adverse, values["result"])
        asked = replace(asked, done=_time(values), late_reason=values["late_reason"])
        if adverse:
            line = self.used[values["product"]]
            asked = replace(asked, harm=Harm(values["harm"]), item=line.ref, lot=line.lot, serial=line.serial)
        self.send(following_up.RECORD_FOLLOW_UP, asked)

    def submit(self, values: Values) -> None:
        """The form went out."""
        said = (values["receiver"], FormSent(values["how"]), values["reference"], _time(values), values["late_reason"])
        self.send(following_up.SUBMIT_FORM, following_up.SubmitForm(self.number, *said))

    # ---------------------------------------------------------------- papers

    def write_paper(self, path: Path, language: str, *, form: bool) -> None:
        """Write the follow-up form or the SOP sheet of the case at hand."""
        number = self.number

        def build(connection: Any) -> tuple[Path, int]:
            from desktop.reports.follow_up_form import build_follow_up_form
            from desktop.reports.sop_sheet import build_sop_sheet

            write = build_follow_up_form if form else build_sop_sheet
            return path, write(connection, path, language, number)

        self.session.jobs.read(build, self._paper_written, self._paper_unwritten)

    def _paper_written(self, told: tuple[Path, int]) -> None:
        self.written.emit(Reply(Verdict.INFO, "note_written", {"path": str(told[0]), "entries": told[1]}))

    def _paper_unwritten(self, error: Exception) -> None:
        self.written.emit(Reply(Verdict.REFUSED, "note_unwritten", {"detail": str(error)}))


def _time(values: Values) -> str:
    return values["done"].replace(" ", "T")


def _minutes(text: str) -> int:
    if not text or not set(text) <= _DIGITS or len(text) > len("1440"):
        raise Refusal("bad_minutes", value=text)
    return int(text)


def said_of(done: Any) -> Reply:
    """What the desk says of a duty that was done."""
    facts = to_wire(done) | {"case": done.number}
    match done:
        case presence.CheckedIn():
            return _checked_in(done, facts)
        case images.ImagesRechecked():
            return Reply(Verdict.OK, "images_rechecked", facts)
        case table_service.SopStepDone():
            facts |= {"duty_step": done.step.value, "other_step": done.next.value if done.next else ""}
            return Reply(Verdict.OK, "sop_step_done" if done.next else "sop_all_done", facts)
        case table_service.WaitingRecorded():
            return Reply(Verdict.OK, "waiting_recorded", facts)
        case following_up.FollowedUp():
            if done.event:
                return Reply(Verdict.MARKED, "followed_up_adverse", facts)
            return Reply(Verdict.OK, "followed_up", facts)
        case _:
            return Reply(Verdict.OK, "form_submitted" if done.copy == 1 else "form_resent", facts)


def _checked_in(done: presence.CheckedIn, facts: dict[str, Any]) -> Reply:
    facts |= {"arrived_at": done.arrived_at, "due_at": done.due_at}
    if done.minutes is None:
        return Reply(Verdict.OK, "checked_in", facts)
    if done.on_time:
        return Reply(Verdict.OK, "checked_in_on_time", facts)
    return Reply(Verdict.MARKED, "checked_in_late", facts | {"minutes": -done.minutes})
