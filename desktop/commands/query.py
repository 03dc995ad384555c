"""``sparezone query``: what the database knows, as JSON lines for other programs."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from desktop.app import Options, open_store
from desktop.commands import (
    query_adverse,
    query_cases,
    query_centres,
    query_counts,
    query_deadlines,
    query_duties,
    query_equipment,
    query_labels,
    query_orders,
    query_outbox,
    query_prevention,
    query_recalls,
    query_refills,
    query_repairs,
    query_settlement,
    query_staff,
)
from desktop.commands.options import DONE, WRONG_USAGE, calendar_day, database_options, tell, told
from desktop.domain.adverse import AdverseState
from desktop.domain.cases import CaseState
from desktop.domain.clock import SystemClock
from desktop.domain.counts import CountState
from desktop.domain.deadlines import Basis
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.outbox import MessageState
from desktop.domain.permissions import Role
from desktop.domain.qualification import SessionState
from desktop.models.hold import HoldReason
from desktop.models.item import ItemKind
from desktop.models.label import LabelPurpose, LabelState
from desktop.models.notice import LineState, NoticeState
from desktop.models.returns import DefectState, FreightPayer, ReturnState
from desktop.queries import listing, notice_plan
from desktop.queries.count_plan import By
from desktop.queries.device_views import Department
from desktop.queries.history import HistoryEvent
from desktop.queries.looking_up import HitKind, find
from desktop.queries.pages import lot_page, tray_page, unit_page
from desktop.queries.statement import Figure
from desktop.queries.stock import stock_page
from desktop.queries.stock_filter import StockFilter
from desktop.services.wire import LARGEST, to_wire

Answer = Iterator[Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A list that can be asked for: who answers, its filters, which of them it needs, and which take stable words."""

    filters: tuple[str, ...]
    answer: Callable[..., Answer]
    needed: tuple[str, ...] = ()
    words: Mapping[str, type[StrEnum]] = field(default_factory=dict)


class Held(StrEnum):
    """Whether only what is under a hold."""

    YES = "yes"
    NO = "no"


def _stock(connection: Connection, **given: str) -> Answer:
    asked = _stock_filter(given)
    after = 0
    while page := stock_page(connection, asked, after):
        for row in page:
            plain = to_wire(row)
            del plain["id"]
            yield plain
        after = page[-1].id


def _stock_filter(given: Mapping[str, str]) -> StockFilter:
    named: dict[str, Any] = dict(given)
    named["state"] = ZoneState(given["state"]) if "state" in given else None
    named["held"] = given.get("held") == Held.YES
    return StockFilter(**named, today=_today())


def _today() -> Any:
    return SystemClock().now().astimezone().date()


def _history(connection: Connection, **given: str) -> Answer:
    """The life of what a scan or a name names; with ``--item``, of that item's unit or lot."""
    yield from _life(connection, given)


def _life(connection: Connection, given: Mapping[str, str]) -> tuple[HistoryEvent, ...]:
    if "serial" in given:
        return unit_page(connection, given.get("item", ""), given["serial"]).events
    if "lot" in given:
        return lot_page(connection, given.get("item", ""), given["lot"]).events
    if "tray" in given:
        return tray_page(connection, given["tray"]).events
    text = given.get("raw", "")
    hit = find(connection, text, _today())
    by_kind: dict[HitKind, Callable[[], tuple[HistoryEvent, ...]]] = {
        HitKind.UNIT: lambda: unit_page(connection, hit.item, hit.serial).events,
        HitKind.LOT: lambda: lot_page(connection, hit.item, hit.lot).events,
        HitKind.TRAY: lambda: tray_page(connection, hit.code).events,
    }
    if hit.kind not in by_kind:
        raise Refusal("scan_thing_first", raw=text)
    return by_kind[hit.kind]()


def _notices(connection: Connection, **given: str) -> Answer:
    rows = notice_plan.notices(connection)
    yield from (row for row in rows if given.get("state", row.state.value) == row.state.value)


def _discrepancies(connection: Connection, **given: str) -> Answer:
    yield from notice_plan.discrepancies(connection, given["notice"])


