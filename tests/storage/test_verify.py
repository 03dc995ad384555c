"""A ledger that was touched past the program is found out, row by row, on both databases."""

import threading
from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from desktop.domain.chain import link, microseconds
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.audit import AuditEntry
from desktop.services.perform import Envelope, perform
from desktop.storage.finding import Finding, Head
from desktop.storage.verify import verify
from desktop.storage.watch import Watch
from tests.storage.bulk import fill
from tests.storage.tampering import tamper
from tests.storage.world import BADGE, MORNING, Book, Line, TakeBack, World

pytestmark = pytest.mark.requirement("S2-51", "R15")


@pytest.fixture
def worked(world: World) -> World:
    """A warehouse after some work: receipts, a move, a unit, a reversal."""
    a, b = world.bins[0], world.bins[1]
    world.receive(world.lots[0], 10, raw="]d2010690123\x1d10中文'\"\\\x7f")
    world.receive(world.lots[1], "2.5", reason="行\n新", document="DN-1")
    world.move(world.lots[0], 4, a, b)
    world.receive_unit(world.units[0])
    book = Book(new_id(), "transfer", (Line(world.lots[0], None, a, b, Decimal(1)),))
    world.perform(book)
    world.perform(TakeBack(new_id(), book))
    return world


def named(world: World, code: str) -> list[Finding]:
    return [finding for finding in verify(world.store.engine).findings if finding.code == code]


def keys(findings: tuple[Finding, ...] | list[Finding]) -> set[tuple[str, str, str]]:
    return {(finding.code, finding.table, finding.key) for finding in findings}


def received(world: World) -> tuple[Book, str]:
    """One more receipt of 3 pieces, and the name of its movement."""
    book = Book(new_id(), "receive", (Line(world.lots[2], None, world.supplier, world.bins[2], Decimal(3)),))
    world.perform(book)
    return book, f"id={book.movement}"


def last(world: World) -> int:
    head = verify(world.store.engine).heads[world.site]
    return head.sequence


@pytest.mark.requirement("R26")
def test_an_honest_ledger_is_sound(worked: World) -> None:
    verdict = verify(worked.store.engine)
    assert verdict.sound, verdict.findings
    assert verdict.counts["movement"] == 6
    assert verdict.counts["leg"] == 12
    assert set(verdict.heads) == {0, worked.site}


def test_a_fact_told_with_another_time_zone_is_sound(worked: World) -> None:
    book = Book(new_id(), "receive", (Line(worked.lots[3], None, worked.supplier, worked.bins[0], Decimal(1)),))
    at = MORNING.astimezone(timezone(timedelta(hours=8)))
    perform(worked.store, worked.book_verb, book, Envelope(new_id(), BADGE, at=at))
    assert verify(worked.store.engine).findings == ()


def test_a_changed_amount_names_leg_movement_and_balance(worked: World) -> None:
    book, movement = received(worked)
    changed = tamper(
        worked.store.engine, "UPDATE leg SET quantity = 5000 WHERE movement_id = :id AND number = 2", id=book.movement
    )
    assert changed == 1
    findings = verify(worked.store.engine).findings
    assert {(finding.code, finding.table) for finding in findings} == {
        ("unbalanced_movement", "movement"),
        ("balance_differs", "balance"),
        ("leg_changed", "leg"),
    }
    leg = next(finding for finding in findings if finding.table == "leg")
    assert leg.key == f"movement_id={book.movement}, number=2"
    assert "quantity=3000" in leg.expected
    assert "quantity=5000" in leg.found
    assert next(finding.key for finding in findings if finding.table == "movement") == movement


def test_a_removed_leg_is_named(worked: World) -> None:
    book, movement = received(worked)
    tamper(worked.store.engine, "DELETE FROM leg WHERE movement_id = :id AND number = 1", id=book.movement)
    found = keys(verify(worked.store.engine).findings)
    assert ("leg_missing", "leg", f"movement_id={book.movement}, number=1") in found
    assert ("unbalanced_movement", "movement", movement) in found
    assert len(found) == 2  # a supplier's side has no balance


