"""``sparezone report``: a document to a file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.app import Options, open_store
from desktop.commands import report_counts, report_refills, report_settlement
from desktop.commands.options import DONE, database_options, tell, told
from desktop.domain.errors import Refusal
from desktop.exchange.recall_file import freight_csv, recall_csv
from desktop.exchange.usage_file import usage_csv, usage_json
from desktop.reports.codes_of_site import build_badges, build_place_codes
from desktop.reports.command_card import build_command_card
from desktop.reports.discrepancy_note import build_discrepancy_note
from desktop.reports.freight_claims import build_freight_claims
from desktop.reports.recall_evidence import build_recall_evidence
from desktop.reports.scanner_sheet import build_scanner_sheet
from desktop.reports.usage_report import build_usage_report
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store

FORMATS: Final = ("pdf", "csv", "json", "xlsx")
ONLY_PDF: Final = ("pdf",)
FORMATS_OF: Final[dict[str, tuple[str, ...]]] = {
    "count-result": report_counts.FORMS,
    "count-sheet": report_counts.FORMS,
    "freight-claims": ("pdf", "csv"),
    "order": report_refills.FORMS,
    "recall-evidence": ("pdf", "csv"),
    "reconcile": report_settlement.FORMATS,
    "replenishment": report_refills.FORMS,
    "statement": report_settlement.FORMATS,
    "usage-report": ("pdf", "csv", "json"),
}
"""The forms of the documents that come in more than one."""


def run(arguments: list[str]) -> int:
    """Write one document; tells where as one JSON line."""
    parser = argparse.ArgumentParser(prog="sparezone report", description=__doc__, parents=[database_options()])
    parser.add_argument("name", choices=sorted(DOCUMENTS), metavar="NAME", help=", ".join(sorted(DOCUMENTS)))
    parser.add_argument("--format", default="pdf", choices=FORMATS)
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--site", default="", metavar="CODE", help="place-codes: of which site")
    parser.add_argument("--notice", default="", metavar="NUMBER", help="discrepancy-note: of which delivery")
    parser.add_argument("--report", default="", metavar="NUMBER", help="usage-report: of which report")
    parser.add_argument("--recall", default="", metavar="NUMBER", help="recall-evidence: of which recall")
    parser.add_argument("--month", default="", metavar="YYYY-MM", help="freight-claims: of which month")
    parser.add_argument("--order", default="", metavar="NUMBER", help="order: which one")
    report_settlement.add_options(parser)
    report_counts.add_options(parser)
    given = parser.parse_args(arguments)
    if given.format not in FORMATS_OF.get(given.name, ONLY_PDF):
        parser.error(f"{given.name}: {', '.join(FORMATS_OF.get(given.name, ONLY_PDF))}")
    return told(lambda: _write(given), given.language)


def _write(given: argparse.Namespace) -> int:
    path = Path(given.out)
    try:
        DOCUMENTS[given.name](given, path, _language(given))
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(path), detail=str(error.strerror)) from error
    tell({"ok": True, "report": given.name, "format": given.format, "path": str(path)})
    return DONE


def _language(given: argparse.Namespace) -> str:
    from desktop.views.translation import language_of

    return language_of(given.language)


def _command_card(_given: argparse.Namespace, path: Path, language: str) -> None:
    build_command_card(path, language)


def _scanner_sheet(_given: argparse.Namespace, path: Path, language: str) -> None:
    build_scanner_sheet(path, language)


def _place_codes(given: argparse.Namespace, path: Path, language: str) -> None:
    if not given.site:
        raise Refusal("field_empty", field="site")
    store = _store(given)
    try:
        with store.read() as connection:
            build_place_codes(connection, path, language, given.site)
    finally:
        store.close()


def _discrepancy_note(given: argparse.Namespace, path: Path, language: str) -> None:
    if not given.notice:
        raise Refusal("field_empty", field="notice")
    store = _store(given)
    try:
        with store.read() as connection:
            build_discrepancy_note(connection, path, language, given.notice)
    finally:
        store.close()


def _usage_report(given: argparse.Namespace, path: Path, language: str) -> None:
    if not given.report:
        raise Refusal("field_empty", field="report")
    store = _store(given)
    try:
        with store.read() as connection:
            if given.format == "pdf":
                build_usage_report(connection, path, language, given.report)
            else:
                write = usage_csv if given.format == "csv" else usage_json
                path.write_bytes(write(connection, given.report))
    finally:
        store.close()


def _recall_evidence(given: argparse.Namespace, path: Path, language: str) -> None:
    if not given.recall:
        raise Refusal("field_empty", field="recall")
    store = _store(given)
    try:
        with store.read() as connection:
            if given.format == "pdf":
                build_recall_evidence(connection, path, language, given.recall)
            else:
                path.write_bytes(recall_csv(connection, given.recall))
    finally:
        store.close()


def _freight_claims(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            if given.format == "pdf":
                build_freight_claims(connection, path, language, given.month)
            else:
                path.write_bytes(freight_csv(connection, given.month))
    finally:
        store.close()


def _replenishment(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_refills.replenishment(connection, given, path, language)
    finally:
        store.close()


def _order(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_refills.order(connection, given, path, language)
    finally:
        store.close()


def _count_sheet(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_counts.write_sheet(connection, given, path, language)
    finally:
        store.close()


def _count_result(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_counts.write_result(connection, given, path, language)
    finally:
        store.close()


def _statement(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_settlement.write_statement(connection, given, path, language)
    finally:
        store.close()


def _reconcile(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            report_settlement.write_reconcile(connection, given, path, language)
    finally:
        store.close()


def _badges(given: argparse.Namespace, path: Path, language: str) -> None:
    store = _store(given)
    try:
        with store.read() as connection:
            build_badges(connection, path, language)
    finally:
        store.close()


def _store(given: argparse.Namespace) -> Store:
    return open_store(Options(given.database_url, given.data_dir, given.settings, given.language))


DOCUMENTS: Final[dict[str, Callable[[argparse.Namespace, Path, str], None]]] = {
    "badges": _badges,
    "command-card": _command_card,
    "count-result": _count_result,
    "count-sheet": _count_sheet,
    "discrepancy-note": _discrepancy_note,
    "freight-claims": _freight_claims,
    "order": _order,
    "place-codes": _place_codes,
    "recall-evidence": _recall_evidence,
    "replenishment": _replenishment,
    "reconcile": _reconcile,
    "scanner-sheet": _scanner_sheet,
    "statement": _statement,
    "usage-report": _usage_report,
}
