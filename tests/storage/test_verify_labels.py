"""A label job that was touched past the program is found out, and its events cannot be changed."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.models.label import LabelState
from desktop.services.reprinting import REPRINT_LABEL, ReprintLabel
from desktop.storage.verify import verify
from tests.services.label_desk import LabelDesk, build
from tests.storage.tampering import tamper

pytestmark = pytest.mark.requirement("S2-51")


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    """A warehouse with goods to label, once on each kind of database."""
    made = build(database_url)
    yield made
    made.store.close()


def found(desk: LabelDesk) -> list[tuple[str, str, str]]:
    return [(one.code, one.table, one.key) for one in verify(desk.store.engine).findings]


def test_a_state_that_no_event_tells_of_is_found(desk: LabelDesk) -> None:
    label = desk.order_unit("S1")
    desk.bring(label, LabelState.CONFIRMED)
    assert found(desk) == []
    assert tamper(desk.store.engine, "UPDATE label_job SET state = 'verified' WHERE id = :id", id=label) == 1
    assert found(desk) == [("label_state_differs", "label_job", f"id={label}")]


def test_a_missing_or_changed_event_is_found(desk: LabelDesk) -> None:
    label = desk.order_unit("S1")
    desk.bring(label, LabelState.CONFIRMED)
    tamper(desk.store.engine, "UPDATE label_event SET to_state = 'failed' WHERE job_id = :id AND number = 2", id=label)
    assert found(desk) == [("label_event_gap", "label_event", f"job_id={label}, number=3")]
    tamper(desk.store.engine, "DELETE FROM label_event WHERE job_id = :id AND number = 2", id=label)
    assert found(desk) == [("label_event_gap", "label_event", f"job_id={label}, number=3")]
    tamper(desk.store.engine, "DELETE FROM label_event WHERE job_id = :id", id=label)
    assert found(desk) == [("label_without_event", "label_job", f"id={label}")]


def test_events_without_their_job_are_found(desk: LabelDesk) -> None:
    label = desk.order_unit("S1")
    tamper(desk.store.engine, "DELETE FROM label_job WHERE id = :id", id=label)
    assert found(desk) == [("label_event_without_job", "label_event", f"job_id={label}, number=1")]


def test_a_serial_number_on_two_labels_is_found(desk: LabelDesk) -> None:
    first = desk.order_unit("S1")
    desk.bring(first, LabelState.CONFIRMED)
    second = desk.do(REPRINT_LABEL, ReprintLabel(first, "torn")).label
    tamper(desk.store.engine, "UPDATE label_job SET state = 'confirmed' WHERE id = :id", id=first)
    assert ("label_twice", "label_job", f"id={second}") in found(desk)


@pytest.mark.parametrize("statement", ["UPDATE label_event SET cause = 'x'", "DELETE FROM label_event"])
def test_the_database_refuses_to_change_an_event(desk: LabelDesk, statement: str) -> None:
    desk.order_unit("S1")
    before = desk.everything()
    with desk.store.engine.connect() as connection, pytest.raises(DBAPIError, match="append only"):
        connection.execute(text(statement))
    assert desk.everything() == before


def test_the_server_refuses_to_empty_the_events(postgres_url: str) -> None:
    desk = build(postgres_url)
    with desk.store.engine.connect() as connection, pytest.raises(DBAPIError, match="append only"):
        connection.execute(text("TRUNCATE label_event"))
    desk.store.close()