def test_a_movement_without_any_leg_is_named(worked: World) -> None:
    book, movement = received(worked)
    tamper(worked.store.engine, "DELETE FROM leg WHERE movement_id = :id", id=book.movement)
    found = keys(verify(worked.store.engine).findings)
    assert ("movement_without_legs", "movement", movement) in found
    assert {key for code, _table, key in found if code == "leg_missing"} == {
        f"movement_id={book.movement}, number=1",
        f"movement_id={book.movement}, number=2",
    }


def test_an_added_leg_is_named(worked: World) -> None:
    book, _movement = received(worked)
    tamper(
        worked.store.engine,
        "INSERT INTO leg SELECT movement_id, 3, item_id, lot_id, unit_id, place_id, owner_id, custodian_id, 1000"
        " FROM leg WHERE movement_id = :id AND number = 2",
        id=book.movement,
    )
    assert keys(named(worked, "leg_added")) == {("leg_added", "leg", f"movement_id={book.movement}, number=3")}


def test_a_removed_movement_is_named_with_its_orphaned_legs(worked: World) -> None:
    book, movement = received(worked)
    tamper(worked.store.engine, "DELETE FROM movement WHERE id = :id", id=book.movement)
    found = keys(verify(worked.store.engine).findings)
    assert found == {
        ("movement_missing", "movement", movement),
        ("leg_without_movement", "leg", f"movement_id={book.movement}, number=1"),
        ("leg_without_movement", "leg", f"movement_id={book.movement}, number=2"),
    }


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_id", 77),
        ("raw", "forged"),
        ("reason", "其他"),
        ("kind", "lose"),
        ("workstation", "x"),
        ("document", "D"),
    ],
)
def test_a_changed_column_of_a_movement_is_named(worked: World, column: str, value: str | int) -> None:
    book, movement = received(worked)
    tamper(worked.store.engine, f"UPDATE movement SET {column} = :value WHERE id = :id", value=value, id=book.movement)
    findings = verify(worked.store.engine).findings
    assert keys(findings) == {("movement_changed", "movement", movement)}
    assert findings[0].found == f"{column} {value!r}"


def test_a_changed_moment_of_a_movement_is_named(worked: World) -> None:
    book, movement = received(worked)
    moment = "2026-11-02 00:30:00.000001" + ("+00" if worked.store.engine.dialect.name == "postgresql" else "")
    for column in ("occurred_at", "recorded_at"):
        tamper(worked.store.engine, f"UPDATE movement SET {column} = '{moment}' WHERE id = :id", id=book.movement)
    findings = verify(worked.store.engine).findings
    assert [(finding.key, finding.expected.split(" ")[0]) for finding in findings] == [
        (movement, "recorded_at"),
        (movement, "occurred_at"),
    ]


def test_a_changed_payload_names_the_link_and_what_it_no_longer_says(worked: World) -> None:
    book, _movement = received(worked)
    sequence = last(worked)
    tamper(
        worked.store.engine,
        "UPDATE audit_entry SET payload = replace(payload, '3000', '4000') WHERE site_id = :site AND sequence = :last",
        site=worked.site,
        last=sequence,
    )
    assert keys(verify(worked.store.engine).findings) == {
        ("link_changed", "audit_entry", f"site_id={worked.site}, sequence={sequence}"),
        ("leg_changed", "leg", f"movement_id={book.movement}, number=1"),
        ("leg_changed", "leg", f"movement_id={book.movement}, number=2"),
    }


def test_a_changed_audit_entry_without_movement_names_the_link(worked: World) -> None:
    tamper(
        worked.store.engine,
        "UPDATE audit_entry SET payload = replace(payload, 'add_zone', 'add_zones') WHERE movement_id IS NULL"
        " AND site_id = :site",
        site=worked.site,
    )
    assert keys(verify(worked.store.engine).findings) == {
        ("link_changed", "audit_entry", f"site_id={worked.site}, sequence=1")
    }


def test_a_cut_tail_of_the_chain_is_found(worked: World) -> None:
    _book, movement = received(worked)
    sequence = last(worked)
    tamper(
        worked.store.engine, "DELETE FROM audit_entry WHERE site_id = :s AND sequence = :n", s=worked.site, n=sequence
    )
    assert keys(verify(worked.store.engine).findings) == {
        ("head_differs", "chain_head", f"site_id={worked.site}"),
        ("movement_without_link", "movement", movement),
    }


