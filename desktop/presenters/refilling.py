"""The replenishment desk: what is below its minimum and why, orders to the owners, and their answers (SC-10, J9)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.par_care import ParCare
from desktop.presenters.session import Session
from desktop.presenters.site_time import zone_of
from desktop.queries.exchanging import ShortDated, short_dated
from desktop.queries.master_data import sites
from desktop.queries.naming import named_by_scan
from desktop.queries.pars import pars
from desktop.queries.refill_orders import OrderPage, OrderRow, ReplyTimes, order_page, orders, reply_times
from desktop.queries.replenishment import Explained, ProposalRow, explain, proposals
from desktop.services import refill_answers, refilling

SHOWN: Final = frozenset(
    {Kind.STOCK, Kind.HOLDS, Kind.CASES, Kind.NOTICES, Kind.REPLENISHMENT, Kind.ITEMS, Kind.PLACES, Kind.TRAYS}
)


@dataclass(frozen=True, slots=True)
class Board:
    """What the page shows.

    Attributes:
        at: local time of the site at which it was read; None before the first time.
        has_pars: whether anything is set at all.
    """

    site: str = ""
    at: datetime | None = None
    has_pars: bool = False
    rows: tuple[ProposalRow, ...] = ()
    due: tuple[ShortDated, ...] = ()
    orders: tuple[OrderRow, ...] = ()
    times: tuple[ReplyTimes, ...] = ()
    explained: Explained | None = None
    order: OrderPage | None = field(default=None)


class RefillDesk(Desk):
    """What is below its minimum at the site, read anew whenever the stock changes.

    Signals:
        written: the path of a file that was written.
        unwritten: it could not be written (the exception).
    """

    written = Signal(str)
    unwritten = Signal(object)

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.board = Board()
        self.owner = ""
        self._site = site
        self._clock = clock
        self._par = 0
        self._order = ""
        self._armed = False
        self._naming = ("", "")
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._loaded)
        self.pars = ParCare(self, clock, site)

    # ---------------------------------------------------------------- what is shown

    @property
    def owners(self) -> tuple[tuple[str, str, str], ...]:
        """Code and names of the owners of what is below its minimum."""
        found = {row.par.owner: (row.par.owner, row.par.owner_name, row.par.owner_name_en) for row in self.board.rows}
        return tuple(found.values())

    @property
    def to_send(self) -> tuple[ProposalRow, ...]:
        """The lines of the order that SEND would make."""
        return tuple(row for row in self.board.rows if row.par.owner == self.owner and row.pieces)

    def reload(self) -> None:
        """Read everything anew."""
        asked = (self._clock.now(), self._site, self._par, self._order)
        self._reading.ask(lambda connection: _board(connection, *asked))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & SHOWN:
            self.reload()
        self.pars.on_changed(changes)

    def _loaded(self, board: Board) -> None:
        self.board = board
        known = [owner for owner, _, _ in self.owners]
        if self.owner not in known:
            self.owner = known[0] if known else ""
        self.changed.emit()

    def choose(self, par: int) -> None:
        """Explain one par."""
        if par != self._par:
            self._par = par
            self.reload()

    def choose_order(self, number: str) -> None:
        """Show one order."""
        if number != self._order:
            self._order = number
            self.reload()

    def choose_owner(self, owner: str) -> None:
        """Whose goods are ordered next."""
        self.owner, self._armed = owner, False
        self.changed.emit()

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """CONFIRM asks, a second CONFIRM sends, or takes over the par that is looked at; goods are explained.

        A delivery note asks whether it answers the order that is shown; CONFIRM says so.
        """
        armed, self._armed = self._armed, False
        naming, self._naming = self._naming, ("", "")
        if code is None:
            self._explain_scan(raw)
        elif code.kind is CodeKind.NOTICE:
            self._ask_to_name(code.name)
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM) and naming[0]:
            self.write(refill_answers.NAME_ORDER, refill_answers.NameOrder(*naming), self._named)
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM) and self.pars.active:
            self._armed = self.pars.confirm(again=armed)
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM) and armed:
            self.write(refilling.SEND_ORDER, self._request(), self._sent)
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM):
            self._ask_to_send()
        elif code == Code(CodeKind.COMMAND, Command.ACKNOWLEDGE):
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=code.name)

    def _ask_to_name(self, notice: str) -> None:
        if self.board.order is None:
            raise Refusal("no_order_shown", notice=notice)
        self._naming = (notice, self.board.order.order.number)
        self.ok("confirm_to_name", {"notice": notice, "order": self._naming[1]}, Verdict.INFO)

    def name_delivery(self, number: str, notice: str) -> None:
        """A delivery answers an order."""
        if notice:
            self.by_hand(refill_answers.NAME_ORDER, refill_answers.NameOrder(notice, number), self._named)

    def _named(self, named: refill_answers.OrderNamed) -> None:
        self.ok("order_named", {"notice": named.notice, "order": named.order})
        self.choose_order(named.order)
        self.reload()

    def _ask_to_send(self) -> None:
        lines = self.to_send
        if not lines:
            raise Refusal("nothing_to_order", owner=self.owner)
        self._armed = True
        facts = {"owner": lines[0].par.owner_name, "lines": len(lines), "pieces": sum(row.pieces for row in lines)}
        self.ok("confirm_to_send", facts, Verdict.INFO)

    def _explain_scan(self, raw: str) -> None:
        now, site, setting = self._clock.now(), self._site, self.pars.active

        def read(connection: Any) -> Explained | str:
            named = named_by_scan(connection, raw, local_day(now, zone_of(connection, site)))
            found = pars(connection, site=_site_of(connection, site), item=named.item) if named and named.item else ()
            if setting and named and named.item and not found:
                return named.item
            if not found:
                raise Refusal("unknown_par")
            return explain(connection, found[0].id, now)

        self.jobs.read(read, self._explained, self.refuse)

    def _explained(self, found: Explained | str) -> None:
        if isinstance(found, str):
            self.ok("set_a_par", {"item": found}, Verdict.INFO)
            self.pars.new_wanted.emit(found)
            return
        self._par = found.row.par.id
        par, proposal = found.row.par, found.row.proposal
        facts = {"item": par.name, "item_en": par.name_en, "place": par.at, "pieces": found.row.pieces}
        facts |= {"position": proposal.parts.position, "minimum": par.levels.minimum}
        self.ok("refill_shown" if proposal.below_minimum else "refill_enough", facts)
        self.reload()
        if self.pars.active:
            self.pars.choose(par.id)

    # ---------------------------------------------------------------- what a click does

    def _request(self) -> refilling.SendOrder:
        return refilling.SendOrder(self.board.site, self.owner, sum(row.pieces for row in self.to_send))

    def send(self) -> None:
        """Send the order to the chosen owner as it is shown."""
        self._armed = False
        if self.to_send:
            self.by_hand(refilling.SEND_ORDER, self._request(), self._sent)

    def _sent(self, sent: refilling.OrderSent) -> None:
        name = next((name for code, name, _ in self.owners if code == sent.owner), sent.owner)
        self._order = sent.order
        facts = {"order": sent.order, "owner": name, "lines": sent.lines, "pieces": sent.pieces}
        self.ok("order_sent", facts)
        self.reload()

    def change(self, row: ProposalRow, pieces: int, reason: str) -> None:
        """Order another quantity of a product than proposed."""
        par = row.par
        request = refilling.ChangeProposal(par.at, par.item, pieces, reason, par.owner)
        self.by_hand(refilling.CHANGE_PROPOSAL, request, self._done_with("refill_changed", item=par.name))

    def cancel(self, number: str, reason: str) -> None:
        """Take an order back."""
        request = refilling.CancelOrder(number, reason)
        self.by_hand(refilling.CANCEL_ORDER, request, self._done_with("order_taken_back"))

    def record_reply(self, number: str, promised_on: date | None, reference: str) -> None:
        """The owner has answered now."""
        request = refill_answers.RecordReply(number, promised_on, reference)
        self.by_hand(refill_answers.RECORD_REPLY, request, self._replied)

    def _replied(self, recorded: refill_answers.ReplyRecorded) -> None:
        hours, minutes = divmod(recorded.reply_minutes, 60)
        self.ok("order_answered", {"order": recorded.order, "told": f"{hours}:{minutes:02} h"})
        self.reload()

    def _done_with(self, code: str, **facts: object) -> Callable[[Any], None]:
        def done(answer: Any) -> None:
            told = {name: getattr(answer, name) for name in answer.__slots__}
            self.ok(code, told | facts)
            self.reload()

        return done

    def save_order(self, number: str, path: str, language: str) -> None:
        """Write an order to a file; its ending says in which form."""
        now = self._clock.now()

        def write(connection: Any) -> str:
            from desktop.exchange.refill_files import order_file
            from desktop.reports.refill_sheets import build_order

            form = Path(path).suffix.removeprefix(".").lower()
            if form in ("csv", "xlsx", "json"):
                Path(path).write_bytes(order_file(connection, number, now, form))
            else:
                build_order(connection, Path(path), language, number, now)
            return path

        self.jobs.read(write, self.written.emit, self.unwritten.emit)


def _site_of(connection: Any, site: str) -> str:
    """The site of the settings if there is one of that code, else the first."""
    codes = [row.code for row in sites(connection)]
    return site if site in codes else next(iter(codes), "")


def _board(connection: Any, now: datetime, wanted: str, par: int, number: str) -> Board:
    site = _site_of(connection, wanted)
    if not site:
        return Board()
    rows = proposals(connection, site, now)
    chosen = par or (rows[0].par.id if rows else 0)
    listed = orders(connection, now, site=site)
    shown = number or (listed[0].number if listed else "")
    return Board(
        site,
        now.astimezone(zone_of(connection, site)),
        bool(rows) or bool(pars(connection, site=site)),
        rows,
        short_dated(connection, site, now),
        listed,
        reply_times(connection, now, site),
        _explained_or_none(connection, chosen, now),
        order_page(connection, shown, now) if shown else None,
    )


def _explained_or_none(connection: Any, par: int, now: datetime) -> Explained | None:
    try:
        return explain(connection, par, now) if par else None
    except Refusal:
        return None
