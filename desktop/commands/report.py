"""``sparezone report``: a document to a file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.commands.options import DONE, database_options, tell, told
from desktop.reports.command_card import build_command_card
from desktop.storage.errors import EnvironmentFault

Builder = Callable[[Path, str], None]

DOCUMENTS: Final[dict[str, Builder]] = {
    "command-card": build_command_card,
}
FORMATS: Final = ("pdf",)


def run(arguments: list[str]) -> int:
    """Write one document; tells where as one JSON line."""
    parser = argparse.ArgumentParser(prog="sparezone report", description=__doc__, parents=[database_options()])
    parser.add_argument("name", choices=sorted(DOCUMENTS), metavar="NAME", help=", ".join(sorted(DOCUMENTS)))
    parser.add_argument("--format", default="pdf", choices=FORMATS)
    parser.add_argument("--out", required=True, metavar="FILE")
    given = parser.parse_args(arguments)
    return told(lambda: _write(given), given.language)


def _write(given: argparse.Namespace) -> int:
    from desktop.views.translation import language_of

    path = Path(given.out)
    try:
        DOCUMENTS[given.name](path, language_of(given.language))
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(path), detail=str(error.strerror)) from error
    tell({"ok": True, "report": given.name, "format": given.format, "path": str(path)})
    return DONE
