"""A warehouse to measure: a delivery of serial-numbered units, made by the program's own verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from desktop.app import open_store_at
from desktop.domain.origin import new_id
from desktop.models.item import ItemKind
from desktop.models.party import Party, PartyKind
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.receiving import OPEN_NOTICE, OPEN_TRAY, OpenNotice, OpenTray, ReceiveOne
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.unit_of_work import Store
from tests.postgres import PostgresServer

BADGE, DESK, DI = "1001", "desk 1", "06901234567892"
EXPIRES = date(2031, 1, 31)
SEATS = 20
KINDS = ("sqlite", "postgresql")


@dataclass
class Warehouse:
    """A set-up database."""

    store: Store
    url: str

    def do(self, verb: Verb[Any, Any], request: Any) -> Any:
        """Do a verb as the clerk."""
        return perform(self.store, verb, request, Envelope(new_id(), BADGE, DESK)).value

    def announce(self, number: str, units: int, seats: int = SEATS) -> list[ReceiveOne]:
        """Announce and open a delivery of units in trays of so many seats; returns the scans that receive them."""
        trays = [f"{number}-T{at // seats:04}" for at in range(units)]
        lines = tuple(
            AnnouncedLine(at + 1, DI, f"L{number}", serial_of(number, at), EXPIRES, tray, Decimal(1))
            for at, tray in enumerate(trays)
        )
        self.do(ANNOUNCE_NOTICE, AnnounceNotice(number, "SH", "M-01", "M-01", lines))
        self.do(OPEN_NOTICE, OpenNotice(number))
        for tray in dict.fromkeys(trays):
            self.do(OPEN_TRAY, OpenTray(number, tray))
        raws = (f"]d201{DI}17310131" + f"10L{number}\x1d21{serial_of(number, at)}" for at in range(units))
        return [ReceiveOne(number, raw, tray) for raw, tray in zip(raws, trays, strict=True)]


def serial_of(notice: str, at: int) -> str:
    """The serial number of a delivery's unit."""
    return f"{notice}-{at:06}"


@contextmanager
def databases(kinds: tuple[str, ...] = KINDS) -> Iterator[dict[str, str]]:
    """Addresses of empty databases, one of each kind, with everything synced to disk as at a customer's."""
    with TemporaryDirectory(prefix="sparezone-benchmark-") as folder:
        urls = {"sqlite": f"sqlite:///{Path(folder) / 'sparezone.db'}"} if "sqlite" in kinds else {}
        server = PostgresServer(durable=True) if "postgresql" in kinds else None
        try:
            if server is not None:
                server.start()
                urls["postgresql"] = server.create("sparezone")
            yield urls
        finally:
            if server is not None:
                server.remove()


@contextmanager
def warehouse(url: str) -> Iterator[Warehouse]:
    """A warehouse with a zone, a maker and an item."""
    store = open_store_at(url)
    made = Warehouse(store, url)
    try:
        asked = SetUp("P-01", "华东渠道", "SH", "上海备件专区", "王芳")
        set_up(store, asked, Envelope(new_id(), BADGE, DESK))
        with store.engine.begin() as connection:
            connection.execute(insert(Party).values(code="M-01", name="厂家", kind=PartyKind.MANUFACTURER))
        racks = (NewRack("A", 0, 0, 900, 400, 5, 4),)
        made.do(ADD_ZONE, AddZone("SH", "Z1", "备件专区", 2000, 2000, racks))
        item = SaveItem("STEM-12", "M-01", "股骨柄", ItemKind.IMPLANT, registration_number="20263130001",
                        carries_serial=True, packages=(NewPackage(DI),))  # fmt: skip
        made.do(SAVE_ITEM, item)
        yield made
    finally:
        store.close()
