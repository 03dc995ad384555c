"""The labels page in one reading, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop.models.label import LabelState
from desktop.queries.label_board import BoardAsked, board, label_story, last_labels, waiting_of_run
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels
from tests.services.label_desk import LabelDesk, build


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    made = build(database_url)
    yield made
    made.store.close()


def read(desk: LabelDesk, **asked: str) -> tuple[list[str], int, int]:
    """States in the order shown, open labels of today, and of the days before."""
    with desk.store.read() as connection:
        found = board(connection, BoardAsked(**asked), desk.clock.now())  # type: ignore[arg-type]  # all text
    return [row.state.value for row in found.rows], found.day.open, found.earlier


@pytest.mark.requirement("S1-54")
def test_open_labels_of_earlier_days_are_counted_beside_the_day(desk: LabelDesk) -> None:
    desk.bring(desk.order_unit("S1"), LabelState.CONFIRMED)
    desk.clock.forward(timedelta(days=1))
    desk.bring(desk.order_unit("S2"), LabelState.HANDED_OVER)
    assert read(desk) == (["confirmed", "handed_over"], 1, 1)


def test_settled_labels_stand_latest_first(desk: LabelDesk) -> None:
    first, second = desk.order_unit("S1"), desk.order_unit("S2")
    desk.bring(second, LabelState.VERIFIED)
    desk.bring(first, LabelState.VERIFIED)
    with desk.store.read() as connection:
        rows = board(connection, BoardAsked(view="verified"), desk.clock.now()).rows
    assert [row.label for row in rows] == [first, second]


def test_a_story_has_its_events_and_all_that_it_replaces(desk: LabelDesk) -> None:
    label = desk.order_unit()
    desk.bring(label, LabelState.UNCERTAIN)
    with desk.store.read() as connection:
        story = label_story(connection, label)
    assert [event.to_state.value for event in story.events] == ["queued", "sending", "uncertain"]
    assert story.family == (label,)
    assert story.content.symbol.startswith("[01]06901234567892")


def test_of_a_run_only_what_has_not_begun_waits(desk: LabelDesk) -> None:
    run = desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False)).run
    with desk.store.read() as connection:
        waiting = waiting_of_run(connection, run)
        assert len(waiting) == 4
    desk.start(waiting[0])
    with desk.store.read() as connection:
        assert waiting_of_run(connection, run) == waiting[1:]


def test_a_printer_shows_its_last_labels_whatever_became_of_them(desk: LabelDesk) -> None:
    labels = [desk.order_unit(f"S{number}") for number in (1, 2, 3)]
    for label in labels:
        desk.bring(label, LabelState.CONFIRMED)
    desk.void(labels[0])
    with desk.store.read() as connection:
        rows = last_labels(connection, "Bench", "desk 1", limit=2)
        assert last_labels(connection, "Bench", "desk 2") == ()
    assert [(row.label, row.state.value) for row in rows] == [(labels[0], "void"), (labels[2], "confirmed")]
