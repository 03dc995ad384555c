"""Case C-2611-031 as its engineer lives it: the day before, the operation, the days after (J4, S1-01 to S1-09)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE, TRAY, CasePiece, sample_case
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, HOSPITAL, SITE
from desktop.models.deadline import Deadline
from desktop.queries.cases import cases
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.nothing_written import refusal_of

DAY = date(2026, 11, 24)
ENGINEER = "2001"
INSERT = CasePiece("TI-5-10", gtin(9), "L26F009", "SI00001", date(2027, 5, 31))
"""The insert of size 5 that lies in B-3-2; it expires before those of the opening stock."""


class DutyDay(CaseDay):
    """Sends the requests of the engineer."""

    def now(self, text: str, days: int = 0) -> None:
        """It is a local time, so many days after the operation."""
        self.at = self.case.at(text, days)

    def do(self, verb: str, at: datetime | None = None, **fields: Any) -> dict[str, Any]:
        """Of the case, by the engineer."""
        return self.send(verb, actor=ENGINEER, at=at, number=CASE, **fields)

    def refused(self, verb: str, **fields: Any) -> Refusal:
        """As `do`; nothing may have moved by it."""
        return refusal_of(self.store, lambda: self.do(verb, **fields))

    def red(self) -> tuple[str, ...]:
        """The red gates of the case."""
        with self.store.read() as connection:
            return next(row.red for row in cases(connection) if row.number == CASE)

    def clocks(self, rule: str) -> list[tuple[datetime, str]]:
        """When the clocks of a rule were due, and how they ended, "" for one that runs."""
        asked = select(Deadline.due_at, Deadline.outcome).where(Deadline.document == CASE, Deadline.rule == rule)
        with self.store.read() as connection:
            return [(row[0], row[1]) for row in connection.execute(asked.order_by(Deadline.id))]

    def plan_three(self, **more: Any) -> dict[str, Any]:
        """Three implants, one each, as J4 plans them."""
        plan = [{"item": "FS-12-135"}, {"item": "LS-35-30"}, {"item": "TI-5-10"}]
        about = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30", "plan": plan, "trays": [TRAY]}
        return self.do("plan_case", **about | more)

    def operated(self) -> None:
        """From the count to the report: the operation ended at 11:20."""
        self.until_the_sheet()
        self.confirm()


@contextmanager
def duty_day(url: str) -> Iterator[DutyDay]:
    """The world with the case, its engineer, and an insert of size 5 in B-3-2."""
    case = sample_case(DAY)
    store = Store(open_engine(url), FixedClock(case.at("14:00", 30)))
    lay_out_world(store, case)
    day = DutyDay(store, case)
    day.now("10:00", -2)
    person: dict[str, Any] = {"badge": ENGINEER, "name": "赵工", "role": "engineer", "partner": "EAST"}
    day.send("save_person", actor=ADMINISTRATOR, **person)
    line = {"position": 1, "item": INSERT.di, "owner": MAKER, "place": "B-3-2", "lot": INSERT.lot}
    line |= {"serial": INSERT.serial, "expires_on": INSERT.expires_on.isoformat()}
    day.send("take_over_stock", actor=ADMINISTRATOR, document="OPENING-INSERT", site=SITE, lines=[line])
    yield day
    store.close()
