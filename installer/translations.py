"""Keeps the translations: ``lupdate`` finds the texts, people write the Chinese, ``lrelease`` packs both.

``python -m installer.translations``                writes the ``.ts`` and ``.qm`` files, tells what is unfinished
``python -m installer.translations --missing``      prints the texts without Chinese as JSON
``python -m installer.translations --fill FILE``    takes ``{context: {source: Chinese}}`` from a JSON file; the
                                                    context ``*`` is any

``resources/translations/sparezone_zh_CN.ts`` is the only place of the Chinese. The English file has plurals only;
they follow from the source: ``%n row(s)``, ``%n box(es)``, ``%n delivery(ies)``.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from installer.bootstrap import ROOT, environment

HOUSE = Path(ROOT)
FOLDER = HOUSE / "resources" / "translations"
CHINESE = "sparezone_zh_CN"
ENGLISH = "sparezone_en"
LANGUAGES = {CHINESE: ["-target-language", "zh_CN"], ENGLISH: ["-target-language", "en", "-pluralonly"]}

_SHORT = re.compile(r"(?<![\w.])tr\(")

EVERYWHERE = "*"

Filling = dict[str, dict[str, str]]


def tool(name: str) -> str:
    """A program that comes with PySide6.

    Raises:
        FileNotFoundError: it is not there.
    """
    import PySide6

    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    if found is None:
        raise FileNotFoundError(name)
    return found


def update(folder: Path = FOLDER) -> None:
    """Bring the texts of all sources into the ``.ts`` files; what is not in a source any more is dropped."""
    with TemporaryDirectory() as staged:
        sources = stage(HOUSE / "desktop", Path(staged))
        common = [tool("lupdate"), "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
        common += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext", *sources]
        for name, more in LANGUAGES.items():
            _run([*common, *more, "-ts", str(folder / f"{name}.ts")], Path(staged))


def stage(sources: Path, folder: Path) -> list[str]:
    """Copy the sources for ``lupdate``; returns the names of the copies.

    ``tr("Seat", "open")``, short for `QCoreApplication.translate`, would be taken for `QObject.tr` with a comment.
    """
    names = []
    for path in sorted(sources.rglob("*.py")):
        name = path.relative_to(sources).as_posix().replace("/", "-")
        (folder / name).write_text(_SHORT.sub("translate(", path.read_text("utf-8")), "utf-8")
        names.append(name)
    return names


def release(folder: Path = FOLDER) -> None:
    """Pack the ``.ts`` files into the ``.qm`` files that the program reads."""
    for name in (CHINESE, ENGLISH):
        line = [tool("lrelease"), "-silent", str(folder / f"{name}.ts"), "-qm", str(folder / f"{name}.qm")]
        _run(line, HOUSE)


def _run(line: list[str], folder: Path) -> None:
    subprocess.run(line, cwd=folder, env=environment(), check=True)


def missing(file: Path) -> dict[str, list[str]]:
    """The source texts of a ``.ts`` file that have no translation, by context."""
    found: dict[str, list[str]] = {}
    for context in _tree(file).iter("context"):
        for message in context.iter("message"):
            if _unfinished(message):
                found.setdefault(context.findtext("name", ""), []).append(message.findtext("source", ""))
    return found


def put(file: Path, filling: Filling) -> int:
    """Write translations into a ``.ts`` file; returns how many texts were found for them.

    A plural's forms are separated by ``|``; Chinese has one. What stands under ``*`` goes into every context, but
    never in place of what is there.
    """
    tree = _tree(file)
    count = 0
    for context in tree.iter("context"):
        words = filling.get(context.findtext("name", ""), {})
        for message in context.iter("message"):
            source = message.findtext("source", "")
            given = words.get(source) or (filling.get(EVERYWHERE, {}).get(source) if _unfinished(message) else "")
            if given:
                _put_one(message, given)
                count += 1
    tree.write(file, encoding="utf-8", xml_declaration=True)
    return count


def _unfinished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished"


def _tree(file: Path) -> "ElementTree.ElementTree[ElementTree.Element]":
    return ElementTree.parse(file)  # noqa: S314  # a file of this repository


def _put_one(message: ElementTree.Element, given: str) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ElementTree.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    if message.get("numerus") != "yes":
        translation.text = given
        return
    translation.clear()
    for form in given.split("|"):
        ElementTree.SubElement(translation, "numerusform").text = form


def english_plurals(file: Path) -> Filling:
    """What ``%n row(s)`` says for one and for many, for every text with a number."""
    return {
        context.findtext("name", ""): {
            source: "|".join(_one_and_many(source))
            for source in (message.findtext("source", "") for message in context.iter("message"))
        }
        for context in _tree(file).iter("context")
    }


def _one_and_many(source: str) -> tuple[str, str]:
    one, many = source.replace("y(ies)", "y"), source.replace("y(ies)", "ies")
    return re.sub(r"\((e?s)\)", "", one), re.sub(r"\((e?s)\)", r"\1", many)


def renew(folder: Path = FOLDER, filling: Filling | None = None) -> dict[str, list[str]]:
    """Update, fill, and pack; returns what has no Chinese."""
    folder.mkdir(parents=True, exist_ok=True)
    update(folder)
    put(folder / f"{ENGLISH}.ts", english_plurals(folder / f"{ENGLISH}.ts"))
    put(folder / f"{CHINESE}.ts", filling or {})
    update(folder)
    release(folder)
    return missing(folder / f"{CHINESE}.ts")


def main(words: list[str]) -> int:
    """Do what the command line asks for; exit status 1 when a text has no Chinese."""
    parser = argparse.ArgumentParser(prog="python -m installer.translations", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="print the texts without Chinese as JSON")
    parser.add_argument("--fill", metavar="FILE", help="JSON: {context: {source: Chinese}}")
    given = parser.parse_args(words)
    filling: Filling = json.loads(Path(given.fill).read_text("utf-8")) if given.fill else {}
    left = renew(FOLDER, filling)
    if given.missing:
        blank = {context: dict.fromkeys(sources, "") for context, sources in left.items()}
        print(json.dumps(blank, ensure_ascii=False, indent=1))
    else:
        print(f"{sum(map(len, left.values()))} texts have no Chinese")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
