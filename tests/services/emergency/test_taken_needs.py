"""What an emergency takes from a case is a line of replenishment with its reason: once, and never above the maximum."""

from datetime import timedelta
from typing import Any

import pytest

from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CASE, LOANER, SHORT
from desktop.queries.positions import Figure
from desktop.queries.replenishment import ProposalRow, as_plain, explain, proposals
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay


def lines(day: NightDay) -> list[ProposalRow]:
    with day.store.read() as connection:
        return [row for row in proposals(connection, SITE, day.at) if row.par.item == SHORT]


def told(row: ProposalRow) -> tuple[int, int, int]:
    """Position, missing and proposed pieces."""
    return row.proposal.parts.position, row.proposal.missing, row.pieces


def taken(day: NightDay) -> None:
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:13")
    day.take()


def announce(day: NightDay, order: str) -> Any:
    """The owner sends the piece that was ordered."""
    short = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    line = {"position": 1, "item": short.di, "lot": "L26K777", "serial": "SK103777", "quantity": 1}
    line |= {"expires_on": short.expires_on.isoformat()}
    head = {"number": "D-NIGHT", "site": SITE, "supplier": "M", "owner": "M", "order": order}
    return day.send("announce_notice", **head, lines=[line])


@pytest.mark.requirement("S1-24", "S1-26")
def test_j3_the_taken_piece_is_a_line_of_its_own_with_its_reason(day: NightDay) -> None:
    assert lines(day) == []
    taken(day)
    (row,) = lines(day)
    assert (row.par.place, told(row)) == ("ZE", (-1, 1, 1))
    (need,) = row.needs
    assert (need.case, need.order, need.pieces, need.place) == (CASE, day.number, 1, LOANER)
    assert need.needed_at == day.night.at("08:30", 5)
    assert as_plain(row)["needed_for"] == f"{CASE}({day.number})"
    with day.store.read() as connection:
        behind = explain(connection, row.par.id, day.at).rows
    promised = {(one.document, one.order) for one in behind if one.figure is Figure.COMMITTED}
    assert promised == {(day.number, ""), (CASE, day.number)}


@pytest.mark.requirement("S1-24")
def test_j3_it_is_ordered_once_and_the_need_ends_when_the_case_has_another(day: NightDay) -> None:
    taken(day)
    day.time("02:31")
    day.pick()
    day.time("02:36")
    day.pack()
    day.time("02:52")
    day.hand_over()
    (row,) = lines(day)
    assert told(row) == (-1, 1, 1)
    sent = day.send("send_order", site=SITE, owner="M", actor=SUPERVISOR)
    assert lines(day) == []
    assert announce(day, sent["order"])["lines"] == 1
    assert lines(day) == []
    day.send("cancel_case", number=CASE, reason="moved to another hospital", actor=SUPERVISOR)
    assert lines(day) == []
    assert verify(day.store.engine).findings == ()


def test_a_par_that_is_there_counts_the_need_and_never_goes_above_its_maximum(day: NightDay) -> None:
    levels = {"minimum": 1, "target": 4, "maximum": 4, "pack": 2}
    day.send("save_par", item=SHORT, place="ZE", **levels, actor=SUPERVISOR)
    assert lines(day) == []
    taken(day)
    (row,) = lines(day)
    assert told(row) == (-1, 5, 4)
    assert [need.case for need in row.needs] == [CASE]
    day.order("cancel_emergency", reason="not needed")
    assert lines(day) == []


def test_a_case_that_reserves_another_piece_needs_none_any_more(day: NightDay) -> None:
    spare = next(piece for piece in day.night.pieces if piece.ref == "RK-F4")
    starts = (day.night.day + timedelta(days=2)).isoformat()
    plan = {"hospital": "YY", "site": SITE, "starts": f"{starts}T08:30", "plan": [{"item": "RK-F4"}]}
    day.send("plan_case", number="C-2611-051", **plan)
    day.send("reserve_case", number="C-2611-051")
    day.call()
    day.accept()
    assert day.order("take_reserved", item="RK-F4", supervisor=f"SZ:U:{SUPERVISOR}")["serial"] == spare.serial
    with day.store.read() as connection:
        (row,) = proposals(connection, SITE, day.at)
    assert (row.par.item, [need.case for need in row.needs]) == ("RK-F4", ["C-2611-051"])
    day.time("02:20")
    day.order("cancel_emergency", reason="not needed")
    day.send("reserve_case", number="C-2611-051")
    with day.store.read() as connection:
        assert proposals(connection, SITE, day.at) == ()
