"""The zone of journey J8 for the tests of counts."""

from collections.abc import Iterator

import pytest

from tests.journeys.count_day import CountDay, build


@pytest.fixture
def day(database_url: str) -> Iterator[CountDay]:
    """The zone, once on each kind of database."""
    made = build(database_url)
    yield made
    made.store.close()