QUESTIONS: Final[Mapping[str, Question]] = {
    "stock": Question(
        ("text", "owner", "place", "item", "lot", "serial", "state", "site", "held"),
        _stock,
        words={"state": ZoneState, "held": Held},
    ),
    "history": Question(("raw", "item", "serial", "lot", "tray"), _history),
    "notices": Question(("state",), _notices, words={"state": NoticeState}),
    "notice-lines": Question(("notice", "state", "tray"), listing.notice_lines, words={"state": LineState}),
    "discrepancies": Question(("notice",), _discrepancies, ("notice",)),
    "places": Question(("site", "kind", "zone", "place"), listing.places, words={"kind": PlaceKind}),
    "labels": Question(
        ("label", "state", "purpose", "site", "item", "serial", "place", "printer", "workstation", "run"),
        listing.labels,
        words={"state": LabelState, "purpose": LabelPurpose},
    ),
    "open_labels": Question(("site", "printer", "workstation", "text"), query_labels.open_labels),
    "label_queue": Question(("printer", "workstation"), query_labels.label_queue),
    "label_day": Question(("day", "site"), query_labels.label_day),
    "label_runs": Question(("run",), query_labels.runs_of_labels),
    "label_history": Question(("label",), query_labels.label_history, ("label",)),
    "trays": Question(("site", "day"), query_cases.all_trays),
    "tray-contents": Question(("tray",), query_cases.tray_contents, ("tray",)),
    "tray-loans": Question((), query_cases.tray_loans),
    "kits": Question(("kit",), query_cases.kits),
    "cases": Question(("state", "hospital", "site"), query_cases.all_cases, words={"state": CaseState}),
    "case": Question(("case",), query_cases.case, ("case",)),
    "duties": Question(("case",), query_duties.case_duties, ("case",)),
    "presence-days": Question(("month", "site"), query_duties.presence_days, ("month",)),
    "visits": Question(("month", "site"), query_duties.visits, ("month",)),
    "waiting-minutes": Question(("month", "site"), query_duties.waiting_minutes, ("month",)),
    "emergencies": Question(("site", "running", "at"), query_orders.emergencies, words={"running": Held}),
    "emergency": Question(("order", "at"), query_orders.emergency, ("order",)),
    "nearest": Question(("item", "site", "hospital", "at"), query_orders.nearest, ("item", "site", "hospital")),
    "on_the_road": Question(("site",), query_orders.on_the_road),
    "roads": Question(("site", "hospital"), query_orders.roads),
    "usage": Question(("report", "case", "hospital"), query_cases.used),
    "billing": Question(("document", "owner", "payer"), query_cases.billing),
    "hospital-stock": Question(("hospital", "day"), query_cases.hospitals),
    "replenishment": Question(
        ("site", "owner", "item", "place", "all"), query_refills.replenishment, ("site",), words={"all": Held}
    ),
    "pars": Question(("site", "owner", "item", "place"), query_refills.pars),
    "short_dated": Question(("site", "owner"), query_refills.short_dated, ("site",)),
    "orders": Question(("site", "owner", "order"), query_refills.orders),
    "reply_times": Question(("site",), query_refills.reply_times),
    "forecast": Question(
        ("site", "owner", "item", "place", "fill_rate", "lead_weeks"), query_refills.forecast, ("site",)
    ),
    "holds": Question(("item", "lot", "serial", "reason", "document"), listing.holds, words={"reason": HoldReason}),
    "people": Question(("badge", "role"), listing.people, words={"role": Role}),
    "items": Question(("item", "maker", "kind"), listing.items, words={"kind": ItemKind}),
    "counts": Question(("count", "place", "zone", "site", "state"), query_counts.counts, words={"state": CountState}),
    "count_plan": Question(("zone", "site", "day"), query_counts.plan),
    "count_scans": Question(("count",), query_counts.count_scans, ("count",)),
    "count_differences": Question(("count",), query_counts.count_differences, ("count",)),
    "count_accuracy": Question(("by", "site", "zone"), query_counts.accuracy, words={"by": By}),
    "likely_places": Question(("count",), query_counts.likely_places, ("count",)),
    "recall_locate": Question(("raw", "item", "lot", "serial_from", "serial_to"), query_recalls.recall_locate),
    "messages": Question(("state", "document"), query_outbox.messages, words={"state": MessageState}),
    "channels": Question(("receiver",), query_outbox.channels),
    "inbox": Question(("site", "told", "badge", "all"), query_outbox.inbox, words={"told": Role, "all": Held}),
    "adverse": Question(("state", "event"), query_adverse.adverse_events, words={"state": AdverseState}),
    "contacts": Question(("party",), query_adverse.contacts),
    "warranty": Question(query_equipment.WARRANTY, query_equipment.warranty, ("serial",)),
    "warranty-rules": Question(("rule",), query_equipment.rules),
    "devices": Question(("text", "system"), query_equipment.devices),
    "device-views": Question(
        ("serial", "model", "view"), query_equipment.views, ("serial",), words={"view": Department}
    ),
    "device-parts": Question(("serial", "model"), query_equipment.parts, ("serial",)),
    "device-decisions": Question(("serial", "model"), query_equipment.decided, ("serial",)),
    "device-contracts": Question(("serial", "model"), query_equipment.contracts, ("serial",)),
    "device-service": Question(("serial", "model"), query_equipment.service, ("serial",)),
    "device-files": Question(("serial", "model"), query_equipment.files, ("serial",)),
    "device-file": Question(("id",), query_equipment.file, ("id",)),
    "warranty-reminders": Question(("serial", "model", "site", "badge"), query_equipment.reminders),
    "reminder-policies": Question((), query_equipment.reminder_policies),
    "device": Question(("serial", "model", "raw"), query_equipment.device),
    "repairs": Question(("site", "state", "serial", "closed"), query_repairs.orders, words=query_repairs.WORDS),
    "repair": Question(("repair",), query_repairs.order, ("repair",)),
    "repair-parts": Question(("repair",), query_repairs.parts, ("repair",)),
    "repair-technicians": Question(("repair",), query_repairs.technicians, ("repair",)),
    "repair-terms": Question(("site",), query_repairs.terms),
    "fault-classes": Question(("closed",), query_repairs.fault_classes, words={"closed": query_repairs.Closed}),
    "test-equipment": Question(("site", "day"), query_prevention.test_equipment),
    "calibration": Question(("equipment", "day"), query_prevention.calibration, ("equipment",)),
    "calibration-cycles": Question(("site",), query_prevention.cycles),
    "maintenance-plans": Question(("site",), query_prevention.maintenance_plans, ("site",)),
    "trend-rules": Question(("site",), query_prevention.trend_rules, ("site",)),
    "prevention": Question(("site", "all"), query_prevention.proposals, ("site",), words={"all": Held}),
    "device-risks": Question(("site",), query_prevention.risks, ("site",)),
    "life-models": Question(("site",), query_prevention.life_models, ("site",)),
    "service-figures": Question(query_prevention.FIGURES, query_prevention.service_figures, ("from", "to")),
    "staff": Question(("site", "badge"), query_staff.staff),
    "staff-member": Question(("badge",), query_staff.staff_member, ("badge",)),
    "team-check": Question(("site",), query_staff.team_check, ("site",)),
    "technicians": Question(query_staff.TECHNICIANS, query_staff.technicians, ("site",)),
    "qualified": Question(("line", "model", "day"), query_staff.qualified),
    "trainings": Question(("session", "state", "site", "badge"), query_staff.sessions, words={"state": SessionState}),
    "training-years": Question((), query_staff.training_years),
    "at-table": Question(("case",), query_staff.at_table),
    "training-needs": Question(("from", "badge"), query_staff.training_needs),
    "assessments": Question(("badge", "site"), query_staff.assessments),
    "assessment": Question(("badge",), query_staff.assessment, ("badge",)),
    "question-banks": Question((), query_staff.banks),
    "questions": Question(("topic",), query_staff.questions),
    "recalls": Question((), query_recalls.recall_list),
    "recall_pieces": Question(("recall",), query_recalls.recall_pieces, ("recall",)),
    "recall_notices": Question(("recall",), query_recalls.recall_notices),
    "trace": Question(("raw", "item", "serial", "case", "tray"), query_recalls.trace),
    "return_check": Question(("raw", "item", "lot", "serial"), query_recalls.return_check),
    "returns": Question(("state",), query_recalls.returned, words={"state": ReturnState}),
    "defects": Question(("state",), query_recalls.defects, words={"state": DefectState}),
    "freight": Question(("month", "payer"), query_recalls.freight, words={"payer": FreightPayer}),
    "exchanged": Question((), query_recalls.exchanges),
    "statement": Question(query_settlement.PERIOD, query_settlement.statement, query_settlement.PERIOD),
    "statement-movements": Question(
        (*query_settlement.PERIOD, "figure", "item", "lot", "serial"),
        query_settlement.statement_movements,
        query_settlement.PERIOD,
        {"figure": Figure},
    ),
    "statement-billing": Question(query_settlement.PERIOD, query_settlement.statement_billing, query_settlement.PERIOD),
    "ageing": Question((*query_settlement.STANDING, "day"), query_settlement.ageing, query_settlement.STANDING),
    "expiry-risk": Question(
        (*query_settlement.STANDING, "day"), query_settlement.expiry_risk, query_settlement.STANDING
    ),
    "slow-movers": Question(
        (*query_settlement.STANDING, "day"), query_settlement.slow_movers, query_settlement.STANDING
    ),
    "price-lists": Question(("owner",), query_settlement.price_lists),
    "consents": Question(("owner",), query_settlement.consents),
    "deadlines": Question(("site", "rule", "document", "basis"), query_deadlines.running, words={"basis": Basis}),
    "reminders": Question(("site", "told", "document", "all"), query_deadlines.told, words={"told": Role, "all": Held}),
    "on-time": Question(
        ("from", "to", "site", "rule", "hospital", "rows"), query_deadlines.on_time, ("from", "to"), {"rows": Held}
    ),
    "deadline-rules": Question(("rule",), query_deadlines.rule_list),
    "clock-jumps": Question(("workstation",), query_deadlines.clock_jumps),
    "sites": Question(("site",), query_centres.sites),
    "centre": Question(("site",), query_centres.centre, ("site",)),
    "external-ids": Question(
        ("system", "kind", "their_id", "all"), query_centres.external_ids, words=query_centres.WORDS | {"all": Held}
    ),
    "audit": Question(("site", "sequence"), listing.audit),
}


