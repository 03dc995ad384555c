"""The sample world with its delivery received: a tray put away, a unit on hold, a delivery waiting."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_day import place, tray
from desktop.exchange.sample_delivery import CLERK, NOTICE, TRAYS, Piece, SampleDelivery, lay_out, sample
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.confirming import CONFIRM_NOTICE, ConfirmNotice
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine
from desktop.services.perform import Envelope, perform
from desktop.services.putting_away import PUT_AWAY, PutAway
from desktop.services.receiving import (
    CLOSE_TRAY,
    OPEN_NOTICE,
    OPEN_TRAY,
    RECEIVE_ONE,
    CloseTray,
    OpenNotice,
    OpenTray,
    ReceiveOne,
)
from desktop.services.receiving_exceptions import ACCEPT_SHORT_DATE, QUARANTINE, AcceptShortDate, Quarantine
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
LONG_ZH = "钛合金锁定加压接骨板系统(左侧胫骨远端外侧解剖型、十二孔、带万向锁定孔与骨膜保护凹槽、灭菌独立包装)三点五毫米"
LONG_SERIAL = "SN2026-0098-7A4C-Z01"


def build(url: str) -> SampleDelivery:
    """Do the morning; piece 0 has the longest name and serial number there are."""
    world = _hard_on_a_screen(sample(7, TODAY))
    clock = FixedClock(NOW)
    store = Store(open_engine(url), clock)
    lay_out(store, world)

    def do(verb: Any, request: Any) -> None:
        clock.forward(timedelta(seconds=20))
        perform(store, verb, request, Envelope(new_id(), CLERK, "DESK-1"))

    do(OPEN_NOTICE, OpenNotice(NOTICE, f"]C0{NOTICE}"))
    for code in TRAYS:
        do(OPEN_TRAY, OpenTray(NOTICE, code, tray(code)))
        for raw in world.scans_of(code):
            do(RECEIVE_ONE, ReceiveOne(NOTICE, raw, code))
        do(CLOSE_TRAY, CloseTray(NOTICE, code))
    do(QUARANTINE, Quarantine(world.extra.raw, NOTICE))
    do(ACCEPT_SHORT_DATE, AcceptShortDate(NOTICE, ""))
    do(CONFIRM_NOTICE, ConfirmNotice(NOTICE))
    waiting = replace(world.notice, number="DN-2611-08", lines=(_line(world.pieces[world.missing]),))
    do(ANNOUNCE_NOTICE, waiting)
    do(PUT_AWAY, PutAway(tray("TK-001"), place("A-2-1")))
    store.close()
    return world


def _line(piece: Piece) -> AnnouncedLine:
    return AnnouncedLine(1, piece.di, piece.lot, piece.serial, piece.expires_on)


def _hard_on_a_screen(world: SampleDelivery) -> SampleDelivery:
    first = replace(world.pieces[0], serial=LONG_SERIAL)
    line = replace(world.notice.lines[0], serial=LONG_SERIAL)
    items = tuple(replace(one, name=LONG_ZH) if one.ref == first.ref else one for one in world.items.items)
    return replace(
        world,
        pieces=(first, *world.pieces[1:]),
        notice=replace(world.notice, lines=(line, *world.notice.lines[1:])),
        items=replace(world.items, items=items),
    )


class Settled(QObject):
    """Writes down how scans ended."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []

    def settle(self, kept: KeptScan, code: str) -> None:
        self.codes.append(code)


@dataclass
class Desk:
    """A workstation at the sample world: its database threads run."""

    jobs: Jobs
    session: Session
    settled: Settled
    clock: FixedClock
    world: SampleDelivery | None

    def kept(self, raw: str) -> KeptScan:
        return KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial"))


def open_desk(url: str, world: SampleDelivery | None) -> tuple[Desk, Callable[[], None]]:
    """The workstation, and what ends it."""
    clock = FixedClock(NOW + timedelta(hours=2))
    jobs = Jobs(lambda: Store(open_engine(url), clock))
    jobs.start()
    return Desk(jobs, Session(jobs, "DESK-1"), Settled(), clock, world), jobs.stop
