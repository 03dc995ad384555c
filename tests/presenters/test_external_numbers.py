"""The numbers of other systems in the list of master data: entered, changed, taken out of use and back (S2-34)."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.external import ExternalKind
from desktop.models.party import PartyKind
from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import MasterList
from desktop.presenters.master_rows import Asked
from desktop.queries.external_ids import external_ids
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.views.master_words import external_kinds, subject_words
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

NUMBER = {"system": "ERP", "kind": "party", "code": "XX", "within": "", "their_id": "100234", "note": ""}


@pytest.fixture
def url(sqlite_url: str) -> str:
    furnish(sqlite_url)
    for code in ("XX", "YY"):
        do(sqlite_url, SAVE_PARTY, SaveParty(code, f"{code}医院", PartyKind.HOSPITAL, f"{code} Hospital"))
    return sqlite_url


@pytest.fixture
def numbers(qtbot: QtBot, url: str) -> Iterator[MasterList]:
    with database_threads(url) as jobs:
        data = MasterData(signed_in(qtbot, jobs))
        yield data.lists["external_ids"]


def saved(qtbot: QtBot, rows: MasterList, values: dict[str, str]) -> None:
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(values)


def kept(url: str) -> list[tuple[str, str, bool]]:
    with store_on(url) as store, store.read() as connection:
        return [(row.code, row.their_id, row.retired_at is None) for row in external_ids(connection, retired=True)]


@pytest.mark.requirement("S2-34")
def test_a_number_is_entered_changed_taken_out_of_use_and_brought_back(
    qtbot: QtBot, url: str, numbers: MasterList
) -> None:
    numbers.begin_new()
    saved(qtbot, numbers, NUMBER)
    assert numbers.values() == NUMBER
    saved(qtbot, numbers, NUMBER | {"their_id": "100999", "note": "since May"})
    assert kept(url) == [("XX", "100999", True), ("XX", "100234", False)]
    numbers.ask(Asked("100999", retired=True))
    qtbot.waitUntil(lambda: len(numbers.rows) == 1)
    with qtbot.waitSignals([numbers.saved, numbers.rows_changed, numbers.opened]):
        numbers.retire("wrong system")
    assert not any(in_use for _, _, in_use in kept(url))
    with qtbot.waitSignals([numbers.saved, numbers.rows_changed, numbers.opened]):
        numbers.retire()
    assert [one for one in kept(url) if one[2]] == [("XX", "100999", True)]


def test_what_is_wrong_is_told_at_its_field(qtbot: QtBot, url: str, numbers: MasterList) -> None:
    numbers.begin_new()
    saved(qtbot, numbers, NUMBER)
    numbers.begin_new()
    for wrong, field, code in (
        ({"code": "YY"}, "their_id", "external_id_taken"),
        ({"code": "NOBODY", "their_id": "1"}, "code", "unknown_subject"),
        ({"system": "with space", "their_id": "1"}, "system", "bad_code"),
        ({"kind": ""}, "kind", "empty"),
    ):
        with qtbot.waitSignal(numbers.refused) as told:
            numbers.save(NUMBER | wrong)
        assert {name: fault[0] for name, fault in told.args[0].items()} == {field: code}
    assert kept(url) == [("XX", "100234", True)]


def test_every_kind_has_words(qtbot: QtBot) -> None:
    assert set(external_kinds()) == {one.value for one in ExternalKind}
    assert subject_words("external_ids") == subject_words("external-ids")
