"""A month of random documents: the statement closes, nothing is lost, both databases tell the same (SC-09)."""

import random
import time
from types import SimpleNamespace

import pytest

from desktop.domain.clock import FixedClock
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.services.month import BEGIN, ZONE, Month
from tests.services.month_checks import check_month, ledger_by_name

DOCUMENTS = 260
ALWAYS = ("take_over_stock", "move_goods", "send_out", "confirm_usage", "move_contents", "end_bin", "give_back")
ALWAYS += (
    "buy_out",
    "undo_buy_out",
    "accept_return",
    "undo_return",
    "exchange_goods",
    "withdraw_recall",
    "scrap_goods",
)


def live(url: str, seed: int, documents: int = DOCUMENTS) -> Month:
    """Live a month on a database."""
    clock = FixedClock(BEGIN)
    month = Month(Store(open_engine(url), clock), clock, seed, documents)
    month.run()
    return month


@pytest.fixture
def ids(monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """The names of new movements come from here, so that two databases get the same."""
    source = random.Random(0)
    monkeypatch.setattr("desktop.domain.origin.os", SimpleNamespace(urandom=source.randbytes))
    monkeypatch.setattr("desktop.domain.origin.time", SimpleNamespace(time_ns=lambda: 1, sleep=time.sleep))
    return source


@pytest.mark.requirement("S1-23", "C-06", "C-10", "R26")
@pytest.mark.parametrize("seed", [3, 5])
def test_the_statement_closes_after_any_documents_on_both_databases(
    sqlite_url: str, postgres_url: str, ids: random.Random, seed: int
) -> None:
    hashes, counts = [], []
    for url in (sqlite_url, postgres_url):
        ids.seed(seed)
        month = live(url, seed)
        try:
            assert verify(month.store.engine).findings == ()
            with month.store.read() as connection:
                looked = check_month(connection, ZONE)
                hashes.append(ledger_by_name(connection))
            counts.append((month.done, month.refused))
            assert looked["uses"] > 5
            assert looked["rows"] > 50
            assert not [verb for verb in ALWAYS if not month.done[verb]], month.done
        finally:
            month.store.close()
    assert counts[0] == counts[1]
    assert hashes[0] == hashes[1]
