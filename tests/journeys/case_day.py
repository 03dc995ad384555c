"""The people of case C-2611-031, who send requests one by one, as ``sparezone do`` takes them (J4, J5)."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from desktop.domain.codes import Command, parse_code
from desktop.exchange.sample_case import (
    CASE,
    TRAY,
    SampleCase,
    come_back_scans,
    count_scans,
    lay_out_case,
    send_scans,
    usage_scans,
)
from desktop.exchange.sample_delivery import CLERK, lay_out, sample
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store
from tests.journeys.times import TODAY

NAMES = UUID("6d2f3c1e-0000-7000-8000-00000000ca5e")


def lay_out_world(store: Store, case: SampleCase) -> None:
    """The world of the first day, and the case in it."""
    lay_out(store, sample(7, TODAY))
    lay_out_case(store, case)


class CaseDay:
    """Sends one request a scan."""

    def __init__(self, store: Store, case: SampleCase) -> None:
        self.store, self.case = store, case
        self.at = case.at("08:00", -1)
        self.fate = "implanted"
        self.sent = 0

    def send(self, verb: str, actor: str = CLERK, at: datetime | None = None, **fields: Any) -> dict[str, Any]:
        self.sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, f"{self.sent}")), "actor": actor} | fields
        return answer_wire(self.store, {"workstation": "DESK-1", "at": (at or self.at).isoformat()} | request).value

    def count(self) -> list[dict[str, Any]]:
        """The tray is counted the day before."""
        self.at = self.case.at("08:12", -1)
        answers = [self.send("open_tray_count", tray=TRAY)]
        answers += [self.send("count_piece", tray=TRAY, raw=raw) for raw in count_scans(self.case)[2:-2]]
        answers.append(self.send("tick_instruments", tray=TRAY))
        answers.append(self.send("close_tray_count", tray=TRAY))
        return answers

    def send_out(self) -> dict[str, Any]:
        """The tray leaves in the afternoon before."""
        self.at = self.case.at("16:00", -1)
        return self.send("send_out", number=CASE, raw=send_scans()[-1])

    def come_back(self) -> list[dict[str, Any]]:
        """It is back at 13:40, with 39 implants in it."""
        self.at = self.case.at("13:40")
        scans = come_back_scans(self.case)
        answers = [self.send("come_back", tray=TRAY, raw=scans[1])]
        return answers + [self.send("piece_came_back", number=CASE, raw=raw) for raw in scans[2:]]

    def sheet(self) -> list[dict[str, Any]]:
        """Nine stickers."""
        self.at = self.case.at("13:50")
        answers = []
        for raw in usage_scans(self.case)[:-1]:
            code = parse_code(raw)
            if code is not None:
                self.fate = Command(code.name).value.lower()
            else:
                answers.append(self.send("scan_usage", number=CASE, raw=raw, fate=self.fate))
        return answers

    def confirm(self) -> dict[str, Any]:
        self.at = self.case.at("13:55")
        return self.send("confirm_usage", number=CASE, ended=f"{self.case.day}T11:20", raw=usage_scans(self.case)[-1])

    def until_the_sheet(self) -> None:
        """Everything before CONFIRM."""
        self.count()
        self.send_out()
        self.come_back()
        self.sheet()
