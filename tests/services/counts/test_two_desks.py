"""Two desks at the same bin in the same moment: one counts, the other is told; nothing is counted twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.domain.errors import Refusal
from desktop.queries.counts import counts
from tests.journeys.count_day import FIRST, SECOND, UNITS, CountDay, unit


def at_once(day: CountDay, *asked: tuple[str, str, dict[str, str]]) -> list[str]:
    """Send requests from as many threads in the same moment; tells the code of each refusal, or "done"."""
    barrier = threading.Barrier(len(asked))

    def send(badge: str, verb: str, fields: dict[str, str]) -> str:
        barrier.wait()
        try:
            day.send(badge, verb, **fields)
        except Refusal as refusal:
            return refusal.code
        return "done"

    with ThreadPoolExecutor(len(asked)) as threads:
        return sorted(threads.map(lambda one: send(*one), asked))


@pytest.mark.requirement("C-11")
def test_of_two_desks_that_start_the_same_bin_one_counts(day: CountDay) -> None:
    for place in ("B-01", "B-03", "B-04", "B-05"):
        asked = [(badge, "start_count", {"place": place}) for badge in (FIRST, SECOND)]
        assert at_once(day, *asked) == ["counted_by_other", "done"]
    with day.store.read() as connection:
        assert len(list(counts(connection, {}, at_work=True))) == 4


def test_a_pick_in_the_moment_of_the_start_is_either_before_the_count_or_refused(day: CountDay) -> None:
    for at, place in enumerate(("B-30", "B-31", "B-32")):
        raw = unit(UNITS[at])
        day.send(FIRST, "move_goods", raw=raw, target=place)
        told = at_once(
            day,
            (FIRST, "start_count", {"place": place}),
            (SECOND, "move_goods", {"raw": raw, "target": "B-40"}),
        )
        ended = day.send(FIRST, "end_bin", place=place)
        assert ended["missing"] == ("1" if "place_counted" in told else "0")
