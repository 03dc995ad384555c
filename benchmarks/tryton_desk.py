"""Tryton's own side, run by the Python of its own environment: ``python -P tryton_desk.py SETTINGS DATABASE``.

Reads a job a line and answers with the seconds that it took, in Tryton's process, without a network and without a
client. A job is one transaction as its server begins one for a client's call, with the rights of the person checked.
"""

import datetime
import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import trytond.config  # type: ignore[import-not-found]  # lives in the environment of its own

trytond.config.update_etc(sys.argv[1])  # before anything else of it is imported

from proteus import Model, config  # type: ignore[import-not-found]  # noqa: E402  # see above
from trytond.pool import Pool  # type: ignore[import-not-found]  # noqa: E402  # see above
from trytond.transaction import Transaction, check_access  # type: ignore[import-not-found]  # noqa: E402  # see above

IN_A_LOT = 120
_LOTS = """INSERT INTO stock_lot (number, product, active)
    SELECT %s::text || (%s + n), %s, true FROM generate_series(%s::int, %s::int) AS n"""
_NAMES = """SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
    WHERE table_name = 'stock_move' AND column_name NOT IN ('id', 'lot', 'shipment', 'origin')"""
_MOVES = """INSERT INTO stock_move ({names}, lot) SELECT {named}, lot.id FROM generate_series(%s::int, %s::int) AS n
    JOIN stock_lot AS lot ON lot.number = 'L' || (10000000 + n / %s) CROSS JOIN stock_move AS pattern
    WHERE pattern.id = ANY(%s)"""


