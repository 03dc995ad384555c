"""The put-away desk: thing, then bin; the map shows where (SC-03, SC-04, journey J2)."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.session import Session
from desktop.queries.zone_map import ZoneMap, zone_codes, zone_map
from desktop.services import putting_away, undoing
from desktop.services.perform import Verb
from desktop.services.proposing import BinChecked, Proposal, check_bin, propose
from desktop.services.wire import to_wire


@dataclass(frozen=True, slots=True)
class InHand:
    """What the clerk holds: its scan, and where it belongs."""

    raw: str
    proposal: Proposal


class PutAwayDesk(Desk):
    """What is in the clerk's hand and which bin it goes to."""

    def __init__(self, session: Session, settler: Settler, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self.site = site
        self.zones: tuple[str, ...] = ()
        self.map: ZoneMap | None = None
        self.in_hand: InHand | None = None
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
        self.jobs.read(lambda connection: zone_map(connection, code), self._mapped, self._unread)

    def _zones(self, codes: tuple[str, ...]) -> None:
        self.zones = codes
        shown = self.map.code if self.map is not None and self.map.code in codes else next(iter(codes), "")
        if shown:
            self.show_zone(shown)
        self.changed.emit()

    def _mapped(self, drawn: ZoneMap | None) -> None:
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
            at = self.jobs.store().clock.now()
            self.jobs.read(lambda connection: propose(connection, raw, at), self._proposed, self.refuse)
        else:
            raise Refusal("not_here", raw=raw)

    def _proposed(self, proposal: Proposal) -> None:
        self.in_hand = InHand(self.raw, proposal)
        self._refused_place = ""
        facts = to_wire(proposal)
        if proposal.place and proposal.place == proposal.stands_in:
            self.in_hand = None
            self.ok("is_at_home", facts, Verdict.AGAIN)
        else:
            self.ok("put_into" if proposal.place else "no_bin_free", facts, Verdict.INFO)

    def _bin(self, place: str) -> None:
        if self.in_hand is None:
            self.jobs.read(lambda connection: check_bin(connection, place), self._checked, self.refuse)
        else:
            self._put(place, anyway=False)

    def _put(self, place: str, *, anyway: bool) -> None:
        if self.in_hand is None:
            raise Refusal("scan_thing_first", raw=place)
        self._refused_place = place
        self._send(putting_away.PUT_AWAY, putting_away.PutAway(self.in_hand.raw, place, anyway))

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
            self.in_hand = None
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=name)

    def _undone(self, undone: undoing.Undone) -> None:
        self.ok("undone", to_wire(undone), Verdict.INFO)