def run(arguments: list[str]) -> int:
    """Answer one question; exit status 2 when the question or a filter is not known."""
    if "--list" in arguments:
        for name, question in QUESTIONS.items():
            tell({"query": name, "filters": list(question.filters), "needed": list(question.needed)})
        return DONE
    name = arguments[0] if arguments else ""
    if name not in QUESTIONS:
        _parser("NAME", Question((), listing.people)).print_usage()
        return DONE if name in ("-h", "--help") else WRONG_USAGE
    given = _parser(name, QUESTIONS[name]).parse_args(arguments[1:])
    options = Options(given.database_url, given.data_dir, given.settings, given.language)
    filters = {one: value for one in QUESTIONS[name].filters if (value := getattr(given, one)) is not None}
    return told(lambda: _answer(options, QUESTIONS[name], filters), given.language)


def _parser(name: str, question: Question) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"sparezone query {name}", description=__doc__, parents=[database_options()], allow_abbrev=False
    )
    for one in question.filters:
        known = [word.value for word in question.words[one]] if one in question.words else None
        kind = _KINDS.get(one, _text)
        parser.add_argument(f"--{one}", required=one in question.needed, choices=known, type=kind)
    return parser


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:  # the shell sent bytes of another encoding
        raise argparse.ArgumentTypeError("it holds bytes that are no text in UTF-8") from error
    return text


def _whole(text: str) -> str:
    whole = int(text)
    if abs(whole) > LARGEST:
        raise ValueError(text)
    return str(whole)


def _name(text: str) -> str:
    return str(UUID(text))


def _day(text: str) -> str:
    return calendar_day(text).isoformat()


def _moment(text: str) -> str:
    try:
        calendar_day(text[:10])
        return datetime.fromisoformat(text).isoformat()
    except (ValueError, argparse.ArgumentTypeError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment, such as 2026-11-30T05:14:00+08:00") from error


_KINDS: Final[Mapping[str, Callable[[str], str]]] = {
    "sequence": _whole,
    "id": _whole,
    "label": _name,
    "run": _name,
    "at": _moment,
    "day": _day,
    "from": _day,
    "to": _day,
    "on": _day,
    "installed": _day,
}


def _answer(options: Options, question: Question, filters: Mapping[str, str]) -> int:
    store = open_store(options)
    try:
        with store.read() as connection:
            for row in question.answer(connection, **filters):
                tell(_plain(row))
    finally:
        store.close()
    return DONE


def _plain(row: Any) -> Any:
    return {name: to_wire(value) for name, value in row.items()} if isinstance(row, dict) else to_wire(row)
