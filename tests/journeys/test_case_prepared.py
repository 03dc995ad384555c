"""Journey J4: the day before, a tray is counted and found short by name, its date is looked at, a spare is reserved."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE, TRAY, CasePiece, SampleCase, sample_case
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, HOSPITAL, SITE
from desktop.queries.cases import case_view, cases, spare_proposals
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)
ENGINEER = "2001"
INSERT = CasePiece("TI-5-10", gtin(9), "L26F009", "SI00001", date(2027, 5, 31))
"""The insert of size 5 that lies in B-3-2; it expires before those of the opening stock."""


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def day(database_url: str, case: SampleCase) -> Iterator[CaseDay]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.at = case.at("08:12", -1)
    person = {"badge": ENGINEER, "name": "赵工", "role": "engineer", "partner": "EAST"}
    day.send("save_person", actor=ADMINISTRATOR, **person)
    line = {"position": 1, "item": INSERT.di, "owner": MAKER, "place": "B-3-2", "lot": INSERT.lot}
    line |= {"serial": INSERT.serial, "expires_on": INSERT.expires_on.isoformat()}
    day.send("take_over_stock", actor=ADMINISTRATOR, document="OPENING-INSERT", site=SITE, lines=[line])
    yield day
    store.close()


def send(day: CaseDay, verb: str, **fields: Any) -> dict[str, Any]:
    return day.send(verb, actor=ENGINEER, **fields)


@pytest.mark.requirement("S1-02", "S1-03", "S1-05")
def test_the_case_is_ready_when_count_date_and_spares_are_green(day: CaseDay, case: SampleCase) -> None:
    plan = [{"item": "FS-12-135"}, {"item": "LS-35-30"}, {"item": "TI-5-10"}]
    more = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30", "plan": plan, "trays": [TRAY]}
    send(day, "plan_case", number=CASE, **more)
    scans = [piece.raw for piece in case.pieces]

    send(day, "open_tray_count", tray=TRAY, document=CASE)
    for raw in scans:
        send(day, "count_piece", tray=TRAY, raw=raw)
    send(day, "tick_instruments", tray=TRAY)
    send(day, "tick_instruments", tray=TRAY, item="IN-DG", pieces="1")
    short = send(day, "close_tray_count", tray=TRAY)
    assert [(one["name_en"], one["pieces"]) for one in short["missing"]] == [("Depth gauge", "1")]
    assert red(day) == ("count", "image", "spare")

    counted = send(day, "count_tray", tray=TRAY, scans=scans, document=CASE)
    assert (counted["complete"], counted["counted"]) == (True, "110")
    assert red(day) == ("image", "spare")

    run = {"tray": TRAY, "indicator_ok": True, "sterilised_at": case.at("07:00", -1).isoformat()}
    send(day, "record_sterilisation", load="LOAD-1", valid_until="2026-11-23", **run)
    assert red(day) == ("sterile", "image", "spare")
    send(day, "record_sterilisation", load="LOAD-2", valid_until="2026-11-30", **run)

    with pytest.raises(Refusal, match="image_not_checked"):
        send(day, "ready_case", number=CASE)
    send(day, "recheck_images", number=CASE, sizes="femur 4", initials="Dr. W", basis="measured")

    with day.store.read() as connection:
        specs = case_view(connection, CASE).specs
        assert [(spec.ref, spec.green) for spec in specs] == [
            ("FS-12-135", True),
            ("LS-35-30", True),
            ("TI-5-10", False),
        ]
        (proposed,) = spare_proposals(connection, CASE)
        assert (proposed.ref, proposed.place, proposed.serial) == ("TI-5-10", "B-3-2", INSERT.serial)
    with pytest.raises(Refusal, match="spare_missing"):
        send(day, "ready_case", number=CASE)
    reserved = send(day, "reserve_piece", number=CASE, raw=INSERT.raw)["reserved"]
    assert [(one["place"], one["spare"]) for one in reserved] == [("B-3-2", False)]
    send(day, "reserve_case", number=CASE)
    assert red(day) == ()
    assert send(day, "ready_case", number=CASE) == {"number": CASE, "overridden": []}


def red(day: CaseDay) -> tuple[str, ...]:
    with day.store.read() as connection:
        return next(row.red for row in cases(connection) if row.number == CASE)
