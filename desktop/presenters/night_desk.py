"""The emergency desk: one order, its clock, its forecast, and the one next action; by scans alone (J3)."""

from collections.abc import Callable

from typing_extensions import override

from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.emergency import OrderState
from desktop.domain.errors import Refusal
from desktop.presenters import night_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.night_form import Draft
from desktop.presenters.night_reading import NightReading, Typed
from desktop.presenters.reply import Reply
from desktop.queries.nearest import NearestRow
from desktop.services.emergency import (
    accepting,
    delivering,
    handing_over,
    ordering,
    packing,
    phoning,
    picking,
    picking_changes,
    picking_trays,
    sourcing,
    sourcing_trays,
    stepping_back,
    taking,
    transit_trips,
)
from desktop.services.emergency.order_at_hand import BOX, SHEET, order_number


class NightDesk(NightReading):
    """What scans and the big button do."""

    # ---------------------------------------------------------------- what a scan does

    @override
    def takes(self, code: Code) -> bool:
        """A badge accepts, allows to take a promised piece, or is the courier's."""
        if code.kind is not CodeKind.PERSON or self.view is None or self.draft is not None:
            return False
        return self.step in ("accept", "take", "hand_over")

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """Codes do the next step, anything else is a kit of a new order or a piece for the one at hand."""
        if not self.loaded:
            self._load_first(code, raw)
        elif code is None:
            self._thing(raw)
        else:
            self._coded(code, raw)

    def _coded(self, code: Code, raw: str) -> None:
        kinds: dict[CodeKind, Callable[[Code, str], None]] = {
            CodeKind.COMMAND: self._command,
            CodeKind.PERSON: self._badge,
            CodeKind.PLACE: self._place,
            CodeKind.TRAY: self._tray,
            CodeKind.ORDER: self._order,
        }
        if code.kind not in kinds:
            raise Refusal("not_here", raw=raw)
        kinds[code.kind](code, raw)

    def _command(self, code: Code, _raw: str) -> None:
        if code.name == Command.CONFIRM:
            self._do(by_hand=False)
        elif code.name == Command.UNDO:
            self._undo()
        elif code.name == Command.ACKNOWLEDGE:
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=code.name)

    def _thing(self, raw: str) -> None:
        plain = raw[3:] if raw[:1] == "]" else raw
        if any(kit.code == plain for kit in self.offer.kits) and self.view is None:
            draft = self._drafting()
            draft.add(kit=plain)
            self.ok("order_kit", {"kit": plain}, Verdict.INFO)
        elif any(row.number == plain for row in self.rows):
            self._open(plain)
        elif self.view is None:
            raise Refusal("scan_order_first")
        else:
            number = self.view.row.number
            self._last_raw, self._last_tray = raw, ""
            request = picking.PickPiece(number, raw, self.place, self.typed.reason)
            self.write(picking.PICK_PIECE, request, self._picked)

    def _drafting(self) -> Draft:
        if self.draft is None:
            self.draft = Draft()
        return self.draft

    def _place(self, code: Code, raw: str) -> None:
        hospital = self.offer.stores.get(code.name)
        if hospital is not None and self.view is None:
            draft = self._drafting()
            draft.hospital, draft.store = hospital, code.name
            name = next((one.name for one in self.offer.hospitals if one.code == hospital), hospital)
            self.ok("order_hospital", {"hospital": name}, Verdict.INFO)
        elif self.view is not None and (far := self._far_at(code.name)) is not None:
            self._choose(far, by_hand=False)
        elif self.view is not None and self.view.row.state is OrderState.ACCEPTED:
            self._take_from(code.name)
        else:
            raise Refusal("not_here", raw=raw)

    def _take_from(self, place: str) -> None:
        self.place = place
        rows = [row for row in (self.view.to_pick if self.view else ()) if row.place == place]
        facts = {"place": place, "pieces": int(sum(row.quantity for row in rows)), "items": [row.ref for row in rows]}
        self.ok("order_place", facts, Verdict.INFO if rows else Verdict.MARKED)

    def _tray(self, code: Code, raw: str) -> None:
        if self.view is None:
            raise Refusal("scan_order_first")
        if any(row.place == code.name for row in self.view.to_pick):
            self._take_from(code.name)
            return
        request = picking_trays.PickTray(self.view.row.number, code.name, self.typed.reason, raw=raw)
        self.write(picking_trays.PICK_TRAY, request, self._tray_picked)

    def _order(self, code: Code, raw: str) -> None:
        number = order_number(raw)
        here = self.view is not None and self.view.row.number == number
        if here and code.name.endswith((BOX, SHEET)) and self.step == "scan_papers":
            self.write(packing.SCAN_PACKED, packing.ScanPacked(raw), self._paper)
        elif here and code.name.endswith(SHEET) and self.step == "receive":
            self._receive(by_hand=False)
        else:
            self._open(number)

    def _open(self, number: str) -> None:
        self.draft, self.place = None, ""
        self._after(number, say.shown)

    def _badge(self, _code: Code, raw: str) -> None:
        number = self._number()
        if self.step == "accept":
            self.write(accepting.ACCEPT_EMERGENCY, accepting.AcceptEmergency(number, raw, raw), self._accepted)
        elif self.step == "hand_over":
            self._hand_over(raw, by_hand=False)
        else:
            self._take(raw, by_hand=False)

    # ---------------------------------------------------------------- the steps

    def _do(self, *, by_hand: bool) -> None:
        """The next action, by CONFIRM or by the big button."""
        if self.draft is not None:
            self._open_draft(by_hand=by_hand)
            return
        number = self._number()
        steps: dict[str, Callable[[], None]] = {
            "accept": lambda: self._accept(by_hand=by_hand),
            "take": lambda: self._take("", by_hand=by_hand),
            "source": lambda: self._choose(self.far, by_hand=by_hand),
            "store": lambda: self._by_phone(by_hand=by_hand),
            "expect": lambda: self._expect(by_hand=by_hand),
            "pack": lambda: self._pack(by_hand=by_hand),
            "hand_over": lambda: self._hand_over(self.typed.courier, by_hand=by_hand),
            "receive": lambda: self._receive(by_hand=by_hand),
        }
        if self.typed.reason:
            steps |= {
                "pick": self._go_short,
                "short": self._go_short,
                "wait": self._go_short,
                "scan_papers": lambda: self._pack_by_hand(by_hand=by_hand),
            }
        if self.step not in steps:
            state = self.view.row.state.value if self.view is not None else ""
            raise Refusal("nothing_to_do_here", order=number, order_stage=state)
        steps[self.step]()

    def _accept(self, *, by_hand: bool) -> None:
        request = accepting.AcceptEmergency(self._number())
        (self.by_hand if by_hand else self.write)(accepting.ACCEPT_EMERGENCY, request, self._accepted)

    def _pack(self, *, by_hand: bool) -> None:
        request = packing.PackEmergency(self._number())
        (self.by_hand if by_hand else self.write)(packing.PACK_EMERGENCY, request, self._packing)

    def _go_short(self) -> None:
        request = picking_changes.FinishPicking(self._number(), self.typed.reason)
        self.write(picking_changes.FINISH_PICKING, request, self._finished)

    def go_short_by_hand(self) -> None:
        """Go on without what is not in the box; the reason stands in its field."""
        request = picking_changes.FinishPicking(self._number(), self.typed.reason)
        self.by_hand(picking_changes.FINISH_PICKING, request, self._finished)

    def _pack_by_hand(self, *, by_hand: bool) -> None:
        request = packing.PackByHand(self._number(), self.typed.reason)
        (self.by_hand if by_hand else self.write)(packing.PACK_BY_HAND, request, self._paper)

    def do_by_hand(self) -> None:
        """The big button."""
        try:
            self._do(by_hand=True)
        except Refusal as refusal:
            self.replied.emit(Reply(Verdict.REFUSED, refusal.code, refusal.facts))

    def _open_draft(self, *, by_hand: bool) -> None:
        request = self._drafting().request(self.site, "" if by_hand else self.raw)
        send = self.by_hand if by_hand else self.write
        send(ordering.OPEN_EMERGENCY, request, self._opened)

    def _take(self, badge: str, *, by_hand: bool) -> None:
        asked = self.asked
        if asked is None:
            raise Refusal("nothing_promised_here", place="", order=self._number())
        where = (asked.lying.ref, asked.lying.place)
        request = taking.TakeReserved(self._number(), *where, supervisor=badge, reason=self.typed.reason)
        (self.by_hand if by_hand else self.write)(taking.TAKE_RESERVED, request, self._taken)

    def _far_at(self, place: str) -> NearestRow | None:
        """The source whose place was scanned."""
        view = self.view
        rows = () if view is None else [row for row in view.sources if say.may_choose(view, row)]
        return next((row for row in rows if row.lying.place == place), None)

    def _choose(self, row: NearestRow | None, *, by_hand: bool) -> None:
        if row is None:
            raise Refusal("nothing_promised_here", place="", order=self._number())
        request = sourcing.ChooseSource(self._number(), row.lying.ref, row.lying.place)
        (self.by_hand if by_hand else self.write)(sourcing.CHOOSE_SOURCE, request, self._sourced)

    def choose_by_hand(self, item: str, place: str) -> None:
        """A source was pressed in the list."""
        self.by_hand(sourcing.CHOOSE_SOURCE, sourcing.ChooseSource(self._number(), item, place), self._sourced)

    def choose_tray_by_hand(self, tray: str) -> None:
        """A tray of another centre was pressed in the list."""
        self.by_hand(sourcing_trays.CHOOSE_TRAY, sourcing_trays.ChooseTray(self._number(), tray), self._tray_asked)

    def _by_phone(self, *, by_hand: bool) -> None:
        request = phoning.PickByPhone(self._number(), self.typed.confirmed, self.typed.phone)
        (self.by_hand if by_hand else self.write)(phoning.PICK_BY_PHONE, request, self._phoned)

    def say_when(self, place: str) -> None:
        """A vehicle on the road was pressed: the fields ask with whom and when it comes."""
        self.typed = Typed(trip=place)
        self.changed.emit()

    def _expect(self, *, by_hand: bool) -> None:
        typed = self.typed
        said = (self._hospital_meant(typed.come_from), typed.left, typed.expected)
        request = transit_trips.ExpectTransit(typed.trip, typed.courier, typed.phone, *said)
        (self.by_hand if by_hand else self.write)(transit_trips.EXPECT_TRANSIT, request, self._expected)

    def _hospital_meant(self, words: str) -> str:
        """The code of a hospital that was typed by its code or by a name."""
        known = (one.code for one in self.offer.hospitals if words in (one.code, one.name, one.name_en))
        return next(known, words) if words else ""

    def end_trip_by_hand(self) -> None:
        """The vehicle is here, or does not come: nothing is expected of it any more."""
        self.by_hand(transit_trips.END_TRANSIT, transit_trips.EndTransit(self.typed.trip), self._trip_ended)

    def put_tray_back_by_hand(self, tray: str) -> None:
        """A picked tray was pressed: it goes back."""
        request = picking_trays.PutBackTray(self._number(), tray)
        self.by_hand(picking_trays.PUT_BACK_TRAY, request, self._tray_back)

    def _hand_over(self, courier: str, *, by_hand: bool) -> None:
        typed = self.typed
        raw = "" if by_hand else self.raw
        request = handing_over.HandOverEmergency(self._number(), courier, typed.plate, typed.phone, raw=raw)
        (self.by_hand if by_hand else self.write)(handing_over.HAND_OVER_EMERGENCY, request, self._left)

    def _receive(self, *, by_hand: bool) -> None:
        typed = self.typed
        note = typed.reason
        raw = "" if by_hand else self.raw
        request = delivering.DeliverEmergency(self._number(), typed.receiver, typed.received, note, raw=raw)
        (self.by_hand if by_hand else self.write)(delivering.DELIVER_EMERGENCY, request, self._received)

    def _undo(self) -> None:
        if self.draft is not None:
            self.draft = None
            self.ok("acknowledged", {}, Verdict.INFO)
            return
        if self.typed.trip:
            self.typed = Typed()
            self.ok("acknowledged", {}, Verdict.INFO)
            return
        number = self._number()
        state = self.view.row.state if self.view is not None else None
        if state in (OrderState.PACKING, OrderState.PACKED, OrderState.ON_THE_WAY):
            request = stepping_back.StepBackEmergency(number, self.typed.reason or "UNDO")
            self.write(stepping_back.STEP_BACK_EMERGENCY, request, self._stepped_back)
        elif self._last_tray:
            request_back = picking_trays.PutBackTray(number, self._last_tray)
            self.write(picking_trays.PUT_BACK_TRAY, request_back, self._tray_back)
        elif self._last_raw:
            self.write(
                picking_changes.PUT_BACK_PIECE, picking_changes.PutBackPiece(number, self._last_raw), self._put_back
            )
        else:
            raise Refusal("nothing_to_undo")

    def cancel_by_hand(self) -> None:
        """The hospital does not need it any more; the reason stands in its field."""
        request = ordering.CancelEmergency(self._number(), self.typed.reason)
        self.by_hand(ordering.CANCEL_EMERGENCY, request, self._cancelled)

    # ---------------------------------------------------------------- what came of it

    def _opened(self, done: ordering.EmergencyOpened) -> None:
        self.draft, self.place, self._last_raw = None, "", ""
        self._after(done.number, lambda view: say.opened(done, view))

    def _accepted(self, done: accepting.EmergencyAccepted) -> None:
        self._after(done.number, lambda view: say.accepted(done.person, view))

    def _taken(self, done: taking.ReservedTaken) -> None:
        self._after(done.number, lambda view: say.taken(done, view))

    def _picked(self, done: picking.PiecePicked) -> None:
        self._after(done.number, lambda view: say.piece(done, view))

    def _sourced(self, done: sourcing.SourceChosen) -> None:
        self._after(done.number, lambda _view: say.source_chosen(done))

    def _phoned(self, done: phoning.PickedByPhone) -> None:
        self.typed = Typed()
        self._after(done.number, lambda _view: say.phoned(done))

    def _trip_ended(self, done: transit_trips.TransitEnded) -> None:
        self.typed = Typed()
        self._after(self._number(), lambda _view: say.trip_ended(done))

    def _expected(self, done: transit_trips.TransitExpected) -> None:
        self.typed = Typed()
        self._after(self._number(), lambda view: say.expected(done, view))

    def _tray_asked(self, done: sourcing_trays.TrayChosen) -> None:
        facts = {"tray": done.tray, "site": done.site, "part": done.part}
        self._after(done.number, lambda _view: Reply(Verdict.OK, "tray_asked", facts))

    def _tray_back(self, done: picking_trays.TrayPutBack) -> None:
        self._last_tray = ""
        facts = {"tray": done.tray, "order": done.number}
        self._after(done.number, lambda _view: Reply(Verdict.INFO, "order_tray_back", facts))

    def _tray_picked(self, done: picking_trays.TrayPicked) -> None:
        self._last_raw, self._last_tray = "", done.tray
        self._after(done.number, lambda view: say.tray(done, view))

    def _put_back(self, done: picking_changes.PiecePutBack) -> None:
        self._last_raw = ""
        facts = {"item": done.item, "lot": done.lot, "serial": done.serial, "place": done.place}
        self._after(done.number, lambda _view: Reply(Verdict.INFO, "order_put_back", facts))

    def _finished(self, done: picking_changes.PickingFinished) -> None:
        self.typed.reason = ""
        facts = {"order": done.number, "picked": done.picked, "of": done.of, "lacking": list(done.lacking)}
        self._after(done.number, lambda _view: Reply(Verdict.MARKED, "order_short", facts))

    def _packing(self, done: packing.PackingStarted) -> None:
        self._after(done.number, lambda _view: Reply(Verdict.INFO, "order_packing", {"order": done.number}))

    def _paper(self, done: packing.PackScanned) -> None:
        self.typed.reason = ""
        code = "order_packed" if done.packed else "order_paper"
        self._after(done.number, lambda _view: Reply(Verdict.OK, code, {"order": done.number}))

    def _left(self, done: handing_over.EmergencyHandedOver) -> None:
        self.typed = Typed()
        self._after(done.number, lambda view: say.left(done, view))

    def _received(self, done: delivering.EmergencyDelivered) -> None:
        self.typed = Typed()
        self._after(done.number, lambda _view: say.received(done))

    def _stepped_back(self, done: stepping_back.SteppedBack) -> None:
        facts = {"order": done.number, "order_stage": done.state.value}
        self._after(done.number, lambda _view: Reply(Verdict.INFO, "order_stepped_back", facts))

    def _cancelled(self, done: ordering.EmergencyCancelled) -> None:
        self.typed = Typed()
        self._after(done.number, lambda _view: Reply(Verdict.INFO, "order_cancelled", {"order": done.number}))