class Desk:
    """One company with one warehouse, one supplier and one product whose every move names a lot."""

    def __init__(self, database: str) -> None:
        """Start Tryton on a database that it has made, and set up what is measured."""
        self._database = database
        Pool.start()
        self.pool = Pool(database)
        self.pool.init()
        self.user, self.context = 0, dict[str, Any]()
        with self._open():
            self.user, self.currency = self._set_up_company()
        with Transaction().start(database, self.user):
            self.context = self.pool.get("res.user").get_preferences(context_only=True)
        with self._open():
            self.product, self.unit, self.supplier = self._set_up_product()
            places = self.pool.get("stock.location").search([("code", "in", ["SUP", "IN", "STO", "WH"])])
            self.places = {place.code: place.id for place in places}
        config.set_trytond(database, "admin", sys.argv[1])

    def _open(self, **more: Any) -> Any:
        return Transaction().start(self._database, self.user, context={**self.context, **more})

    def _set_up_company(self) -> tuple[int, int]:
        get = self.pool.get
        (currency,) = get("currency.currency").create([{"name": "Renminbi", "symbol": "¥", "code": "CNY"}])
        rate = {"currency": currency.id, "rate": Decimal(1), "date": datetime.date.min}
        get("currency.currency.rate").create([rate])
        (party,) = get("party.party").create([{"name": "Channel"}])
        (company,) = get("company.company").create([{"party": party.id, "currency": currency.id}])
        (person,) = get("res.user").search([("login", "=", "admin")])
        groups = [get("ir.model.data").get_id("stock", "group_stock")]
        works_for = {"companies": [("add", [company.id])], "company": company.id, "groups": [("add", groups)]}
        get("res.user").write([person], works_for)
        return person.id, currency.id

    def _set_up_product(self) -> tuple[int, int, int]:
        get = self.pool.get
        (unit,) = get("product.uom").search([("name", "=", "Unit")])
        (supplier,) = get("party.party").create([{"name": "Maker"}])
        stem = {"name": "Stem", "type": "goods", "default_uom": unit.id, "lot_required": ["supplier", "storage"]}
        (template,) = get("product.template").create([{**stem, "products": [("create", [{"suffix_code": "STEM-12"}])]}])
        return template.products[0].id, unit.id, supplier.id

    def announce(self, serials: list[str], *, put_away: bool) -> int:
        """A draft shipment from the supplier, one move and one lot for each serial number.

        Args:
            serials: the numbers.
            put_away: received into the input zone and put away from there, as a new warehouse is set; else received
                right into the storage zone, which is the least that Tryton can do.
        """
        into = self.places["IN" if put_away else "STO"]
        with self._open(), check_access():
            lots = self.pool.get("stock.lot").create([{"number": one, "product": self.product} for one in serials])
            moves = [self._move(lot.id, into) for lot in lots]
            (shipment,) = self.pool.get("stock.shipment.in").create([self._shipment(moves, into)])
            return int(shipment.id)

    def _move(self, lot: int, into: int) -> dict[str, Any]:
        what = {"product": self.product, "unit": self.unit, "quantity": 1, "lot": lot}
        where = {"from_location": self.places["SUP"], "to_location": into}
        return {**what, **where, "unit_price": Decimal(1), "currency": self.currency}

    def _shipment(self, moves: list[dict[str, Any]], into: int) -> dict[str, Any]:
        zones = {"warehouse": self.places["WH"], "warehouse_input": into, "warehouse_storage": self.places["STO"]}
        return {**zones, "supplier": self.supplier, "incoming_moves": [("create", moves)]}

    def receive(self, shipment: int) -> None:
        """Press the button of a shipment."""
        shipments = self.pool.get("stock.shipment.in")
        with self._open(), check_access():
            shipments.receive([shipments(shipment)])

    def enter_and_receive(self, serials: list[str]) -> int:
        """From the list of numbers to received as its client library does it: field by field, each change answered."""
        places = {code: Model.get("stock.location")(self.places[code]) for code in ("SUP", "IN")}
        product = Model.get("product.product")(self.product)
        shipment = Model.get("stock.shipment.in")()
        shipment.supplier = Model.get("party.party")(self.supplier)
        for serial in serials:
            lot = Model.get("stock.lot")(number=serial, product=product)
            lot.save()
            move = shipment.incoming_moves.new(product=product, quantity=1, lot=lot)
            move.from_location, move.to_location = places["SUP"], places["IN"]
            move.unit_price, move.currency = Decimal(1), shipment.company.currency
        shipment.save()
        shipment.click("receive")
        return int(shipment.id)

    def received(self, shipment: int) -> int:
        """How many pieces of a shipment have come in; not a job that is timed against anything."""
        with self._open():
            moves = self.pool.get("stock.shipment.in")(shipment).incoming_moves
            return sum(move.state == "done" for move in moves)

    def lay_moves(self, first: int, last: int) -> None:
        """Make the history longer: pieces received and put away, each with a serial number to be found.

        Args:
            first: which piece is the first, from 0; the first of a lot.
            last: which is the last, the last of a lot.
        """
        shipments = self.pool.get("stock.shipment.in")
        pattern = self.announce([f"PATTERN-{first}"], put_away=True)
        self.receive(pattern)
        with self._open() as transaction, transaction.connection.cursor() as cursor:
            shipments.do([shipments(pattern)])
            moves = [move.id for move in shipments(pattern).moves]
            cursor.execute(_LOTS, ("S", 100_000_000, self.product, first, last))
            cursor.execute(_LOTS, ("L", 10_000_000, self.product, first // IN_A_LOT, last // IN_A_LOT))
            names = cursor.execute(_NAMES).fetchone()[0]
            named = ", ".join(f"pattern.{name}" for name in names.split(", "))
            cursor.execute(_MOVES.format(names=names, named=named), (first, last, IN_A_LOT, moves))
            cursor.execute("ANALYZE")

    def find(self, serial: str) -> list[str]:
        """What a serial number names."""
        with self._open(), check_access():
            (lot,) = self.pool.get("stock.lot").search([("number", "=", serial)])
            return [lot.number, lot.product.rec_name]

    def on_hand(self, lot: str) -> float:
        """How many pieces of a lot are in the warehouse."""
        with self._open(locations=[self.places["WH"]]), check_access():
            (found,) = self.pool.get("stock.lot").search([("number", "=", lot)])
            return float(found.quantity)


def main() -> None:
    """Answer until the line ends."""
    desk = Desk(sys.argv[2])
    jobs: dict[str, Callable[..., Any]] = {
        "announce": desk.announce,
        "receive": desk.receive,
        "enter_and_receive": desk.enter_and_receive,
        "received": desk.received,
        "lay_moves": desk.lay_moves,
        "find": desk.find,
        "on_hand": desk.on_hand,
    }
    for line in sys.stdin:
        asked = json.loads(line)
        begun = time.perf_counter()
        answer = jobs[asked["do"]](**asked["about"])
        print(json.dumps({"seconds": time.perf_counter() - begun, "answer": answer}), flush=True)


if __name__ == "__main__":
    main()
