"""The stock of J9 and its planner, who sends requests one by one, as ``sparezone do`` takes them.

27 products are below their minimum by 41 units; a plate has all that J9 tells of it, three others have enough.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from desktop.domain.clock import FixedClock
from desktop.queries.replenishment import ProposalRow, proposals
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

NAMES: Final = UUID("6d2f3c1e-0000-7000-8000-00000000ab09")
NOW: Final = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TODAY: Final = date(2026, 11, 24)
FAR: Final = date(2029, 5, 31)
SOON: Final = TODAY + timedelta(days=20)
PLANNER: Final = "1001"
PLATE, PLATE_DI = "LP-6", "06901234567892"
LACKING: Final = tuple((f"SC-{number:02}", 2 if number <= 12 else 1) for number in range(1, 27))
"""Screws without stock, and how many each must have: 26 products, 38 units."""
ENOUGH: Final = ("ENOUGH-1", "ENOUGH-2", "ENOUGH-3")


class RefillDay:
    """Sends one request at a time."""

    def __init__(self, url: str) -> None:
        self.clock = FixedClock(NOW)
        self.store = Store(open_engine(url), self.clock)
        self.sent = 0

    def send(self, verb: str, actor: str = PLANNER, **fields: Any) -> dict[str, Any]:
        self.sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, f"{self.sent}")), "actor": actor} | fields
        at = self.clock.moment.isoformat()
        answer: dict[str, Any] = answer_wire(self.store, {"workstation": "OFFICE-1", "at": at} | request).value
        return answer

    def below(self, owner: str = "") -> tuple[ProposalRow, ...]:
        """What is below its minimum now."""
        with self.store.read() as connection:
            return proposals(connection, "SH", self.clock.now(), owner)

    def row(self, item: str, place: str = "Z1") -> ProposalRow:
        """One par, below its minimum or not."""
        with self.store.read() as connection:
            rows = proposals(connection, "SH", self.clock.now(), below_only=False)
        return next(row for row in rows if (row.par.item, row.par.at) == (item, place))

    def close(self) -> None:
        self.store.close()


def scan(serial: str, lot: str = "L1", expires_on: date = FAR) -> str:
    """The label of a plate."""
    return f"]d201{PLATE_DI}17{expires_on:%y%m%d}10{lot}\x1d21{serial}"


def lay_out(url: str) -> RefillDay:
    """Set up site, goods, stock and pars."""
    day = RefillDay(url)
    names = {"partner_code": "P-01", "partner_name": "华东渠道", "site_code": "SH", "site_name": "上海备件专区"}
    day.send("set_up", **names, person_name="王芳")
    day.send("save_party", code="M", name="厂家", name_en="Maker", kind="manufacturer")
    day.send("save_party", code="XX", name="XX医院", kind="hospital")
    rack = {"code": "A", "x_mm": 0, "y_mm": 0, "width_mm": 900, "depth_mm": 400, "levels": 3, "slots": 4}
    day.send("add_zone", site="SH", code="Z1", name="备件专区", width_mm=2000, depth_mm=2000, racks=[rack])
    day.send("save_items", items=[_plate(), *map(_screw, [ref for ref, _ in LACKING] + [*ENOUGH])])
    _stock(day)
    _pars(day)
    _reserve_one(day)
    _announce_one(day)
    return day


def _plate() -> dict[str, Any]:
    about = {"ref": PLATE, "maker": "M", "name": "锁定接骨板 6孔", "name_en": "Locking plate 6-hole", "kind": "implant"}
    return about | {"carries_serial": True, "registration_number": "20263130001", "packages": [{"di": PLATE_DI}]}


def _screw(ref: str) -> dict[str, Any]:
    about = {"ref": ref, "maker": "M", "name": f"螺钉 {ref}", "name_en": f"Screw {ref}", "kind": "implant"}
    return about | {"registration_number": "20263130002"}


def _stock(day: RefillDay) -> None:
    plates = [_line(at, PLATE, serial=f"S{at}") for at in (1, 2)]
    plates += [_line(3, PLATE, serial="S3", lot="L0", expires_on=SOON), _line(4, PLATE, "P-01", serial="OWN-1")]
    screws = [_line(at, ref, quantity="4") for at, ref in enumerate(ENOUGH, 5)]
    day.send("take_over_stock", document="OPENING-1", site="SH", lines=plates + screws)


def _line(at: int, item: str, owner: str = "M", **more: Any) -> dict[str, Any]:
    expires_on = more.pop("expires_on", FAR).isoformat()
    line = {"position": at, "item": item, "owner": owner, "place": "A-1-1", "lot": more.pop("lot", "L1")}
    return line | {"expires_on": expires_on} | more


def _pars(day: RefillDay) -> None:
    plate = {"item": PLATE, "place": "Z1", "minimum": 3, "target": 5, "maximum": 5}
    lacking = [{"item": ref, "place": "Z1", "minimum": n, "target": n, "maximum": n} for ref, n in LACKING]
    enough = [{"item": ref, "place": "Z1", "minimum": 2, "target": 4, "maximum": 6} for ref in ENOUGH]
    day.send("save_pars", pars=[plate, *lacking, *enough])


def _reserve_one(day: RefillDay) -> None:
    case = {"number": "C-1", "hospital": "XX", "site": "SH", "starts": "2026-11-26T08:30"}
    day.send("plan_case", **case, plan=[{"item": PLATE}])
    day.send("reserve_piece", number="C-1", raw=scan("S1"), reason="the surgeon wants a fresh one")


def _announce_one(day: RefillDay) -> None:
    line = {"position": 1, "item": PLATE, "lot": "L2", "serial": "S9", "expires_on": FAR.isoformat()}
    day.send("announce_notice", number="DN-1", site="SH", supplier="M", owner="M", lines=[line])
