"""The night clerk of J3, who sends requests one by one, as ``sparezone do`` takes them."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE, SUPERVISOR, lay_out, sample
from desktop.exchange.sample_emergency import INSTRUMENTS, KIT, LOANER, SHORT, SampleEmergency, lay_out_emergency
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store
from tests.journeys.times import TODAY

NAMES = UUID("6d2f3c1e-0000-7000-8000-0000000e0118")
BOX, SHEET = "SZ:E:{}/BOX", "SZ:E:{}/SHEET"


def lay_out_night(store: Store, night: SampleEmergency) -> None:
    """The world of the first day, and the night's goods in it."""
    lay_out(store, sample(7, TODAY))
    lay_out_emergency(store, night)


class NightDay:
    """Sends one request a scan, each at its minute."""

    def __init__(self, store: Store, night: SampleEmergency, number: str = "E-1") -> None:
        self.store, self.night, self.number = store, night, number
        self.at = night.at("02:10")
        self.sent = 0

    def time(self, text: str) -> datetime:
        """It is that time now, on the desk and in the store's clock."""
        self.at = self.night.at(text)
        clock = self.store.clock
        assert isinstance(clock, FixedClock)
        clock.moment = self.at
        return self.at

    def send(self, verb: str, actor: str = CLERK, **fields: Any) -> dict[str, Any]:
        self.sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, f"{self.sent}")), "actor": actor} | fields
        return answer_wire(self.store, {"workstation": "DESK-1", "at": self.at.isoformat()} | request).value

    def order(self, verb: str, **fields: Any) -> dict[str, Any]:
        return self.send(verb, number=self.number, **fields)

    def call(self, **fields: Any) -> dict[str, Any]:
        lines = [{"kit": KIT}]
        opened = self.send("open_emergency", **({"hospital": HOSPITAL, "site": SITE, "lines": lines} | fields))
        self.number = opened["number"]
        return opened

    def accept(self) -> dict[str, Any]:
        return self.order("accept_emergency", badge=f"SZ:U:{CLERK}")

    def take(self) -> dict[str, Any]:
        return self.order("take_reserved", item=SHORT, place=LOANER, supervisor=f"SZ:U:{SUPERVISOR}")

    def pick(self) -> list[dict[str, Any]]:
        picked = [self.order("pick_piece", raw=piece.raw, place=piece.place) for piece in self.night.pieces]
        return [*picked, self.order("pick_tray", tray=INSTRUMENTS)]

    def print_label(self, label: str) -> None:
        """The printer takes a label and says that it came out."""
        self.send("start_label", label=label, printer="Zebra", payload_sha256="0" * 64, size=400)
        self.send("note_label", label=label, outcome="handed_over", bytes=400, evidence="drained")

    def pack(self) -> dict[str, Any]:
        begun = self.order("pack_emergency")
        self.print_label(begun["box"])
        self.send("scan_packed", raw=begun["box_code"])
        return self.send("scan_packed", raw=begun["sheet_code"])

    def hand_over(self, **fields: Any) -> dict[str, Any]:
        courier = {"courier": "陈师傅", "plate": "苏E·12345", "phone": "13800000000"}
        return self.order("hand_over_emergency", **(courier | fields))

    def until_packed(self) -> None:
        """02:10 to 02:36."""
        self.time("02:10")
        self.call()
        self.time("02:12")
        self.accept()
        self.time("02:13")
        self.take()
        self.time("02:31")
        self.pick()
        self.time("02:36")
        self.pack()

    def until_handed_over(self) -> dict[str, Any]:
        """02:10 to 02:52."""
        self.until_packed()
        self.time("02:52")
        return self.hand_over()
