"""Each scan of a count is kept and classed; the book stays hidden; the place is blocked while it is counted."""

from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.counts import ScanResult
from desktop.domain.errors import Refusal
from desktop.models.count import Count, CountScan
from desktop.models.ledger import MovementRow
from desktop.queries.count_desk import desk_count
from desktop.queries.counts import count_differences, count_scans, counts
from tests.journeys.count_day import (
    ADMINISTRATOR,
    AUDITOR,
    FIRST,
    LEADER,
    OF_B_11,
    SECOND,
    UNITS,
    CountDay,
    screw,
    unit,
)


def refused(day: CountDay, badge: str, verb: str, **fields: Any) -> Refusal:
    """The refusal of a request; no movement, count or scan was written by it."""
    before = written(day)
    with pytest.raises(Refusal) as caught:
        day.send(badge, verb, **fields)
    assert written(day) == before
    return caught.value


def written(day: CountDay) -> list[Any]:
    with day.store.read() as connection:
        found = [
            connection.execute(select(func.count()).select_from(table)).scalar() for table in (MovementRow, CountScan)
        ]
        return [*found, *connection.execute(select(Count.number, Count.state).order_by(Count.id)).all()]


def test_a_scan_tells_its_class_and_never_the_book(day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-07")
    answers = [
        day.send(FIRST, "count_scan", place="B-07", raw=unit(one)) for one in (UNITS[0], UNITS[0], OF_B_11, "NEW1")
    ]
    assert [one["result"] for one in answers] == ["right", "already", "wrong_place", "found"]
    assert [one["counted"] for one in answers] == ["1", "1", "2", "3"]
    assert answers[2]["belongs"] == "B-11"
    assert set(answers[0]) == {
        "result", "item", "item_en", "lot", "serial", "tray", "pieces", "where", "belongs", "counted", "count",
    }  # fmt: skip
    with day.store.read() as connection:
        shown = desk_count(connection, "B-07")
        (told,) = counts(connection, {})
        assert list(count_differences(connection, told.count)) == []
    assert shown is not None
    assert (shown.counted, len(shown.last), shown.likely) == (3, 4, ())
    assert (told.book, told.accuracy_first, told.worth) == (None, None, None)


def test_what_no_catalogue_knows_is_kept_as_unknown(day: CountDay) -> None:
    strange = unit("X").replace("06901234567892", "06901234567885")
    assert day.count(FIRST, "B-07", strange, strange) == ["unknown", "already"]


def test_a_unit_that_was_never_seen_before_is_found_and_not_yet_in_stock(day: CountDay) -> None:
    assert day.count(FIRST, "B-07", unit("NEW1")) == ["found"]
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(MovementRow)).scalar() == 1


def test_pieces_without_serials_are_scanned_each_or_typed(day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-20")
    day.send(FIRST, "count_scan", place="B-20", raw=screw())
    answer = day.send(FIRST, "count_scan", place="B-20", raw=screw(), pieces="9")
    assert (answer["result"], answer["pieces"], answer["counted"]) == ("right", "9", "10")
    ended = day.send(FIRST, "end_bin", place="B-20")
    assert (ended["right"], ended["accuracy"], ended["state"]) == ("10", "100.0", "closed")


def test_a_typed_number_fits_no_single_unit(day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-07")
    assert refused(day, FIRST, "count_scan", place="B-07", raw=unit(UNITS[0]), pieces="2").code == "bad_quantity"
    assert refused(day, FIRST, "count_scan", place="B-07", raw=unit(UNITS[0]), pieces="0").code == "bad_quantity"


def test_a_scan_is_taken_back_and_can_be_made_again(day: CountDay) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]), unit(UNITS[1]))
    back = day.send(FIRST, "take_back_scan", place="B-07")
    assert (back["serial"], back["counted"]) == (UNITS[1], "1")
    assert day.count(FIRST, "B-07", unit(UNITS[1])) == ["right"]
    with day.store.read() as connection:
        (number,) = [row.count for row in counts(connection, {})]
        assert sum(row.taken_back for row in count_scans(connection, number)) == 1
    for _ in range(2):
        day.send(FIRST, "take_back_scan", place="B-07")
    assert refused(day, FIRST, "take_back_scan", place="B-07").code == "nothing_to_undo"


def test_after_a_power_cut_the_count_goes_on_where_it_was(day: CountDay) -> None:
    day.count(FIRST, "B-07", *(unit(one) for one in UNITS[:5]))
    started = day.send(FIRST, "start_count", place="B-07")
    assert (started["resumed"], started["counted"], started["turn"]) == (True, "5", 1)
    assert day.count(FIRST, "B-07", unit(UNITS[0]), unit(UNITS[5])) == ["already", "right"]


