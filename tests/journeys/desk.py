"""A workstation for the journeys: the real window on the offscreen platform, fed by a real line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop.app.application import Application, dress, tear_down
from desktop.app.demo_player import DemoPlayer, Played, Step
from desktop.app.home import Home
from desktop.devices.demo_line import DemoLine, open_demo_line
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.settings import Settings
from desktop.storage.unit_of_work import Store
from desktop.views import fonts
from desktop.views.main_window import MainWindow
from tests.journeys.times import NOW


@contextmanager
def workstation(
    app: QApplication, folder: Path, url: str, at: datetime = NOW
) -> Iterator[tuple[Application, DemoLine]]:
    """The program as a clerk meets it: signed in, one serial scanner."""
    line = open_demo_line(folder)
    kind = "network" if line.url.startswith("socket:") else "serial"
    scanner = {"kind": kind, "name": "Scanner 1", "url": line.url}
    settings = Settings(
        database_url=url, language="en", workstation="DESK-1", site=SITE, person=CLERK, sounds=False, scanner=(scanner,)
    )
    fonts.register()
    window = MainWindow()
    home = Home(folder, folder / "sparezone.toml", settings)
    translation = dress(app, home)
    application = Application(home, window, translation, FixedClock(at))
    try:
        yield application, line
    finally:
        translation.remove()
        tear_down(application)
        line.close()


def play(qtbot: Any, application: Application, line: DemoLine, steps: Sequence[Step], folder: Path) -> Played:
    """Scan one after the other, each when the last has been answered."""
    application.window.show()
    player = DemoPlayer(application, line, steps, folder)
    with qtbot.waitSignal(player.finished, timeout=120_000):
        application.start()
    return player.played


Line = tuple[str, str, tuple[tuple[str, str, str, str, str, Decimal], ...]]


def ledger(store: Store) -> list[Line]:
    """Every movement in order: kind, document, and its legs by codes instead of ids."""
    asked = (
        select(MovementRow.id, MovementRow.kind, MovementRow.document, Item.ref, Lot.number, Unit.serial, Place.code)
        .add_columns(Party.code.label("owner"), LegRow.quantity)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Item, Item.id == LegRow.item_id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .outerjoin(Unit, Unit.id == LegRow.unit_id)
        .join(Place, Place.id == LegRow.place_id)
        .join(Party, Party.id == LegRow.owner_id)
        .order_by(MovementRow.recorded_at, MovementRow.id, LegRow.number)
    )
    movements: dict[Any, tuple[str, str, list[Any]]] = {}
    with store.read() as connection:
        for row in connection.execute(asked):
            kept = movements.setdefault(row[0], (row[1].value, row[2], []))
            kept[2].append((row[3], row[4], row[5] or "", row[6], row[7], row[8]))
    return [(kind, document, tuple(legs)) for kind, document, legs in movements.values()]
