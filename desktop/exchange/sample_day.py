"""The scans of the invented first day, in order: receiving (J1, 139 scans) and putting away (J2, 14 scans)."""

from desktop.domain.codes import Code, CodeKind, Command
from desktop.exchange.sample_delivery import GS, NOTICE, TRAYS, Piece, SampleDelivery

TRAY_BINS = ("A-2-1", "A-2-2", "A-2-3", "A-2-4", "A-3-1", "A-3-2")
"""Where the six trays go, in their order."""


def command(name: Command) -> str:
    """The scan of a command of the card."""
    return Code(CodeKind.COMMAND, name).text


def tray(code: str) -> str:
    """The scan of a tray."""
    return Code(CodeKind.TRAY, code).text


def place(code: str) -> str:
    """The scan of a place."""
    return Code(CodeKind.PLACE, code).text


def unit_label(piece: Piece) -> str:
    """The scan of the unit label that the program itself orders: AI 01, 17, 10, 21."""
    return f"]d201{piece.di}17{piece.expires_on:%y%m%d}10{piece.lot}{GS}21{piece.serial}"


def receiving_scans(world: SampleDelivery) -> tuple[str, ...]:
    """Journey J1 from the delivery note to CONFIRM; in the first tray two units are scanned twice."""
    scans = [f"]C0{NOTICE}"]
    for code in TRAYS:
        units = list(world.scans_of(code))
        if code == TRAYS[0]:
            units = [*units[:8], units[6], *units[8:], units[19]]
        scans += [tray(code), *units, command(Command.CLOSE_TRAY)]
    scans += [world.extra.raw, command(Command.QUARANTINE)]
    scans += [command(Command.PICK_FROM_NOTICE), unit_label(world.pieces[world.unreadable])]
    return (*scans, command(Command.ACCEPT_SHORT_DATE), command(Command.CONFIRM))


def put_away_scans(world: SampleDelivery) -> tuple[str, ...]:
    """Journey J2: six trays and the quarantined unit, each with its bin."""
    scans: list[str] = []
    for code, bin_code in zip(TRAYS, TRAY_BINS, strict=True):
        scans += [tray(code), place(bin_code)]
    return (*scans, world.extra.raw, place("Q-1"))
