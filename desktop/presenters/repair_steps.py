"""The steps of a work order at its desk: the way, the work, parts, old parts and meters, the end."""

from base64 import b64encode
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from typing_extensions import override

from desktop.domain.clock import local_day
from desktop.domain.codes import Command
from desktop.domain.errors import Refusal
from desktop.domain.prevention import Validity
from desktop.domain.repairs import PauseReason
from desktop.presenters import repair_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.file_content import file_content
from desktop.presenters.question import Way
from desktop.presenters.repair_reading import RepairReading, RepairView
from desktop.presenters.reply import Reply
from desktop.queries.calibrations import valid_on
from desktop.services.repairs import attaching, finishing, going, issuing, old_parts, reserving, splitting
from desktop.services.repairs.finishing import FINISHING_VERBS
from desktop.services.repairs.going import GOING_VERBS

_VERBS: Final = {verb.name: verb for verb in (*GOING_VERBS, *FINISHING_VERBS)}


class RepairSteps(RepairReading):
    """What is done about the order at hand, by a scan or by a button."""

    @property
    def step(self) -> str:
        """The one next action, see `desktop.presenters.repair_replies.step_of`."""
        return say.step_of(self.view.page) if self.view is not None else ""

    def go(self, verb: str, request: Any) -> None:
        """Send a plain step."""
        self.carry_out(_VERBS[verb], request, self._stepped)

    def _stepped(self, done: going.RepairStepped) -> None:
        self.typed.note = ""
        self._after(done.number, lambda _view: say.stepped(done))

    def assign(self, badge: str) -> None:
        """Give the order to who has a badge."""
        if not badge:
            raise Refusal("technician_missing", order=self.number())
        self.go("assign_repair", going.AssignRepair(self.number(), badge))

    def clean(self) -> None:
        """Say that the device is decontaminated."""
        note = self.typed.note or Command.YES
        request = going.DecontaminateRepair(self.number(), note)
        self.carry_out(_VERBS["decontaminate_repair"], request, self._cleaned)

    def _cleaned(self, done: going.RepairStepped) -> None:
        def told(view: RepairView) -> Reply:
            return Reply(Verdict.OK, "repair_decontaminated", {"order": done.number, "serial": view.page.row.serial})

        self.typed.note = ""
        self._after(done.number, told)

    def finish(self) -> None:
        """The work is done: hours, kilometres and shipments from the fields."""
        typed = self.typed
        request = finishing.FinishRepair(
            self.number(),
            amount_typed("hours", typed.hours),
            amount_typed("kilometres", typed.kilometres),
            amount_typed("shipments", typed.shipments),
            typed.note,
        )
        self.carry_out(_VERBS["finish_repair"], request, self._finished)

    def _finished(self, done: finishing.RepairFinished) -> None:
        self.typed.note = ""
        self._after(done.number, lambda _view: say.finished(done))

    def pause_by_hand(self) -> None:
        """Nobody works on it for the reason that is chosen."""
        typed = self.typed
        self.by_button(
            lambda: self.go(
                "pause_repair", going.PauseRepair(self.number(), PauseReason(typed.reason), note=typed.note)
            )
        )

    def cancel_by_hand(self) -> None:
        """The order is not needed; the reason stands in the field."""
        self.by_button(lambda: self.go("cancel_repair", going.CancelRepair(self.number(), self.typed.note)))

    def log_by_hand(self) -> None:
        """Keep what was done, how long it took and what it cost, from the fields."""
        self.by_button(self._log)

    def _log(self) -> None:
        typed = self.typed
        minutes = whole_typed("minutes", typed.minutes) if typed.minutes else None
        cost = amount_typed("cost", typed.cost) if typed.cost else None
        request = going.LogRepairStep(self.number(), typed.note, minutes, cost)
        self.carry_out(_VERBS["log_repair_step"], request, self._logged)

    def _logged(self, done: going.RepairStepped) -> None:
        self.typed.minutes = self.typed.cost = ""
        self._stepped(done)

    # ---------------------------------------------------------------- parts, old parts and meters

    def take_old_parts(self, on: bool) -> None:
        """From now on every part that is scanned is an old one that came out of this device, or goes in again."""
        self.typed.old_parts = on
        self.changed.emit()

    def on_order(self, raw: str, plain: str) -> None:
        """A meter is tested with, everything else is a part: a new one, or old ones one after the other."""
        day, pieces = local_day(self.now, self.board.zone), self._pieces() or Decimal(1)

        def read(connection: Any) -> bool:
            return valid_on(connection, plain, day).validity is not Validity.UNKNOWN

        def known(is_meter: bool) -> None:  # the answer of a read
            if is_meter:
                test = finishing.RecordTest(self.number(), plain, self.typed.note)
                self.carry_out(_VERBS["record_test"], test, self._tested)
            elif self.typed.old_parts:
                self.carry_out(old_parts.TAKE_CORE, old_parts.TakeCore(self.number(), raw), self._core_taken)
            else:
                request = issuing.IssuePart(self.number(), raw, pieces)
                self.carry_out(issuing.ISSUE_PART, request, self._issued)

        self.jobs.read(read, known, self.refuse)

    def _tested(self, done: finishing.RepairTested) -> None:
        facts = {"equipment": done.equipment, "until": done.valid_until}
        self.typed.note = ""
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_tested", facts))

    def _pieces(self) -> Decimal | None:
        return amount_typed("pieces", self.typed.pieces) if self.typed.pieces else None

    def _issued(self, done: issuing.PartIssued) -> None:
        self.typed.pieces = ""
        self._after(done.part.number, lambda _view: say.issued(done))

    @override
    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """A part that does not lie here may be the old one that came out of the device."""
        if refusal.code != "part_not_here" or self.view is None:
            return super().ways_out(refusal)
        raw, facts = self.raw, dict(refusal.facts)

        def keep() -> None:
            self.carry_out(old_parts.TAKE_CORE, old_parts.TakeCore(self.number(), raw), self._core_taken)

        def leave() -> None:
            self.ok("acknowledged", {}, Verdict.INFO)

        yes, no = Way(Command.YES, (Command.YES,), facts, keep), Way(Command.NO, (Command.NO,), facts, leave)
        return "repair_core_asked", (yes, no)

    def _core_taken(self, done: old_parts.CoreTaken) -> None:
        self._after(done.number, lambda _view: say.core(done))

    def reserve(self, ref: str) -> None:
        """Keep a piece of a likely part."""
        request = reserving.ReservePart(self.number(), ref)
        self.by_hand(reserving.RESERVE_PART, request, self._reserved)

    def _reserved(self, done: reserving.PartTold) -> None:
        facts = {"item": done.item, "item_en": done.item_en, "lot": done.lot, "serial": done.serial}
        facts["place"] = done.place
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_part_kept", facts))

    def let_go(self, part: int) -> None:
        """A part that is reserved is free again."""
        self.by_hand(reserving.RELEASE_PART, reserving.ReleasePart(self.number(), part), self._let_go)

    def _let_go(self, done: reserving.PartTold) -> None:
        facts = {"item": done.item, "item_en": done.item_en, "lot": done.lot, "serial": done.serial}
        facts["place"] = done.place
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_part_let_go", facts))

    def give_back(self, part: int) -> None:
        """A part that was put in was not used after all; reason and pieces (empty: all) stand in the fields."""
        self.by_button(lambda: self._give_back(part))

    def _give_back(self, part: int) -> None:
        request = issuing.ReturnPart(self.number(), part, self.typed.note, self._pieces())
        self.by_hand(issuing.RETURN_PART, request, self._returned)

    def _returned(self, done: issuing.PartReturned) -> None:
        self.typed.note = self.typed.pieces = ""
        facts = {"item": done.ref, "credited": f"{done.credited:.2f}"}
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_part_returned", facts))

    # ---------------------------------------------------------------- the end

    def sign(self, signed_by: str, drawing: str = "") -> None:
        """The customer signed; ``drawing`` is a PNG in Base64."""
        request = attaching.SignRepair(self.number(), signed_by, drawing)
        self.by_hand(attaching.SIGN_REPAIR, request, self._signed)

    def _signed(self, done: attaching.RepairSigned) -> None:
        facts = {"order": done.number, "signed_by": done.signed_by}
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_signed", facts))

    def keep_path(self, path: Path) -> None:
        """Keep a photo, a recording or a paper from a folder; it is read beside the window."""

        def read(_connection: Any) -> str:
            return b64encode(file_content(path)).decode()

        self.jobs.read(read, lambda content: self.keep_file(path.name, content), self.refuse)

    def keep_file(self, name: str, content: str) -> None:
        """Keep a photo, a recording or a paper, in Base64."""
        request = attaching.AttachToRepair(self.number(), name, content)
        number = self.number()
        self.by_hand(attaching.ATTACH_TO_REPAIR, request, lambda done: self._file_kept(number, done))

    def _file_kept(self, number: str, done: Any) -> None:
        self._after(number, lambda _view: Reply(Verdict.OK, "repair_file_kept", {"name": done.name}))

    def decide_claim(self, *, approved: bool) -> None:
        """A leader decides the claim of a void or unclear warranty; the reason stands in the field."""
        request = splitting.DecideClaim(self.number(), approved, self.typed.note)
        self.by_hand(splitting.DECIDE_CLAIM, request, self._decided)

    def _decided(self, done: splitting.ClaimDecided) -> None:
        facts = {"order": done.number, "amount": f"{done.amount:.2f}"}
        facts["repair_event"] = "claim_approved" if done.approved else "claim_refused"
        self._after(done.number, lambda _view: Reply(Verdict.OK, "repair_claim_decided", facts))


def amount_typed(name: str, text: str) -> Decimal:
    """A number from a field, nothing for an empty one.

    Raises:
        Refusal: ``faulty_entry``.
    """
    try:
        return Decimal(text.replace(",", ".") or "0")
    except InvalidOperation as error:
        raise _not_a_number(name, text) from error


def whole_typed(name: str, text: str) -> int:
    """A whole number from a field.

    Raises:
        Refusal: ``faulty_entry``.
    """
    number = amount_typed(name, text)
    if not number.is_finite() or number != number.to_integral_value():
        raise _not_a_number(name, text)
    return int(number)


def _not_a_number(name: str, text: str) -> Refusal:
    faults: list[dict[str, str | int | None]] = [{"field": name, "code": "bad_number", "value": text[:20]}]
    return Refusal("faulty_entry", faults=faults, count=1)
