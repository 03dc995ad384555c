"""What the emergency desk shows: the orders, the one at hand, a new one that is put together, and its papers."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.presenters import night_replies as say
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Settler
from desktop.presenters.night_form import Draft
from desktop.presenters.reading_desk import ReadingDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.nearest import NearestRow
from desktop.queries.order_offer import Offer, offer
from desktop.queries.orders import OrderRow, OrderView, order_view, orders

WHEN_CHANGED: Final = frozenset({Kind.ORDERS, Kind.STOCK, Kind.CASES, Kind.HOLDS, Kind.TRAYS, Kind.LABELS})


@dataclass(slots=True)
class Typed:
    """What stands in the fields of the screen: the courier, the receipt, a reason, a call.

    ``trip`` is the vehicle on the road of which is said when it comes.
    """

    courier: str = ""
    plate: str = ""
    phone: str = ""
    receiver: str = ""
    received: str = ""
    reason: str = ""
    confirmed: str = ""
    trip: str = ""
    expected: str = ""


class NightReading(ReadingDesk[OrderView]):
    """All orders, the one at hand, or a new one that is being put together.

    Attributes:
        rows: the orders, what will be late first on top.
        draft: the new order; None when none is being put together.
        place: the bin or tray that the next pieces are taken from, "" while none was scanned.
        typed: what stands in the fields.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, clock, parent)
        self.site = site
        self.rows: tuple[OrderRow, ...] = ()
        self.draft: Draft | None = None
        self.offer = Offer()
        self.place = ""
        self.typed = Typed()
        self._last_raw = ""
        self._last_tray = ""
        self._wanted = ""

    # ---------------------------------------------------------------- what is shown

    @property
    def step(self) -> str:
        """The one next action, see `desktop.presenters.night_replies.next_step`."""
        return "expect" if self.typed.trip else say.next_step(self.view)

    @property
    def far(self) -> NearestRow | None:
        """The free piece elsewhere that can be there first."""
        return say.far_from(self.view)

    @property
    def asked(self) -> NearestRow | None:
        """The promised piece that a supervisor is asked for."""
        return say.asked_from(self.view)

    def reload(self) -> None:
        """Read the list, what a form offers, and the order at hand."""
        self.reload_rows()
        if self._wanted:
            self.read_view(self._wanted)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched orders or stock."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    def _listed(self, answer: tuple[tuple[OrderRow, ...], Offer]) -> None:
        self.rows, self.offer = answer
        self.loaded = True
        self.changed.emit()

    @override
    def read_view(self, number: str) -> None:
        """Read an order; a commit of somebody else meanwhile reads this one again, not the one before it."""
        self._wanted = number
        super().read_view(number)

    @override
    def forget_view(self) -> None:
        self._wanted = ""
        super().forget_view()

    @override
    def query(self, connection: Any, number: str, now: datetime) -> OrderView:
        return order_view(connection, number, now)

    @override
    def reload_rows(self) -> None:
        """Read the list and what a form offers."""
        site, now = self.site, self.now
        self.jobs.read(
            lambda connection: (orders(connection, now, site), offer(connection)), self._listed, self._unread
        )

    def show_order(self, number: str) -> None:
        """Show an order that was chosen in the list."""
        self.draft, self.place, self.typed = None, "", Typed()
        self.read_view(number)

    def _number(self) -> str:
        if self.view is None:
            raise Refusal("scan_order_first")
        return self.view.row.number

    def leave(self) -> None:
        """Back to the list; nothing is booked by it."""
        if self.held is None:
            self.forget_view()
            self.draft, self.place, self.typed = None, "", Typed()
            self.reload()
            self.changed.emit()

    def begin(self) -> None:
        """Put a new order together."""
        if self.held is None:
            self.forget_view()
            self.draft, self.typed = Draft(), Typed()
            self.reload()
            self.changed.emit()

    def edited(self) -> None:
        """The new order or a field was changed by hand."""
        self.changed.emit()

    # ---------------------------------------------------------------- the papers

    def write_paper(self, path: Path, language: str, *, evidence: bool) -> None:
        """Write the hand-over sheet or the evidence sheet of the order at hand as a PDF."""
        number, now = self._number(), self.now

        def build(connection: Any) -> tuple[Path, int]:
            from desktop.reports.hand_over import build_hand_over
            from desktop.reports.order_evidence import build_order_evidence

            writer = build_order_evidence if evidence else build_hand_over
            return path, writer(connection, path, language, number, now)

        self.jobs.read(build, self._paper_written, self._paper_unwritten)

    def _paper_written(self, written: tuple[Path, int]) -> None:
        self.replied.emit(Reply(Verdict.INFO, "note_written", {"path": str(written[0]), "entries": written[1]}))

    def _paper_unwritten(self, error: Exception) -> None:
        self.replied.emit(Reply(Verdict.REFUSED, "note_unwritten", {"detail": str(error)}))
