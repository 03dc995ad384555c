"""A clerk who sends requests one by one, as ``sparezone do`` takes them."""

from typing import Any
from uuid import UUID, uuid5

from desktop.domain.codes import Command, parse_code
from desktop.domain.errors import Refusal
from desktop.exchange.sample_day import receiving_scans
from desktop.exchange.sample_delivery import CLERK, NOTICE, TRAYS, SampleDelivery
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW

NAMES = UUID("6d2f3c1e-0000-7000-8000-000000000000")


class Clerk:
    """A clerk who sends one request a scan, as an interface would."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.tray = ""
        self.sent = 0
        self.refused = ""

    def send(self, verb: str, **fields: Any) -> dict[str, Any]:
        self.sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, f"{self.sent}")), "actor": CLERK} | fields
        return answer_wire(self.store, {"workstation": "DESK-1", "at": NOW.isoformat()} | request).value

    def receive(self, raw: str) -> dict[str, Any]:
        code = parse_code(raw)
        if code is None and raw == f"]C0{NOTICE}":
            return self.send("open_notice", notice=NOTICE, raw=raw)
        if code is None:
            return self.send("receive_one", notice=NOTICE, tray=self.tray, raw=raw)
        if code.name in TRAYS:
            self.tray = code.name
            return self.send("open_tray", notice=NOTICE, tray=self.tray, raw=raw)
        verbs = {
            Command.CLOSE_TRAY: ("close_tray", {"tray": self.tray}),
            Command.PICK_FROM_NOTICE: ("pick_from_notice", {"tray": self.tray}),
            Command.ACCEPT_SHORT_DATE: ("accept_short_date", {}),
            Command.CONFIRM: ("confirm_notice", {}),
        }
        verb, more = verbs[Command(code.name)]
        return self.send(verb, notice=NOTICE, raw=raw, **more)

    def day(self, world: SampleDelivery) -> list[dict[str, Any]]:
        """All scans of J1; the refused unit goes on hold by the card that follows it."""
        answers = []
        for raw in receiving_scans(world):
            if parse_code(raw) is not None and raw.endswith("QUARANTINE"):
                answers.append(self.send("quarantine", notice=NOTICE, raw=self.refused))
                continue
            try:
                answers.append(self.receive(raw))
            except Refusal as refusal:
                self.refused = raw
                answers.append({"refused": refusal.code})
        return answers
