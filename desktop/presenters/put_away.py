"""The put-away desk: thing, then bin; the map shows where (SC-03, SC-04, journey J2).

Goods without serial numbers are moved too: a scan for each piece, then the bin that takes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.question import SOURCE, Way, offered, source_way
from desktop.presenters.session import Session
from desktop.queries.zone_map import ZoneMap, zone_codes, zone_map
from desktop.services import moving, putting_away, undoing
from desktop.services.perform import Verb
from desktop.services.proposing import BinChecked, Proposal, check_bin, propose
from desktop.services.wire import to_wire


@dataclass(frozen=True, slots=True)
class InHand:
    """What the clerk holds: its scan, and where it belongs."""

    raw: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class LooseGoods:
    """Pieces of a lot in the clerk's hand: their scan, their names, how many, and the bin that was scanned for them."""

    raw: str
    names: Mapping[str, Any]
    pieces: int
    place: str = ""


class PutAwayDesk(Desk):
    """What is in the clerk's hand and which bin it goes to."""

    def __init__(self, session: Session, settler: Settler, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self.site = site
        self.zones: tuple[str, ...] = ()
        self.map: ZoneMap | None = None
        self._zone = ""
        self.in_hand: InHand | None = None
        self.loose: LooseGoods | None = None
        self._refused_place = ""

    def reload(self) -> None:
        """Read the zones of the site and the map of the one shown."""
        site = self.site
        self.jobs.read(lambda connection: zone_codes(connection, site), self._zones, self._unread)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Stock or places changed: the map is read anew."""
        if changes & {Kind.STOCK, Kind.PLACES, Kind.HOLDS}:
            self.reload()

    def show_zone(self, code: str) -> None:
        """Show another zone."""
        self._zone = code
        self.jobs.read(lambda connection: zone_map(connection, code), self._mapped, self._unread)

    def _zones(self, codes: tuple[str, ...]) -> None:
        self.zones = codes
        shown = self._zone if self._zone in codes else next(iter(codes), "")
        if shown:
            self.show_zone(shown)
        self.changed.emit()

    def _mapped(self, drawn: ZoneMap | None) -> None:
        if drawn is None or drawn.code == self._zone:  # another zone was asked for meanwhile
            self.map = drawn
            self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        self.changed.emit()

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A tray or unit is taken in hand; a bin takes it, or is checked; CONFIRM insists, UNDO takes back."""
        if code is not None and code.kind is CodeKind.PLACE:
            self._bin(code.name)
        elif code is not None and code.kind is CodeKind.COMMAND:
            self._command(code.name)
        elif code is None or code.kind is CodeKind.TRAY:
            self.in_hand, self._refused_place = None, ""  # whatever comes of it, the hand holds this now
            at = self.jobs.store().clock.now()
            self.jobs.read(lambda connection: propose(connection, raw, at), self._proposed, self._not_proposed)
        else:
            raise Refusal("not_here", raw=raw)

    def _proposed(self, proposal: Proposal) -> None:
        self.in_hand, self.loose = InHand(self.raw, proposal), None
        self._refused_place = ""
        facts = to_wire(proposal)
        if proposal.place and proposal.place == proposal.stands_in:
            self.in_hand = None
            self.ok("is_at_home", facts, Verdict.AGAIN)
        else:
            self.ok("put_into" if proposal.place else "no_bin_free", facts, Verdict.INFO)

    def _not_proposed(self, error: Exception) -> None:
        """A label that names a lot alone: one more piece of it is in hand."""
        if not isinstance(error, Refusal) or error.code != "lot_only":
            self.refuse(error)
            return
        same = self.loose if self.loose is not None and self.loose.raw == self.raw else None
        self.loose = LooseGoods(self.raw, error.facts, 1 if same is None else same.pieces + 1)
        self.in_hand = None
        self.ok("loose_in_hand", {**error.facts, "pieces": self.loose.pieces}, Verdict.INFO)

    def _bin(self, place: str) -> None:
        if self.loose is not None:
            self.loose = replace(self.loose, place=place)
            self._move(self.loose)
        elif self.in_hand is None:
            self.jobs.read(lambda connection: check_bin(connection, place), self._checked, self.refuse)
        else:
            self._put(place, anyway=False)

    def _put(self, place: str, *, anyway: bool) -> None:
        if self.in_hand is None:
            raise Refusal("scan_thing_first", raw=place)
        self._refused_place = place
        self._send(putting_away.PUT_AWAY, putting_away.PutAway(self.in_hand.raw, place, anyway))

    def _move(self, loose: LooseGoods, source: str = "", owner: str = "") -> None:
        request = moving.MoveGoods(loose.raw, loose.place, source, Decimal(loose.pieces), owner=owner)
        self.write(moving.MOVE_GOODS, request, self._moved)

    def _moved(self, done: moving.Moved) -> None:
        self.loose = None
        self.ok("loose_moved", to_wire(done))

    @override
    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """Pieces in several places or of several owners: the clerk says which are in hand."""
        if refusal.code != "say_source" or self.loose is None:
            return super().ways_out(refusal)
        loose = self.loose
        return SOURCE, tuple(source_way(one, refusal, self._mover(loose, one)) for one in offered(refusal, "choices"))

    def _mover(self, loose: LooseGoods, told: Mapping[str, Any]) -> Callable[[], None]:
        def move() -> None:
            self._move(loose, str(told["place"]), str(told["owner"]))

        return move

    def _send(self, verb: Verb[putting_away.PutAway, putting_away.PutAwayDone], request: putting_away.PutAway) -> None:
        self.write(verb, request, self._done)

    def _done(self, done: putting_away.PutAwayDone) -> None:
        self.in_hand, self._refused_place = None, ""
        self.ok("put_away_full" if done.amber else "put_away", to_wire(done))

    def _checked(self, checked: BinChecked) -> None:
        facts = to_wire(checked)
        if checked.agrees:
            self.ok("bin_holds" if checked.holds else "bin_empty", facts, Verdict.INFO)
        else:
            self.ok("bin_holds_other", facts, Verdict.WRONG_PLACE)

    def _command(self, name: str) -> None:
        if name == Command.CONFIRM and self.in_hand is not None and self._refused_place:
            self._put(self._refused_place, anyway=True)
        elif name == Command.UNDO:
            self.write(undoing.UNDO_LAST, undoing.UndoLast("", self.raw), self._undone)
        elif name == Command.ACKNOWLEDGE:
            self.in_hand, self.loose = None, None
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=name)

    def _undone(self, undone: undoing.Undone) -> None:
        self.ok("undone", to_wire(undone), Verdict.INFO)
