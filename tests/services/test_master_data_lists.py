"""Lists of master data: pages by key, and a search in which every character means itself."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Role
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.models.item import ItemKind
from desktop.queries import master_data
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import WORLD, do, laid_out, opened

PLATE = SaveItem("NEW-1", "M", "接骨板", ItemKind.IMPLANT, registration_number="R1", packages=())


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world."""
    with opened(database_url) as found:
        laid_out(found)
        yield found


def test_the_catalogue_comes_in_pages_and_is_searched_as_typed(store: Store) -> None:
    for ref in ("100%", "1000", "a_b", "axb", "back\\slash"):
        do(store, SAVE_ITEM, replace(PLATE, ref=ref, packages=()))
    with store.read() as connection:
        found = {
            text: [row.ref for row in master_data.items(connection, text)]
            for text in ("100%", "a_b", "\\", "locking SCREW", "陶瓷", gtin(3), gtin(3)[1:9], "'; DROP", "\0")
        }
        refs: list[str] = []
        after = None
        while page := master_data.items(connection, after=after, limit=7):
            refs += [row.ref for row in page]
            after = page[-1].ref, page[-1].maker
        one = master_data.item(connection, "M", "LS-35-30")
    assert found["100%"] == ["100%"]
    assert found["a_b"] == ["a_b"]
    assert found["\\"] == ["back\\slash"]
    assert found["locking SCREW"] == ["LS-35-30", "LS-35-40"]
    assert found["陶瓷"] == ["FH-32-M"]
    assert found[gtin(3)] == ["AC-50"]
    assert found[gtin(3)[1:9]] == [item.ref for item in sorted(WORLD.items.items, key=lambda item: item.ref)]
    assert found["'; DROP"] == found["\0"] == []
    assert refs == sorted(refs)
    assert len(refs) == len(WORLD.items.items) + 6
    assert one is not None
    assert [(package.level, package.quantity) for package in one.packages] == [(1, 1), (2, 10)]
    assert one.list_price == Decimal("860.00")


def test_people_and_sites_are_listed_with_their_partner(store: Store) -> None:
    with store.read() as connection:
        people = master_data.people(connection, partner="EAST")
        sites = master_data.sites(connection)
        bins = master_data.places(connection, SITE, kinds=(PlaceKind.BIN,))
    assert [(row.badge, row.role) for row in people] == [(CLERK, Role.CLERK), (SUPERVISOR, Role.SUPERVISOR)]
    assert [(row.code, row.partner) for row in sites] == [(SITE, "EAST")]
    assert len(bins) == 40
    assert {row.zone for row in bins} == {"Z1"}
