"""``sparezone decode``: barcodes in on stdin, one JSON object a line out.

Without a database and without a window, so it starts at once and can be put into other programs.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from desktop.commands.decode_words import LANGUAGES, words
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, Mode, Udi, decode

DECODED = 0
REFUSED = 1

_FIELDS = (
    "di", "lot", "serial", "expiry", "expiry_time", "expiry_precision", "valid_until", "best_before", "manufactured",
    "packed", "quantity", "ref", "software", "sscc", "giai", "grai", "grai_serial", "lic", "pcn", "unit_of_measure",
    "donation_id", "pzn", "sterilization_lot", "nhsa_code",
)  # fmt: skip
_TOLD_LEVELS = (Agency.MA, Agency.AHM)
"""Agencies whose label says the package level; with GS1 and HIBC it is a digit of the identifier."""


def run(arguments: list[str]) -> int:
    """Decode every line of stdin.

    Returns:
        0 when all were decoded, 1 when a scan was refused or a line was no request, 2 for wrong usage.
    """
    given = _parser().parse_args(arguments)
    _speak_utf8()
    status = DECODED
    for line in _lines(sys.stdin.buffer):
        told = _text_line(line, given) if given.text else _json_line(line, given)
        status = status if told["ok"] else REFUSED
        _tell(told)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sparezone decode", description=__doc__)
    parser.add_argument("--text", action="store_true", help="one scan a line instead of one JSON object a line")
    parser.add_argument("--mode", default="strict", choices=list(Mode), help="where a line names none")
    parser.add_argument("--today", default="", type=_day, help="YYYY-MM-DD, where a line names none")
    parser.add_argument("--separators", default="", help="characters that the scanner sends instead of GS")
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text) if text else SystemClock().now().astimezone().date()


def _speak_utf8() -> None:
    """The pipe is UTF-8 whatever the console's code page is."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    """Lines end with LF, or CR LF; nothing else ends a line, for a scan may hold the other separators."""
    for data in stream:
        line = data.decode("utf-8", errors="replace").removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")
        if line:
            yield line


def _tell(answer: dict[str, Any]) -> None:
    text = json.dumps(answer, ensure_ascii=False)
    # half a surrogate pair cannot be written; its escape is JSON again
    sys.stdout.write(text.encode("utf-8", errors="backslashreplace").decode("utf-8") + "\n")


def _text_line(line: str, given: argparse.Namespace) -> dict[str, Any]:
    return answer(line, given.today, Mode(given.mode), given.separators, given.language)


def _json_line(line: str, given: argparse.Namespace) -> dict[str, Any]:
    try:
        request = json.loads(line)
        raw = request["raw"]
        mode = Mode(request.get("mode") or given.mode)
        today = _day(request["today"]) if request.get("today") else given.today
        separators = request.get("separators") or given.separators
        if not isinstance(raw, str) or not isinstance(separators, str):
            raise TypeError(line)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _refused("bad_request", {"found": line[:100]}, given.language)
    return answer(raw, today, mode, separators, given.language)


def answer(raw: str, today: date, mode: Mode, separators: str = "", language: str = "en") -> dict[str, Any]:
    """The JSON object for one scan: ``ok`` and what was decoded, or ``error`` with its words and facts.

    Args:
        raw: the scan.
        today: for two-digit years.
        mode: what may be repaired.
        separators: characters that stand for GS.
        language: of the message.
    """
    try:
        udi = decode(raw, today=today, mode=mode, separators=separators)
    except Refusal as refusal:
        return _refused(refusal.code, dict(refusal.facts), language)
    return {"ok": True, "agency": str(udi.agency)} | _said(udi) | {
        "warnings": list(udi.warnings),
        "repaired": udi.repaired,
    }  # fmt: skip


def _refused(code: str, facts: dict[str, Any], language: str) -> dict[str, Any]:
    told = {"ok": False, "error": code, "message": words(code, facts, language), "facts": facts}
    return told | {name: facts[name] for name in ("nhsa_code",) if name in facts}


def _said(udi: Udi) -> dict[str, Any]:
    """The fields that the barcode has, no others; dates in ISO form."""
    said: dict[str, Any] = {}
    for name in _FIELDS:
        value = getattr(udi, name)
        if value is not None:
            said[name] = value.isoformat() if isinstance(value, date) else value
    if udi.agency in _TOLD_LEVELS and udi.package_level is not None:
        said["package_level"] = udi.package_level
    if udi.partial:
        said |= {"partial": True} | ({"link": udi.link} if udi.link is not None else {})
    if udi.ais:
        said["ais"] = dict(udi.ais)
    if udi.agency is Agency.GS1:
        said["elements"] = "".join(f"({one.identifier}){one.value}" for one in udi.elements)
    return said
