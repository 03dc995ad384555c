"""Ordering labels: a thing is scanned or named, the label is shown as it will come out, and then it is ordered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.find_desk import told
from desktop.presenters.label_picture import LabelPictures, Shown
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.queries.labels import LabelContent
from desktop.queries.looking_up import Hit, HitKind, find
from desktop.queries.people import sign_in
from desktop.queries.zone_map import zone_codes
from desktop.runtime.print_queue import PrintQueue
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels, ZoneLabelsOrdered
from desktop.services.ordering_labels import ORDER_LABELS, LabelsOrdered, OrderLabels
from desktop.services.trying_labels import try_order
from desktop.services.wire import from_wire
from desktop.storage.unit_of_work import Done

PERSON: Final = "person"
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    HitKind.UNIT: ("unit", "device", "hold_quarantine", "hold_return", "hold_recall"),
    HitKind.LOT: ("lot", "hold_quarantine", "hold_return", "hold_recall"),
    HitKind.TRAY: ("tray",),
    HitKind.PLACE: ("bin", "place"),
    HitKind.NOTICE: ("box", "hand_over"),
    PERSON: ("badge",),
}
"""What can be printed for a thing; the first is offered first. ``hold_…`` are templates of one purpose."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose; "" leaves it to the desk."""

    kind: str = ""
    language: str = ""
    printer: str = ""
    copies: int = 1
    reason: str = ""


