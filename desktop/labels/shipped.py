"""The templates that ship, and a person's own that stand in for them."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.template import Template, read_template
from desktop.paths import RESOURCES

FOLDER: Final = RESOURCES / "labels"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


def shipped() -> tuple[str, ...]:
    """The names of the templates that ship, in order of the alphabet."""
    return names(FOLDER)


def names(folder: Path) -> tuple[str, ...]:
    """The names of the templates in a folder; none if there is no folder."""
    return tuple(sorted(file.stem for file in folder.glob("*.json") if _NAME.fullmatch(file.stem)))


def template(name: str, folder: Path | None = None) -> Template:
    """A template by its name: the person's own from ``folder`` if there is one, else the one that ships.

    Raises:
        Refusal: ``unknown_template`` (``name``); ``bad_template``, also if the name inside is not that of the file.
        OSError: the file cannot be read.
    """
    if _NAME.fullmatch(name) is None:
        raise Refusal("unknown_template", name=name[:80])
    own = None if folder is None else folder / f"{name}.json"
    if own is not None and own.is_file():
        return _read(own, name)
    if name not in shipped():
        raise Refusal("unknown_template", name=name)
    return _shipped(name)


@lru_cache(maxsize=64)
def _shipped(name: str) -> Template:
    return _read(FOLDER / f"{name}.json", name)


def _read(file: Path, name: str) -> Template:
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise Refusal("bad_template", element=0, key="", value=file.name, why="not_json") from None
    found = read_template(text)
    if found.name != name:
        raise Refusal("bad_template", element=0, key="name", value=found.name, why="not_its_file")
    return found
