"""An instrument tray that does not stand here: another centre brings it, straight to the hospital, as a part."""

from datetime import timedelta

import pytest

from desktop.domain.emergency import OrderState
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE
from desktop.exchange.sample_emergency import CENTRE, INSTRUMENTS, SHORT
from desktop.queries.whereabouts import SourceKind
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay
from tests.services.emergency.far_tray import THEIRS, far_tray, only_theirs
from tests.services.emergency.night_checks import refused, view


@pytest.fixture
def far(day: NightDay) -> NightDay:
    far_tray(day)
    return day


@pytest.mark.requirement("S1-26")
def test_the_own_tray_comes_first_and_one_elsewhere_cannot_be_scanned_here(far: NightDay) -> None:
    far.call()
    far.accept()
    shown = view(far)
    assert shown.serving == (INSTRUMENTS,)
    assert [(one.tray, one.kind, one.site) for one in shown.tray_sources] == [
        (INSTRUMENTS, SourceKind.ZONE, SITE),
        (THEIRS, SourceKind.CENTRE, CENTRE),
    ]
    told = refused(far, "pick_tray", number=far.number, tray=THEIRS)
    assert (told.code, told.facts["site"]) == ("tray_elsewhere", CENTRE)
    assert refused(far, "choose_tray", number=far.number, tray=INSTRUMENTS).code == "tray_is_here"


@pytest.mark.requirement("S1-26")
def test_the_other_centre_brings_it_counted_and_sterile_straight_to_the_hospital(far: NightDay) -> None:
    number = only_theirs(far)
    before = view(far)
    assert before.serving == ()
    assert [(one.tray, one.kind, one.free) for one in before.tray_sources] == [
        (THEIRS, SourceKind.CENTRE, True),
        (INSTRUMENTS, SourceKind.HOSPITAL, False),
    ]
    there = before.tray_sources[0].arrival
    assert there is not None
    assert before.row.forecast.arrival == there, "the last of all counts"
    asked = far.order("choose_tray", tray=THEIRS)
    part = f"{number}/1"
    assert (asked["part"], asked["site"]) == (part, CENTRE)
    assert refused(far, "choose_tray", number=number, tray=THEIRS).code == "tray_not_ordered"
    after = view(far)
    assert [(one.number, one.site, one.state) for one in after.parts] == [(part, CENTRE, OrderState.OPEN)]
    assert (after.trays, after.tray_sources) == ((), ())
    assert view(far, part).serving == (THEIRS,)
    far.send("accept_emergency", number=part, badge=f"SZ:U:{CLERK}")
    assert far.send("pick_tray", number=part, tray=THEIRS)["sterile_until"] == "2026-11-30"
    begun = far.send("pack_emergency", number=part)
    far.print_label(begun["box"])
    far.send("scan_packed", raw=begun["box_code"])
    far.send("scan_packed", raw=begun["sheet_code"])
    gone = far.send("hand_over_emergency", number=part, courier="李师傅", plate="苏A·55555", phone="139")
    assert gone["trays"] == [THEIRS]
    far.send("deliver_emergency", number=part, receiver="张护士")
    assert view(far, part).row.state is OrderState.RECEIVED
    assert verify(far.store.engine).findings == ()


@pytest.mark.requirement("S1-26")
def test_what_is_not_brought_is_the_orders_to_find_again(far: NightDay) -> None:
    number = only_theirs(far)
    part = far.order("choose_tray", tray=THEIRS)["part"]
    far.send("cancel_emergency", number=part, reason="found nearer")
    again = view(far)
    assert [one.tray for one in again.trays] == [""]
    assert again.tray_sources[0].tray == THEIRS
    assert far.order("choose_tray", tray=THEIRS)["part"] == f"{number}/2"


@pytest.mark.requirement("S1-26")
def test_a_tray_that_a_case_there_counts_on_is_shown_and_not_asked_for(far: NightDay) -> None:
    starts = (far.night.at("02:07") + timedelta(days=2)).replace(tzinfo=None).isoformat(timespec="minutes")
    plan = {"hospital": HOSPITAL, "site": CENTRE, "starts": starts, "plan": [{"item": SHORT}], "trays": [THEIRS]}
    far.send("plan_case", number="C-CENTRE-2", **plan)
    number = only_theirs(far)
    shown = view(far)
    assert (shown.tray_sources[0].promised_to, shown.tray_sources[0].arrival) == ("C-CENTRE-2", None)
    assert shown.row.forecast.arrival is None, "nobody can say, so it is never told as in time"
    told = refused(far, "choose_tray", number=number, tray=THEIRS)
    assert (told.code, told.facts["case"]) == ("tray_promised", "C-CENTRE-2")
    assert refused(far, "choose_tray", number=number, tray=INSTRUMENTS).code == "tray_is_out"
