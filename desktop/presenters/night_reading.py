"""What the emergency desk shows: the orders, the one at hand, a new one that is put together, and its papers."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.presenters import night_replies as say
from desktop.presenters.desk import Settler
from desktop.presenters.night_form import Draft
from desktop.presenters.reading_desk import Reading, ReadingDesk
from desktop.presenters.session import Session
from desktop.queries.nearest import NearestRow
from desktop.queries.order_offer import Offer, offer
from desktop.queries.orders import OrderRow, OrderView, order_view, orders

WHEN_CHANGED: Final = frozenset({Kind.ORDERS, Kind.STOCK, Kind.CASES, Kind.HOLDS, Kind.TRAYS, Kind.LABELS})


@dataclass(slots=True)
class Typed:
    """What stands in the fields of the screen: the courier, the receipt, a reason, a call.

    ``trip`` is the vehicle on the road of which is said when it comes, or which hospital it left and when.
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
    come_from: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class NightBoard:
    """The orders, what will be late first on top, and what a form offers."""

    rows: tuple[OrderRow, ...] = ()
    offer: Offer = field(default_factory=Offer)


def _board(connection: Any, now: datetime, site: str) -> NightBoard:
    return NightBoard(orders(connection, now, site), offer(connection))


class NightReading(ReadingDesk[NightBoard, OrderView]):
    """All orders, the one at hand, or a new one that is being put together.

    Attributes:
        draft: the new order; None when none is being put together.
        place: the bin or tray that the next pieces are taken from, "" while none was scanned.
        typed: what stands in the fields.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, Reading(clock, site, NightBoard(), _board, order_view), parent)
        self.draft: Draft | None = None
        self.place = ""
        self.typed = Typed()
        self._last_raw = ""
        self._last_tray = ""
        self._wanted = ""

    # ---------------------------------------------------------------- what is shown

    @property
    def rows(self) -> tuple[OrderRow, ...]:
        """The orders, what will be late first on top."""
        return self.board.rows

    @property
    def offer(self) -> Offer:
        """What a form offers."""
        return self.board.offer

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

    @override
    def read_view(self, number: str) -> None:
        """Read an order; a commit of somebody else meanwhile reads this one again, not the one before it."""
        self._wanted = number
        super().read_view(number)

    @override
    def forget_view(self) -> None:
        self._wanted = ""
        super().forget_view()

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

    # ---------------------------------------------------------------- the papers

    def write_paper(self, path: Path, language: str, *, evidence: bool) -> None:
        """Write the hand-over sheet or the evidence sheet of the order at hand as a PDF."""
        number, now = self._number(), self.now

        def build(connection: Any) -> int:
            from desktop.reports.hand_over import build_hand_over
            from desktop.reports.order_evidence import build_order_evidence

            writer = build_order_evidence if evidence else build_hand_over
            return writer(connection, path, language, number, now)

        self.put_on_paper(path, build)
