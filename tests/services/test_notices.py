"""A notice is kept whole or not at all, and once."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.exchange.sample_catalogue import box_gtin, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, NOTICE, SITE
from desktop.models.item import ItemKind, Lot, Unit
from desktop.models.notice import LineState, Notice, NoticeLine, NoticeState
from desktop.models.party import PartyKind
from desktop.models.place import Place
from desktop.services.master_data.items import RETIRE_ITEM, SAVE_ITEM, RetireItem, SaveItem
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import WORLD, count, do, everything, laid_out, opened

STEM, SCREW, SCREW_BOX = gtin(1), gtin(13), box_gtin(13)
EXPIRY = date(2031, 3, 31)
LINE = AnnouncedLine(1, STEM, "LOT1", "S1", EXPIRY, "TK-101")
SMALL = AnnounceNotice("DN-1", SITE, "M", "M", (LINE,), 30)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world."""
    with opened(database_url) as found:
        laid_out(found)
        yield found


def refused(store: Store, request: AnnounceNotice, actor: str = CLERK) -> Refusal:
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        do(store, ANNOUNCE_NOTICE, request, actor)
    assert everything(store) == before
    return caught.value


def faults(refusal: Refusal) -> list[tuple[Any, ...]]:
    assert refusal.code == "faulty_file"
    rows: Any = refusal.facts["faults"]
    return [(row["row"], row["column"], row["code"]) for row in rows]


def lines(*given: AnnouncedLine) -> AnnounceNotice:
    return replace(SMALL, lines=tuple(replace(line, position=at) for at, line in enumerate(given, 1)))


@pytest.mark.requirement("S1-23")
def test_a_notice_makes_its_lots_units_trays_and_seats(store: Store) -> None:
    request = lines(LINE, replace(LINE, serial="S2"), AnnouncedLine(0, SCREW_BOX, "K1", "", EXPIRY, "", Decimal(2)))
    answer = do(store, ANNOUNCE_NOTICE, request, CLERK)
    assert (answer.lines, answer.trays, answer.pieces, answer.created) == (3, 1, Decimal(22), True)
    with store.read() as connection:
        rows = connection.execute(
            select(NoticeLine.position, Lot.number, Unit.serial, Place.code, NoticeLine.seat, NoticeLine.quantity)
            .join(Lot, Lot.id == NoticeLine.lot_id)
            .join(Notice, Notice.id == NoticeLine.notice_id)
            .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
            .outerjoin(Place, Place.id == NoticeLine.tray_id)
            .where(Notice.number == "DN-1", NoticeLine.state == LineState.OPEN)
            .order_by(NoticeLine.position)
        ).all()
        notice = connection.execute(select(Notice).where(Notice.number == "DN-1")).one()
        tray = connection.execute(select(Place).where(Place.code == "TK-101")).one()
    assert [tuple(row) for row in rows] == [
        (1, "LOT1", "S1", "TK-101", 1, Decimal(1)),
        (2, "LOT1", "S2", "TK-101", 2, Decimal(1)),
        (3, "K1", None, None, None, Decimal(20)),
    ]
    assert (notice.state, notice.minimum_shelf_days) == (NoticeState.ANNOUNCED, 30)
    assert (tray.seats, tray.seat_columns) == (2, 5)


@pytest.mark.requirement("S2-44")
def test_the_same_notice_again_changes_nothing_and_answers_the_same(store: Store) -> None:
    before = everything(store)
    again = do(store, ANNOUNCE_NOTICE, WORLD.notice, CLERK)
    assert (again.number, again.lines, again.trays, again.pieces) == (NOTICE, 120, 6, Decimal(120))
    assert not again.created
    assert everything(store) == before | {"request": before["request"] + 1}


def test_the_same_number_with_other_content_is_refused(store: Store) -> None:
    refusal = refused(store, replace(WORLD.notice, minimum_shelf_days=91))
    assert (refusal.code, refusal.facts["notice"]) == ("notice_differs", NOTICE)


@pytest.mark.requirement("S2-12")
def test_all_faults_of_all_lines_are_told_at_once_and_nothing_is_kept(store: Store) -> None:
    request = lines(
        replace(LINE, item="06901234500012", tray="A-1-1"),
        replace(LINE, item="09506000117843"),
        replace(LINE, item="NO-SUCH", serial="S３"),
        replace(LINE, lot="", serial=""),
        AnnouncedLine(0, SCREW, "K1", "S9", EXPIRY),
        replace(LINE, serial="S7", expires_on=None),
        replace(LINE, serial="S8", quantity=Decimal(2)),
        replace(LINE, serial="S8", manufactured_on=date(2032, 1, 1)),
        AnnouncedLine(0, SCREW, "K2", "", EXPIRY, "", Decimal(0)),
        replace(LINE, serial="S4", expires_on=date(2031, 4, 1)),
        AnnouncedLine(0, SCREW, "x" * 61, "", EXPIRY, "T 1"),
    )
    request = replace(request, supplier="??", minimum_shelf_days=-1)
    assert faults(refused(store, request)) == [
        (0, "minimum_shelf_days", "out_of_range"),
        (0, "supplier", "unknown_party"),
        (1, "tray", "not_a_tray"),
        (1, "item", "check_digit"),
        (2, "item", "unknown_item"),
        (3, "serial", "full_width"),
        (3, "item", "unknown_item"),
        (4, "lot", "required"),
        (4, "serial", "required"),
        (5, "serial", "carries_no_serial"),
        (6, "expires_on", "required"),
        (7, "quantity", "unit_is_one"),
        (8, "manufactured_on", "manufactured_after_expiry"),
        (8, "serial", "serial_twice"),
        (9, "quantity", "not_positive"),
        (10, "expires_on", "expiry_differs"),
        (11, "tray", "bad_code"),
        (11, "lot", "too_long"),
    ]


