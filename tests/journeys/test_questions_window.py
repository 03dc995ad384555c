"""A refusal that can be answered asks: which of several sources, which of several readings; by scan and by button."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import TRAY, sample_case
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, PARTNER, SITE
from desktop.exchange.sample_recall import LOT, REF, sample_recall
from desktop.models.item import Item, ItemPackage, Lot
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.queries.recalls import recalls
from desktop.queries.returns import returns
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.returns_screen import ReturnsScreen
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.desk import play, workstation
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 22)
BADGE = f"SZ:U:{CLERK}"
SCREW, SCREWS = "LS-35-30", "L26Z9002110X"


@pytest.fixture
def store(database_url: str) -> Any:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "10:00")))
    lay_out_lot(opened, sample_recall(date(2026, 11, 20)))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """Ten screws of a lot whose number looks as if a serial number stood in it; two hospitals hold three each."""
    desk = Desk(store, local(date(2026, 11, 20), "14:00"))
    line = {"position": 1, "item": SCREW, "owner": MAKER, "place": "A-4-2", "lot": SCREWS, "quantity": "10"}
    line |= {"expires_on": "2029-05-31"}
    desk.send("take_over_stock", actor="1000", document="OPENING-SCREWS", site=SITE, lines=[line])
    for place in ("H1-OR", "H2-OR"):
        desk.send("move_goods", raw=raw(store), source="A-4-2", target=place, pieces="3")
    return desk


def raw(store: Store, lot: str = SCREWS) -> str:
    """The label of a screw: the lot is its last element, and no separator stands in it."""
    with store.read() as connection:
        asked = select(ItemPackage.di).join(Item, Item.id == ItemPackage.item_id).where(Item.ref == SCREW)
        di = connection.execute(asked.order_by(ItemPackage.level)).scalars().first()
    return f"]d201{di}1729053110{lot}"


def at(store: Store) -> dict[str, int]:
    with store.read() as connection:
        asked = select(Place.code, Balance.quantity).join(Balance, Balance.place_id == Place.id)
        rows = connection.execute(asked.join(Lot, Lot.id == Balance.lot_id).where(Lot.number == SCREWS)).all()
        return {row[0]: int(row[1]) for row in rows}


@pytest.mark.requirement("S1-12")
def test_goods_at_two_hospitals_are_asked_for_and_a_mistake_is_taken_back(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store, desk: Desk
) -> None:
    scans = [BADGE, "SZ:C:RETURNS", raw(store), "SZ:P:H2-OR", "SZ:C:YES", "SZ:C:UNDO", raw(store), "SZ:C:NO"]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:05")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in scans], tmp_path)
        (screen,) = application.window.findChildren(ReturnsScreen)
        assert application.window.answer.choices() == ("way:0", "way:1", "acknowledge")
        with qtbot.waitSignal(application.hub.replied):
            application.window.answer.chosen.emit("way:0")
        assert application.window.answer.choices() == ()
        with qtbot.waitSignal(application.hub.replied):
            screen.yes.click()
    codes = [code for _, code in played.replies]
    assert codes[2:] == [
        *("which_source", "return_checked", "return_accepted", "undone_accepted"),
        *("which_source", "which_source"),
    ]
    assert at(store) == {"A-4-2": 4, "H1-OR": 3, "H2-OR": 2, "R-1": 1}
    with store.read() as connection:
        assert [row.state.value for row in returns(connection)] == ["to_inspect", "undone"]
    assert verify(store.engine).findings == ()


def test_loose_pieces_are_put_away_from_the_place_that_is_chosen(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store, desk: Desk
) -> None:
    scans = [BADGE, "SZ:C:PUT-AWAY", raw(store), raw(store), "SZ:P:A-4-1", "SZ:P:A-4-2"]
    scans += [raw(store), "SZ:P:A-4-1", "SZ:C:NO", "SZ:C:ACKNOWLEDGE", "SZ:C:ACKNOWLEDGE", "SZ:P:A-4-2"]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:05")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in scans], tmp_path)
    codes = [code for _, code in played.replies][2:]
    assert codes[:4] == ["loose_in_hand", "loose_in_hand", "which_source", "loose_moved"]
    assert codes[4:9] == ["loose_in_hand", "which_source", "which_source", "acknowledged", "nothing_held"]
    assert codes[9].startswith("bin_")
    assert at(store) == {"A-4-2": 2, "A-4-1": 2, "H1-OR": 3, "H2-OR": 3}
    assert verify(store.engine).findings == ()


def test_a_reading_that_nobody_knows_is_asked_for_and_a_known_one_is_not(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store, desk: Desk
) -> None:
    strange = raw(store, "NEW2110X")
    scans = [BADGE, "SZ:C:RETURNS", raw(store), "SZ:C:ACKNOWLEDGE", strange, "SZ:C:NO", "SZ:C:NO", "SZ:C:YES"]
    scans += ["SZ:C:ACKNOWLEDGE", f"{raw(store, 'L1')}\x1d21X", "SZ:C:ACKNOWLEDGE", strange]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:05")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in scans], tmp_path)
        shown = application.window.answer.choices()
    codes = [code for _, code in played.replies][2:]
    assert codes[:5] == ["which_source", "acknowledged", "which_reading", "which_reading", "which_reading"]
    assert codes[5:] == ["unknown_lot", "acknowledged", "unknown_unit", "acknowledged", "unknown_lot"]
    assert shown == ("acknowledge",)


@pytest.mark.requirement("S1-02")
def test_a_piece_that_is_too_much_is_booked_into_the_tray_of_the_owner_that_is_scanned(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str
) -> None:
    case = sample_case(DAY)
    opened = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(opened, case)
    day = CaseDay(opened, case)
    for number, owner in enumerate((MAKER, PARTNER)):
        row = {"position": 1, "item": SCREW, "owner": owner, "place": "A-4-2", "lot": SCREWS, "quantity": "2"}
        fields = {"document": f"OPENING-{number}", "site": SITE, "lines": [row | {"expires_on": "2029-05-31"}]}
        day.send("take_over_stock", ADMINISTRATOR, None, **fields)
    scans = [BADGE, "SZ:C:TRAYS", f"SZ:T:{TRAY}", raw(opened), "SZ:C:CONFIRM", PARTNER, raw(opened), "SZ:C:CONFIRM"]
    with workstation(qapp, tmp_path, database_url, case.at("14:00")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in [*scans, f"]C0{PARTNER}"]], tmp_path)
    codes = [code for _, code in played.replies][2:]
    assert codes[:4] == ["tray_count_opened", "tray_piece_extra", "which_source", "tray_piece_put_in"]
    assert codes[4:] == ["tray_piece_again", "which_source", "tray_piece_counted"]
    assert at(opened) == {"A-4-2": 2, TRAY: 2}
    assert verify(opened.engine).findings == ()
    opened.close()


@pytest.mark.requirement("S2-55")
def test_a_recall_opened_by_mistake_is_withdrawn_by_one_scan(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    first = sample_recall(date(2026, 11, 20))
    scans = [BADGE, "SZ:C:RECALL", "SZ:C:UNDO", "SZ:C:ACKNOWLEDGE", first.raw(first.serials[0]), "SZ:C:BLOCK"]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:05")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in [*scans, "SZ:C:UNDO"]], tmp_path)
    codes = [code for _, code in played.replies][2:]
    assert codes == ["scan_recall_first", "acknowledged", "recall_located", "recall_blocked", "recall_withdrawn"]
    with store.read() as connection:
        (row,) = recalls(connection)
    assert (row.item, row.lot, row.withdrawn) == (REF, LOT, True)
