"""A centre with devices, plans and failures for the tests of prevention."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.domain.repairs import OrderOrigin
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.prevention import Proposal
from desktop.models.repair import FaultClass, RepairOrder
from desktop.services.prevention.night import Night, look_at
from desktop.services.repairs.opening import OrderWanted, open_order
from desktop.storage.unit_of_work import UnitOfWork
from tests.journeys.times import NOW, TODAY
from tests.journeys.warranty_day import WarrantyDay, warranty_day

NO_POWER = "T-NO-POWER"


class PreventionRoom(WarrantyDay):
    """A centre on 21 November 2026, whose clock can be moved on."""

    def lead(self, verb: str, **fields: Any) -> dict[str, Any]:
        """A request of the supervisor."""
        return self.send(verb, SUPERVISOR, **fields)

    def device(self, serial: str, model: str = "PD-200", region: str = "East China", **said: str) -> None:
        """Register a device; installed a year ago unless told otherwise."""
        known: dict[str, str | None] = {"model": model, "region": region, "line": "power tools"}
        self.register(serial, known | {"installed_on": "2025-11-21"} | dict(said))

    def plan(self, code: str, **fields: Any) -> dict[str, Any]:
        """A plan of twelve months unless told otherwise."""
        plain = {"code": code, "name": f"Plan {code}", "site": SITE}
        return self.lead("save_maintenance_plan", **(plain | ({"months": 12} | fields)))

    def rule(self, code: str, **fields: Any) -> dict[str, Any]:
        """A trend rule."""
        return self.lead("save_trend_rule", **({"code": code, "name": f"Rule {code}", "site": SITE} | fields))

    def fail(self, serial: str, on: date, *, closed: bool = True) -> str:
        """A device failed on a day; its order was closed on the day after."""
        at = datetime(on.year, on.month, on.day, 2, tzinfo=NOW.tzinfo)

        def work(uow: UnitOfWork) -> str:
            if uow.read(select(FaultClass.id).where(FaultClass.code == NO_POWER)).first() is None:
                uow.write(insert(FaultClass).values(code=NO_POWER, name="", name_en="No power"))
            wanted = OrderWanted(serial, NO_POWER, origin=OrderOrigin.INTAKE, reported_at=at)
            number = open_order(uow, wanted)
            if closed:
                self._close(uow, number, at + timedelta(days=1))
            return number

        return self.store.run(lambda _connection: self._origin(), work).value

    def finish(self, number: str, at: datetime = NOW) -> None:
        """An order was finished."""

        def work(uow: UnitOfWork) -> None:
            self._close(uow, number, at)
            uow.record("finish_for_a_test", number)

        self.store.run(lambda _connection: self._origin(), work)

    def _close(self, uow: UnitOfWork, number: str, at: datetime) -> None:
        table = RepairOrder.__table__
        ended = {"finished_at": at, "closed_at": at, "state": "in_service"}
        uow.write(table.update().where(table.c.number == number).values(ended))

    def _origin(self) -> Origin:
        with self.store.read() as connection:
            row = connection.execute(select(Person.id, Person.name).where(Person.badge == CLERK)).one()
        actor = Actor(row.id, CLERK, row.name, Role.CLERK, None)
        return Origin(new_id(), actor, self.store.clock.now(), "DESK-1", EnteredBy.TYPED)

    def night(self, workstation: str = "DESK-1") -> Night:
        """Look at all devices."""
        with self.store.read() as connection:
            site = connection.execute(select(Site.id).where(Site.code == SITE)).scalar_one()
        return look_at(self.store, site, workstation).value

    def later(self, days: int) -> None:
        """So many days pass."""
        clock: Any = self.store.clock
        clock.forward(timedelta(days=days))

    def proposals(self) -> list[Any]:
        """Every proposal, oldest first."""
        with self.store.read() as connection:
            return list(connection.execute(select(*Proposal.__table__.c).order_by(Proposal.id)).all())

    def orders(self, origin: OrderOrigin) -> list[Any]:
        """Every order of an origin, oldest first."""
        asked = select(*RepairOrder.__table__.c).where(RepairOrder.origin == origin).order_by(RepairOrder.id)
        with self.store.read() as connection:
            return list(connection.execute(asked).all())


@contextmanager
def prevention_room(url: str) -> Iterator[PreventionRoom]:
    """A centre in a database of its own; at its end the whole chain is verified."""
    with warranty_day(url, laid_out=False) as day:
        yield PreventionRoom(day.store)


__all__ = ["NOW", "NO_POWER", "TODAY", "PreventionRoom", "prevention_room"]