def test_a_link_taken_out_of_the_middle_is_named(worked: World) -> None:
    tamper(worked.store.engine, "DELETE FROM audit_entry WHERE site_id = :s AND sequence = 3", s=worked.site)
    findings = verify(worked.store.engine).findings
    gap = next(finding for finding in findings if finding.code == "link_missing")
    assert (gap.key, gap.expected) == (f"site_id={worked.site}, sequence=4", "sequence 3")
    assert {finding.code for finding in findings} == {"link_missing", "movement_without_link"}


def test_two_links_that_changed_places_are_named(worked: World) -> None:
    for old, new in ((3, -3), (4, 3), (-3, 4)):
        tamper(
            worked.store.engine,
            "UPDATE audit_entry SET sequence = :new WHERE site_id = :s AND sequence = :old",
            s=worked.site,
            old=old,
            new=new,
        )
    changed = {finding.key for finding in named(worked, "link_changed")}
    assert changed == {f"site_id={worked.site}, sequence={n}" for n in (3, 4, 5)}


def test_a_chain_made_anew_is_found_by_its_anchor_only(worked: World) -> None:
    anchor = verify(worked.store.engine).heads
    with worked.store.read() as connection:
        links = connection.execute(
            select(AuditEntry.sequence, AuditEntry.recorded_at, AuditEntry.payload, AuditEntry.hash)
            .where(AuditEntry.site_id == worked.site)
            .order_by(AuditEntry.sequence)
        ).all()
    previous = "0" * 64
    for row in links:
        payload = row.payload.replace("add_zone", "added_zone")
        previous = link(previous, row.sequence, microseconds(row.recorded_at), payload)
        tamper(
            worked.store.engine,
            "UPDATE audit_entry SET payload = :payload, hash = :hash WHERE site_id = :s AND sequence = :n",
            payload=payload,
            hash=previous,
            s=worked.site,
            n=row.sequence,
        )
    tamper(worked.store.engine, "UPDATE chain_head SET hash = :hash WHERE site_id = :s", hash=previous, s=worked.site)
    assert verify(worked.store.engine).sound
    found = verify(worked.store.engine, anchors=anchor).findings
    key = f"site_id={worked.site}, sequence={anchor[worked.site].sequence}"
    assert keys(found) == {("anchor_differs", "audit_entry", key)}


def test_a_chain_shorter_than_its_anchor_is_found(worked: World) -> None:
    ahead = {worked.site: Head(99, "f" * 64)}
    assert keys(verify(worked.store.engine, anchors=ahead).findings) == {
        ("anchor_missing", "audit_entry", f"site_id={worked.site}")
    }


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE balance SET quantity = quantity + 1000 WHERE lot_id = :lot AND place_id = :place", "balance_differs"),
        ("DELETE FROM balance WHERE lot_id = :lot AND place_id = :place", "balance_missing"),
    ],
)
def test_a_changed_balance_is_named(worked: World, statement: str, code: str) -> None:
    lot, place = worked.lots[0], worked.bins[1]
    assert tamper(worked.store.engine, statement, lot=lot, place=place) == 1
    (finding,) = verify(worked.store.engine).findings
    assert (finding.code, finding.table, finding.expected) == (code, "balance", "4000 thousandths")
    assert f"lot_id={lot}, unit_id=None, place_id={place}, owner_id={worked.maker}" in finding.key


def test_a_unit_in_two_places_is_named(worked: World) -> None:
    unit = worked.units[0]
    tamper(worked.store.engine, "DROP INDEX uq_balance_unit_id")
    tamper(
        worked.store.engine,
        "INSERT INTO balance (item_id, lot_id, unit_id, place_id, owner_id, quantity)"
        " SELECT item_id, lot_id, unit_id, :place, owner_id, quantity FROM balance WHERE unit_id = :unit",
        place=worked.bins[3],
        unit=unit,
    )
    assert keys(named(worked, "unit_not_one")) == {("unit_not_one", "unit", f"id={unit}")}


