"""The settlement desk: an owner's statement by month, buying goods out, and others' lists of use (S1-23, X-05)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.money import rounded
from desktop.domain.months import months_from
from desktop.domain.permissions import Action
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.session import Session
from desktop.presenters.settlement_behind import OpenFigure
from desktop.presenters.settlement_board import Board, Goods, read_board
from desktop.presenters.settlement_entry import AgreementEntry
from desktop.presenters.settlement_files import save_comparison, save_statement
from desktop.presenters.settlement_undoing import BuyOutUndoing
from desktop.queries.statement import Figure, StatementRow
from desktop.queries.statement_lines import MovedRow
from desktop.queries.usage_compared import Compared
from desktop.services import undoing
from desktop.services.buying_out import BUY_OUT, BoughtOut, BuyOut
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.wire import to_wire

SHOWN: Final = frozenset({Kind.STOCK, Kind.SETTLEMENT, Kind.ITEMS, Kind.PLACES, Kind.PARTIES})


@dataclass(frozen=True, slots=True)
class Buying:
    """A buy-out that waits for its CONFIRM; ``buyer`` is a code, "" for the partner; ``amount`` is in yuan."""

    goods: Goods
    place: str
    pieces: Decimal
    agreed_by: str
    amount: Decimal
    buyer: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the desk stands: its site, the folder that CONFIRM saves statements into, and what language is spoken."""

    site: str
    folder: Path
    language: Callable[[], str]


