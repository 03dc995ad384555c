"""Journey J15, step 4: the pack of a whole working day is opened on the auditor's laptop, with the verifier alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE, SampleDelivery, lay_out, sample
from desktop.reports.audit_pack.asking import PackAsked
from desktop.reports.audit_pack.making import make_audit_pack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY
from tests.reports.audit_pack.forgery import forge
from tests.reports.audit_pack.room import prove

WORLD: SampleDelivery = sample(7, TODAY)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(NOW))
    lay_out(opened, WORLD)
    Clerk(opened).day(WORLD)
    yield opened
    opened.close()


@pytest.mark.requirement("S2-27", "S2-53", "S2-87")
def test_the_pack_of_a_delivery_of_120_is_proved_by_the_verifier_alone(store: Store, tmp_path: Path) -> None:
    asked = PackAsked(SITE, date(2026, 1, 1), date(2099, 12, 31), ADMINISTRATOR, "DESK-1")
    made = make_audit_pack(store, tmp_path / "quarter.zip", asked)
    figures = made.manifest["figures"]
    assert figures["movements"]["receive"] >= 119
    assert figures["entries"]["scan"] > 139
    assert figures["labels"]["printed"] == sum(figures["labels"][name] for name in ("verified", "voided", "open"))
    last = made.manifest["chain"]["last"]
    assert prove(made.path, "--head", f"{last['sequence']}:{last['hash']}").returncode == 0


def test_one_changed_amount_in_it_is_reported_with_its_row(store: Store, tmp_path: Path) -> None:
    asked = PackAsked(SITE, date(2026, 1, 1), date(2099, 12, 31), ADMINISTRATOR)
    forgery = forge(make_audit_pack(store, tmp_path / "quarter.zip", asked).path)
    rows = forgery.table("legs.csv")
    forgery.cell("legs.csv", 100, "quantity", "7")
    forgery.rehash()
    proved = prove(forgery.save(tmp_path / "forged.zip"))
    told = f'legs.csv · row 101 行: quantity: "7", the chain says "{rows[100][-1]}"'
    assert (proved.returncode, told in proved.stdout) == (1, True)
