"""Packing, handing over, receiving, and stepping back: each moves custody once, never the owner."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select, update

from desktop.domain.emergency import MilestoneKind, OrderState, Outlook
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_emergency import COURIER, INSTRUMENTS
from desktop.models.ledger import Balance, MovementRow
from desktop.models.order import SiteDistance
from desktop.models.place import Place
from desktop.models.settlement import BillingLine, Consent
from desktop.models.tray import TrayLoan
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view


def lying(day: NightDay, kind: str) -> Decimal:
    with day.store.read() as connection:
        asked = select(func.sum(Balance.quantity)).join(Place, Place.id == Balance.place_id).where(Place.kind == kind)
        return connection.execute(asked).scalar() or Decimal(0)


def test_the_box_is_packed_when_both_labels_were_scanned_back(day: NightDay) -> None:
    day.call()
    day.accept()
    day.take()
    assert refused(day, "pack_emergency", number=day.number).code == "emergency_state"
    day.pick()
    begun = day.order("pack_emergency")
    assert (begun["box_code"], begun["sheet_code"]) == (f"SZ:E:{day.number}/BOX", f"SZ:E:{day.number}/SHEET")
    assert begun["sheet"] is None
    day.print_label(begun["box"])
    assert refused(day, "scan_packed", raw=f"SZ:E:{day.number}").code == "not_a_paper"
    first = day.send("scan_packed", raw=begun["box_code"])
    assert (first["box"], first["sheet"], first["packed"]) == (True, False, False)
    assert day.send("scan_packed", raw=begun["box_code"])["packed"] is False
    assert day.send("scan_packed", raw=begun["sheet_code"])["packed"] is True
    day.order("step_back_emergency", reason="box too small")
    assert view(day).row.state is OrderState.PICKED
    assert refused(day, "pack_by_hand", number=day.number, reason="printer dead").code == "not_allowed"
    by_hand = day.send("pack_by_hand", number=day.number, reason="printer dead", supervisor=SUPERVISOR)
    assert by_hand["packed"] is True
    packed = [one for one in view(day).milestones if one.kind is MilestoneKind.PACKED]
    assert [(one.note, one.taken_back_at is None) for one in packed] == [("", False), ("printer dead", True)]


def test_the_courier_is_known_by_name_plate_and_phone(day: NightDay) -> None:
    day.until_packed()
    with pytest.raises(Refusal) as missing:
        day.order("hand_over_emergency", courier=f"SZ:U:{COURIER}")
    assert (missing.value.code, missing.value.facts["count"]) == ("faulty_entry", 2)
    assert lying(day, "transit") == 0
    day.order("hand_over_emergency", courier=f"SZ:U:{COURIER}", plate="苏E·12345", phone="13800000000")
    shown = view(day)
    assert (shown.courier, shown.plate, shown.phone) == ("陈师傅", "苏E·12345", "13800000000")
    assert (lying(day, "transit"), lying(day, "hospital")) == (15, 0)


@pytest.mark.requirement("S1-26", "C-06")
def test_goods_that_were_blocked_or_lost_their_consent_do_not_leave(day: NightDay) -> None:
    day.until_packed()
    with day.store.engine.begin() as connection:
        connection.execute(update(Consent).values(valid_to=day.night.day.replace(day=1)))
    refusal = refused(day, "hand_over_emergency", number=day.number, courier="陈师傅", plate="1", phone="2")
    assert refusal.code == "no_consent"
    with day.store.engine.begin() as connection:
        connection.execute(update(Consent).values(valid_to=None))
    day.send("move_goods", raw=day.night.pieces[0].raw, target="N-3-3")
    assert day.hand_over()["pieces"] == "14"
    assert verify(day.store.engine).findings == ()


def test_a_hand_over_is_taken_back_with_a_counter_movement(day: NightDay) -> None:
    day.until_handed_over()
    assert refused(day, "step_back_emergency", number=day.number, reason="wrong box").code == "not_allowed"
    day.send("step_back_emergency", number=day.number, reason="wrong box", supervisor=f"SZ:U:{SUPERVISOR}")
    assert (lying(day, "transit"), view(day).row.state) == (0, OrderState.PACKED)
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(TrayLoan)).scalar_one() == 0
    day.hand_over()
    day.time("04:59")
    day.order("deliver_emergency", receiver="张护士")
    assert (lying(day, "transit"), lying(day, "hospital")) == (0, 15)
    with day.store.read() as connection:
        kinds = [kind.value for kind in connection.execute(_kinds(day)).scalars()]
        assert connection.execute(select(func.count()).select_from(BillingLine)).scalar_one() == 0
        lent = select(func.count()).select_from(TrayLoan).where(TrayLoan.back_at.is_(None))
        assert connection.execute(lent).scalar_one() == 1
    assert kinds == ["dispatch", "reverse", "dispatch", "dispatch"]
    assert verify(day.store.engine).findings == ()


def _kinds(day: NightDay) -> object:
    asked = select(MovementRow.kind).where(MovementRow.document == day.number)
    return asked.order_by(MovementRow.recorded_at, MovementRow.id)


def test_a_receipt_is_not_before_the_hand_over_and_not_in_the_future(day: NightDay) -> None:
    day.until_handed_over()
    day.time("05:14")
    number = {"number": day.number, "receiver": "张护士"}
    assert refused(day, "deliver_emergency", **number, received="02:51").code == "before_hand_over"
    assert refused(day, "deliver_emergency", **number, received="2026-11-21T05:15").code == "in_the_future"
    nameless = refused(day, "deliver_emergency", number=day.number, received="05:10")
    assert nameless.code == "faulty_entry"
    done = day.send("deliver_emergency", **number, received="05:10")
    assert (done["took_seconds"], done["place"]) == (3 * 3600, "XX-OR")
    assert refused(day, "deliver_emergency", **number).code == "emergency_state"


def test_the_forecast_turns_amber_and_red_before_the_deadline(day: NightDay) -> None:
    with day.store.engine.begin() as connection:
        connection.execute(update(SiteDistance).where(SiteDistance.road_m == 118_000).values(road_m=165_000))
    day.until_packed()
    day.time("02:54")
    assert view(day).row.forecast.arrival == day.night.at("05:54")
    assert view(day).row.forecast.outlook is Outlook.GREEN
    day.time("02:56")
    assert view(day).row.forecast.outlook is Outlook.AMBER
    day.time("03:11")
    assert view(day).row.forecast.outlook is Outlook.RED
    assert view(day).row.due_at == day.night.at("06:10")
    assert view(day).row.site == SITE
    assert view(day).trays[0].tray == INSTRUMENTS