def test_the_second_desk_is_told_who_counts(day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-07", desk="DESK-1")
    refusal = refused(day, SECOND, "start_count", place="B-07")
    assert (refusal.code, refusal.facts["person"], refusal.facts["workstation"]) == (
        "counted_by_other",
        "李明",
        "DESK-1",
    )
    assert refused(day, SECOND, "count_scan", place="B-07", raw=unit(UNITS[0])).code == "counted_by_other"


def test_what_is_being_counted_can_neither_leave_nor_enter(day: CountDay) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]))
    leaving = refused(day, SECOND, "move_goods", raw=unit(UNITS[0]), target="B-12")
    assert (leaving.code, leaving.facts["place"], leaving.facts["person"]) == ("place_counted", "B-07", "李明")
    assert refused(day, SECOND, "put_away", raw=unit(UNITS[0]), place="B-12").code == "place_counted"
    assert refused(day, SECOND, "move_goods", raw=unit(OF_B_11), target="B-07").code == "place_counted"
    assert refused(day, SECOND, "give_back", raw=unit(UNITS[0])).code == "place_counted"


def test_an_emergency_takes_the_unit_and_ends_the_count(day: CountDay) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]))
    day.send(SECOND, "move_goods", raw=unit(UNITS[0]), target="B-12", emergency=True)
    with day.store.read() as connection:
        (row,) = counts(connection, {})
    assert (row.state, row.closed_at is not None, row.book) == ("ended_early", True, None)
    assert refused(day, FIRST, "count_scan", place="B-07", raw=unit(UNITS[1])).code == "no_count_open"
    assert day.send(FIRST, "start_count", place="B-07")["resumed"] is False


def test_a_tray_is_a_thing_in_its_bin_and_its_contents_can_be_counted_too(day: CountDay) -> None:
    assert day.count(FIRST, "TK-009", unit("PD25")) == ["right"]
    ended = day.send(FIRST, "end_bin", place="SZ:T:TK-009")
    assert (ended["right"], ended["state"]) == ("1", "closed")
    assert day.count(FIRST, "B-02", "SZ:T:TK-009", "SZ:T:NONE") == ["found", "unknown"]


@pytest.mark.parametrize(
    ("verb", "fields", "code"),
    [
        ("start_count", {"place": "NOWHERE"}, "unknown_place"),
        ("start_count", {"place": "SUPPLIER"}, "not_countable"),
        ("count_scan", {"place": "B-07", "raw": "x"}, "no_count_open"),
        ("end_bin", {"place": "B-07"}, "no_count_open"),
        ("drop_count", {"place": "B-07"}, "no_count_open"),
        ("post_count", {"count": "CN-9999"}, "unknown_count"),
    ],
)
def test_what_makes_no_sense_is_refused(day: CountDay, verb: str, fields: dict[str, str], code: str) -> None:
    assert refused(day, FIRST, verb, **fields).code == code


def test_an_auditor_counts_nothing(day: CountDay) -> None:
    assert refused(day, AUDITOR, "start_count", place="B-07").code == "not_allowed"


def test_a_count_is_dropped_by_who_counts_or_by_a_leader(day: CountDay) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]))
    assert refused(day, SECOND, "drop_count", place="B-07").code == "counted_by_other"
    assert day.send(LEADER, "drop_count", place="B-07", note="went home")["state"] == "ended_early"
    day.send(SECOND, "start_count", place="B-07")
    assert day.send(SECOND, "drop_count", place="B-07")["state"] == "ended_early"


def test_another_code_of_the_program_is_no_goods(day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-07")
    assert refused(day, FIRST, "count_scan", place="B-07", raw="SZ:P:B-08").code == "scan_thing_first"
    assert refused(day, FIRST, "look_in", place="B-07", other="B-08").code == "first_pass"


def test_every_result_of_a_scan_can_be_asked_for(day: CountDay) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]), unit(UNITS[0]), unit(OF_B_11))
    with day.store.read() as connection:
        (number,) = [row.count for row in counts(connection, {"place": "B-07", "state": "counting"})]
        assert [row.result for row in count_scans(connection, number)] == [
            ScanResult.WRONG_PLACE, ScanResult.ALREADY, ScanResult.RIGHT,
        ]  # fmt: skip


def test_the_limit_of_a_site_is_set_by_leaders(day: CountDay) -> None:
    saved = day.send(ADMINISTRATOR, "save_count_rule", site="EAST-W1", approval_limit="500")
    assert saved["approval_limit"] == "500.00"
    assert refused(day, FIRST, "save_count_rule", site="EAST-W1", approval_limit="1").code == "not_allowed"
    assert refused(day, LEADER, "save_count_rule", site="EAST-W1", approval_limit="-1").code == "bad_amount"
