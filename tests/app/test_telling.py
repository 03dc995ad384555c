"""Hidden pages wait; the shown one hears soon."""

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from desktop.app.telling import Telling
from desktop.domain.changes import Changes, Kind

STOCK, PLACES = frozenset({Kind.STOCK}), frozenset({Kind.PLACES})


@dataclass
class Listener:
    """A desk that remembers what it was told."""

    page: str
    filled: list[str]
    heard: list[tuple[str, Changes]]

    def reload(self) -> None:
        self.filled.append(self.page)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        self.heard.append((self.page, changes))


def test_a_hidden_page_is_told_once_and_all_when_it_is_shown(qtbot: QtBot) -> None:
    shown, filled, heard = ["stock"], list[str](), list[tuple[str, Changes]]()
    telling = Telling(lambda: shown[0])
    for page in ("stock", "map"):
        telling.add(page, Listener(page, filled, heard))
    telling.keep(STOCK)
    telling.catch_up()
    assert (filled, heard) == (["stock"], [])
    telling.keep(STOCK)
    telling.keep(PLACES)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("stock", STOCK | PLACES)]
    shown[0] = "map"
    telling.catch_up()
    telling.keep(PLACES)
    shown[0] = "stock"
    telling.keep(STOCK)
    telling.catch_up()
    assert filled == ["stock", "map"]
    assert heard[1:] == [("stock", STOCK | PLACES)]
