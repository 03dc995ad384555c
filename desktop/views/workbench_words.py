"""Words of the workbench: symbologies, verdicts, warnings, and the report that is copied."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop import __version__
from desktop.domain.errors import Refusal
from desktop.domain.udi import Udi
from desktop.domain.udi.symbology import GS1_CARRIERS
from desktop.presenters.examining import Examined, Part, PartVerdict
from desktop.presenters.workbench import Entry, Known
from desktop.views import messages
from desktop.views.device_words import local_time
from desktop.views.entry_words import words_of
from desktop.views.names import named, shows_chinese
from desktop.views.words import facts as fact_words
from desktop.views.words.decoder import WARNINGS
from desktop.views.words.filling import visible

HEX_ROW: Final = 16
_LETTERS: Final = {
    "A": "Code 39", "C": "Code 128", "d": "Data Matrix", "e": "GS1 DataBar", "E": "EAN/UPC", "I": "ITF",
    "J": "DotCode", "L": "PDF417", "Q": "QR Code", "X": "?", "z": "Aztec", "h": "Han Xin",
}  # fmt: skip
_GS1_NAMES: Final = {
    "C1": "GS1-128", "d2": "GS1 DataMatrix", "d5": "GS1 DataMatrix (ECI)", "Q3": "GS1 QR Code",
    "Q4": "GS1 QR Code (ECI)", "J1": "GS1 DotCode", "J4": "GS1 DotCode (ECI)", "E4": "EAN-8", "E0": "EAN-13/UPC-A",
}  # fmt: skip


def symbology_words(aim: str) -> str:
    """What a symbology identifier means; what it means that none came."""
    translate = QCoreApplication.translate
    if not aim:
        return translate("Workbench", "no identifier sent: the scanner does not say what kind of symbol it read")
    key = aim[1:]
    name = _GS1_NAMES.get(key) or _LETTERS.get(key[:1], translate("Workbench", "unknown kind of symbol"))
    if key in GS1_CARRIERS or key[:1] in "EI":
        return f"{aim} = {name}"
    return f"{aim} = {name}, " + translate("Workbench", "not a GS1 symbol")


def warning_words(code: str) -> str:
    """One warning of the decoder or of the complete item."""
    if code in WARNINGS:
        return WARNINGS[code][1 if shows_chinese() else 0]
    translate = QCoreApplication.translate
    words = {
        "missing_di": translate("Workbench", "The identifier (DI) is missing: scan the other barcode of the label."),
        "missing_ai": translate("Workbench", "A field is there without the field that must come with it."),
        "exclusive_ais": translate("Workbench", "Two fields exclude each other."),
    }
    return words.get(code, code)


def part_name(part: Part) -> str:
    """The name of an element: the word of the trade, and its title in the standard."""
    word = fact_words.ready("", {"what": part.name}, "zh_CN" if shows_chinese() else "en").get("what", "")
    return f"{word} · {part.name}" if word and word != part.name else part.name


def verdict_words(part: Part, today: date) -> str:
    """What is to be said of an element; dates are written out."""
    translate = QCoreApplication.translate
    day = part.on.isoformat() if part.on is not None else ""
    if part.verdict is PartVerdict.EXPIRED and part.on is not None:
        days = (today - part.on).days
        ago = translate("Workbench", "expired, days ago: {0}").format(days)
        return f"{day} · {ago}"
    words = {
        PartVerdict.OK: day or translate("Workbench", "right"),
        PartVerdict.CHECKED: translate("Workbench", "check digit right"),
        PartVerdict.REFUSED: translate("Workbench", "here it fails"),
    }
    return words[part.verdict]


def refusal_words(refusal: Refusal) -> str:
    """Why it cannot be read, and at which character."""
    words = messages.words(refusal.code, refusal.facts)
    position = refusal.facts.get("position")
    if not isinstance(position, int):
        return words
    place = QCoreApplication.translate("Workbench", "Position {0}.").format(position)
    return f"{words} {place}"


def headline(examined: Examined) -> str:
    """The verdict in a few words."""
    translate = QCoreApplication.translate
    if examined.own is not None:
        return translate("Workbench", "The program's own code")
    if examined.udi is None and examined.refusal is not None:
        return messages.template(examined.refusal.code).partition("|")[0]
    if examined.udi is not None and examined.udi.warnings:
        return translate("Workbench", "It reads, with warnings")
    return translate("Workbench", "It reads")


def mended_words(examined: Examined) -> tuple[str, ...]:
    """What would have to be repaired to read a refused scan; nothing when there is nothing to say."""
    translate = QCoreApplication.translate
    if examined.refusal is None or examined.own is not None:
        return ()
    if examined.mended is None:
        return (
            translate("Workbench", "Nothing that a keyboard does to a scan explains it: look at the label itself."),
        )
    lead = translate("Workbench", "Repaired, it would read: {0}").format(said(examined.mended))
    advice = translate("Workbench", "The desks repair nothing: set the scanner up so that it comes right.")
    return (lead, *(warning_words(code) for code in examined.mended.warnings), advice)


def said(udi: Udi) -> str:
    """A decoded code in one line."""
    if udi.elements:
        return visible(" ".join(f"({one.identifier}) {one.value}" for one in udi.elements))
    return visible(udi.canonical)


def known_words(known: Known | None) -> tuple[str, ...]:
    """Which item it is, whether its lot and unit are known, and where they are."""
    translate = QCoreApplication.translate
    if known is None:
        return (translate("Workbench", "Looking it up …"),)
    if known.found is None:
        return (translate("Workbench", "Not looked up: it cannot be read."),) if known.error is None else (
            words_of(known.error),
        )  # fmt: skip
    found = known.found
    lines = [f"{named(found.name, found.name_en)} · {found.ref}", _package(found.level, found.pieces)]
    if found.lot:
        lines.append(_is_known(translate("Workbench", "Lot {0}"), found.lot, known=found.lot_id is not None))
    if found.serial:
        lines.append(_is_known(translate("Workbench", "Serial {0}"), found.serial, known=found.unit_id is not None))
    places = sorted({" › ".join(row.path) for row in known.rows})
    where = translate("Workbench", "Stands in {0}").format(", ".join(places[:5])) if places else ""
    return tuple(line for line in (*lines, where or translate("Workbench", "Nothing of it is on hand.")) if line)


def _package(level: int, pieces: int) -> str:
    if level <= 1 and pieces == 1:
        return ""
    return QCoreApplication.translate("Workbench", "Pieces in the package: {0}").format(pieces)


def _is_known(template: str, value: str, *, known: bool) -> str:
    translate = QCoreApplication.translate
    word = translate("Workbench", "known") if known else translate("Workbench", "not known yet")
    return f"{template.format(value)} · {word}"


def joined_words(entry: Entry) -> tuple[str, ...]:
    """Both barcodes of one label."""
    both = entry.joined
    if both is None:
        return ()
    translate = QCoreApplication.translate
    if both.refusal is not None:
        return (translate("Workbench", "This scan and the one before do not go together."), words_of(both.refusal))
    lead = translate("Workbench", "With the scan before it: {0}").format(said(both.udi) if both.udi is not None else "")
    clean = translate("Workbench", "The label is complete.")
    return (lead, *(warning_words(code) for code in both.warnings)) if both.warnings else (lead, clean)


# ---------------------------------------------------------------- the report


def hex_rows(data: bytes) -> list[str]:
    """Sixteen bytes in a row, each row begins with its offset."""
    rows = range(0, len(data), HEX_ROW)
    return [f"{start:04X}  {data[start : start + HEX_ROW].hex(' ').upper()}" for start in rows]


def report(entry: Entry) -> str:
    """All that is shown, as text for the engineer; plain lines, nothing that a mail would change."""
    translate = QCoreApplication.translate
    examined, sample = entry.examined, entry.examined.sample
    scanner = sample.scanner or translate("Workbench", "typed")
    title = f"Sparezone {__version__} - {headline(examined)}"
    length = translate("Workbench", "Characters: {0}").format(len(sample.raw))
    parts = [
        f"{part.position:>4}  ({part.identifier}) {part_name(part)}: {visible(part.value)} - "
        f"{verdict_words(part, examined.today)}"
        for part in examined.parts
    ]
    blocks = [
        [title, f"{local_time(sample.at)} - {scanner} - {sample.mode.value}"],
        [symbology_words(sample.aim), length, visible(sample.raw)],
        hex_rows(sample.bytes),
        parts,
        [refusal_words(examined.refusal)] if examined.refusal is not None and examined.own is None else [],
        [warning_words(code) for code in examined.udi.warnings] if examined.udi is not None else [],
        list(mended_words(examined)),
        list(known_words(entry.known)),
        list(joined_words(entry)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
