"""The desk of adverse events: tell the manufacturer, write to the hospital, hold the lot, close (SC-14, J7)."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.adverse import MANUFACTURER_CONTACTS, WRITTEN_PAPER, AdverseDecision, Harm, ReportedBy
from desktop.domain.clock import Clock, local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters import adverse_replies as say
from desktop.presenters.adverse_form import Draft
from desktop.presenters.adverse_reading import WRITTEN, AdverseReading
from desktop.presenters.adverse_ways import harm_ways
from desktop.presenters.answer import Verdict
from desktop.presenters.contact_care import ContactCare
from desktop.presenters.desk import Settler
from desktop.presenters.question import Way
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.presenters.typed_code import unbracketed
from desktop.presenters.typed_time import typed_moment
from desktop.queries.adverse import ContactRow
from desktop.queries.adverse_page import AdverseView
from desktop.queries.looking_up import HitKind, find
from desktop.services.adverse import closing, describing, opening, reporting
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.wire import to_wire

SCANNED_NUMBERS: Final = ("authority_report", "close")
"""Steps at which the code of a letter may be scanned instead of its number being typed."""


def goods_at(connection: Any, text: str, today: date) -> NamedGoods:
    """The unit or the lot that a scan or a typed word names.

    Raises:
        Refusal: ``product_missing`` when it names neither; what a scan that names nothing refuses.
    """
    hit = find(connection, text, today)
    if hit.kind not in (HitKind.UNIT, HitKind.LOT):
        raise Refusal("product_missing")
    return named_goods(connection, "", (hit.item, hit.lot, hit.serial), today)


class AdverseDesk(AdverseReading):
    """What scans, keys and the big button do."""

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, standing: Standing, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, clock, standing, parent)
        self.care = ContactCare(self)

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """The code of an event shows it, CONFIRM does its next step, a product begins a new event."""
        if not self.loaded:
            self._load_first(code, raw)
        elif code is None:
            self._thing(raw)
        elif code.kind is CodeKind.ADVERSE:
            self._event(code.name, raw)
        elif code.kind is CodeKind.COMMAND:
            self._command(code)
        elif code.kind is CodeKind.PLACE and self.draft is not None:
            self._hospital(code.name, raw)
        else:
            raise Refusal("not_here", raw=raw)

    def _command(self, code: Code) -> None:
        done: dict[str, Callable[[], None]] = {
            Command.CONFIRM: self._do,
            Command.HOLD_LOT: self._hold,
            Command.UNDO: self._undo,
            Command.ACKNOWLEDGE: lambda: self.ok("nothing_held", {}, Verdict.INFO),
        }
        if code.name not in done:
            raise Refusal("not_here", raw=code.text)
        done[code.name]()

    def _event(self, name: str, raw: str) -> None:
        number = name.removesuffix(WRITTEN_PAPER)
        here = self.view is not None and self.view.row.number == number
        if here and name.endswith(WRITTEN_PAPER) and self.step == "written_report":
            self._ask_stamp(raw)
        else:
            self._forget()
            self._after(number, say.shown)

    def _thing(self, raw: str) -> None:
        """A product of a new event, the hospital's stamp on the written report, or the number of a letter."""
        if self.view is None:
            self.find_product(raw)
        elif self.step == "written_report":
            self._ask_stamp(raw)
        elif self.step in SCANNED_NUMBERS:
            self.typed.reference = raw[3:] if raw[:1] == "]" else raw
            self.ok("adverse_reference", {"reference": self.typed.reference}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=raw)

    def find_product(self, text: str) -> None:
        """Look for the product of a new event: a scan, a typed UDI, serial or lot number."""
        today = local_day(self.now, self.board.zone)
        code = unbracketed(text)
        self.jobs.read(lambda connection: goods_at(connection, code, today), self._product_found, self.refuse)

    def _product_found(self, goods: NamedGoods) -> None:
        draft = self.draft = self.draft or Draft()
        self.at_contacts = False
        draft.item, draft.lot, draft.serial = goods.ref, goods.number, goods.serial
        draft.name, draft.name_en = goods.name, goods.name_en
        self.ok("adverse_product", goods.names, Verdict.INFO)

    def _hospital(self, place: str, raw: str) -> None:
        hospital = self.board.offer.stores.get(place)
        if hospital is None or self.draft is None:
            raise Refusal("not_here", raw=raw)
        self.draft.hospital = hospital
        name = next((one.name for one in self.board.offer.hospitals if one.code == hospital), hospital)
        self.ok("adverse_hospital_chosen", {"hospital": name}, Verdict.INFO)

    def _ask_stamp(self, raw: str) -> None:
        facts = {"raw": raw, "event": self._number()}
        yes = Way("yes", (Command.YES,), facts, lambda: self._written(raw))
        no = Way("no", (Command.NO,), facts, lambda: self.ok("acknowledged", {}, Verdict.INFO))
        self._put_question("adverse_stamp", (yes, no))

    # ---------------------------------------------------------------- the steps

    def _do(self) -> None:
        """The next action, by CONFIRM or by the big button."""
        if self.draft is not None:
            self._open_draft(self.draft)
            return
        steps: dict[str, Callable[[], None]] = {
            "first_report": self._first,
            "written_report": self._written_or_paper,
            "authority_report": self._authority,
            "close": self._close,
        }
        if self.step not in steps:
            raise Refusal("adverse_ended", event=self._number(), stage=self.view.row.state.value if self.view else "")
        if self.is_late and not self.typed.reason:
            clock = say.next_clock(self.view.row, self.clock_chosen) if self.view is not None else None
            raise Refusal("late_reason_missing", event=self._number(), due_at=self._due_text(clock))
        steps[self.step]()

    def _due_text(self, clock: Any) -> str:
        return say.local_text(clock.due_at, self.view.row) if self.view is not None and clock is not None else ""

    def do_by_hand(self, action: Callable[[], None] | None = None) -> None:
        """The big button, or another one."""
        self.by_button(action or self._do)

    def _open_draft(self, draft: Draft) -> None:
        if not draft.harm:
            self._put_question("adverse_harm", harm_ways(lambda harm: self._with_harm(draft, harm), {}))
            return
        request = draft.request(self.standing.site, self.now, self.board.zone)
        self.carry_out(opening.OPEN_ADVERSE, request, self._opened)

    def _with_harm(self, draft: Draft, harm: Harm) -> None:
        draft.harm = harm.value
        self._open_draft(draft)

    def _at(self) -> Any:
        return typed_moment(self.typed.at, self.now, self.board.zone)

    def _first(self) -> None:
        if self.typed.person:
            self._tell(self.typed.person)
            return
        called = [one for one in self._people() if one.role in MANUFACTURER_CONTACTS]
        if not called:
            raise Refusal("needs_taker")
        self._put_question("who_took_it", tuple(map(self._taker, called)))

    def _people(self) -> tuple[ContactRow, ...]:
        """Whom the manufacturer named."""
        view = self.view
        return tuple(one for one in view.contacts if one.party == view.row.manufacturer) if view is not None else ()

    def _taker(self, one: ContactRow) -> Way:
        return Way(one.name, (), {"person": one.name, "event": self._number()}, lambda: self._tell(one.name))

    def _tell(self, person: str) -> None:
        typed = self.typed
        self.typed.person = person
        request = reporting.GiveFirstReport(
            self._number(), person, ReportedBy(typed.how), self._at(), late_reason=typed.reason
        )
        self.carry_out(reporting.GIVE_FIRST_REPORT, request, self._reported)

    def _written_or_paper(self) -> None:
        """With a name or a receipt's number it has been handed in; without, its paper is made."""
        if self.typed.person or self.typed.reference:
            self._written("")
        else:
            self.write_paper(WRITTEN, self.paper_path(WRITTEN))

    def _written(self, raw: str) -> None:
        typed = self.typed
        request = reporting.FileWrittenReport(
            self._number(), typed.person, raw, typed.reference, self._at(), late_reason=typed.reason
        )
        self.carry_out(reporting.FILE_WRITTEN_REPORT, request, self._reported)

    def _authority(self) -> None:
        clock = say.next_clock(self.view.row, self.clock_chosen) if self.view is not None else None
        law = clock.rule if clock is not None else ""
        typed = self.typed
        request = reporting.FileAuthorityReport(self._number(), typed.reference, law, self._at(), typed.reason)
        self.carry_out(reporting.FILE_AUTHORITY_REPORT, request, self._reported)

    def _close(self) -> None:
        request = closing.CloseAdverse(self._number(), AdverseDecision(self.typed.decision), self.typed.reference)
        self.carry_out(closing.CLOSE_ADVERSE, request, self._closed)

    def _hold(self) -> None:
        self.carry_out(closing.HOLD_ADVERSE_LOT, closing.HoldAdverseLot(self._number()), self._lot_held)

    def hold_by_hand(self) -> None:
        """The key of the lot."""
        self.do_by_hand(self._hold)

    def _undo(self) -> None:
        if self.draft is not None:
            self.draft = None
            self.ok("acknowledged", {}, Verdict.INFO)
            return
        request = opening.WithdrawAdverse(self._number(), self.typed.reason)
        self.carry_out(opening.WITHDRAW_ADVERSE, request, self._withdrawn)

    def withdraw_by_hand(self) -> None:
        """It was no event; the reason stands in its field."""
        self.do_by_hand(self._undo)

    def describe_by_hand(self, description: str) -> None:
        """Say better what happened."""
        request = describing.DescribeAdverse(self._number(), description)
        self.by_hand(describing.DESCRIBE_ADVERSE, request, self._described)

    # ---------------------------------------------------------------- what came of it

    def _opened(self, done: opening.AdverseOpened) -> None:
        self._forget()
        self._after(done.number, lambda view: say.opened(done, view))

    def _reported(self, done: reporting.AdverseReported) -> None:
        person = self.typed.person
        self._forget()
        self._after(done.number, lambda view: say.reported(done, view, person))

    def _lot_held(self, done: closing.AdverseLotHeld) -> None:
        self._after(done.number, lambda _view: say.lot_held(done))

    def _closed(self, done: closing.AdverseClosed) -> None:
        reference = self.typed.reference
        self._forget()
        self._after(done.number, lambda _view: say.closed(done, reference))

    def _withdrawn(self, done: opening.AdverseWithdrawn) -> None:
        self._forget()
        self._after(done.number, self._withdrawn_reply)

    def _withdrawn_reply(self, view: AdverseView) -> Reply:
        return Reply(Verdict.INFO, "adverse_withdrawn", say.names(view.row))

    def _described(self, done: describing.AdverseDescribed) -> None:
        self._after(done.number, lambda _view: Reply(Verdict.OK, "adverse_described", to_wire(done)))
