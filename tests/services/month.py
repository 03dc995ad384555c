"""A month of random documents through the program's own verbs; the same seed is the same month on every database."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store
from tests.services.month_lying import Lying, goods_of_case, lying
from tests.services.month_world import (
    ADMINISTRATOR,
    BINS,
    CLERK,
    ITEMS,
    LEADER,
    OWNERS,
    SECOND,
    SITE,
    STORE,
    TRAYS,
    Thing,
    lay_out,
    scan_of,
)

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2026, 11, 1, 0, 0, tzinfo=ZONE).astimezone(UTC)
DAYS = 30
SCANS = frozenset({"scan_usage", "piece_came_back", "count_scan"})


@dataclass
class Month:
    """The people of the warehouse; ``done`` counts documents by verb, ``refused`` refusals by verb and code."""

    store: Store
    clock: FixedClock
    seed: int
    documents: int
    random: Random = field(init=False)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    things: list[Thing] = field(default_factory=list)
    cases: dict[str, str] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    returns: list[str] = field(default_factory=list)
    recalls: list[str] = field(default_factory=list)
    bought: list[str] = field(default_factory=list)
    accepted: dict[str, str] = field(default_factory=dict)
    number: int = 0
    last_refusal: Refusal | None = None

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        lay_out(self)

    @property
    def written(self) -> int:
        """Documents so far; the single scans of a count, a sheet or a case that comes back are none."""
        return sum(number for verb, number in self.done.items() if verb not in SCANS)

    @property
    def at(self) -> datetime:
        return self.clock.now()

    @property
    def day(self) -> date:
        return self.at.astimezone(ZONE).date()

    def send(self, verb: str, actor: str = CLERK, **fields: Any) -> dict[str, Any] | None:
        """One document; None when it is refused."""
        around = {"verb": verb, "request_id": str(UUID(int=self.random.getrandbits(128), version=4))}
        around |= {"actor": actor, "workstation": f"DESK-{actor}", "at": self.at.isoformat()}
        try:
            answer: dict[str, Any] = answer_wire(self.store, around | fields).value
        except Refusal as refusal:
            self.refused[verb, refusal.code] += 1
            self.last_refusal = refusal
            return None
        self.done[verb] += 1
        if verb not in SCANS:
            self.clock.forward(timedelta(days=DAYS) / (self.documents + 1))
        return answer

    def must(self, verb: str, actor: str = ADMINISTRATOR, **fields: Any) -> dict[str, Any]:
        """A document that nothing may refuse."""
        answer = self.send(verb, actor, **fields)
        assert answer is not None, self.last_refusal
        return answer

    def run(self) -> None:
        """All documents of the month."""
        steps, weights = zip(*STEPS.items(), strict=True)
        while self.written < self.documents:
            self.clock.forward(timedelta(seconds=1))
            self.random.choices(steps, weights)[0](self)
            assert sum(self.refused.values()) < 20 * (self.documents + 100), self.refused.most_common(9)

    def lying(self, *kinds: PlaceKind, place: str = "", thing: Thing | None = None) -> list[Lying]:
        """What lies in places of some kinds, or in one, in an order that no database decides."""
        with self.store.read() as connection:
            return lying(connection, kinds, place, thing)

    def somewhere(self, *kinds: PlaceKind) -> Lying | None:
        """Some goods that lie in places of these kinds."""
        for _ in range(12):
            found = self.lying(*kinds, thing=self.random.choice(self.things)) if self.things else []
            if found:
                return self.random.choice(found)
        return None


# ---------------------------------------------------------------- the steps


def receive(month: Month) -> None:
    """Goods come in: lots with and without serial numbers, of three owners, a few short-dated or expired."""
    lines: list[dict[str, Any]] = []
    for at in range(1, month.random.choice((2, 3, 5, 8)) + 1):
        ref = month.random.choice(list(ITEMS))
        thing, pieces = _new_thing(month, ref)
        owner = month.random.choice([OWNERS[ITEMS[ref].maker], OWNERS[ITEMS[ref].maker], "P-01"])
        line = {"position": at, "item": ref, "owner": owner, "place": month.random.choice(BINS), "lot": thing.lot}
        line |= {"serial": thing.serial, "expires_on": thing.expires_on.isoformat(), "quantity": str(pieces)}
        lines.append(line)
        month.things.append(thing)
    month.number += 1
    month.send("take_over_stock", ADMINISTRATOR, document=f"OPENING-{month.number:05}", site=SITE, lines=lines)


def _new_thing(month: Month, ref: str) -> tuple[Thing, Decimal]:
    month.number += 1
    if ITEMS[ref].serial:
        days = month.random.choice((900, 900, 900, 20, 6, 2))
        lot = f"{ref}-{days}-{month.day:%d}"
        return Thing(ref, lot, f"{ref}{month.number:06}", month.day + timedelta(days=days)), Decimal(1)
    known = [one for one in month.things if one.ref == ref]
    if known and month.random.random() < 0.6:
        return month.random.choice(known), Decimal(month.random.randrange(1, 12))
    days = month.random.choice((700, 700, 700, 15, 2))
    return Thing(ref, f"{ref}-{month.number:05}", "", month.day + timedelta(days=days)), Decimal(10)


def move(month: Month) -> None:
    """Goods from one bin into another."""
    found = month.somewhere(PlaceKind.BIN, PlaceKind.RECEIVING)
    if found is not None:
        pieces = Decimal(1) if found.thing.serial else Decimal(month.random.randrange(1, int(found.pieces) + 2))
        target, source = month.random.choice(BINS), "" if found.thing.serial else found.place
        raw = scan_of(found.thing)
        month.send("move_goods", raw=raw, target=target, source=source, pieces=str(pieces), owner=found.owner)


def undo(month: Month) -> None:
    """The clerk takes back the last movement of the desk."""
    month.send("undo_last", reason="wrong bin")


def fill_tray(month: Month) -> None:
    """Pieces go into a tray, or from tray to tray."""
    found = month.somewhere(PlaceKind.BIN, PlaceKind.TRAY)
    if found is not None:
        source = "" if found.thing.serial else found.place
        tray = month.random.choice(TRAYS)
        month.send("move_contents", tray=tray, scans=[scan_of(found.thing)], source=source, anyway=True)


def lend_or_return(month: Month) -> None:
    """A tray goes out on loan, or comes back."""
    tray = month.random.choice(TRAYS)
    if month.send("return_tray", tray=tray) is None:
        due = (month.day + timedelta(days=3)).isoformat()
        month.send("lend_tray", LEADER, tray=tray, hospital="XX", due_back_on=due, reason="urgent")


def new_case(month: Month) -> None:
    """A case is planned, reserved and sent, with a tray or loose goods."""
    month.number += 1
    number = f"C-{month.number:05}"
    ref = month.random.choice(list(ITEMS))
    owner = month.random.choice(["", "", OWNERS[ITEMS[ref].maker]])
    starts = (month.at.astimezone(ZONE) + timedelta(hours=month.random.randrange(1, 40))).strftime("%Y-%m-%dT%H:%M")
    trays = [month.random.choice(TRAYS)] if month.random.random() < 0.4 else []
    plan = [{"item": ref, "pieces": month.random.randrange(1, 5)}]
    about = {"number": number, "hospital": "XX", "site": SITE, "starts": starts, "owner": owner}
    if month.send("plan_case", **about, plan=plan, trays=trays) is None:
        return
    month.send("reserve_case", number=number)
    if month.send("send_out", LEADER, number=number, reason="urgent") is None:
        month.send("cancel_case", number=number, reason="nothing there")
        return
    month.cases[number] = trays[0] if trays else ""


def end_case(month: Month) -> None:
    """A case comes back: what is there is scanned, what was used is on the sheet, the report is confirmed."""
    if not month.cases:
        return
    number = month.random.choice(list(month.cases))
    if month.cases[number] and month.send("come_back", tray=month.cases[number]) is None:
        return
    _scan_case(month, number)
    report = month.send("confirm_usage", number=number)
    if report is None or report["state"] != "confirmed":
        return
    del month.cases[number]
    month.reports.append(report["number"])


def _scan_case(month: Month, number: str) -> None:
    with month.store.read() as connection:
        goods = goods_of_case(connection, number)
    for ref, lot, serial, expires, pieces, back, used in goods:
        for _ in range(int(pieces - back - (used or 0))):
            raw = scan_of(Thing(ref, lot, serial or "", expires))
            if month.random.random() < 0.6:
                fate = month.random.choice(("implanted", "implanted", "wasted"))
                month.send("scan_usage", number=number, raw=raw, fate=fate)
            else:
                month.send("piece_came_back", number=number, raw=raw)


def undo_usage(month: Month) -> None:
    """A usage report is taken back."""
    if month.reports:
        report = month.random.choice(month.reports[-6:])
        undone = month.send("undo_usage", LEADER, report=report, reason="wrong sheet")
        if undone is not None:
            month.reports.remove(report)
            month.cases[undone["case"]] = ""


def deliver(month: Month) -> None:
    """Goods go to the store of the hospital, without a case."""
    found = month.somewhere(PlaceKind.BIN, PlaceKind.RECEIVING)
    if found is not None:
        source = "" if found.thing.serial else found.place
        month.send("move_goods", raw=scan_of(found.thing), target=STORE, source=source, owner=found.owner)


def send_back(month: Month) -> None:
    """Unopened goods come back from the hospital and are inspected by another person."""
    there = month.lying(place=STORE) or month.lying(PlaceKind.HOSPITAL, PlaceKind.TRAY)
    if there:
        found = month.random.choice(there)
        raw, source = scan_of(found.thing), "" if found.thing.serial else found.place
        back = month.send("accept_return", seal_intact=True, raw=raw, source=source, owner=found.owner)
        if back is not None:
            month.returns.append(back["number"])
            month.accepted[back["number"]] = found.thing.ref
    if month.returns and month.random.random() < 0.8:
        good = month.random.random() < 0.8
        month.send("inspect_return", SECOND, good=good, number=month.returns.pop(0))


def undo_return(month: Month) -> None:
    """The last step of a return, of its inspection or of an exchange for it is taken back."""
    if month.accepted:
        number = month.random.choice(list(month.accepted)[-4:])
        undone = month.send("undo_return", LEADER, number=number, reason="wrong goods")
        if undone is not None and undone["step"] == "accepted":
            del month.accepted[number]
            month.returns = [one for one in month.returns if one != number]
        elif undone is not None and undone["step"] == "inspected":
            month.returns.append(number)


def exchange(month: Month) -> None:
    """A replacement goes to the hospital for what came back; some exchanges are taken back."""
    if not month.accepted:
        return
    number = month.random.choice(list(month.accepted)[-6:])
    same = [one for one in month.lying(PlaceKind.BIN) if one.thing.ref == month.accepted[number]]
    if not same:
        return
    found = month.random.choice(same)
    source = "" if found.thing.serial else found.place
    about = {"document": number, "raw": scan_of(found.thing), "owner": found.owner}
    made = month.send("exchange_goods", **about, source=source)
    if made is not None and month.random.random() < 0.4:
        month.send("undo_return", number=made["number"])


def buy_out(month: Month) -> None:
    """The partner buys goods where they lie, or a hospital does; some are taken back, some of them much later."""
    found = month.somewhere()
    if found is not None:
        pieces = "1" if found.thing.serial else str(month.random.randrange(1, int(found.pieces) + 1))
        about = {"item": found.thing.ref, "lot": found.thing.lot, "serial": found.thing.serial, "owner": found.owner}
        buyer = month.random.choice(("", "", "XX"))
        made = month.send("buy_out", LEADER, **about, pieces=pieces, place=found.place, buyer=buyer, agreed_by="M")
        if made is not None:
            month.bought.append(made["document"])
    if month.bought and month.random.random() < 0.5:
        document = month.random.choice(month.bought[-5:])
        if month.send("undo_buy_out", LEADER, document=document, reason="wrong lot") is not None:
            month.bought.remove(document)


def give_back(month: Month) -> None:
    """Goods go back to their maker."""
    found = month.somewhere(PlaceKind.BIN)
    if found is not None:
        month.send("give_back", raw=scan_of(found.thing), source=found.place, pieces="1", owner=found.owner)


def scrap(month: Month) -> None:
    """Goods that are expired, or held just before, are destroyed; what can still be used is refused."""
    found = month.somewhere(PlaceKind.BIN)
    if found is not None:
        raw, agreed = scan_of(found.thing), {"agreed_by": "M", "reason": "certificate 7", "owner": found.owner}
        if month.random.random() < 0.5 and (held := month.send("hold_goods", raw=raw, reason="quality")) is not None:
            month.holds.append(held["hold"])
        month.send("scrap_goods", LEADER, raw=raw, source=found.place, pieces="1", **agreed)


def hold(month: Month) -> None:
    """Goods are held, or a hold is released by another person."""
    if month.holds and month.random.random() < 0.6:
        month.send("release_hold", LEADER, hold=month.holds.pop(0), reason="looked at")
    found = month.somewhere()
    if found is not None and month.random.random() < 0.5:
        held = month.send("hold_goods", raw=scan_of(found.thing), reason="quality")
        if held is not None:
            month.holds.append(held["hold"])


def recall(month: Month) -> None:
    """A lot is recalled; a recall that was a mistake is withdrawn at once, most others are lifted later."""
    if month.recalls and month.random.random() < 0.7:
        month.send("lift_recall", LEADER, number=month.recalls.pop(0), reason="wrong lot")
        return
    found = month.somewhere()
    if found is not None:
        blocked = month.send("block_recall", item=found.thing.ref, lot=found.thing.lot, reason="notice 7", site=SITE)
        if blocked is not None and month.random.random() < 0.4:
            month.must("withdraw_recall", CLERK, number=blocked["number"])
        elif blocked is not None:
            month.recalls.append(blocked["number"])


def count(month: Month) -> None:
    """A bin is counted blind; what differs is counted again by a second person, approved and posted."""
    place = month.random.choice((*BINS, *TRAYS))
    book = month.lying(place=place)
    seen = [one for one in book if month.random.random() < 0.9]
    there = [(scan_of(one.thing), one.pieces) for one in seen]
    if month.random.random() < 0.3:
        stray = month.somewhere(PlaceKind.BIN)
        there += [(scan_of(stray.thing), Decimal(1))] if stray is not None and stray.place != place else []
    ended = _count(month, place, there, CLERK)
    if ended is not None and ended["state"] == "to_recount":
        ended = _count(month, place, there, SECOND)
    if ended is None or ended["state"] == "closed":
        return
    if ended["state"] == "to_approve":
        month.send("approve_difference", LEADER, count=ended["count"], reason="not_found")
    if month.send("post_count", LEADER, count=ended["count"]) is None:
        month.must("drop_count", LEADER, place=place)


def _count(month: Month, place: str, there: list[tuple[str, Decimal]], who: str) -> dict[str, Any] | None:
    if month.send("start_count", who, place=place) is None:
        return None
    for raw, pieces in there:
        month.send("count_scan", who, place=place, raw=raw, pieces=str(pieces))
    return month.send("end_bin", who, place=place)


STEPS: dict[Callable[[Month], None], int] = {
    receive: 10,
    move: 22,
    undo: 4,
    fill_tray: 12,
    lend_or_return: 3,
    new_case: 7,
    end_case: 9,
    undo_usage: 1,
    deliver: 6,
    send_back: 9,
    undo_return: 2,
    exchange: 3,
    buy_out: 3,
    give_back: 3,
    scrap: 2,
    hold: 4,
    recall: 2,
    count: 3,
}
