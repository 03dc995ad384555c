"""Warehouses for the tests of services."""

from collections.abc import Iterator

import pytest

from tests.services.label_desk import LabelDesk, build


@pytest.fixture
def label_desk(database_url: str) -> Iterator[LabelDesk]:
    """A warehouse with goods to label, once on each kind of database."""
    made = build(database_url)
    yield made
    made.store.close()
