"""``sparezone report``: a document to a file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from desktop.app import Options, open_store
from desktop.commands import (
    report_adverse,
    report_audit,
    report_centres,
    report_counts,
    report_duties,
    report_equipment,
    report_figures,
    report_orders,
    report_refills,
    report_repairs,
    report_settlement,
    report_staff,
)
from desktop.commands.options import DONE, database_options, tell, told
from desktop.domain.errors import Refusal
from desktop.exchange.recall_file import freight_csv, recall_csv
from desktop.exchange.usage_file import usage_csv, usage_json
from desktop.reports.codes_of_site import build_badges, build_place_codes
from desktop.reports.command_card import build_command_card
from desktop.reports.discrepancy_note import build_discrepancy_note
from desktop.reports.freight_claims import build_freight_claims
from desktop.reports.recall_evidence import build_recall_evidence
from desktop.reports.recall_fetch_list import build_recall_fetch_list
from desktop.reports.recall_letters import build_recall_letters
from desktop.reports.scanner_sheet import build_scanner_sheet
from desktop.reports.usage_report import build_usage_report
from desktop.storage.errors import EnvironmentFault

FORMATS: Final = ("pdf", "csv", "json", "xlsx", "zip")
ONLY_PDF: Final = ("pdf",)
FORMATS_OF: Final[dict[str, tuple[str, ...]]] = {
    "attendance-list": report_staff.FORMS,
    "audit-pack": report_audit.FORMS,
    "count-result": report_counts.FORMS,
    "count-sheet": report_counts.FORMS,
    "failure-list": report_figures.LIST_FORMS,
    "freight-claims": ("pdf", "csv"),
    "management-sheet": report_figures.SHEET_FORMS,
    "order": report_refills.FORMS,
    "qualification-matrix": report_staff.FORMS,
    "recall-evidence": ("pdf", "csv"),
    "reconcile": report_settlement.FORMATS,
    "replenishment": report_refills.FORMS,
    "service-figures": report_figures.FORMS,
    "statement": report_settlement.FORMATS,
    "status-sheet": ("pdf", "csv", "json"),
    "training-record": report_staff.FORMS,
    "usage-report": ("pdf", "csv", "json"),
}
"""The forms of the documents that come in more than one."""


def run(arguments: list[str]) -> int:
    """Write one document; tells where as one JSON line."""
    parser = argparse.ArgumentParser(prog="sparezone report", description=__doc__, parents=[database_options()])
    parser.add_argument("name", choices=sorted(DOCUMENTS), metavar="NAME", help=", ".join(sorted(DOCUMENTS)))
    parser.add_argument("--format", default="", choices=("", *FORMATS))
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--site", default="", metavar="CODE", help="place-codes, centre-card: of which site")
    parser.add_argument("--notice", default="", metavar="NUMBER", help="discrepancy-note: of which delivery")
    parser.add_argument("--report", default="", metavar="NUMBER", help="usage-report: of which report")
    parser.add_argument(
        "--recall", default="", metavar="NUMBER", help="recall-evidence, -letters, -list: of which recall"
    )
    parser.add_argument("--month", default="", metavar="YYYY-MM", help="freight-claims, presence-days: of which month")
    parser.add_argument("--order", default="", metavar="NUMBER", help="order, hand-over, order-evidence: which one")
    report_settlement.add_options(parser)
    report_counts.add_options(parser)
    report_adverse.add_options(parser)
    report_duties.add_options(parser)
    report_staff.add_options(parser)
    report_figures.add_options(parser)
    report_repairs.add_options(parser)
    report_audit.add_options(parser)
    given = parser.parse_args(arguments)
    forms = FORMATS_OF.get(given.name, ONLY_PDF)
    given.format = given.format or forms[0]
    if given.format not in forms:
        parser.error(f"{given.name}: {', '.join(forms)}")
    return told(lambda: _write(given), given.language)


def _write(given: argparse.Namespace) -> int:
    path = Path(given.out)
    try:
        more = DOCUMENTS[given.name](given, path, _language(given))
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(path), detail=str(error.strerror)) from error
    tell({"ok": True, "report": given.name, "format": given.format, "path": str(path)} | (more or {}))
    return DONE


def _language(given: argparse.Namespace) -> str:
    from desktop.views.translation import language_of

    return language_of(given.language)


Write = Callable[[Connection, argparse.Namespace, Path, str], object]
"""Writes one document from the database: what was asked for, where to, in which language."""


def _command_card(_given: argparse.Namespace, path: Path, language: str) -> None:
    build_command_card(path, language)


def _scanner_sheet(_given: argparse.Namespace, path: Path, language: str) -> None:
    build_scanner_sheet(path, language)


def _from_database(write: Write, needed: str = "") -> Callable[[argparse.Namespace, Path, str], None]:
    """A document that is read from the database; without the option ``needed`` there is none."""

    def written(given: argparse.Namespace, path: Path, language: str) -> None:
        if needed and not getattr(given, needed):
            raise Refusal("field_empty", field=needed)
        store = open_store(Options(given.database_url, given.data_dir, given.settings, given.language))
        try:
            with store.read() as connection:
                write(connection, given, path, language)
        finally:
            store.close()

    return written


def _place_codes(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    build_place_codes(connection, path, language, given.site)


def _discrepancy_note(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    build_discrepancy_note(connection, path, language, given.notice)


def _usage_report(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    if given.format == "pdf":
        build_usage_report(connection, path, language, given.report)
    else:
        write = usage_csv if given.format == "csv" else usage_json
        path.write_bytes(write(connection, given.report))


def _recall_evidence(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    if given.format == "pdf":
        build_recall_evidence(connection, path, language, given.recall)
    else:
        path.write_bytes(recall_csv(connection, given.recall))


def _recall_letters(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    build_recall_letters(connection, path, language, given.recall)


def _recall_list(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    build_recall_fetch_list(connection, path, language, given.recall)


def _freight_claims(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    if given.format == "pdf":
        build_freight_claims(connection, path, language, given.month)
    else:
        path.write_bytes(freight_csv(connection, given.month))


def _badges(connection: Connection, _given: argparse.Namespace, path: Path, language: str) -> None:
    build_badges(connection, path, language)


DOCUMENTS: Final[dict[str, Callable[[argparse.Namespace, Path, str], dict[str, Any] | None]]] = {
    "attendance-list": _from_database(report_staff.attendance_list, "session"),
    "audit-pack": report_audit.audit_pack,
    "badges": _from_database(_badges),
    "centre-card": _from_database(report_centres.centre_card, "site"),
    "command-card": _command_card,
    "contact-card": _from_database(report_adverse.contact_card, "party"),
    "count-result": _from_database(report_counts.write_result),
    "count-sheet": _from_database(report_counts.write_sheet),
    "discrepancy-note": _from_database(_discrepancy_note, "notice"),
    "failure-list": _from_database(report_figures.failure_list),
    "first-report": _from_database(report_adverse.first_report, "event"),
    "follow-up-form": _from_database(report_duties.follow_up_form, "case"),
    "freight-claims": _from_database(_freight_claims),
    "hand-over": _from_database(report_orders.hand_over, "order"),
    "management-sheet": report_figures.management_sheet,
    "order": _from_database(report_refills.order),
    "order-evidence": _from_database(report_orders.order_evidence, "order"),
    "place-codes": _from_database(_place_codes, "site"),
    "presence-days": _from_database(report_duties.presence_days, "month"),
    "qualification-matrix": _from_database(report_staff.qualification_matrix),
    "recall-evidence": _from_database(_recall_evidence, "recall"),
    "recall-letters": _from_database(_recall_letters, "recall"),
    "recall-list": _from_database(_recall_list, "recall"),
    "replenishment": _from_database(report_refills.replenishment),
    "reconcile": _from_database(report_settlement.write_reconcile),
    "sop-sheet": _from_database(report_duties.sop_sheet, "case"),
    "job-sheet": _from_database(report_repairs.job_sheet, "repair"),
    "repair": _from_database(report_repairs.repair, "repair"),
    "rule-book": _from_database(report_equipment.rule_book),
    "scanner-sheet": _scanner_sheet,
    "service-figures": _from_database(report_figures.service_figures),
    "status-sheet": _from_database(report_equipment.status_sheet, "customer"),
    "statement": _from_database(report_settlement.write_statement),
    "training-record": _from_database(report_staff.training_record, "badge"),
    "written-report": _from_database(report_adverse.written_report, "event"),
    "usage-report": _from_database(_usage_report, "report"),
}
