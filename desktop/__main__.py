"""The command line: the window, and every headless command."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Final

COMMANDS: Final = {
    "decode": "desktop.commands.decode",
    "demo": "desktop.commands.demo",
    "do": "desktop.commands.do",
    "query": "desktop.commands.query",
    "import": "desktop.commands.import_file",
    "label": "desktop.commands.label",
    "report": "desktop.commands.report",
    "verify-pack": "desktop.commands.verify_pack",
    "db": "desktop.commands.db",
    "agent": "desktop.commands.agent",
    "secret": "desktop.commands.secret",
}
USAGE: Final = """usage: sparezone [--database-url URL] [--data-dir DIR] [--settings FILE] [--language zh_CN|en]
       sparezone COMMAND …

commands:
  demo    play a working day on invented data: --out DIR [--seed N]
  decode  decode scans: JSON lines (or --text) in, JSON lines out
  do      send requests: JSON lines in, JSON lines out; --list prints every verb
  query   read: sparezone query NAME; --list prints every name
  import  read a file: sparezone import KIND FILE [--dry-run]
  label   write a label: sparezone label --udi RAW --template NAME --language zpl --out FILE; --list, --sheet
  report  write a document: sparezone report command-card --out FILE
  verify-pack  prove an audit pack: PACK.zip [--head SEQUENCE:HASH]
  db      upgrade, verify, backup, restore or copy the database
  agent   keep the deadlines and send the messages where no window runs; --once
  secret  keep the mail password or a channel's secret in the system's key store: set|check|forget NAME
"""


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    if given and given[0] in COMMANDS:
        run: Callable[[list[str]], int] = import_module(COMMANDS[given[0]]).run
        return run(given[1:])
    if given and (given[0] in ("-h", "--help", "help") or not given[0].startswith("-")):
        unknown = not given[0].startswith("-") and given[0] != "help"
        (sys.stderr if unknown else sys.stdout).write(USAGE)
        return 2 if unknown else 0
    from desktop.commands.window import run as open_window

    return open_window(given)


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "surrogateescape")


def run() -> int:
    """`main`, for the shell: a reader that goes away, or Ctrl+C, ends it quietly."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


if __name__ == "__main__":
    sys.exit(run())
