"""Movements, legs and balances as the tables of the ledger hold them: the verifier compares them with the chain."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, Connection, Select, and_, exists, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from desktop.domain.chain import GENESIS
from desktop.domain.ledger import OUTSIDE
from desktop.models.audit import AuditEntry
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.reports.audit_pack.asking import Period, iso
from desktop.reports.audit_pack.chain_range import Ends
from desktop.reports.audit_pack.links import AT_ONCE, STREAMED
from desktop.reports.audit_pack.names import Names
from desktop.reports.audit_pack.tables import Table, Tables
from desktop.storage.finding import Head
from desktop.storage.neutral import plain
from desktop.storage.watch import Watch

_ENTRY: Final[Any] = AuditEntry.__table__.c
_MOVED: Final[Any] = MovementRow.__table__.c
_LEG: Final[Any] = LegRow.__table__.c
_PLACE: Final[Any] = Place.__table__.c


def pieces(number: int) -> str:
    """Thousandths as pieces, exactly."""
    sign, (whole, rest) = "-" if number < 0 else "", divmod(abs(number), 1000)
    return f"{sign}{whole}" + (f".{rest:03d}".rstrip("0") if rest else "")


class LedgerWriter:
    """Writes what the ledger's own tables say of a site.

    Attributes:
        kinds: movements by kind.
        sums: rows and thousandths of the balances, before and after.
    """

    def __init__(self, connection: Connection, tables: Tables, names: Names, period: Period) -> None:
        self.kinds: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self._connection, self._tables, self._names, self._period = connection, tables, names, period

    def movements(self, site: int, code: str, ends: Ends, watch: Watch) -> None:
        """The movements of the site's chain with their legs, in its order."""
        within = and_(_ENTRY.site_id == site, _ENTRY.sequence > ends.before.sequence)
        within = and_(within, _ENTRY.sequence <= ends.last.sequence)
        self._moved(within, (_ENTRY.sequence,), {site: code}, (ends.links, watch))

    def foreign(self, site: int, watch: Watch) -> None:
        """What other sites moved here or from here in the period, each with its link."""
        codes = {row.id: row.code for row in self._connection.execute(select(Site.id, Site.code))}
        chains = self._connection.execute(select(_ENTRY.site_id).where(_ENTRY.site_id.not_in((0, site))).limit(1))
        if chains.first() is None:
            return
        any_leg: Any = aliased(LegRow)
        here = exists().where(any_leg.movement_id == _MOVED.id, any_leg.place_id == _PLACE.id, _own(site))
        recorded = and_(_MOVED.recorded_at >= self._period.start, _MOVED.recorded_at < self._period.end)
        within = and_(_MOVED.site_id != site, recorded, here, _ENTRY.site_id == _MOVED.site_id)
        order = (_ENTRY.site_id, _ENTRY.sequence)
        self._foreign_links(within, order, codes)
        self._moved(within, order, codes, (self._tables["foreign.csv"].rows, watch))

    def _foreign_links(self, within: Any, order: Sequence[Any], codes: dict[int, str]) -> None:
        earlier: Any = aliased(AuditEntry)
        asked = select(_ENTRY.site_id, _ENTRY.sequence, plain(_ENTRY.recorded_at, self._connection.dialect))
        asked = asked.add_columns(_ENTRY.hash, _ENTRY.payload, func.coalesce(earlier.hash, GENESIS))
        joined = _joined().outerjoin(
            earlier, and_(earlier.site_id == _ENTRY.site_id, earlier.sequence == _ENTRY.sequence - 1)
        )
        rows = asked.select_from(joined).where(within).order_by(*order)
        for chain, sequence, recorded, own_hash, payload, before in self._connection.execute(rows):
            self._tables["foreign.csv"].add(codes[chain], str(sequence), before, str(recorded), own_hash, payload)
            self.counts["foreign_movements"] += 1

    def _moved(self, within: Any, order: Sequence[Any], codes: dict[int, str], watched: tuple[int, Watch]) -> None:
        total, watch = watched
        with self._connection.execute(self._facts(within, order), execution_options=STREAMED) as facts:
            for done, row in enumerate(facts):
                if done % AT_ONCE == 0:
                    watch.tell(done, total, "movements")
                self._movement(codes[row[0]], row)
        with self._connection.execute(self._sides(within, order), execution_options=STREAMED) as sides:
            for number, batch in enumerate(sides.partitions(AT_ONCE)):
                watch.tell(number * AT_ONCE, max(2 * total, number * AT_ONCE), "legs")
                self._legs(codes, batch)

    def _facts(self, within: Any, order: Sequence[Any]) -> Select[Any]:
        words = (
            *(_MOVED.id, _MOVED.kind, _MOVED.occurred_at, _MOVED.recorded_at, _MOVED.actor_id, _MOVED.workstation),
            *(_MOVED.entered_by, _MOVED.raw, _MOVED.document, _MOVED.reason, _MOVED.reverses_id),
            *(_MOVED.request_id, _MOVED.partner_id),
        )
        columns = (plain(column, self._connection.dialect).label(f"c{at}") for at, column in enumerate(words))
        asked = select(_ENTRY.site_id, _ENTRY.sequence, *columns).select_from(_joined())
        return asked.where(within).order_by(*order)

    def _sides(self, within: Any, order: Sequence[Any]) -> Select[Any]:
        goods = (_LEG.item_id, _LEG.lot_id, _LEG.unit_id, _LEG.place_id, _LEG.owner_id, _LEG.custodian_id)
        asked = select(_ENTRY.site_id, _ENTRY.sequence, _LEG.number, *goods)
        asked = asked.add_columns(plain(_LEG.quantity, self._connection.dialect))
        joined = _joined().join(LegRow.__table__, _LEG.movement_id == _MOVED.id)
        return asked.select_from(joined).where(within).order_by(*order, _LEG.number)

    def _movement(self, code: str, row: Any) -> None:
        _, sequence, name, kind, occurred, recorded, actor, *said, reverses, request, partner = row
        stamps = (iso(occurred), iso(recorded), self._period.local(occurred))
        who = (str(actor), self._names.code("person", actor))
        self._tables["movements.csv"].add(
            *(code, str(sequence), name, kind, *stamps, *who, *said, reverses or "", request, str(partner))
        )
        self.kinds[kind] += 1
        self.counts["reversals"] += kind == "reverse"
        self.counts["reversals_with_reason"] += kind == "reverse" and said[-1] != ""

    def _legs(self, codes: dict[int, str], batch: Sequence[Any]) -> None:
        names, table = self._names, self._tables["legs.csv"]
        for kind, at in (("item", 3), ("lot", 4), ("unit", 5), ("place", 6), ("party", 7), ("party", 8)):
            names.need(kind, [row[at] for row in batch])
        for chain, sequence, number, item, lot, unit, place, owner, custodian, quantity in batch:
            goods, there = names.goods(item, lot, unit), names.pair("place", place)
            whose = (*names.pair("party", owner), *names.pair("party", custodian))
            table.add(codes[chain], str(sequence), str(number), *goods, *there, *whose, pieces(quantity))
        self.counts["legs"] += len(batch)

    def balances(self, name: str, site: int, ends: Ends, watch: Watch) -> None:
        """The balances before the period (``opening``) or at its end (``closing``), added up from every leg."""
        watch.tell(0, 0, name)
        sequence = (ends.before if name == "opening" else ends.last).sequence
        at = self._period.start if name == "opening" else self._period.end
        asked = _standing(site, Head(sequence, ""), at)
        with self._connection.execute(asked, execution_options=STREAMED) as found:
            for batch in found.partitions(AT_ONCE):
                watch.tell(self._tables[f"{name}.csv"].rows, 0, name)
                self._balance_rows(self._tables[f"{name}.csv"], name, batch)

    def _balance_rows(self, table: Table, name: str, batch: Sequence[Any]) -> None:
        names = self._names
        for kind, at in (("place", 0), ("item", 1), ("lot", 2), ("unit", 3), ("party", 4)):
            names.need(kind, [row[at] for row in batch])
        for place, item, lot, unit, owner, quantity in batch:
            goods = names.goods(item, lot, unit)
            table.add(*names.pair("place", place), *goods, *names.pair("party", owner), pieces(int(quantity)))
            self.counts[f"{name}_rows"] += 1
            self.counts[f"{name}_thousandths"] += int(quantity)


