"""Minimum stock: the pars of the site, one of them with demand and forecast, and what the planner makes of it."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.replenishment import Levels
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values, request_of
from desktop.presenters.installed_care import InstalledCare
from desktop.presenters.site_time import zone_of
from desktop.queries.demand import Wish
from desktop.queries.master_data import sites
from desktop.queries.par_page import ParLine, ParPage, Spot, par_lines, par_page, par_spots, site_partner
from desktop.queries.pars import ParRow
from desktop.services.adopting_pars import ADOPT_PAR, AdoptPar, ParAdopted
from desktop.services.master_data.entry import Saved
from desktop.services.pars import RETIRE_PAR, SAVE_PAR, ParRetired, RetirePar, SavePar

FILL_RATES: Final = (90, 95, 98)
LEVELS: Final = ("minimum", "target", "maximum", "pack", "horizon_days")
LISTED: Final = frozenset({Kind.REPLENISHMENT, Kind.ITEMS, Kind.PLACES, Kind.TRAYS})
FIGURES: Final = LISTED | {Kind.STOCK, Kind.HOLDS, Kind.CASES, Kind.NOTICES}
PLACE: Final = "P"
KIT: Final = "K"


@dataclass(frozen=True, slots=True)
class Pars:
    """What the page shows.

    Attributes:
        site: its code, ``partner`` the party that runs it.
        zone: its time zone.
        spots: what a par can be set for.
        page: the par at hand; None for the list.
    """

    site: str = ""
    partner: str = ""
    zone: tzinfo | None = None
    lines: tuple[ParLine, ...] = ()
    spots: tuple[Spot, ...] = ()
    page: ParPage | None = None


class ParCare(Entry):
    """Reads only while it is looked at.

    Signals:
        shown: the list or the par at hand was read anew.
        new_wanted: REF of a scanned item that has no par yet.
    """

    shown = Signal()
    new_wanted = Signal(str)

    def __init__(self, desk: Desk, clock: Clock, site: str = "") -> None:
        super().__init__(desk.session, desk)
        self.board = Pars()
        self.active = False
        self.fill_rate = 95
        self.edited: ParRow | None = None
        self._desk, self._clock, self._wanted = desk, clock, site
        self.installed = InstalledCare(desk)
        self._par = 0
        self._read = 0
        self._list_due = True
        self._asked: tuple[int, Levels] | None = None

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the list and the par at hand anew."""
        self._ask(with_list=True)

    def _ask(self, *, with_list: bool) -> None:
        self._read += 1
        self._list_due = self._list_due or with_list
        number, at, par, before = self._read, self._clock.now(), self._par, self.board
        wanted, wish, anew = self._wanted, Wish(Decimal(self.fill_rate)), self._list_due

        def read(connection: Any) -> tuple[int, Pars]:
            board = _listed(connection, wanted) if anew else before
            return number, replace(board, page=_page(connection, par, at, wish))

        self.session.jobs.read(read, self._loaded, self.failed.emit)

    def _loaded(self, answer: tuple[int, Pars]) -> None:
        number, board = answer
        if number == self._read:
            self.board, self._list_due = board, False
            self.shown.emit()
            self.choices_changed.emit()

    def on_changed(self, changes: Changes) -> None:
        """Somebody's commit touched something that the list or the par at hand shows."""
        if self.active and changes & LISTED:
            self.reload()
        elif self.active and self._par and changes & FIGURES:
            self._ask(with_list=False)

    def show(self) -> None:
        """The part of the page is looked at."""
        self.active = True
        self.reload()

    def hide(self) -> None:
        """It is looked at no more."""
        self.active = False

    def choose(self, par: int) -> None:
        """Show one par, or with 0 the list."""
        self._par = par
        self._ask(with_list=False)

    def ask_fill_rate(self, per_cent: int) -> None:
        """Reckon the proposal for another fill rate."""
        self.fill_rate = per_cent
        self._ask(with_list=False)

    @property
    def may_change(self) -> bool:
        """Whether the person at the desk may set pars."""
        return self.may(SAVE_PAR)

    # ---------------------------------------------------------------- what is done

    def begin(self, par: ParRow | None, item: str = "") -> dict[str, str]:
        """The values of the form for a par that is changed, or for a new one of an item."""
        self.edited = par
        if par is None:
            spot = spot_key(self.board.spots[0]) if self.board.spots else ""
            start = {"item": item, "at": spot, "owner": "", "pack": "1", "horizon_days": "30"}
            return start | {"minimum": "", "target": "", "maximum": ""}
        levels = par.levels
        numbers = (levels.minimum, levels.target, levels.maximum, levels.pack, par.horizon_days)
        named = {"item": par.item, "at": f"{KIT if par.kit else PLACE}:{par.at}", "owner": par.owner}
        return named | {name: str(number) for name, number in zip(LEVELS, numbers, strict=True)}

    def save(self, values: Values) -> None:
        """Send the form; what is wrong is told at its field with `refused`."""
        reading = Reading(values)
        reading.need("item", "at", "minimum", "target", "maximum")
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        try:
            request = request_of(SavePar, values, self._given(values))
        except Refusal as refusal:
            self.refuse(refusal)
        else:
            envelope = self.session.envelope(entered_by=EnteredBy.CLICK)
            self.session.jobs.write(SAVE_PAR, request, envelope, self._saved, self.refuse)

    def _given(self, values: Values) -> dict[str, Any]:
        kind, _, code = values["at"].partition(":")
        where = {"kit": code, "place": "", "site": self.board.site} if kind == KIT else {"place": code}
        if self.edited is None:
            return where
        before = self.begin(self.edited)
        return where | {"expected": [{"field": name, "value": before[name]} for name in LEVELS]}

    def _saved(self, saved: Saved) -> None:
        self._desk.ok("par_set", {"subject": saved.code})
        self.done.emit(saved)

    def retire(self, par: ParRow) -> None:
        """End a par."""
        self._desk.by_hand(RETIRE_PAR, RetirePar(par.at, par.item, par.owner), self._retired)

    def _retired(self, retired: ParRetired) -> None:
        self._par = 0
        self._desk.ok("par_retired", {"item": retired.item, "place": retired.place})
        self.done.emit(retired)

    def accept(self) -> None:
        """Take over the levels that are shown as the proposal."""
        if self.board.page is not None:
            self._desk.by_hand(ADOPT_PAR, self._adoption(self.board.page), self.adopted)

    def change(self, levels: Levels, reason: str) -> None:
        """Keep other levels than proposed; ``reason`` says why."""
        if self.board.page is not None:
            request = replace(self._adoption(self.board.page), levels=levels, reason=reason)
            self._desk.by_hand(ADOPT_PAR, request, self.adopted)

    def confirm(self, *, again: bool) -> bool:
        """A scan of CONFIRM: the first asks, the second takes the proposal over; returns whether it asked.

        Raises:
            Refusal: ``no_par_at_hand``.
        """
        if self.board.page is None:
            raise Refusal("no_par_at_hand")
        page, levels = self.board.page, self.board.page.outlook.proposal.levels
        before, self._asked = self._asked, (page.par.id, levels)
        if again and before == self._asked:
            self._desk.write(ADOPT_PAR, self._adoption(page), self.adopted)
            return False
        self._desk.ok("confirm_par", _facts(page.par.item, page.par.at, levels), Verdict.INFO)
        return True

    def _adoption(self, page: ParPage) -> AdoptPar:
        par, proposed = page.par, page.outlook.proposal.levels
        return AdoptPar(par.at, par.item, par.owner, Decimal(self.fill_rate), seen=proposed)

    def adopted(self, adopted: ParAdopted) -> None:
        """Say what is kept now."""
        self._desk.ok("par_adopted", _facts(adopted.item, adopted.place, adopted.kept))
        self.done.emit(adopted)


def _facts(item: str, place: str, levels: Levels) -> dict[str, Any]:
    numbers = {"minimum": levels.minimum, "target": levels.target, "maximum": levels.maximum}
    return {"item": item, "place": place} | numbers


def spot_key(spot: Spot) -> str:
    """A spot as the value of a choice: kits and places may have the same code."""
    return f"{KIT if spot.is_kit else PLACE}:{spot.code}"


def _listed(connection: Any, wanted: str) -> Pars:
    """Everything but the par at hand; the site of the settings, or the first there is."""
    codes = [row.code for row in sites(connection)]
    site = wanted if wanted in codes else next(iter(codes), "")
    if not site:
        return Pars()
    lines, spots = par_lines(connection, site), par_spots(connection, site)
    return Pars(site, site_partner(connection, site), zone_of(connection, site), lines, spots)


def _page(connection: Any, par: int, at: datetime, wish: Wish) -> ParPage | None:
    """The par at hand; None when it was ended meanwhile."""
    try:
        return par_page(connection, par, at, wish) if par else None
    except Refusal:
        return None
