"""The desk of work orders: take a device in by five scans, then part by part to the report (SC-17, J11, J12)."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from typing_extensions import override

from desktop.domain.clock import local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.prevention import Validity
from desktop.domain.repairs import PauseReason, Priority, RepairState
from desktop.presenters import repair_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.question import Way
from desktop.presenters.repair_reading import Intake, RepairBoard, RepairReading, RepairView
from desktop.presenters.reply import Reply
from desktop.queries.calibrations import valid_on
from desktop.queries.devices import Found, look_up
from desktop.queries.repair_page import number_of_device
from desktop.queries.warranty import Asked, warranty_of
from desktop.services.perform import Verb
from desktop.services.repairs import attaching, finishing, going, issuing, reserving, splitting, taking_in
from desktop.services.repairs.finishing import FINISHING_VERBS
from desktop.services.repairs.going import GOING_VERBS
from desktop.services.verifying_labels import SCAN_BACK, ScanBack

_VERBS: Final = {verb.name: verb for verb in (*GOING_VERBS, *FINISHING_VERBS)}


class RepairDesk(RepairReading):
    """What scans, keys and the big button do."""

    @property
    def step(self) -> str:
        """The one next action, see `desktop.presenters.repair_replies.step_of`."""
        return say.step_of(self.view.page) if self.view is not None else ""

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """The label of an order shows it, that of a device begins an intake; in between parts, meters and cards."""
        if not self.loaded:
            self._load_first(code, raw)
        elif code is None:
            self._thing(raw)
        elif code.kind is CodeKind.REPAIR:
            self._label(code)
        elif code.kind is CodeKind.PERSON:
            self._assign(code.name)
        elif code.kind is CodeKind.COMMAND:
            self._command(code)
        else:
            raise Refusal("not_here", raw=raw)

    @override
    def takes(self, code: Code) -> bool:
        """While an order that nobody has is shown, a badge says who gets it."""
        return code.kind is CodeKind.PERSON and self.view is not None and self.step == "assign"

    def _load_first(self, code: Code | None, raw: str) -> None:
        """The first scan after the start: what it may name is read before it is looked at."""

        def loaded(answer: tuple[int, RepairBoard]) -> None:
            self.board, self.loaded = answer[1], True
            try:
                self.handle(code, raw)
            except Refusal as refusal:
                self.refuse(refusal)

        self._read_board(loaded, self.refuse)

    def _label(self, code: Code) -> None:
        """The label of an order that was just printed is read back; else it shows its order."""
        number = code.name.partition("/")[0]
        self.write(SCAN_BACK, ScanBack(code.text), lambda _done: self._read_back(number))

    def _read_back(self, number: str) -> None:
        self.after(number, say.label_read if self.view is not None else say.shown)

    @override
    def refuse(self, error: Exception) -> None:
        """An order without an open label is shown all the same."""
        at_work = self._at_work.scan.raw if self._at_work is not None else ""
        if isinstance(error, Refusal) and error.code in ("no_such_open_label", "label_void") and ":W:" in at_work:
            self.after(at_work.rpartition(":")[2].partition("/")[0], say.shown)
        else:
            super().refuse(error)

    def _command(self, code: Code) -> None:
        if code.name == Command.CONFIRM:
            self._do()
        elif code.name in (Command.YES, Command.NO) and self.intake is not None:
            self._statement(clean=code.name == Command.YES)
        elif code.name == Command.YES and self.step == "clean":
            self._clean()
        elif code.name == Command.ACKNOWLEDGE:
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=code.text)

    def _statement(self, *, clean: bool) -> None:
        assert self.intake is not None  # noqa: S101  # the caller looked
        self.intake.decontaminated = clean
        self.ok("repair_clean" if clean else "repair_dirty", {"serial": self.intake.serial}, Verdict.INFO)

    def _thing(self, raw: str) -> None:
        """A fault class in an intake; a meter or a part on an order; a device everywhere else."""
        plain = raw[3:] if raw[:1] == "]" else raw
        if self.intake is not None and any(one.code == plain for one in self.board.faults):
            self.intake.fault_class = plain
            self.ok("repair_fault_chosen", {"serial": self.intake.serial, "fault": plain}, Verdict.INFO)
        elif self.view is not None and self.view.page.row.state in (RepairState.WORKING, RepairState.PAUSED):
            self._on_order(raw, plain)
        else:
            self._device(raw)

    # ---------------------------------------------------------------- taking a device in

    def find_device(self, text: str) -> None:
        """Look up what was typed in the intake."""
        if self.held is None and text:
            self._device(text)

    def _device(self, raw: str) -> None:
        now, zone = self.now, self.board.zone

        def read(connection: Any) -> tuple[str, Intake]:
            found = look_up(connection, raw, local_day(now, zone))
            if found.found is not Found.ONE:
                names = [f"{row.serial} {row.model}" for row in found.rows]
                code = "unknown_device" if found.found is Found.NONE else "several_devices"
                raise Refusal(code, serial=found.serial or raw, serials=names)
            row = found.rows[0]
            answer = warranty_of(connection, Asked(row.serial, row.model), now).coverage
            until = "" if answer.until is None else answer.until.isoformat()
            return number_of_device(connection, row.serial), Intake(row.serial, row.model, answer.verdict.value, until)

        self.jobs.read(read, self._found, self.refuse)

    def _found(self, answer: tuple[str, Intake]) -> None:
        number, found = answer
        if number and self.intake is None:
            self.after(number, say.shown)
            return
        known = self.intake or Intake()
        known.serial, known.model, known.verdict, known.until = found.serial, found.model, found.verdict, found.until
        self._view_turn += 1
        self.view, self.intake, self.at_terms = None, known, False
        self.reply(say.drafted(known))

    def _open(self, intake: Intake) -> None:
        if not intake.serial:
            raise Refusal("scan_device_first")
        if not intake.fault_class:
            raise Refusal("fault_missing", serial=intake.serial)
        words = intake.accessories.replace("；", ";").replace("，", ";").split(";")
        request = taking_in.OpenRepair(
            intake.serial,
            intake.fault_class,
            intake.model,
            intake.fault,
            intake.reported,
            intake.reporter,
            tuple(word.strip(" \u3000") for word in words if word.strip(" \u3000")),
            intake.decontaminated,
            Priority(intake.priority),
            intake.caused_by_customer,
            intake.on_site,
        )
        self._send(taking_in.OPEN_REPAIR, request, self._opened)

    def _opened(self, done: taking_in.RepairOpened) -> None:
        self.after(done.number, lambda _view: say.opened(done, self.board.zone))

    # ---------------------------------------------------------------- the next step

    def _do(self) -> None:
        """The one next action."""
        if self.intake is not None:
            self._open(self.intake)
            return
        steps: dict[str, Callable[[], None]] = {
            "assign": lambda: self._assign(self.typed.technician),
            "clean": self._clean,
            "set_out": lambda: self._go("set_out_repair", going.StepRepair(self.number())),
            "arrive": lambda: self._go("arrive_repair", going.StepRepair(self.number())),
            "start": lambda: self._go("start_repair", going.StartRepair(self.number())),
            "resume": lambda: self._go("resume_repair", going.StepRepair(self.number())),
            "finish": self._finish,
            "in_service": lambda: self._go(
                "return_to_service", finishing.ReturnToService(self.number(), self.typed.note)
            ),
        }
        if self.step not in steps:
            raise Refusal("scan_repair_first")
        steps[self.step]()

    def do_by_hand(self, action: Callable[[], None] | None = None) -> None:
        """The big button, or another one; a refusal of a button holds no line."""
        if self.held is not None:
            return
        try:
            (action or self._do)()
        except Refusal as refusal:
            self.replied.emit(Reply(Verdict.REFUSED, refusal.code, refusal.facts))

    def _send(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        """For the scan at work, or for a button when there is none."""
        (self.by_hand if self._at_work is None else self.write)(verb, request, done)

    def _go(self, verb: str, request: Any) -> None:
        self._send(_VERBS[verb], request, self._stepped)

    def _stepped(self, done: going.RepairStepped) -> None:
        self.typed.note = ""
        self.after(done.number, lambda _view: say.stepped(done))

    def _assign(self, badge: str) -> None:
        if not badge:
            raise Refusal("technician_missing", order=self.number())
        self._go("assign_repair", going.AssignRepair(self.number(), badge))

    def _clean(self) -> None:
        note = self.typed.note or Command.YES
        request = going.DecontaminateRepair(self.number(), note)
        self._send(_VERBS["decontaminate_repair"], request, self._cleaned)

    def _cleaned(self, done: going.RepairStepped) -> None:
        def told(view: RepairView) -> Reply:
            return Reply(Verdict.OK, "repair_decontaminated", {"order": done.number, "serial": view.page.row.serial})

        self.typed.note = ""
        self.after(done.number, told)

    def _finish(self) -> None:
        typed = self.typed
        request = finishing.FinishRepair(
            self.number(),
            amount_typed("hours", typed.hours),
            amount_typed("kilometres", typed.kilometres),
            note=typed.note,
        )
        self._send(_VERBS["finish_repair"], request, self._finished)

    def _finished(self, done: finishing.RepairFinished) -> None:
        self.typed.note = ""
        self.after(done.number, lambda _view: say.finished(done))

    def pause_by_hand(self) -> None:
        """Nobody works on it for the reason that is chosen."""
        typed = self.typed
        self.do_by_hand(
            lambda: self._go(
                "pause_repair", going.PauseRepair(self.number(), PauseReason(typed.reason), note=typed.note)
            )
        )

    def cancel_by_hand(self) -> None:
        """The order is not needed; the reason stands in the field."""
        self.do_by_hand(lambda: self._go("cancel_repair", going.CancelRepair(self.number(), self.typed.note)))

    def log_by_hand(self) -> None:
        """Keep what was done, from the field."""
        self.do_by_hand(lambda: self._go("log_repair_step", going.LogRepairStep(self.number(), self.typed.note)))

    # ---------------------------------------------------------------- parts, old parts and meters

    def _on_order(self, raw: str, plain: str) -> None:
        """A meter is tested with, everything else is a part."""
        day = local_day(self.now, self.board.zone)

        def read(connection: Any) -> bool:
            return valid_on(connection, plain, day).validity is not Validity.UNKNOWN

        def known(is_meter: bool) -> None:  # the answer of a read
            if is_meter:
                request = finishing.RecordTest(self.number(), plain, self.typed.note)
                self._send(_VERBS["record_test"], request, self._tested)
            else:
                self._send(issuing.ISSUE_PART, issuing.IssuePart(self.number(), raw), self._issued)

        self.jobs.read(read, known, self.refuse)

    def _tested(self, done: finishing.RepairTested) -> None:
        facts = {"equipment": done.equipment, "until": done.valid_until}
        self.typed.note = ""
        self.after(done.number, lambda _view: Reply(Verdict.OK, "repair_tested", facts))

    def _issued(self, done: issuing.PartIssued) -> None:
        self.after(done.part.number, lambda _view: say.issued(done))

    @override
    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """A part that does not lie here may be the old one that came out of the device."""
        if refusal.code != "part_not_here" or self.view is None:
            return super().ways_out(refusal)
        raw, facts = self.raw, dict(refusal.facts)

        def keep() -> None:
            self._send(issuing.TAKE_CORE, issuing.TakeCore(self.number(), raw), self._core_taken)

        def leave() -> None:
            self.ok("acknowledged", {}, Verdict.INFO)

        yes, no = Way(Command.YES, (Command.YES,), facts, keep), Way(Command.NO, (Command.NO,), facts, leave)
        return "repair_core_asked", (yes, no)

    def _core_taken(self, done: issuing.CoreTaken) -> None:
        self.after(done.number, lambda _view: say.core(done))

    def reserve(self, ref: str) -> None:
        """Keep a piece of a likely part."""
        request = reserving.ReservePart(self.number(), ref)
        self.by_hand(reserving.RESERVE_PART, request, self._reserved)

    def _reserved(self, done: reserving.PartTold) -> None:
        facts = {"item": done.item, "item_en": done.item_en, "lot": done.lot, "serial": done.serial}
        facts["place"] = done.place
        self.after(done.number, lambda _view: Reply(Verdict.OK, "repair_part_kept", facts))

    def give_back(self, part: int) -> None:
        """A part that was put in was not used after all; the reason stands in the field."""
        request = issuing.ReturnPart(self.number(), part, self.typed.note)
        self.by_hand(issuing.RETURN_PART, request, self._returned)

    def _returned(self, done: issuing.PartReturned) -> None:
        facts = {"item": done.ref, "credited": f"{done.credited:.2f}"}
        self.after(done.number, lambda _view: Reply(Verdict.OK, "repair_part_returned", facts))

    # ---------------------------------------------------------------- the end

    def sign(self, signed_by: str, drawing: str = "") -> None:
        """The customer signed; ``drawing`` is a PNG in Base64."""
        request = attaching.SignRepair(self.number(), signed_by, drawing)
        self.by_hand(attaching.SIGN_REPAIR, request, self._signed)

    def _signed(self, done: attaching.RepairSigned) -> None:
        facts = {"order": done.number, "signed_by": done.signed_by}
        self.after(done.number, lambda _view: Reply(Verdict.OK, "repair_signed", facts))

    def keep_file(self, name: str, content: str) -> None:
        """Keep a photo, a recording or a paper, in Base64."""
        request = attaching.AttachToRepair(self.number(), name, content)
        number = self.number()
        self.by_hand(attaching.ATTACH_TO_REPAIR, request, lambda done: self._file_kept(number, done))

    def _file_kept(self, number: str, done: Any) -> None:
        self.after(number, lambda _view: Reply(Verdict.OK, "repair_file_kept", {"name": done.name}))

    def decide_claim(self, *, approved: bool) -> None:
        """A leader decides the claim of a void or unclear warranty; the reason stands in the field."""
        request = splitting.DecideClaim(self.number(), approved, self.typed.note)
        self.by_hand(splitting.DECIDE_CLAIM, request, self._decided)

    def _decided(self, done: splitting.ClaimDecided) -> None:
        facts = {"order": done.number, "amount": f"{done.amount:.2f}"}
        facts["repair_event"] = "claim_approved" if done.approved else "claim_refused"
        self.after(done.number, lambda _view: Reply(Verdict.OK, "repair_claim_decided", facts))


def amount_typed(name: str, text: str) -> Decimal:
    """A number from a field, nothing for an empty one.

    Raises:
        Refusal: ``faulty_entry``.
    """
    try:
        return Decimal(text.replace(",", ".") or "0")
    except InvalidOperation as error:
        faults: list[dict[str, str | int | None]] = [{"field": name, "code": "bad_number", "value": text[:20]}]
        raise Refusal("faulty_entry", faults=faults, count=1) from error
