"""``sparezone label --run ID``: what waits in a run of labels, on A4 sheets, recorded like any other print."""

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.app import Options, find_home, open_store
from desktop.commands.options import DONE, tell
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.runtime.prepared_label import Desk
from desktop.runtime.sheet_press import waiting_in_run, write_sheets
from desktop.services.perform import Envelope, Verb, perform


def write_run(given: argparse.Namespace) -> int:
    """Write the sheets and tell how many labels they hold.

    Raises:
        Refusal: ``unknown_run``, and what writing the sheets refuses.
        EnvironmentFault: the file or the database failed.
    """
    options = Options(given.database_url, given.data_dir, given.settings, "")
    home = find_home(options)
    store = open_store(options)

    def do(verb: Verb[Any, Any], request: Any) -> Any:
        workstation = given.workstation or home.workstation
        return perform(store, verb, request, Envelope(new_id(), given.actor, workstation, EnteredBy.CLICK)).value

    try:
        with store.read() as connection:
            contents = waiting_in_run(connection, _run(given.run))
        desk = Desk(given.today, given.text_language, given.templates)
        written = write_sheets(do, contents, desk, Path(given.out), given.start)
    finally:
        store.close()
    facts = {"labels": written.labels, "pages": written.pages, "passed_over": written.passed_over}
    tell({"ok": True, "run": given.run, "path": given.out} | facts)
    return DONE


def _run(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal("unknown_run", run=text) from error
