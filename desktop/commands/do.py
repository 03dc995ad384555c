"""``sparezone do``: the services that the window calls, one JSON request a line, one JSON answer a line."""

import argparse
import json
import sys
from datetime import timedelta
from typing import Any, Final

from desktop.app import Options, open_store
from desktop.commands.options import DONE, REFUSED, database_options, plain, tell, told
from desktop.domain.errors import Refusal
from desktop.services.verbs import answer_wire, describe
from desktop.services.wire import read_moment
from desktop.storage.unit_of_work import Store

FAST: Final = timedelta(minutes=5)
"""So much may the clock of a program that sends requests be ahead of this one."""


def run(arguments: list[str]) -> int:
    """Answer every line of stdin; exit status 1 when one was refused."""
    parser = argparse.ArgumentParser(prog="sparezone do", description=__doc__, parents=[database_options()])
    parser.add_argument("--list", action="store_true", help="print every verb with its fields")
    given = parser.parse_args(arguments)
    if given.list:
        for verb in describe():
            tell(verb)
        return DONE
    options = Options(given.database_url, given.data_dir, given.settings, given.language)
    return told(lambda: _answer_all(options), given.language)


def _refuse_future(store: Store, given: dict[str, Any]) -> None:
    """Nothing has happened yet that another program says will happen; its clock may be a little fast."""
    try:
        at = read_moment(given.get("at") or "")
    except (TypeError, ValueError):
        return  # the request itself says what is wrong with it
    if at > store.clock.now() + FAST:
        raise Refusal("in_the_future", at=at)


def _answer_all(options: Options) -> int:
    store, status = open_store(options), DONE
    try:
        for line in sys.stdin:
            if line.strip(" \r\n\t"):
                status = max(status, _answer(store, line, options.language))
    finally:
        store.close()
    return status


def _answer(store: Store, line: str, language: str) -> int:
    from desktop.views.messages import words

    try:
        given: Any = json.loads(line)
        if not isinstance(given, dict):
            raise Refusal("bad_request", field="", why="not_an_object")
        _refuse_future(store, given)
        done = answer_wire(store, given)
    except (json.JSONDecodeError, RecursionError):
        refusal = Refusal("bad_request", field="", why="not_json")
    except Refusal as raised:
        refusal = raised
    else:
        tell({"ok": True} | done.value)
        sys.stdout.flush()
        return DONE
    facts = plain(refusal.facts)
    tell({"ok": False, "refused": refusal.code, "facts": facts, "message": words(refusal.code, facts, language)})
    sys.stdout.flush()
    return REFUSED
