"""Any single cell that is changed is found, even when the manifest is made to fit."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.reports.audit_pack.proving import verifier
from desktop.reports.audit_pack.tables import COLUMNS
from tests.reports.audit_pack.forgery import Forgery, forge
from tests.reports.audit_pack.room import SECOND_DAY, full_room

CLAIMS: Final = {
    "names.csv": {"name", "detail", "own"},
    "deadlines.csv": {"deadline", "version", "party", "opened_at", "opened_source", "weight"},
}
"""What no link of the chain tells; `docs/audit.md` says so too."""


@pytest.fixture(scope="module")
def packs(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A pack of both days, and one that begins with balances."""
    folder = tmp_path_factory.mktemp("packs")
    shutil.copy(sqlite_template, folder / "room.db")
    room = full_room(f"sqlite:///{folder / 'room.db'}", folder)
    yield room.pack(last=SECOND_DAY).path, room.pack(SECOND_DAY).path
    room.close()


@pytest.mark.requirement("S2-27")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cell_that_is_changed_is_found(packs: tuple[Path, Path], tmp_path: Path, data: st.DataObject) -> None:
    forgery = forge(data.draw(st.sampled_from(packs)))
    name = data.draw(st.sampled_from([one for one in COLUMNS if len(forgery.table(one)) > 1]))
    rows = forgery.table(name)
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.sampled_from([one for one in rows[0] if one not in CLAIMS.get(name, ())]))
    old = rows[row][rows[0].index(column)]
    seen = st.sampled_from([line[rows[0].index(column)] for line in rows[1:]])
    new = data.draw(st.one_of(st.text(st.characters(codec="utf-8", exclude_characters="\0")), seen))
    forgery.cell(name, row, column, new)
    forgery.rehash()
    faults = verifier().verify(forgery.save(tmp_path / "x.zip")).faults
    assert bool(faults) is (_plain(new) != _plain(old)), (name, row, column, old, new)
    assert not faults or faults[0].line()


def _plain(cell: str) -> str:
    """The text behind a cell: the apostrophe before it is only for spreadsheets."""
    return cell[1:] if cell.startswith("'") else cell


def test_a_claim_that_is_changed_is_found_by_the_hash_that_was_told(packs: tuple[Path, Path], tmp_path: Path) -> None:
    forgery: Forgery = forge(packs[0])
    told = verifier().verify(packs[0]).manifest_sha256
    forgery.cell("names.csv", 1, "name", "another name")
    forgery.rehash()
    pack = forgery.save(tmp_path / "x.zip")
    assert not verifier().verify(pack).faults
    assert [one.code for one in verifier().verify(pack, manifest_sha256=told).faults] == ["manifest_sha256"]
