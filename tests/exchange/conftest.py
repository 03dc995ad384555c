"""A database of each kind with the sample world in it."""

from collections.abc import Iterator

import pytest

from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import laid_out, opened


@pytest.fixture
def empty_store(database_url: str) -> Iterator[Store]:
    """A migrated database in which nobody has signed in."""
    with opened(database_url) as store:
        yield store


@pytest.fixture
def store(empty_store: Store) -> Store:
    """The sample world, laid out."""
    laid_out(empty_store)
    return empty_store
