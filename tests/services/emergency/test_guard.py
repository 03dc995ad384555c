"""What was taken for a running emergency goes with no case and on no loan, whichever desk comes first."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CASE, CASE_HOSPITAL, INSTRUMENTS, LOANER, SHORT
from desktop.models.case import Case, CaseTray
from desktop.services.cases.planning import ADD_CASE_TRAY, AddCaseTray
from desktop.services.emergency.picking_trays import PICK_TRAY, PickTray
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused

OTHER = "C-2611-050"


def plan(day: NightDay, *trays: str, number: str = OTHER) -> dict[str, Any]:
    starts = (day.night.day + timedelta(days=2)).isoformat()
    head = {"hospital": CASE_HOSPITAL, "site": SITE, "starts": f"{starts}T08:30", "plan": [{"item": SHORT}]}
    return {"number": number, "trays": list(trays)} | head


def picked(day: NightDay) -> None:
    day.call()
    day.accept()
    day.take()
    day.pick()


def test_a_tray_that_was_picked_for_an_emergency_is_planned_with_no_case(day: NightDay) -> None:
    picked(day)
    named = refused(day, "plan_case", **plan(day, INSTRUMENTS))
    assert (named.code, named.facts["order"], named.facts["tray"]) == ("tray_with_emergency", day.number, INSTRUMENTS)
    day.send("plan_case", **plan(day))
    for verb, more in (("add_case_tray", {"tray": INSTRUMENTS}), ("change_case_plan", {"trays": [INSTRUMENTS]})):
        named = refused(day, verb, number=OTHER, **more)
        assert (named.code, named.facts["order"]) == ("tray_with_emergency", day.number)
    day.order("put_back_tray", tray=INSTRUMENTS)
    assert day.send("add_case_tray", number=OTHER, tray=INSTRUMENTS)["tray"] == INSTRUMENTS


def test_a_tray_or_its_piece_that_an_emergency_took_leaves_with_nothing_else(day: NightDay) -> None:
    picked(day)
    loan = {"hospital": HOSPITAL, "due_back_on": (day.night.day + timedelta(days=3)).isoformat()}
    named = refused(day, "lend_tray", tray=INSTRUMENTS, **loan)
    assert (named.code, named.facts["order"]) == ("tray_with_emergency", day.number)
    day.send("save_hospital_store", actor=SUPERVISOR, code="YY-OR", hospital=CASE_HOSPITAL, site=SITE, name="YY")
    away = {"number": CASE, "reason": "the surgeon agrees"}
    named = refused(day, "send_out", actor=SUPERVISOR, **away)
    assert (named.code, named.facts["order"], named.facts["tray"]) == ("piece_with_emergency", day.number, LOANER)
    assert (named.facts["serial"], named.facts["item_en"]) == ("SK103000", "Revision tibial insert")


def test_a_case_does_not_reserve_what_an_emergency_has_and_is_told_which(day: NightDay) -> None:
    picked(day)
    first = next(piece for piece in day.night.pieces if piece.ref == "RK-F4")
    day.send("plan_case", **(plan(day) | {"plan": [{"item": "RK-F4"}]}))
    named = refused(day, "reserve_piece", number=OTHER, raw=first.raw)
    assert (named.code, named.facts["order"]) == ("piece_with_emergency", day.number)
    day.order("cancel_emergency", reason="not needed")
    assert day.send("reserve_piece", number=OTHER, raw=first.raw)["number"] == OTHER


@pytest.mark.requirement("C-11")
def test_of_two_desks_that_want_a_tray_at_once_one_is_told_of_the_other(day: NightDay, database_url: str) -> None:
    day.call()
    day.accept()
    day.send("plan_case", **plan(day))
    start = threading.Barrier(2, timeout=60)

    def want(verb: Verb[Any, Any], request: Any) -> str:
        store = Store(open_engine(database_url), FixedClock(day.at))
        try:
            start.wait()
            perform(store, verb, request, Envelope(new_id(), CLERK, "DESK-2", at=day.at))
        except Refusal as refusal:
            return refusal.code
        finally:
            store.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        order = pool.submit(want, PICK_TRAY, PickTray(day.number, INSTRUMENTS))
        case = pool.submit(want, ADD_CASE_TRAY, AddCaseTray(OTHER, INSTRUMENTS))
        told = order.result(), case.result()
    assert told in {("done", "tray_with_emergency"), ("tray_promised", "done")}
    with day.store.read() as connection:
        asked = select(CaseTray.id).join(Case, Case.id == CaseTray.case_id).where(Case.number == OTHER)
        assert len(connection.execute(asked).all()) == int(told[1] == "done")
    assert verify(day.store.engine).findings == ()