class LabelOrdering(QObject):
    """The thing at hand, the choices, and the label as it would be.

    Signals:
        changed: the thing or the choices are others, or it was opened or closed.
        shown: a `desktop.presenters.label_picture.Shown`, or why there is none (the exception).
        replied: the `Reply` to a scan that named a thing, or to an order.
        zones_read: the codes of the zones (a tuple).
        refused: an order was refused (the exception).
    """

    changed = Signal()
    shown = Signal(object)
    replied = Signal(object)
    zones_read = Signal(object)
    refused = Signal(object)

    def __init__(
        self, session: Session, queue: PrintQueue, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.queue = session, queue
        self.is_open = False
        self.hit: Hit | None = None
        self.badge = ""
        self.wish = Wish()
        self._clock, self._site = clock, site
        self._number = 0
        self._why_not: Exception | None = None
        self._pictures = LabelPictures(queue, clock, self)
        self._pictures.shown.connect(self._pictured)

    # ---------------------------------------------------------------- the thing

    def open(self) -> None:
        """Begin: from now on a scan names a thing."""
        self.is_open = True
        self.session.jobs.read(lambda base: zone_codes(base, self._site), self.zones_read.emit, self.refused.emit)
        self._forget()

    def close(self) -> None:
        """A scan is a scan-back again."""
        self.is_open = False
        self._forget()

    def _forget(self) -> None:
        self._number += 1
        self._pictures.forget()
        self._why_not = None
        self.hit, self.badge, self.wish = None, "", Wish()
        self.changed.emit()

    def look_up(self, text: str) -> None:
        """Find the thing that a scan or a typed word names; `replied` tells."""
        at, site = self._clock.now(), self._site

        def ask(connection: Any) -> tuple[Hit, str]:
            code = parse_code(text)
            if code is not None and code.kind is CodeKind.PERSON:
                return Hit(HitKind.NONE), sign_in(connection, code.name).badge
            return find(connection, text, day_at(connection, at, site)), ""

        self.session.jobs.read(ask, self._found, self._unfound)

    def choose_person(self, badge: str) -> None:
        """Take the person of a badge: scanned, it would sign in."""
        self.session.jobs.read(lambda base: (Hit(HitKind.NONE), sign_in(base, badge).badge), self._found, self._unfound)

    def _found(self, found: tuple[Hit, str]) -> None:
        hit, badge = found
        if hit.kind not in KINDS and not badge:
            self._unfound(Refusal("nothing_to_print_for"))
            return
        self.hit, self.badge = (None, badge) if badge else (hit, "")
        self.wish = replace(self.wish, kind=self.kinds[0], copies=1)
        self.replied.emit(Reply(Verdict.INFO, "label_for", {"thing": self.name}))
        self.changed.emit()
        self.show()

    def _unfound(self, error: Exception) -> None:
        self.replied.emit(told(error))

    @property
    def name(self) -> str:
        """What the thing is called: a serial number, a lot, a code or a badge."""
        hit = self.hit
        return self.badge if hit is None else hit.serial or hit.lot or hit.code

    @property
    def kinds(self) -> tuple[str, ...]:
        """What can be printed for the thing."""
        if self.badge:
            return KINDS[PERSON]
        return KINDS[self.hit.kind] if self.hit is not None else ()

    # ---------------------------------------------------------------- the label

    def choose(self, **values: Any) -> None:
        """Change what is wished, and show the label anew."""
        wish = replace(self.wish, **values)
        if wish != self.wish:
            self.wish = wish
            self.show()

    def request(self) -> OrderLabels:
        """The order as it stands."""
        wish, hit = self.wish, self.hit
        is_hold = wish.kind.startswith("hold_")
        thing = {"code": self.badge} if hit is None else {"item": hit.item, "lot": hit.lot, "serial": hit.serial}
        if hit is not None and hit.code:
            thing = {"code": hit.code}
        asked: dict[str, Any] = {"purpose": "hold" if is_hold else wish.kind, "things": [thing]}
        asked |= {"template": wish.kind if is_hold else "", "language": wish.language, "printer": wish.printer}
        return from_wire(OrderLabels, asked | {"copies": wish.copies, "reason": wish.reason if is_hold else ""})

    def show(self) -> None:
        """Draw the label as it would come out; nothing is kept of it."""
        if not self.kinds:
            return
        self._number += 1
        number, request, envelope = self._number, self.request(), self.session.envelope()
        self.session.jobs.write_with(
            lambda store: Done((number, try_order(store, request, envelope)), frozenset()), self._tried, self._unshown
        )

    def _tried(self, answer: tuple[int, LabelContent]) -> None:
        number, content = answer
        if number == self._number:
            self._pictures.draw(content)

    def _unshown(self, error: Exception) -> None:
        self._why_not = error
        self.shown.emit(error)

    def _pictured(self, shown: Shown | Exception) -> None:
        self._why_not = shown if isinstance(shown, Exception) else None
        self.shown.emit(shown)

    # ---------------------------------------------------------------- the order

    def order(self) -> None:
        """Order the label that is shown; one that could not be drawn is refused."""
        if not self.kinds:
            self.refused.emit(Refusal("scan_thing_first"))
        elif self._why_not is not None:
            self.refused.emit(self._why_not)
        else:
            envelope = self.session.envelope()
            self.session.jobs.write(ORDER_LABELS, self.request(), envelope, self._ordered, self.refused.emit)

    def _ordered(self, answer: LabelsOrdered) -> None:
        facts = {"count": len(answer.labels) * self.wish.copies, "thing": self.name}
        self._forget()
        self.replied.emit(Reply(Verdict.OK, "labels_ordered", facts))

    def order_zone(self, request: OrderZoneLabels) -> None:
        """Order the labels of a zone in one run."""
        envelope = self.session.envelope()
        self.session.jobs.write(ORDER_ZONE_LABELS, request, envelope, self._zone_ordered, self.refused.emit)

    def _zone_ordered(self, answer: ZoneLabelsOrdered) -> None:
        facts: dict[str, Any] = {"count": answer.bins + answer.units, "zone": answer.zone}
        facts |= {"skipped": answer.skipped or "", "refs": list(answer.unlabelled)}
        self.close()
        self.replied.emit(Reply(Verdict.OK, "zone_labels_ordered", facts))

    def finish(self) -> None:
        """Wait until nothing is being drawn; for the end of the program."""
        self._pictures.finish()
