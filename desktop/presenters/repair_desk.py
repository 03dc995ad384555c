"""The desk of work orders: take a device in by five scans, then part by part to the report (SC-17, J11, J12)."""

from collections.abc import Callable
from typing import Any, Final

from typing_extensions import override

from desktop.domain.clock import local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.repairs import Priority, RepairState
from desktop.presenters import repair_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.repair_reading import Intake
from desktop.presenters.repair_steps import RepairSteps
from desktop.queries.devices import Found, look_up
from desktop.queries.repair_page import number_of_device
from desktop.queries.warranty import Asked, warranty_of
from desktop.services.repairs import finishing, going, taking_in
from desktop.services.repairs.finishing import FINISHING_VERBS
from desktop.services.repairs.going import GOING_VERBS
from desktop.services.verifying_labels import SCAN_BACK, ScanBack

_VERBS: Final = {verb.name: verb for verb in (*GOING_VERBS, *FINISHING_VERBS)}


class RepairDesk(RepairSteps):
    """What scans, keys and the big button do."""

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
            self.assign(code.name)
        elif code.kind is CodeKind.COMMAND:
            self._command(code)
        else:
            raise Refusal("not_here", raw=raw)

    @override
    def takes(self, code: Code) -> bool:
        """While an order that nobody has is shown, a badge says who gets it."""
        return code.kind is CodeKind.PERSON and self.view is not None and self.step == "assign"

    def _label(self, code: Code) -> None:
        """The label of an order that was just printed is read back; else it shows its order."""
        number = code.name.partition("/")[0]
        self.write(SCAN_BACK, ScanBack(code.text), lambda _done: self._read_back(number))

    def _read_back(self, number: str) -> None:
        self._after(number, say.label_read if self.view is not None else say.shown)

    @override
    def refuse(self, error: Exception) -> None:
        """An order without an open label is shown all the same."""
        at_work = self._at_work.scan.raw if self._at_work is not None else ""
        if isinstance(error, Refusal) and error.code in ("no_such_open_label", "label_void") and ":W:" in at_work:
            self._after(at_work.rpartition(":")[2].partition("/")[0], say.shown)
        else:
            super().refuse(error)

    def _command(self, code: Code) -> None:
        if code.name == Command.CONFIRM:
            self.do()
        elif code.name in (Command.YES, Command.NO) and self.intake is not None:
            self._statement(clean=code.name == Command.YES)
        elif code.name == Command.YES and self.step == "clean":
            self.clean()
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
            self.on_order(raw, plain)
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
            return number_of_device(connection, row.serial, row.model), Intake(
                row.serial, row.model, answer.verdict.value, until
            )

        self.jobs.read(read, self._found, self.refuse)

    def _found(self, answer: tuple[str, Intake]) -> None:
        number, found = answer
        if number and self.intake is None:
            self._after(number, say.shown)
            return
        known = self.intake or Intake()
        known.serial, known.model, known.verdict, known.until = found.serial, found.model, found.verdict, found.until
        self.forget_view()
        self.intake, self.at_terms = known, False
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
        self.carry_out(taking_in.OPEN_REPAIR, request, self._opened)

    def _opened(self, done: taking_in.RepairOpened) -> None:
        self._after(done.number, lambda _view: say.opened(done, self.board.zone))

    # ---------------------------------------------------------------- the next step

    def do_by_hand(self) -> None:
        """The big button."""
        self.by_button(self.do)

    def do(self) -> None:
        """The one next action."""
        if self.intake is not None:
            self._open(self.intake)
            return
        steps: dict[str, Callable[[], None]] = {
            "assign": lambda: self.assign(self.typed.technician),
            "clean": self.clean,
            "set_out": lambda: self.go("set_out_repair", going.StepRepair(self.number())),
            "arrive": lambda: self.go("arrive_repair", going.StepRepair(self.number())),
            "start": lambda: self.go("start_repair", going.StartRepair(self.number())),
            "resume": lambda: self.go("resume_repair", going.StepRepair(self.number())),
            "finish": self.finish,
            "in_service": lambda: self.go(
                "return_to_service", finishing.ReturnToService(self.number(), self.typed.note)
            ),
        }
        if self.step not in steps:
            raise Refusal("scan_repair_first")
        steps[self.step]()
