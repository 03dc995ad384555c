"""What every headless command understands: which database, which language, who acts; and its exit status."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.settings import LANGUAGES, SettingsFault
from desktop.storage.errors import EnvironmentFault

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
ENVIRONMENT: Final = 3
EARLIEST: Final = 1900
LATEST: Final = 9000
"""Years."""


def database_options() -> argparse.ArgumentParser:
    """The options of a command that opens the database; give it to a parser as ``parents=[…]``."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--database-url", default="", metavar="URL")
    parser.add_argument("--data-dir", default="", metavar="DIR")
    parser.add_argument("--settings", default="", metavar="FILE")
    parser.add_argument("--language", default="", choices=("", *LANGUAGES))
    return parser


def calendar_day(text: str) -> date:
    """A day of a command line, for ``type=``; only one that can be reckoned with, so not the first or last of all.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, such as 2026-11-30") from error
    if not EARLIEST <= day.year <= LATEST:
        raise argparse.ArgumentTypeError(f"{text!r} lies outside of the years {EARLIEST} to {LATEST}")
    return day


def tell(value: Any) -> None:
    """One JSON line on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def told(command: Callable[[], int], language: str = "") -> int:
    """Run a command; a refusal or a fault is told as one JSON line with its words, and becomes the exit status."""
    from desktop.views.messages import words

    try:
        return command()
    except Refusal as refusal:
        tell({"ok": False, "refused": refusal.code, "facts": plain(refusal.facts)} | _said(words, refusal, language))
        return REFUSED
    except EnvironmentFault as fault:
        tell({"ok": False, "fault": fault.code, "facts": plain(fault.facts)} | _said(words, fault, language))
        return ENVIRONMENT
    except SettingsFault as fault:
        bad = EnvironmentFault("bad_settings", key=fault.key, why=fault.why)
        tell({"ok": False, "fault": bad.code, "facts": plain(bad.facts)} | _said(words, bad, language))
        return ENVIRONMENT


def _said(words: Callable[..., str], told_of: Any, language: str) -> dict[str, str]:
    return {"message": words(told_of.code, told_of.facts, language)}


def plain(facts: Any) -> dict[str, Any]:
    """Facts as JSON knows them."""
    from desktop.services.wire import to_wire

    return {name: to_wire(value) for name, value in facts.items()}
