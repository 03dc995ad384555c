"""Hidden pages wait; the shown one hears soon."""

from collections.abc import Callable
from functools import partial

from pytestqt.qtbot import QtBot

from desktop.app.telling import Telling
from desktop.domain.changes import Changes, Kind

STOCK, PLACES = frozenset({Kind.STOCK}), frozenset({Kind.PLACES})


def test_a_hidden_page_is_told_once_and_all_when_it_is_shown(qtbot: QtBot) -> None:
    shown, filled, heard = ["stock"], list[str](), list[tuple[str, Changes]]()
    telling = Telling(lambda: shown[0])

    def hearer(page: str) -> Callable[[Changes, object], None]:
        return lambda changes, _initiator: heard.append((page, changes))

    for page in ("stock", "map"):
        telling.add(page, partial(filled.append, page), hearer(page))
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
