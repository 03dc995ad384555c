"""Proofs of scanners, one JSON object a line, added and never changed: when, which scanner, what was found."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

NAME: Final = "scanner-proofs.jsonl"


def add_proof(folder: Path, proof: Mapping[str, Any]) -> None:
    """Add one proof; it is on the disk when this returns.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    line = json.dumps(dict(proof), ensure_ascii=False, sort_keys=True)
    with (folder / NAME).open("a", encoding="utf-8") as book:
        book.write(line + "\n")
        book.flush()
        os.fsync(book.fileno())


def proofs(folder: Path) -> tuple[dict[str, Any], ...]:
    """All proofs, oldest first; a line that was cut by a power failure is passed over.

    Raises:
        OSError: the book is there and cannot be read.
    """
    book = folder / NAME
    if not book.exists():
        return ()
    found = []
    for line in book.read_text(encoding="utf-8").split("\n"):
        try:
            found.append(dict(json.loads(line)))
        except ValueError:
            continue
    return tuple(found)