class SettlementDesk(Desk):
    """What the page shows, read anew whenever goods or agreements change.

    Attributes:
        chosen: the lot or serial number that may be bought out.
        buying: the buy-out that waits for its CONFIRM.
        compared: the file that was held against the ledger last.
        reading: of the board.
        behind: the figure that is opened, with its movements.

    Signals:
        written: the path of a file that was written.
        unwritten: it could not be written (the exception).
        uncompared: a file could not be compared (the exception).
    """

    written = Signal(str)
    unwritten = Signal(object)
    uncompared = Signal(object)

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, at: Standing, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.board = Board()
        self.chosen: Goods | None = None
        self.buying: Buying | None = None
        self.compared: Compared | None = None
        self.entry = AgreementEntry(session, self)
        self.behind = OpenFigure(session.jobs, self)
        self.undoing = BuyOutUndoing(self)
        self.undoing.done.connect(self.reload)
        self.reading = NewestReading(self.jobs, self)
        self._at, self._clock = at, clock
        self._owner = ""
        self._month: date | None = None
        self._then: Callable[[], None] | None = None
        self.reading.came.connect(self._loaded)
        self.reading.missed.connect(self._unread)
        self.entry.done.connect(self._agreed)

    # ---------------------------------------------------------------- what is shown

    @property
    def may_settle(self) -> bool:
        """Whether the person at the desk may buy out and change agreements."""
        return self.session.may(Action.SETTLE)

    def reload(self) -> None:
        """Read everything anew."""
        asked = (self._clock.now(), self._at.site, self._owner, self._month)
        self.reading.ask(lambda connection: read_board(connection, *asked))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & SHOWN:
            self.reload()

    def _loaded(self, board: Board) -> None:
        before, self.board = self.board, board
        if self.compared is not None and self.compared.asked != self.board.asked:
            self.compared = None
        if before.owner != self.board.owner or (self.chosen is not None and self.row_of(self.chosen) is None):
            self.chosen, self.buying = None, None
        if self.behind.figure is not None:
            self.behind.open(self.behind.figure, self.board)
        self.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _unread(self, error: Exception) -> None:
        """The rows stay; the database chip says why."""
        self.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            self.refuse(error)

    @property
    def month_words(self) -> str:
        """The month that is asked for, such as 2026-11; "" before anything was read."""
        month = self._month or self.board.month
        return f"{month:%Y-%m}" if month != date.min else ""

    def row_of(self, goods: Goods) -> StatementRow | None:
        """The row of the statement with some names."""
        made = self.board.statement
        rows = made.rows if made is not None else ()
        return next((row for row in rows if Goods(row.ref, row.lot, row.serial) == goods), None)

    def choose_owner(self, owner: str) -> None:
        """Show another owner."""
        if owner != self.board.owner:
            self._owner, self.chosen, self.buying = owner, None, None
            self._show_again()

    def step_month(self, by: int) -> None:
        """Show the month that is so many months later; below zero: earlier."""
        if self.board.at is None:
            return
        self.buying = None
        self._month = months_from(self._month or self.board.month, by)
        self._show_again()

    def _show_again(self) -> None:
        self.reload()
        self.changed.emit()

    def open_figure(self, figure: Figure | None) -> None:
        """List the movements behind a figure of the sum; None lists the lots and serial numbers again."""
        self.behind.open(figure, self.board)

    def choose_row(self, row: StatementRow | MovedRow) -> None:
        """Choose the goods of a row; of a movement that is a buy-out, also the buy-out."""
        self.undoing.choose(row)
        self.chosen, self.buying = Goods(row.ref, row.lot, row.serial), None
        self.changed.emit()

    def choose(self, goods: Goods | None) -> None:
        """Choose goods of the statement, or none."""
        if goods != self.chosen:
            self.undoing.choose(None)
            self.chosen, self.buying = goods, None
            self.changed.emit()

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """EARLIER and LATER change the month, CONFIRM saves the statement or buys what was asked, NO buys nothing."""
        if code is None:
            self._look_up(raw)
        elif code.kind is not CodeKind.COMMAND or code.name not in self._steps:
            raise Refusal("not_here", raw=code.name)
        else:
            self._when_read(self._steps[code.name])

    def _when_read(self, do: Callable[[], None]) -> None:
        """A scan that comes while the month is being read waits for it; the next scan waits for its answer."""
        if self.reading.is_running or self.board.at is None:
            self._then = do
            if not self.reading.is_running:
                self.reload()
        else:
            do()

    @property
    def _steps(self) -> dict[str, Callable[[], None]]:
        return {
            Command.EARLIER: self._earlier,
            Command.LATER: self._later,
            Command.CONFIRM: self._confirm,
            Command.NO: self._no,
            Command.UNDO: self._undo,
            Command.ACKNOWLEDGE: self._acknowledged,
        }

    def _earlier(self) -> None:
        self._tell_month(-1)

    def _later(self) -> None:
        self._tell_month(1)

    def _tell_month(self, by: int) -> None:
        if self.board.at is None:
            self.refuse(Refusal("no_rows"))
            return
        self.step_month(by)
        owner = next((row for row in self.board.owners if row.code == self.board.owner), None)
        facts = {"month": self.month_words, "owner": owner.name if owner is not None else ""}
        self.ok("month_shown", facts, Verdict.INFO)

    def _confirm(self) -> None:
        if self.buying is not None:
            self.write(BUY_OUT, self._request(self.buying), self._bought)
            return
        if not self.board.owner:
            self.refuse(Refusal("no_rows"))
            return
        path = self._at.folder / f"{self.file_name}.pdf"
        self.jobs.read(self._saving(path, self._at.language()), self._saved, self._unsaved)

    def _saved(self, path: str) -> None:
        self.written.emit(path)
        self.ok("statement_saved", {"path": path})

    def _unsaved(self, error: Exception) -> None:
        told = error if isinstance(error, Refusal) else Refusal("note_unwritten", detail=str(error))
        self.refuse(told)

    def _no(self) -> None:
        self.buying = None
        self.ok("not_bought", {}, Verdict.INFO)

    def _undo(self) -> None:
        self.write(undoing.UNDO_LAST, undoing.UndoLast("", self.raw), self._undone)

    def _undone(self, undone: undoing.Undone) -> None:
        self.ok("undone", to_wire(undone), Verdict.INFO)

    def _acknowledged(self) -> None:
        self.ok("nothing_held", {}, Verdict.INFO)

    def _look_up(self, raw: str) -> None:
        today = local_day(self._clock.now(), UTC)
        self.jobs.read(
            lambda connection: named_goods(connection, raw, ("", "", ""), today), self._looked_up, self.refuse
        )

    def _looked_up(self, found: NamedGoods) -> None:
        goods = Goods(found.ref, found.number, found.serial)
        self._when_read(lambda: self._choose_scanned(goods, found))

    def _choose_scanned(self, goods: Goods, found: NamedGoods) -> None:
        if self.row_of(goods) is None:
            self.refuse(Refusal("not_in_statement", **found.names))
            return
        self.undoing.choose(None)
        self.chosen, self.buying = goods, None
        pieces = sum((count for _, count in self.board.lying(goods)), Decimal(0))
        self.ok("lot_chosen", found.names | {"pieces": pieces}, Verdict.INFO)

    # ---------------------------------------------------------------- buying out

    def ask_buy_out(self, place: str, pieces: Decimal, agreed_by: str, buyer: str = "") -> None:
        """Ask whether the chosen goods shall be bought; nothing is booked before `buy` or CONFIRM.

        Args:
            place: code of where they lie.
            pieces: how many.
            agreed_by: who of the owner agreed, by name.
            buyer: code of who buys; "" for the partner.
        """
        row = self.row_of(self.chosen) if self.chosen is not None else None
        if self.chosen is None or row is None or self.held is not None:
            return
        if not agreed_by:
            self.refuse(Refusal("needs_person"))
            return
        price = self.board.price(self.chosen.ref, buyer)
        if price is None:
            self.refuse(Refusal("no_price", item=row.item, ref=row.ref, on=self.board.today))
            return
        self.buying = Buying(self.chosen, place, pieces, agreed_by, rounded(price * pieces), buyer)
        facts = {"item": row.item, "item_en": row.item_en, "lot": row.lot, "serial": row.serial, "place": place}
        self.ok("confirm_buy_out", facts | {"pieces": pieces, "amount": self.buying.amount}, Verdict.INFO)

    def buy(self) -> None:
        """Buy what was asked."""
        if self.buying is not None:
            self.by_hand(BUY_OUT, self._request(self.buying), self._bought)

    def leave_it(self) -> None:
        """Do not buy what was asked."""
        if self.buying is not None:
            self._no()

    def _request(self, buying: Buying) -> BuyOut:
        goods = buying.goods
        told = {"item": goods.ref, "lot": goods.lot, "serial": goods.serial}
        where = {"place": buying.place, "owner": self.board.owner, "buyer": buying.buyer}
        return BuyOut(buying.agreed_by, **told, **where, pieces=buying.pieces)

    def _bought(self, done: BoughtOut) -> None:
        self.buying = None
        self.ok("bought_out", to_wire(done))
        self.reload()

    def _agreed(self, answer: Any) -> None:
        self.replied.emit(self.entry.reply(answer))
        self.reload()

    # ---------------------------------------------------------------- files

    @property
    def file_name(self) -> str:
        """A name for a file of this statement, without its ending."""
        return f"{self.board.owner}-{self.board.site}-{self.board.month:%Y-%m}"

    def save(self, path: str, language: str) -> None:
        """Write the statement; the ending of the path says in which form."""
        self.jobs.read(self._saving(Path(path), language), self.written.emit, self.unwritten.emit)

    def _saving(self, path: Path, language: str) -> Callable[[Any], str]:
        asked = self.board.asked
        return lambda connection: save_statement(connection, path, language, asked)

    def compare(self, path: str, hospital: str) -> None:
        """Hold somebody's list of use against the ledger, for the month of the statement."""
        asked = self.board.asked

        def read(connection: Any) -> Compared:
            from desktop.exchange.usage_comparing import compare_usage

            return compare_usage(connection, Path(path), asked, hospital)

        self.jobs.read(read, self._compared, self.uncompared.emit)

    def _compared(self, made: Compared) -> None:
        self.compared = made
        self.changed.emit()

    def save_compared(self, path: str, language: str) -> None:
        """Write the comparison; the ending of the path says in which form."""
        made = self.compared
        if made is not None:
            self.jobs.read(
                lambda _: save_comparison(made, Path(path), language), self.written.emit, self.unwritten.emit
            )