def _joined() -> Any:
    return MovementRow.__table__.join(AuditEntry.__table__, _ENTRY.movement_id == _MOVED.id)


def _own(site: int) -> Any:
    return and_(_PLACE.site_id == site, Place.kind.not_in(OUTSIDE))


def _standing(site: int, head: Head, at: Any) -> Select[Any]:
    """What the legs make of each place of the site: its own chain's up to a link, and others' before a moment."""
    own = and_(_MOVED.site_id == site, _ENTRY.sequence <= head.sequence)
    others = and_(_MOVED.site_id != site, _MOVED.recorded_at < at)
    joined = LegRow.__table__.join(Place.__table__, and_(_PLACE.id == _LEG.place_id, _own(site)))
    joined = joined.join(MovementRow.__table__, _MOVED.id == _LEG.movement_id)
    joined = joined.join(AuditEntry.__table__, _ENTRY.movement_id == _MOVED.id)
    key = (_LEG.place_id, _LEG.item_id, _LEG.lot_id, _LEG.unit_id, _LEG.owner_id)
    total = func.sum(type_coerce(_LEG.quantity, BigInteger))
    order = (*key[:3], func.coalesce(_LEG.unit_id, 0), _LEG.owner_id)
    asked = select(*key, total).select_from(joined).where(or_(own, others))
    return asked.group_by(*key).having(total != 0).order_by(*order)
