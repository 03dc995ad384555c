"""A night on which the own instrument tray is out and another centre has one."""

from desktop.exchange.sample_delivery import HOSPITAL
from desktop.exchange.sample_emergency import CENTRE, INSTRUMENTS, KIT
from desktop.services.master_data.trays import GENERIC
from tests.journeys.night_day import NightDay

THEIRS = "TI-900"
TOOLS = "RK-TOOLS"


def far_tray(day: NightDay) -> None:
    """The other centre has a tray, counted and sterile."""
    admin = {"actor": "1000"}
    day.send("save_tray", **admin, code=THEIRS, site=CENTRE, maker="M", name="器械盒")
    day.send("assign_kit", **admin, tray=THEIRS, kit=TOOLS)
    day.send("add_zone", **admin, site=CENTRE, code="W2", name="器械", width_mm=1000, depth_mm=1000, **_RACK)
    line = {"position": 1, "item": GENERIC, "owner": "M", "place": f"{CENTRE}-RECEIVING", "serial": THEIRS}
    day.send("take_over_stock", **admin, document="OPENING-TOOLS", site=CENTRE, lines=[line])
    day.send("put_away", raw=f"SZ:T:{THEIRS}", place="T-1-1")
    day.send("count_tray", tray=THEIRS, scans=[])
    about = {"load": "L-9", "indicator_ok": True, "valid_until": "2026-11-30"}
    day.send("record_sterilisation", tray=THEIRS, **about, sterilised_at=day.at.isoformat())


_RACK = {
    "racks": [{"code": "T", "x_mm": 0, "y_mm": 0, "width_mm": 500, "depth_mm": 500, "levels": 1, "slots": 1}],
    "bins": [{"rack": "T", "level": 1, "slot": 1, "purpose": "trays"}],
}


def only_theirs(day: NightDay) -> str:
    """An order of the kit, accepted at 02:12; the own tray has been sent away just before."""
    day.send("lend_tray", tray=INSTRUMENTS, hospital=HOSPITAL, due_back_on="2026-11-29")
    day.call(lines=[{"kit": KIT}])
    day.time("02:12")
    day.accept()
    return day.number
