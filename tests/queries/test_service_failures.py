"""The failures of the drill's past for its maker: the same ones that the figures count, in every form."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.commands import report
from desktop.domain.errors import Refusal
from desktop.domain.service_failures import FailureList, Handling
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_repair import BATTERY, SEAL
from desktop.queries.service_asked import Asked
from desktop.queries.service_failures import ListAsked, failures
from desktop.queries.service_figures import figures
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day
from tests.queries.test_service_figures import words_of

FIRST = DAY - timedelta(days=200)
BRAND = "INVENTED"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url) as made:
        yield made


def told(day: RepairDay, party: str = "", first: date = FIRST) -> FailureList:
    with day.store.read() as connection:
        return failures(connection, ListAsked(Asked(first, DAY, SITE), local("23:00"), party))


@pytest.mark.requirement("S2-27")
def test_the_list_counts_the_failures_of_the_figures_with_their_parts(day: RepairDay) -> None:
    found = told(day)
    with day.store.read() as connection:
        counted = figures(connection, Asked(FIRST, DAY, SITE), local("23:00"))
    assert found.failures == counted.failures == 9
    assert sum(row.cases.failures for row in found.faults) == 9
    assert found.with_part == 7
    fleet = {row.model: row.devices for row in counted.rates}
    assert {row.model: row.fleet for row in found.faults} == {row.model: fleet[row.model] for row in found.faults}
    rates = {row.model: row.rate.rate for row in counted.rates}
    assert all(row.rate.rate == pytest.approx(rates[row.model]) for row in found.faults)
    pieces = {ref: Decimal(0) for ref in (BATTERY, SEAL, "")}
    for row in found.parts:
        pieces[row.ref] += row.pieces
        assert row.cases.handling[Handling.DECONTAMINATED] == row.cases.failures
    assert pieces == {BATTERY: Decimal(7), SEAL: Decimal(3), "": Decimal(0)}
    battery = [serial for row in found.parts if row.ref == BATTERY for serial in row.serials]
    assert sorted(battery) == [f"BP26{number:04}" for number in range(1, 8)]


@pytest.mark.requirement("S2-27")
def test_a_receiver_gets_what_is_of_its_own_and_hears_how_much_is_left_out(day: RepairDay) -> None:
    brand, maker = told(day, BRAND), told(day, MAKER)
    assert (brand.failures, brand.with_part, brand.other_parts) == (9, 0, Decimal(10)), "the brand names the maker"
    assert (maker.failures, maker.other_maker, maker.maker_unknown) == (0, 9, 0)
    with pytest.raises(Refusal, match="unknown_party"):
        told(day, "NOBODY")


@pytest.mark.requirement("S2-27")
def test_the_list_is_written_in_every_form_without_persons(day: RepairDay, database_url: str, tmp_path: Path) -> None:
    whole = ("--site", SITE, "--from", str(FIRST), "--to", str(DAY), "--database-url", database_url)
    for form in ("pdf", "xlsx", "csv", "json"):
        out = ("--format", form, "--out", str(tmp_path / f"list.{form}"), "--language", "zh_CN")
        assert report.run(["failure-list", *whole, *out, *(("--party", BRAND) if form == "pdf" else ())]) == 0
    paper = words_of(tmp_path / "list.pdf")
    assert "故障 9 起" in paper
    assert "其他厂家备件 10 件" in paper
    plain = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))
    assert (plain["failures"], plain["with_part"], len(plain["orders"])) == (9, 7, 9)
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 10 + 2, "a line for each part, and one for each order without"
    book = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx"))
    rows = book.get_sheet_by_index(0).to_python()[1:]
    assert sum(row[2] for row in rows) == sum(len(row[-1].split()) for row in rows) == 9
    for text in (paper, json.dumps(plain, ensure_ascii=False), "".join(lines)):
        assert "XX" not in text, "the hospital is not named"
        assert "开机" not in text, "nor what somebody wrote"
