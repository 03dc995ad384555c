"""A trial order obeys every rule of an order and leaves nothing behind, on SQLite and PostgreSQL."""

from collections.abc import Iterator

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.label import LabelPurpose
from desktop.queries.labels import LabelContent
from desktop.services.ordering_labels import LabelFor, OrderLabels
from desktop.services.perform import Envelope
from desktop.services.trying_labels import try_order
from tests.services.label_desk import AUDITOR, CLERK, LabelDesk, build


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    made = build(database_url)
    yield made
    made.store.close()


def tried(desk: LabelDesk, serial: str, badge: str = CLERK) -> LabelContent:
    order = OrderLabels(LabelPurpose.UNIT, (LabelFor("STEM-12", serial=serial),), language="en")
    return try_order(desk.store, order, Envelope(new_id(), badge, "desk 1"))


def test_it_says_what_the_label_would_say_and_keeps_nothing(desk: LabelDesk) -> None:
    before = desk.everything()
    content = tried(desk, "S1")
    assert (content.purpose, content.language, content.fields["serial"]) == (LabelPurpose.UNIT, "en", "S1")
    assert desk.everything() == before == []
    assert tried(desk, "S1").symbol == content.symbol


def test_it_refuses_what_an_order_would_refuse(desk: LabelDesk) -> None:
    desk.order_unit("S1")
    before = desk.everything()
    for serial, badge, code in (
        ("S1", CLERK, "already_labelled"),
        ("S999", CLERK, "unknown_unit"),
        ("S2", AUDITOR, "not_allowed"),
    ):
        with pytest.raises(Refusal) as refused:
            tried(desk, serial, badge)
        assert refused.value.code == code
    assert desk.everything() == before
