"""What must never be booked at the receiving desk: each refused with its words in both languages, nothing moved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import NOTICE, TRAYS, SampleDelivery, lay_out, sample
from desktop.queries.notice_plan import notice_plan
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.messages import words
from tests.journeys.desk import ledger
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY


@pytest.fixture
def world() -> SampleDelivery:
    return sample(7, TODAY)


@pytest.fixture
def store(database_url: str, world: SampleDelivery) -> Iterator[Store]:
    opened = open_store_at(database_url, FixedClock(NOW))
    lay_out(opened, world)
    clerk = Clerk(opened)
    clerk.send("open_notice", notice=NOTICE)
    clerk.send("open_tray", notice=NOTICE, tray=TRAYS[0])
    yield opened
    opened.close()


def _bad(world: SampleDelivery) -> dict[str, tuple[str, str]]:
    """Scan and the code of its refusal, by name."""
    piece = world.pieces[0]
    di = piece.di
    wrong_digit = di[:-1] + str((int(di[-1]) + 1) % 10)
    later = replace(piece, expires_on=piece.expires_on + timedelta(days=1))
    return {
        "a wrong check digit": (piece.raw.replace(di, wrong_digit), "check_digit"),
        "an unknown item": (piece.raw.replace(di, "06901234567892"), "unknown_item"),
        "a unit not on the notice": (world.extra.raw, "not_on_notice"),
        "a unit of another tray": (world.pieces[20].raw, "belongs_elsewhere"),
        "another lot than known": (piece.raw.replace(f"10{piece.lot}", "10WRONG1"), "lot_differs"),
        "another expiry than known": (later.raw, "expiry_differs"),
        "no serial": (piece.raw.split("\x1d")[0], "identifier_missing"),
        "a control code": (piece.raw.replace("SN", "S\x01N"), "control_char"),
        "10 kB of noise": ("]d2" + "x7" * 5000, "oversize"),
        "nothing": ("", "empty"),
        "a catalogue number": ("71358003", "not_udi"),
        "a payment code": ("https://qr.example.com/pay?x=1", "not_udi"),
        "full-width digits": (piece.raw.replace(di, "０" + di[1:]), "non_ascii"),
    }


@pytest.mark.requirement("R14", "S2-12")
@pytest.mark.parametrize("name", list(_bad(sample(7, TODAY))))
def test_a_bad_scan_is_refused_in_words_and_moves_nothing(store: Store, world: SampleDelivery, name: str) -> None:
    raw, code = _bad(world)[name]
    before = ledger(store)
    with pytest.raises(Refusal) as refused:
        Clerk(store).send(
            "receive_one", request_id="00000000-0000-7000-8000-0000000000aa", notice=NOTICE, tray=TRAYS[0], raw=raw
        )
    assert refused.value.code == code
    english, chinese = (words(code, refused.value.facts, language) for language in ("en", "zh_CN"))
    assert english
    assert english != code
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert ledger(store) == before
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 0
    assert verify(store.engine).sound


@pytest.mark.requirement("R08")
def test_an_expired_unit_is_refused_and_goes_on_hold(database_url: str, world: SampleDelivery) -> None:
    """On the day of receipt one announced unit is a day over: usable until the end of its expiry day."""
    piece = world.pieces[world.short_dated]
    clock = FixedClock(NOW + timedelta(days=61))
    store = open_store_at(database_url, clock)
    lay_out(store, world)
    clerk = Clerk(store)
    at = (NOW + timedelta(days=61)).isoformat()
    clerk.send("open_notice", notice=NOTICE, at=at)
    clerk.send("open_tray", notice=NOTICE, tray=TRAYS[5], at=at)
    with pytest.raises(Refusal, match="expired"):
        clerk.send("receive_one", notice=NOTICE, tray=TRAYS[5], raw=piece.raw, at=at)
    on_the_day = (NOW + timedelta(days=60)).isoformat()
    held = clerk.send("quarantine", notice=NOTICE, raw=piece.raw, at=at)
    assert (held["reason"], held["booked"], held["place"]) == ("expired", True, "EAST-W1-HOLD")
    with pytest.raises(Refusal, match=r"only_in|hold_goods_only"):
        clerk.send("put_away", raw=piece.raw, place="A-1-1", at=at)
    other = world.pieces[100 if world.short_dated != 100 else 101]
    assert (
        clerk.send("receive_one", notice=NOTICE, tray=TRAYS[5], raw=other.raw, at=on_the_day)["receipt"] == "received"
    )
    assert verify(store.engine).sound
    store.close()
