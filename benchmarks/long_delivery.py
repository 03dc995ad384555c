"""A delivery of as many trays as wanted, and the scans that receive it: every unit is received, none twice."""

from dataclasses import replace

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Command
from desktop.domain.origin import new_id
from desktop.exchange.sample_day import command, tray
from desktop.exchange.sample_delivery import ADMINISTRATOR, SEATS, Piece, SampleDelivery, lay_out, sample
from desktop.services.notices import ANNOUNCE_NOTICE, AnnounceNotice
from desktop.services.perform import Envelope, perform
from tests.journeys.times import NOW, TODAY

NUMBER = "DN-LONG"
OPENING = (command(Command.RECEIVE), f"]C0{NUMBER}")


def announce(url: str, trays: int) -> list[str]:
    """Lay the sample out in an empty database and announce the delivery.

    Returns:
        The scans after `OPENING`: each tray's code, its twenty units, and CLOSE TRAY.
    """
    world = sample(7, TODAY)
    notice, scans = _invent(world, trays)
    store = open_store_at(url, FixedClock(NOW))
    try:
        lay_out(store, world)
        perform(store, ANNOUNCE_NOTICE, notice, Envelope(new_id(), ADMINISTRATOR, "DESK-1"))
    finally:
        store.close()
    return scans


def _invent(world: SampleDelivery, trays: int) -> tuple[AnnounceNotice, list[str]]:
    plain = [at for at in range(len(world.pieces)) if at != world.short_dated]
    lines, scans = [], []
    for number in range(trays):
        code = f"LT-{number:03}"
        scans.append(tray(code))
        for seat in range(SEATS):
            at = plain[(number * SEATS + seat) % len(plain)]
            piece: Piece = replace(world.pieces[at], serial=f"LD{number:03}{seat:02}")
            position = number * SEATS + seat + 1
            lines.append(replace(world.notice.lines[at], position=position, serial=piece.serial, tray=code))
            scans.append(piece.raw)
        scans.append(command(Command.CLOSE_TRAY))
    return replace(world.notice, number=NUMBER, lines=tuple(lines)), scans
