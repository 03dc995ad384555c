"""Journey J1 with GS1, HIBC and MA labels in one delivery, some of them with two barcodes."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_store_at
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Command
from desktop.domain.origin import new_id
from desktop.domain.udi import Agency, Udi, decode, encode
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_day import command, tray
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE, SampleDelivery, lay_out, sample
from desktop.models.item import ItemKind
from desktop.queries.notice_plan import notice_plan
from desktop.services.master_data.items import SAVE_ITEM, NewPackage, SaveItem
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.perform import Envelope, perform
from tests.journeys.desk import play, workstation
from tests.journeys.times import NOW, TODAY

NOTICE, TRAY = "DN-MIX-01", "TK-MIX"
EXPIRY = date(2029, 6, 30)
HIBC_DI, MA_DI, GTIN = "A123BJC5D61", "MA.156.M0.100761.01234565", "06901234567892"


def _labels() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Each unit: item, lot, serial, and the barcodes of its label."""
    gs1 = f"]d201{GTIN}17290630" + "10{}\x1d21{}"
    units: list[tuple[str, str, str, tuple[str, ...]]] = []
    for number in range(1, 5):
        lot, serial = f"G{number}", f"SN-G{number}"
        units.append((GTIN, lot, serial, (gs1.format(lot, serial),)))
    for number in range(5, 7):
        lot, serial = f"G{number}", f"SN-G{number}"
        units.append((GTIN, lot, serial, (f"]C101{GTIN}", f"]C11729063010{lot}\x1d21{serial}")))
    units += [(HIBC_DI, f"H{at}", f"SN-H{at}", (_hibc(f"H{at}", f"SN-H{at}"),)) for at in range(1, 5)]
    for number in range(1, 5):
        raw = f"]Q1{MA_DI}.LM{number}.SSN-M{number}.V290630"
        units.append((MA_DI, f"M{number}", f"SN-M{number}", (raw,)))
    return units


def _hibc(lot: str, serial: str) -> str:
    udi = decode("+A123BJC5D61" + _check("+A123BJC5D61"), today=TODAY)
    return encode(replace(udi, lot=lot, serial=serial, expiry=EXPIRY, elements=())).scan


def _check(text: str) -> str:
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
    return values[sum(values.index(one) for one in text) % 43]


@pytest.fixture
def url(database_url: str) -> str:
    store = open_store_at(database_url, FixedClock(NOW))
    world: SampleDelivery = sample(7, TODAY)
    lay_out(store, world)
    for ref, di in (("MIX-G", GTIN), ("MIX-H", HIBC_DI), ("MIX-M", MA_DI)):
        item = SaveItem(
            ref,
            MAKER,
            f"锁定板 {ref}",
            ItemKind.IMPLANT,
            carries_serial=True,
            registration_number="国械注准20263130001",
            packages=(NewPackage(di),),
        )
        perform(store, SAVE_ITEM, item, Envelope(new_id(), ADMINISTRATOR))
    lines = tuple(
        AnnouncedLine(position=at, item=di, lot=lot, serial=serial, expires_on=EXPIRY, tray=TRAY)
        for at, (di, lot, serial, _) in enumerate(_labels(), 1)
    )
    perform(
        store, ANNOUNCE_NOTICE, AnnounceNotice(NOTICE, SITE, MAKER, MAKER, lines), Envelope(new_id(), ADMINISTRATOR)
    )
    store.close()
    return database_url


@pytest.mark.requirement("X-04")
def test_labels_of_three_agencies_are_received_in_one_tray(qtbot: Any, qapp: Any, tmp_path: Path, url: str) -> None:
    barcodes = [raw for *_, raws in _labels() for raw in raws]
    steps = [Step(command(Command.RECEIVE)), Step(f"]C0{NOTICE}"), Step(tray(TRAY)), *map(Step, barcodes)]
    steps += [Step(command(Command.CLOSE_TRAY)), Step(command(Command.CONFIRM))]
    with workstation(qapp, tmp_path, url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
    codes = [code for _, code in played.replies[3:]]
    assert codes.count("half_scanned") == 2
    assert codes.count("unit_received") == len(_labels()) == 14
    assert codes[-2:] == ["tray_complete", "notice_confirmed"]
    store = open_store_at(url)
    with store.read() as connection:
        seats = notice_plan(connection, NOTICE).trays[0].seats
    assert [(seat.lot, seat.serial) for seat in seats] == [(lot, serial) for _, lot, serial, _ in _labels()]
    store.close()


def test_the_second_barcode_may_come_first_and_must_be_of_the_same_label(
    qtbot: Any, qapp: Any, tmp_path: Path, url: str
) -> None:
    first, second = _labels()[4][3]
    strange = "]C10106901234567908"
    steps = [Step(command(Command.RECEIVE)), Step(f"]C0{NOTICE}"), Step(tray(TRAY)), Step(second), Step(first)]
    steps += [Step(first), Step(strange), Step(command(Command.ACKNOWLEDGE))]
    with workstation(qapp, tmp_path, url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
    told = [code for _, code in played.replies[3:]]
    assert told[:3] == ["half_scanned", "unit_received", "half_scanned"]
    assert played.replies[6][0] == "unreadable"
    assert told[-1] == "acknowledged"
    store = open_store_at(url)
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 1
    store.close()


def test_the_labels_are_what_their_agencies_write() -> None:
    found = [decode(raws[0], today=TODAY).agency for *_, raws in _labels()]
    assert set(found) == {Agency.GS1, Agency.HIBC, Agency.MA}
    assert isinstance(decode(_hibc("H1", "SN-H1"), today=TODAY), Udi)
