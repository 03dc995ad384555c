"""The paper of a pack: its figures, each as the manifest has it, and which table proves which requirement."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from desktop.reports.audit_pack import paper_words as said
from desktop.reports.table_pages import Pages, Section, write_pages

_TOLD_APART: Final = ("links", "links_not_following", "scan_per_mille")
_BY_WORD: Final = ("movements", "entries")


def write_paper(path: Path, manifest: dict[str, Any], *, chinese: bool) -> None:
    """Write the report of a manifest.

    Raises:
        OSError: the file cannot be written.
    """
    head = tuple(words[chinese] for words in said.FIGURE_HEAD)
    rows = list(_figures(manifest["figures"], chinese=chinese))
    figures = Section(said.FIGURES[chinese], head, rows, (92, 38, 50), frozenset({2}), frozenset({1}))
    proofs = [(what[chinese], table, how[chinese]) for what, table, how in said.PROOFS]
    names = tuple(words[chinese] for words in said.EVIDENCE_HEAD)
    evidence = Section(said.EVIDENCE[chinese], names, proofs, (72, 52, 56), frozenset({1}))
    title = said.TITLE[chinese].format(manifest["site"]["code"])
    facts = list(_facts(manifest, chinese=chinese))
    pages = Pages(title, facts, (figures, evidence), said.HOW[chinese])
    write_pages(path, pages, chinese=chinese)


def _facts(manifest: dict[str, Any], *, chinese: bool) -> Iterator[str]:
    site, period, made = manifest["site"], manifest["period"], manifest["made"]
    before, last = manifest["chain"]["before"], manifest["chain"]["last"]
    name = site["name"] if chinese else site["name_en"] or site["name"]
    where = made["workstation"] or "–"
    told = (
        (name, site["code"], period["first"], period["last"], site["time_zone"]),
        (made["at"][:19].replace("T", " "), made["name"], made["badge"], where, manifest["program"]),
        (before["sequence"] + 1, last["sequence"]),
        (before["hash"],),
        (last["hash"],),
    )
    for words, values in zip(said.FACTS, told, strict=True):
        yield words[chinese].format(*values)
    if not period["complete"]:
        yield said.NOT_OVER[chinese]
    if manifest["common"] is None:
        yield said.NO_COMMON[chinese]


def _figures(figures: dict[str, Any], *, chinese: bool) -> Iterator[tuple[str, str, str]]:
    broken, links = figures["links_not_following"], figures["links"]
    sound = said.SOUND[not broken][chinese].format(f"{broken:,}", f"{links:,}")
    yield said.CHAIN_FOLLOWS[chinese], sound, "links_not_following"
    share = figures["scan_per_mille"]
    yield said.SCAN_SHARE[chinese], f"{share // 10}.{share % 10} %", "scan_per_mille"
    for name, value in figures.items():
        if name in _BY_WORD:
            words = said.NAMES[name][chinese]
            yield from (
                (words.format(said.WORDS[one][chinese]), f"{of:,}", f"{name}.{one}") for one, of in value.items()
            )
        elif isinstance(value, dict):
            yield from ((said.NAMES[f"{name}.{one}"][chinese], f"{of:,}", f"{name}.{one}") for one, of in value.items())
        elif name not in _TOLD_APART:
            yield said.NAMES[name][chinese], f"{value:,}", name
