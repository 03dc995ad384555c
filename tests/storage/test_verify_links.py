"""Both databases find the same links that do not follow, whoever hashes them."""

from datetime import UTC, datetime

import pytest

from desktop.domain.chain import link, microseconds
from desktop.storage import verify_links
from desktop.storage.snapshot import snapshot
from desktop.storage.verify import verify
from desktop.storage.verify_links import last_link, suspects
from desktop.storage.watch import Watch
from tests.storage.tampering import tamper
from tests.storage.world import World

pytestmark = pytest.mark.requirement("S2-51", "R15")

STRANGE = (
    "",
    "]d2010690\x1d10中文'\"\\\x7f\x01\x1f",
    "\u2028\u2029\ufeff\u00e9e\u0301",
    "\U0001f9b4𠀀\u200f",
    "E'\\n' || $1 %s :site {}",
    "\\u0000 \\\\ \t\r\n",
    "x" * 5000,
)
MOMENTS = (
    "1969-12-31 23:59:59.999999",
    "1970-01-01 00:00:00.000001",
    "2026-11-03 00:30:00.100000",
    "2999-12-31 23:59:59.999999",
)


def us(moment: str) -> int:
    return microseconds(datetime.fromisoformat(moment).replace(tzinfo=UTC))


def laid(world: World, site: int, links: list[tuple[str, str]]) -> None:
    """A chain of its own, hashed by the program, with nothing behind it."""
    zone = "+00" if world.store.engine.dialect.name == "postgresql" else ""
    before = "0" * 64
    for sequence, (moment, payload) in enumerate(links, 1):
        before = link(before, sequence, us(moment), payload)
        tamper(
            world.store.engine,
            f"INSERT INTO audit_entry (site_id, sequence, recorded_at, payload, hash)"
            f" VALUES (:site, :sequence, '{moment}{zone}', :payload, :hash)",
            site=site,
            sequence=sequence,
            payload=payload,
            hash=before,
        )


def unfit(world: World, site: int, total: int, asked: int = 0) -> list[int]:
    with snapshot(world.store.engine) as connection:
        return [one.sequence for one in suspects(connection, site, total, asked, Watch())]


def test_the_database_hashes_every_text_and_moment_as_the_program_does(world: World) -> None:
    links = [(moment, payload) for moment in MOMENTS for payload in STRANGE]
    laid(world, 77, links)
    assert unfit(world, 77, len(links)) == []
    with snapshot(world.store.engine) as connection:
        for asked in range(1, len(links) + 1):
            (one,) = suspects(connection, 77, len(links), asked, Watch())
            assert (one.sequence, one.before.sequence) == (asked, asked - 1)
            assert one.expected == one.stood
        assert last_link(connection, 77).sequence == len(links)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_wrong_link_is_found_on_either_side_of_every_border(
    world: World, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(verify_links, "RANGE", size)
    monkeypatch.setattr(verify_links, "BATCH", size)
    laid(world, 77, [(MOMENTS[2], f"{at}") for at in range(7)])
    assert unfit(world, 77, 7) == []
    for at in range(1, 8):
        changed = "UPDATE audit_entry SET payload = payload || :more WHERE site_id = 77 AND sequence = :at"
        tamper(world.store.engine, changed, more="!", at=at)
        assert unfit(world, 77, 7) == [at]
        back = "UPDATE audit_entry SET payload = replace(payload, :more, '') WHERE site_id = 77 AND sequence = :at"
        tamper(world.store.engine, back, more="!", at=at)
    assert unfit(world, 77, 7) == []


@pytest.mark.parametrize("removed", range(1, 7))
@pytest.mark.parametrize("size", [1, 3, 100])
def test_the_link_after_a_gap_is_found(world: World, monkeypatch: pytest.MonkeyPatch, removed: int, size: int) -> None:
    monkeypatch.setattr(verify_links, "RANGE", size)
    laid(world, 77, [(MOMENTS[2], f"{at}") for at in range(7)])
    tamper(world.store.engine, "DELETE FROM audit_entry WHERE site_id = 77 AND sequence = :at", at=removed)
    assert unfit(world, 77, 6) == [removed + 1]
    keys = {finding.key for finding in verify(world.store.engine).findings if finding.code == "link_missing"}
    assert keys == {f"site_id=77, sequence={removed + 1}"}


@pytest.mark.parametrize("sequence", [-5, 0, 2**61])
def test_a_link_far_off_is_found_without_walking_there(world: World, sequence: int) -> None:
    laid(world, 77, [(MOMENTS[2], f"{at}") for at in range(3)])
    far = "UPDATE audit_entry SET sequence = :far WHERE site_id = 77 AND sequence = 3"
    tamper(world.store.engine, far, far=sequence)
    assert sequence in unfit(world, 77, 3)


def test_a_changed_moment_names_its_link(world: World) -> None:
    laid(world, 77, [(MOMENTS[2], f"{at}") for at in range(3)])
    zone = "+00" if world.store.engine.dialect.name == "postgresql" else ""
    later = (
        f"UPDATE audit_entry SET recorded_at = '2026-11-03 00:30:00.100001{zone}' WHERE site_id = 77 AND sequence = 2"
    )
    tamper(world.store.engine, later)
    assert unfit(world, 77, 3) == [2]
