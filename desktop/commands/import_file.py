"""``sparezone import KIND FILE``: a file comes in; all faults at once, nothing kept when one is wrong."""

import argparse
from pathlib import Path

from desktop.app import Options, find_home, open_store
from desktop.commands.options import DONE, REFUSED, database_options, tell, told
from desktop.exchange.importing import ImportOrder, import_file
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading import ENCODINGS
from desktop.services.wire import to_wire
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store


def run(arguments: list[str]) -> int:
    """Import a file or try to, and print the report as one JSON line; exit status 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="sparezone import", description=__doc__, parents=[database_options()])
    parser.add_argument("kind", choices=sorted(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("file", metavar="FILE", help="CSV or XLSX")
    parser.add_argument("--dry-run", action="store_true", help="check everything, keep nothing")
    parser.add_argument("--actor", required=True, metavar="BADGE", help="who imports")
    parser.add_argument("--workstation", default="", metavar="NAME")
    parser.add_argument("--encoding", default="", choices=("", *ENCODINGS), help="of a CSV when the rule fails")
    given = parser.parse_args(arguments)
    options = Options(given.database_url, given.data_dir, given.settings, given.language)
    return told(lambda: _import(options, given), given.language)


def _import(options: Options, given: argparse.Namespace) -> int:
    workstation = given.workstation or find_home(options).workstation
    order = ImportOrder(given.kind, Path(given.file), given.actor, workstation, given.dry_run, given.encoding)
    store = open_store(options)
    try:
        return report_import(store, order)
    finally:
        store.close()


def report_import(store: Store, order: ImportOrder) -> int:
    """Import and print the report; returns the exit status.

    Raises:
        Refusal: what is wrong is not the fault of a row.
        EnvironmentFault: ``cannot_read_file``, or the database failed.
    """
    try:
        report = import_file(store, order).value
    except OSError as error:
        raise EnvironmentFault("cannot_read_file", path=str(order.path), detail=str(error.strerror)) from error
    tell({"ok": report.ok} | to_wire(report))
    return DONE if report.ok else REFUSED
