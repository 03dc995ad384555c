"""The life of units, lots and trays, and the FIND desk."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy, MovementKind, ZoneState
from desktop.models.hold import HoldReason
from desktop.queries.history_papers import EventKind
from desktop.queries.looking_up import Hit, HitKind, find
from desktop.queries.pages import LabelCounts, lot_page, tray_page, unit_page
from tests.queries.day import BADGE, MORNING, STEM, TODAY, screws, stem


def test_a_unit_tells_its_life_with_that_of_its_tray(connection: Connection) -> None:
    page = unit_page(connection, "STEM-12", "S1")
    told = [(event.what, event.source, event.target, event.with_tray) for event in page.events]
    assert told == [
        (EventKind.ANNOUNCED, "", "TK-001", ""),
        (MovementKind.RECEIVE, "SUPPLIER", "TK-001", ""),
        (MovementKind.PUT_AWAY, "SH-RECEIVING", "A-1-1", "TK-001"),
    ]
    received = page.events[1]
    assert (received.badge, received.who, received.workstation) == (BADGE, "王芳", "desk 1")
    assert (received.entered_by, received.raw, received.document) == (EnteredBy.SCAN, stem("S1"), "DN-1")
    assert (received.owner, received.custodian, received.quantity) == ("M-01", "P-01", Decimal(1))
    assert received.occurred_at < MORNING + timedelta(hours=1)
    assert received.recorded_at >= received.occurred_at
    assert received.entry > 0
    assert received.site == "SH"


def test_a_unit_page_tells_where_it_is_now(connection: Connection) -> None:
    page = unit_page(connection, "STEM-12", "S1")
    assert page.now is not None
    assert (page.now.path, page.now.state) == (("TK-001", "A-1-1"), ZoneState.USABLE)
    assert (page.identity.gtin, page.identity.maker, page.identity.lot) == (STEM, "厂家", "L23B017")
    assert page.holds == ()
    assert page.labels == LabelCounts(0, 0, 0)


def test_what_was_taken_back_is_told_on_both_sides(connection: Connection) -> None:
    events = unit_page(connection, "STEM-12", "S3").events
    assert [event.what for event in events] == [
        EventKind.ANNOUNCED, MovementKind.RECEIVE, MovementKind.REVERSE, MovementKind.RECEIVE,
    ]  # fmt: skip
    assert events[1].reversed_by == events[2].movement
    assert events[2].reverses == events[1].movement
    assert (events[2].source, events[2].target, events[2].reason) == ("SH-RECEIVING", "SUPPLIER", "wrong pack")
    assert events[3].reversed_by == events[3].reverses == ""


def test_a_hold_and_its_label_stand_in_the_life(connection: Connection) -> None:
    page = unit_page(connection, "STEM-12", "S9")
    assert [event.what for event in page.events] == [
        MovementKind.QUARANTINE, EventKind.LABEL_ORDERED, EventKind.HOLD_OPENED,
    ]  # fmt: skip
    assert [(hold.reason, hold.serial, hold.opened_by) for hold in page.holds] == [
        (HoldReason.UNEXPECTED, "S9", "王芳")
    ]
    assert page.labels == LabelCounts(1, 0, 0)
    assert page.now is not None
    assert page.now.held


def test_a_lot_tells_every_piece(connection: Connection) -> None:
    page = lot_page(connection, "SCREW_4.5%", "LS-9")
    assert [(row.place, row.quantity) for row in page.on_hand] == [("SH-RECEIVING", 7), ("A-1-2", 5)]
    assert [event.what for event in page.events] == [
        EventKind.ANNOUNCED, *[MovementKind.RECEIVE] * 12, MovementKind.TRANSFER,
    ]  # fmt: skip
    assert page.events[0].quantity == 12
    moments = [event.occurred_at for event in page.events]
    assert moments == sorted(moments)
    assert moments[0] > MORNING + timedelta(minutes=1)


def test_a_tray_tells_what_it_holds_and_where_it_stood(connection: Connection) -> None:
    page = tray_page(connection, "TK-001")
    assert [row.serial for row in page.contents] == ["S1", "S2"]
    assert page.now is not None
    assert page.now.path == ("A-1-1",)
    assert page.home == "A-1-1"
    assert [(event.what, event.target) for event in page.events] == [
        (MovementKind.RECEIVE, "SH-RECEIVING"),
        (MovementKind.RECEIVE, "TK-001"),
        (MovementKind.RECEIVE, "TK-001"),
        (EventKind.LABEL_ORDERED, ""),
        (MovementKind.PUT_AWAY, "A-1-1"),
    ]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (stem("S2"), Hit(HitKind.UNIT, "STEM-12", "L23B017", "S2")),
        (screws(), Hit(HitKind.LOT, "SCREW_4.5%", "LS-9")),
        (f"]d201{STEM}", Hit(HitKind.ITEM, "STEM-12")),
        ("SZ:T:TK-001", Hit(HitKind.TRAY, code="TK-001")),
        ("SZ:P:A-1-1", Hit(HitKind.PLACE, code="A-1-1")),
        ("SZ:N:DN-1", Hit(HitKind.NOTICE, code="DN-1")),
        ("S2", Hit(HitKind.UNIT, "STEM-12", "L23B017", "S2")),
        ("s2", Hit(HitKind.UNIT, "STEM-12", "L23B017", "S2")),
        ("LS-9", Hit(HitKind.LOT, "SCREW_4.5%", "LS-9")),
        ("tk-001", Hit(HitKind.TRAY, code="TK-001")),
        ("A-1-1", Hit(HitKind.PLACE, code="A-1-1")),
        ("DN-1", Hit(HitKind.NOTICE, code="DN-1")),
        (STEM, Hit(HitKind.ITEM, "STEM-12")),
        ("STEM-12", Hit(HitKind.ITEM, "STEM-12")),
        ("股骨柄", Hit(HitKind.NONE)),
        ("S", Hit(HitKind.NONE)),
    ],
)
def test_a_scan_or_a_name_is_found(connection: Connection, text: str, hit: Hit) -> None:
    assert find(connection, text, TODAY) == hit


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (stem("S77"), "unknown_unit"),
        (screws("L0"), "unknown_lot"),
        ("]d20106901234500004", "unknown_item"),
        ("SZ:P:NOWHERE", "unknown_place"),
        ("SZ:T:A-1-1", "unknown_tray"),
        ("SZ:N:DN-2", "unknown_notice"),
        ("SZ:U:1001", "scan_thing_first"),
        ("SZ:C:CONFIRM", "scan_thing_first"),
        ("SZ:?", "unknown_code"),
    ],
)
def test_a_scan_that_names_nothing_is_refused(connection: Connection, raw: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        find(connection, raw, TODAY)
    assert refused.value.code == code


def test_pages_of_what_nobody_knows_are_refused(connection: Connection) -> None:
    for ask, code in ((unit_page, "unknown_unit"), (lot_page, "unknown_lot")):
        with pytest.raises(Refusal) as refused:
            ask(connection, "STEM-12", "NO")
        assert refused.value.code == code
    with pytest.raises(Refusal) as refused:
        tray_page(connection, "NO")
    assert refused.value.code == "unknown_tray"