def test_what_differs_from_known_lots_and_units_is_told(store: Store) -> None:
    do(store, ANNOUNCE_NOTICE, SMALL)
    request = replace(
        lines(
            replace(LINE, serial="S5", expires_on=date(2031, 1, 1)),
            replace(LINE, lot="LOT2"),
            replace(LINE, item=gtin(2)),
        ),
        number="DN-2",
    )
    told = faults(refused(store, request))
    assert (1, "expires_on", "expiry_differs") in told
    assert (2, "serial", "serial_of_other_lot") in told
    assert [fault for fault in told if fault[1] == "tray"] == [(2, "tray", "tray_full"), (3, "tray", "tray_full")]


def test_a_line_may_name_its_item_by_ref_and_a_gtin_of_thirteen_digits(store: Store) -> None:
    request = lines(replace(LINE, item="FS-12-135"), replace(LINE, item=STEM[1:], serial="S2"))
    assert do(store, ANNOUNCE_NOTICE, request).lines == 2
    assert count(store, Lot, Lot.number == "LOT1") == 1


def test_an_item_out_of_use_and_a_ref_of_two_makers_are_told(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("N", "另一厂家", PartyKind.MANUFACTURER))
    for maker in ("M", "N"):
        plain = SaveItem("BOTH", maker, "两家都有", ItemKind.SPARE_PART, carries_lot=False, carries_expiry=False)
        do(store, SAVE_ITEM, plain)
    do(store, SAVE_ITEM, replace(plain, ref="OLD"))
    do(store, RETIRE_ITEM, RetireItem("OLD", "N"))
    request = lines(AnnouncedLine(0, "OLD"), AnnouncedLine(0, "BOTH"))
    assert faults(refused(store, request)) == [(1, "item", "retired_item"), (2, "item", "unknown_item")]


@pytest.mark.requirement("R01")
@pytest.mark.parametrize(("expires_on", "fault"), [(date(2026, 11, 20), True), (date(2026, 11, 21), False)])
def test_nothing_is_announced_by_a_supplier_whose_licence_ran_out(store: Store, expires_on: date, fault: bool) -> None:
    do(store, SAVE_PARTY, SaveParty("S", "供应商", PartyKind.PARTNER, licence_expires_on=expires_on))
    request = replace(SMALL, supplier="S")
    if fault:
        assert faults(refused(store, request)) == [(0, "supplier", "licence_expired")]
    else:
        assert do(store, ANNOUNCE_NOTICE, request).created


@pytest.mark.requirement("S2-72")
def test_who_works_for_another_partner_or_only_looks_announces_nothing(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("WEST", "西区", PartyKind.PARTNER))
    do(store, SAVE_PERSON, SavePerson("3000", "外人", Role.CLERK, "WEST"))
    do(store, SAVE_PERSON, SavePerson("3001", "审核", Role.AUDITOR))
    assert refused(store, SMALL, "3000").code == "not_your_site"
    assert refused(store, SMALL, "3001").code == "not_allowed"
    assert refused(store, replace(SMALL, site="??")).code == "unknown_site"
    assert refused(store, replace(SMALL, lines=())).code == "no_lines"


def test_two_desks_that_announce_the_same_notice_at_once_keep_one(store: Store) -> None:
    answers: list[Any] = []
    big = lines(*(replace(LINE, serial=f"S{number}", tray=f"T{number // 20}") for number in range(200)))

    def announce() -> None:
        answers.append(do(store, ANNOUNCE_NOTICE, big, ADMINISTRATOR))

    desks = [threading.Thread(target=announce) for _ in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(answer.created for answer in answers) == [False, False, False, True]
    assert count(store, Notice, Notice.number == "DN-1") == 1
    assert count(store, NoticeLine) == 120 + 200
    assert count(store, Unit, Unit.serial.like("S___")) == 100


def test_desks_with_the_same_lots_in_another_order_do_not_deadlock(store: Store) -> None:
    answers: list[Any] = []

    def announce(number: int) -> None:
        goods = [replace(LINE, lot=f"L{at}", serial=f"D{number}-{at}", tray=f"X{at % 7}") for at in range(60)]
        request = lines(*(goods if number % 2 else reversed(goods)))
        answers.append(do(store, ANNOUNCE_NOTICE, replace(request, number=f"DN-9{number}")))

    desks = [threading.Thread(target=announce, args=(number,)) for number in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert [answer.created for answer in answers] == [True] * 4
    assert count(store, Lot, Lot.number.in_([f"L{at}" for at in range(60)])) == 60
    assert count(store, Unit, Unit.serial.like("D%")) == 240


NAMES = st.text(max_size=80)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, NAMES, NAMES, NAMES)
def test_whatever_text_a_notice_brings_is_kept_or_refused(
    store: Store, number: str, item: str, lot: str, serial: str, tray: str
) -> None:
    line = AnnouncedLine(1, item, lot, serial, EXPIRY, tray)
    with pytest.raises(Refusal) as caught:
        do(store, ANNOUNCE_NOTICE, replace(SMALL, number=number, lines=(line, replace(line, position=2))))
    assert caught.value.code == "faulty_file"


def test_a_position_that_the_server_cannot_keep_is_refused(postgres_url: str) -> None:
    with opened(postgres_url) as store:
        laid_out(store)
        far = replace(SMALL, lines=(replace(LINE, position=2**31),))
        assert refused(store, far).code == "not_storable"
