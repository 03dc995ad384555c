"""Picking: first expired first out, deviations authorised, blocked goods refused, a count gives way."""

from collections.abc import Iterable

import pytest
from sqlalchemy import insert, select

from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_emergency import INSTRUMENTS, LATE, LOANER, SHORT, NightPiece
from desktop.models.count import Count
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Lot, Unit
from desktop.models.party import Site
from desktop.models.person import Person
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view


def piece(day: NightDay, ref: str) -> NightPiece:
    return next(one for one in day.night.pieces if one.ref == ref)


def hold(day: NightDay, serials: Iterable[str]) -> None:
    with day.store.engine.begin() as connection:
        partner = connection.execute(select(Site.partner_id)).scalars().first()
        person = connection.execute(select(Person.id)).scalars().first()
        for serial in serials:
            unit, lot = connection.execute(select(Unit.id, Unit.lot_id).where(Unit.serial == serial)).one()
            row = {"partner_id": partner, "lot_id": lot, "unit_id": unit, "reason": HoldReason.DAMAGED, "note": ""}
            connection.execute(insert(Hold).values(row | {"opened_at": day.at, "opened_by_id": person}))


@pytest.mark.requirement("S1-26")
def test_the_first_to_expire_goes_and_a_deviation_needs_a_supervisor_with_a_reason(day: NightDay) -> None:
    day.call()
    wrong, first = day.night.wrong, piece(day, LATE)
    pick = {"number": day.number, "raw": wrong.raw}
    assert refused(day, "pick_piece", **pick).code == "emergency_state"
    day.accept()
    named = refused(day, "pick_piece", **pick)
    assert (named.code, named.facts["first"], named.facts["place"]) == ("wrong_lot", first.lot, first.place)
    assert refused(day, "pick_piece", **pick, reason="lies deeper").code == "not_allowed"
    done = day.send("pick_piece", **pick, reason="first one is dusty", supervisor=f"SZ:U:{SUPERVISOR}")
    assert (done["lot"], done["picked"], done["again"]) == (wrong.lot, "1", False)
    deviation = next(row for row in view(day).picked if row.serial == wrong.serial).deviation
    assert "first one is dusty" in deviation
    assert day.send("pick_piece", **pick)["again"] is True
    assert sum(row.quantity for row in view(day).to_pick if row.ref == LATE) == 1
    elsewhere = refused(day, "pick_piece", number=day.number, raw=first.raw, place="N-1-1")
    assert (elsewhere.code, elsewhere.facts["place"]) == ("lies_elsewhere", first.place)


def test_blocked_strange_and_promised_goods_are_refused_and_nothing_moves(day: NightDay) -> None:
    day.call()
    day.accept()
    held = piece(day, "RK-F4")
    hold(day, [held.serial])
    assert refused(day, "pick_piece", number=day.number, raw=held.raw).code == "held"
    assert refused(day, "pick_piece", number=day.number, raw=piece(day, SHORT).raw).code == "promised_to"
    screw = piece(day, "RK-SW")
    unknown = held.raw.replace(held.serial, "SK-NONE")
    assert refused(day, "pick_piece", number=day.number, raw=unknown).code == "not_on_hand"
    for _ in range(3):
        day.order("pick_piece", raw=screw.raw)
    assert refused(day, "pick_piece", number=day.number, raw=screw.raw).code == "enough_picked"
    with day.store.engine.begin() as connection:
        connection.execute(Lot.__table__.update().where(Lot.number == "L26K108").values(expires_on=day.night.day))
        units = select(Unit.id).where(Unit.serial.like("SK108%"))
        found = connection.execute(units).scalars().all()
        connection.execute(Unit.__table__.update().where(Unit.id.in_(found)).values(expires_on=None))
    today = piece(day, "RK-AT").raw.replace("280531", f"{day.night.day:%y%m%d}")
    assert day.order("pick_piece", raw=today)["lot"] == "L26K108"


def test_an_emergency_ends_a_count_and_says_so(day: NightDay) -> None:
    day.call()
    day.accept()
    first = piece(day, "RK-F4")
    day.send("start_count", place=first.place)
    day.order("pick_piece", raw=first.raw, place=first.place)
    with day.store.read() as connection:
        assert connection.execute(select(Count.state)).scalar_one() == "ended_early"


@pytest.mark.requirement("S1-03")
def test_a_tray_goes_only_sterile_and_only_when_it_was_ordered(day: NightDay) -> None:
    day.call()
    day.accept()
    assert refused(day, "pick_tray", number=day.number, tray=LOANER).code == "tray_not_ordered"
    stale = {"load": "LOAD-0420", "indicator_ok": False, "sterilised_at": day.night.at("01:00").isoformat()}
    day.send("record_sterilisation", tray=INSTRUMENTS, valid_until="2026-11-30", **stale)
    pick = {"number": day.number, "tray": INSTRUMENTS}
    assert refused(day, "pick_tray", **pick).code == "tray_not_sterile"
    assert refused(day, "pick_tray", **pick, reason="steam here").code == "not_allowed"
    done = day.send("pick_tray", **pick, reason="steam there", supervisor=f"SZ:U:{SUPERVISOR}")
    assert (done["overridden"], done["sterile_until"]) == (["tray_not_sterile"], None)
    assert day.send("pick_tray", **pick)["again"] is True
    day.order("put_back_tray", tray=INSTRUMENTS)
    assert view(day).trays[0].tray == ""


def test_what_is_put_back_is_to_pick_again_and_the_milestone_is_taken_back(day: NightDay) -> None:
    day.call()
    day.accept()
    day.take()
    day.pick()
    assert view(day).row.state is OrderState.PICKED
    first = piece(day, "RK-F4")
    assert day.order("put_back_piece", raw=first.raw)["place"] == first.place
    shown = view(day)
    assert (shown.row.state, shown.reached(MilestoneKind.PICKED)) == (OrderState.ACCEPTED, None)
    assert [row.serial for row in shown.to_pick] == [first.serial]
    assert day.order("pick_piece", raw=first.raw)["complete"] is True
    assert [one.taken_back_at is None for one in view(day).milestones if one.kind is MilestoneKind.PICKED] == [
        False,
        True,
    ]
    assert refused(day, "put_back_piece", number=day.number, raw=day.night.wrong.raw).code == "not_picked"


def test_it_may_go_short_when_a_supervisor_says_so(day: NightDay) -> None:
    day.call()
    day.accept()
    for one in day.night.pieces[:3]:
        day.order("pick_piece", raw=one.raw)
    assert refused(day, "finish_picking", number=day.number, reason="").code == "needs_reason"
    assert refused(day, "finish_picking", number=day.number, reason="the rest follows").code == "not_allowed"
    done = day.send("finish_picking", number=day.number, reason="the rest follows", supervisor=SUPERVISOR)
    assert (done["picked"], done["of"], SHORT in done["lacking"]) == ("3", "15", True)
    assert view(day).row.state is OrderState.PICKED