def test_a_movement_linked_twice_is_named(worked: World) -> None:
    book, movement = received(worked)
    tamper(
        worked.store.engine,
        "INSERT INTO audit_entry SELECT site_id, sequence + 1, recorded_at, movement_id, payload, hash"
        " FROM audit_entry WHERE movement_id = :id",
        id=book.movement,
    )
    assert keys(named(worked, "movement_linked_twice")) == {("movement_linked_twice", "movement", movement)}


@pytest.mark.requirement("S2-51", "R05", "R15", "R26")
@pytest.mark.parametrize("table", ["movement", "leg", "audit_entry", "request"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}", "TRUNCATE {} CASCADE"])
def test_the_database_itself_refuses_to_change_the_past(worked: World, table: str, statement: str) -> None:
    if worked.store.engine.dialect.name == "sqlite" and statement.startswith("TRUNCATE"):
        statement = "DELETE FROM {} WHERE 1 = 1"  # SQLite has no other way to empty a table
    column = {"movement": "kind", "leg": "number", "audit_entry": "payload", "request": "verb"}[table]
    before = verify(worked.store.engine)
    with pytest.raises(DBAPIError, match="append only"), worked.store.engine.begin() as connection:
        connection.execute(text(statement.format(table, column, column)))
    assert verify(worked.store.engine) == before


def test_a_stopped_proof_ends_at_once(worked: World) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Refusal) as refused:
        verify(worked.store.engine, Watch(stop=stop))
    assert refused.value.code == "cancelled"


def test_the_progress_goes_up_to_the_whole(worked: World) -> None:
    told: list[tuple[int, int, str]] = []
    watch = Watch(lambda done, total, what: told.append((done, total, what)))
    links = verify(worked.store.engine, watch).counts["audit_entry"]
    assert {what for _done, _total, what in told} >= {"sums", "balances", "payloads", "chain"}
    assert told[-1] == (links, links, "chain")


def test_the_proof_sees_one_moment_while_others_post(worked: World) -> None:
    booked = threading.Event()

    def progress(_done: int, _total: int, what: str) -> None:
        if what == "chain" and not booked.is_set():
            booked.set()
            worked.receive(worked.lots[0], 1)

    assert verify(worked.store.engine, Watch(progress)).sound
    assert booked.is_set()
    assert verify(worked.store.engine).counts["movement"] == 7


@pytest.mark.slow
def test_one_leg_among_many_is_found(world: World) -> None:
    fill(world, 11_000)  # more legs than are read at a time
    changed = tamper(
        world.store.engine,
        "UPDATE leg SET quantity = 7000 WHERE number = 2"
        " AND movement_id = (SELECT id FROM movement ORDER BY id DESC LIMIT 1)",
    )
    assert changed == 1
    verdict = verify(world.store.engine)
    assert verdict.counts["leg"] == 22_000
    assert {finding.code for finding in verdict.findings} == {"unbalanced_movement", "balance_differs", "leg_changed"}


@pytest.mark.requirement("R26")
def test_a_movement_reversed_twice_is_named(postgres_world: World) -> None:
    world = postgres_world
    book, other = received(world)[0], received(world)[0]
    for taken_back in (book, other):
        world.perform(TakeBack(new_id(), taken_back))
    tamper(world.store.engine, "ALTER TABLE movement DROP CONSTRAINT uq_movement_reverses_id")
    changed = tamper(
        world.store.engine,
        "UPDATE movement SET reverses_id = :book WHERE reverses_id = :other",
        book=book.movement,
        other=other.movement,
    )
    assert changed == 1
    assert keys(named(world, "reversed_twice")) == {("reversed_twice", "movement", f"id={book.movement}")}


@pytest.mark.requirement("R26")
def test_a_reversal_of_nothing_is_named(world: World) -> None:
    book, _movement = received(world)
    back = TakeBack(new_id(), book)
    world.perform(back)
    tamper(world.store.engine, "DELETE FROM movement WHERE id = :id", id=book.movement)
    assert keys(named(world, "reverses_nothing")) == {("reverses_nothing", "movement", f"id={back.movement}")}
