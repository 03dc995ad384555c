"""The words of the label designer: kinds of elements, fields with what they hold, and what is wrong with a value."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Refusal
from desktop.labels.elements import Box, Element, IsoSymbol, Line, Picture, Symbol, Text
from desktop.labels.iso_symbols import ISO_SYMBOLS
from desktop.presenters.design_shown import DesignFault
from desktop.presenters.reply import refused
from desktop.views import messages
from desktop.views.names import shows_chinese
from desktop.views.words.filling import visible
from desktop.views.words.labels import SYMBOL_KINDS
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Designer"

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("type", QT_TRANSLATE_NOOP("Designer", "Text")),
    "symbol": ("qr-code", QT_TRANSLATE_NOOP("Designer", "Barcode")),
    "line": ("minus", QT_TRANSLATE_NOOP("Designer", "Line")),
    "box": ("square", QT_TRANSLATE_NOOP("Designer", "Box")),
    "picture": ("image", QT_TRANSLATE_NOOP("Designer", "Picture")),
    "iso_symbol": ("shapes", QT_TRANSLATE_NOOP("Designer", "ISO symbol")),
}
"""Icon and name of each kind of element, in the order of the palette."""

PURPOSES: Final = {
    "unit": QT_TRANSLATE_NOOP("Designer", "Unit"),
    "lot": QT_TRANSLATE_NOOP("Designer", "Lot"),
    "tray": QT_TRANSLATE_NOOP("Designer", "Tray"),
    "hold": QT_TRANSLATE_NOOP("Designer", "Hold"),
    "bin": QT_TRANSLATE_NOOP("Designer", "Bin"),
    "place": QT_TRANSLATE_NOOP("Designer", "Place"),
    "badge": QT_TRANSLATE_NOOP("Designer", "Badge"),
    "box": QT_TRANSLATE_NOOP("Designer", "Box (parcel)"),
    "hand_over": QT_TRANSLATE_NOOP("Designer", "Hand-over"),
    "device": QT_TRANSLATE_NOOP("Designer", "Equipment"),
    "test": QT_TRANSLATE_NOOP("Designer", "Test"),
}

CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "face": {
        "regular": QT_TRANSLATE_NOOP("Designer", "Regular"),
        "bold": QT_TRANSLATE_NOOP("Designer", "Bold"),
        "mono": QT_TRANSLATE_NOOP("Designer", "Monospaced"),
        "mono_bold": QT_TRANSLATE_NOOP("Designer", "Monospaced bold"),
    },
    "align": {
        "left": QT_TRANSLATE_NOOP("Designer", "Left"),
        "center": QT_TRANSLATE_NOOP("Designer", "Centred"),
        "right": QT_TRANSLATE_NOOP("Designer", "Right"),
    },
    "vertical": {
        "top": QT_TRANSLATE_NOOP("Designer", "Top"),
        "middle": QT_TRANSLATE_NOOP("Designer", "Middle"),
        "bottom": QT_TRANSLATE_NOOP("Designer", "Bottom"),
    },
    "overflow": {
        "shrink": QT_TRANSLATE_NOOP("Designer", "Shrink"),
        "wrap": QT_TRANSLATE_NOOP("Designer", "Wrap, then shrink"),
        "refuse": QT_TRANSLATE_NOOP("Designer", "Refuse"),
    },
    "direction": {
        "level": QT_TRANSLATE_NOOP("Designer", "Level"),
        "upright": QT_TRANSLATE_NOOP("Designer", "Upright"),
    },
    "when_rule": {
        "present": QT_TRANSLATE_NOOP("Designer", "has a value"),
        "absent": QT_TRANSLATE_NOOP("Designer", "has none"),
        "equals": QT_TRANSLATE_NOOP("Designer", "is exactly"),
    },
    "purpose": PURPOSES,
}

FIELD_WORDS: Final[Mapping[str, str]] = {
    "udi": QT_TRANSLATE_NOOP("Designer", "UDI for a barcode"),
    "hri": QT_TRANSLATE_NOOP("Designer", "UDI for people, with brackets"),
    "raw": QT_TRANSLATE_NOOP("Designer", "The scan as it came"),
    "agency": QT_TRANSLATE_NOOP("Designer", "Issuer of the UDI"),
    "di": QT_TRANSLATE_NOOP("Designer", "UDI-DI of the item"),
    "lot": QT_TRANSLATE_NOOP("Designer", "Lot"),
    "serial": QT_TRANSLATE_NOOP("Designer", "Serial number"),
    "expiry": QT_TRANSLATE_NOOP("Designer", "Use-by date"),
    "manufactured": QT_TRANSLATE_NOOP("Designer", "Date of manufacture"),
    "packed": QT_TRANSLATE_NOOP("Designer", "Date of packing"),
    "sterilization_lot": QT_TRANSLATE_NOOP("Designer", "Sterilization lot"),
    "nhsa_code": QT_TRANSLATE_NOOP("Designer", "Medical insurance code"),
    "ref": QT_TRANSLATE_NOOP("Designer", "Catalogue number (REF)"),
    "item": QT_TRANSLATE_NOOP("Designer", "Name of the item, Chinese"),
    "item_en": QT_TRANSLATE_NOOP("Designer", "Name of the item, English"),
    "specification": QT_TRANSLATE_NOOP("Designer", "Specification"),
    "model": QT_TRANSLATE_NOOP("Designer", "Model"),
    "manufacturer": QT_TRANSLATE_NOOP("Designer", "Manufacturer"),
    "registration": QT_TRANSLATE_NOOP("Designer", "Registration certificate"),
    "sterile": QT_TRANSLATE_NOOP("Designer", "How it was sterilized"),
    "quantity": QT_TRANSLATE_NOOP("Designer", "Quantity"),
    "unit": QT_TRANSLATE_NOOP("Designer", "Unit of measure"),
    "owner": QT_TRANSLATE_NOOP("Designer", "Owner of the goods"),
    "partner": QT_TRANSLATE_NOOP("Designer", "Partner of the site"),
    "site": QT_TRANSLATE_NOOP("Designer", "Site"),
    "zone": QT_TRANSLATE_NOOP("Designer", "Zone"),
    "place": QT_TRANSLATE_NOOP("Designer", "Place code"),
    "bin": QT_TRANSLATE_NOOP("Designer", "Bin code"),
    "capacity": QT_TRANSLATE_NOOP("Designer", "How much fits in"),
    "tray": QT_TRANSLATE_NOOP("Designer", "Tray code"),
    "tray_name": QT_TRANSLATE_NOOP("Designer", "Name of the tray"),
    "count": QT_TRANSLATE_NOOP("Designer", "Pieces in it"),
    "contents": QT_TRANSLATE_NOOP("Designer", "What is in it"),
    "hold": QT_TRANSLATE_NOOP("Designer", "Kind of hold"),
    "reason": QT_TRANSLATE_NOOP("Designer", "Reason of the hold"),
    "notice": QT_TRANSLATE_NOOP("Designer", "Delivery note number"),
    "order": QT_TRANSLATE_NOOP("Designer", "Order number"),
    "surgery": QT_TRANSLATE_NOOP("Designer", "Time of the surgery"),
    "hospital": QT_TRANSLATE_NOOP("Designer", "Hospital"),
    "department": QT_TRANSLATE_NOOP("Designer", "Department"),
    "carrier": QT_TRANSLATE_NOOP("Designer", "Carrier"),
    "box": QT_TRANSLATE_NOOP("Designer", "Number of this box"),
    "boxes": QT_TRANSLATE_NOOP("Designer", "How many boxes"),
    "due": QT_TRANSLATE_NOOP("Designer", "Due date"),
    "received": QT_TRANSLATE_NOOP("Designer", "Date of receipt"),
    "person": QT_TRANSLATE_NOOP("Designer", "Name of the person"),
    "badge": QT_TRANSLATE_NOOP("Designer", "Badge number"),
    "role": QT_TRANSLATE_NOOP("Designer", "Role of the person"),
    "phone": QT_TRANSLATE_NOOP("Designer", "Telephone"),
    "device": QT_TRANSLATE_NOOP("Designer", "Equipment number"),
    "repair": QT_TRANSLATE_NOOP("Designer", "Repair number"),
    "warranty": QT_TRANSLATE_NOOP("Designer", "Warranty until"),
    "note": QT_TRANSLATE_NOOP("Designer", "Note"),
    "title": QT_TRANSLATE_NOOP("Designer", "Name of the place"),
    "code": QT_TRANSLATE_NOOP("Designer", "Code of the zone (SZ:…)"),
    "printed_at": QT_TRANSLATE_NOOP("Designer", "Time of printing"),
    "label": QT_TRANSLATE_NOOP("Designer", "Number of the label"),
    "copy": QT_TRANSLATE_NOOP("Designer", "Word on a reprint"),
}

WHYS: Final[Mapping[str, str]] = {
    "not_json": QT_TRANSLATE_NOOP("Designer", "The file is not a template in JSON"),
    "not_an_object": QT_TRANSLATE_NOOP("Designer", "Something other than an object stands here"),
    "not_a_list": QT_TRANSLATE_NOOP("Designer", "The elements are not a list"),
    "twice": QT_TRANSLATE_NOOP("Designer", "This key stands twice"),
    "unknown_key": QT_TRANSLATE_NOOP("Designer", "There is no such key"),
    "missing": QT_TRANSLATE_NOOP("Designer", "This is needed"),
    "unknown_word": QT_TRANSLATE_NOOP("Designer", "Choose one from the list"),
    "unknown_field": QT_TRANSLATE_NOOP("Designer", "No label knows this field: insert one from the list"),
    "bad_placeholder": QT_TRANSLATE_NOOP("Designer", "A field is written ${lot}: insert one from the list"),
    "control_character": QT_TRANSLATE_NOOP("Designer", "A character that nobody sees"),
    "out_of_bounds": QT_TRANSLATE_NOOP("Designer", "Too small or too large"),
    "outside_label": QT_TRANSLATE_NOOP("Designer", "That would be outside the label"),
    "empty": QT_TRANSLATE_NOOP("Designer", "This must not be empty"),
    "not_straight": QT_TRANSLATE_NOOP("Designer", "A line is level or upright: one of width and height is 0"),
    "not_a_number": QT_TRANSLATE_NOOP("Designer", "Not a number"),
    "not_a_condition": QT_TRANSLATE_NOOP("Designer", "Not a condition"),
    "not_a_name": QT_TRANSLATE_NOOP("Designer", "Small letters a–z, digits and _; a letter first"),
    "not_a_symbol_number": QT_TRANSLATE_NOOP("Designer", "Choose one from the list"),
    "not_text": QT_TRANSLATE_NOOP("Designer", "Not a text"),
    "not_words": QT_TRANSLATE_NOOP("Designer", "Not a text in both languages"),
    "not_true_or_false": QT_TRANSLATE_NOOP("Designer", "Neither yes nor no"),
    "not_base64": QT_TRANSLATE_NOOP("Designer", "The picture is damaged"),
    "not_png": QT_TRANSLATE_NOOP("Designer", "Not a PNG picture"),
    "too_long": QT_TRANSLATE_NOOP("Designer", "Too long"),
    "too_many": QT_TRANSLATE_NOOP("Designer", "A label holds 200 elements"),
    "not_its_file": QT_TRANSLATE_NOOP("Designer", "The name inside is not that of the file"),
}
"""What ``why`` of ``bad_template`` means."""

RAW_WHYS: Final[Mapping[str, str]] = {
    "not_in_data": QT_TRANSLATE_NOOP("Designer", "not in the text of a field or the data of a barcode"),
    "malformed": QT_TRANSLATE_NOOP("Designer", "not written like ${lot}"),
    "needs_start_code": QT_TRANSLATE_NOOP("Designer", "the data must begin with a start code"),
    "half_a_pair": QT_TRANSLATE_NOOP("Designer", "half a pair of digits before it"),
    "unknown_code_set": QT_TRANSLATE_NOOP("Designer", "a code set that is not known"),
    "has_a_meaning_here": QT_TRANSLATE_NOOP("Designer", "the character has a meaning of its own here"),
    "needs_utf8": QT_TRANSLATE_NOOP("Designer", "the file does not switch the printer to UTF-8"),
    "kind_of_barcode": QT_TRANSLATE_NOOP("Designer", "a kind of barcode that cannot be filled safely"),
    "several_barcodes": QT_TRANSLATE_NOOP("Designer", "several barcodes in one field"),
    "mode_of_bc": QT_TRANSLATE_NOOP("Designer", "this mode of ^BC cannot be filled safely"),
    "mode_of_bq": QT_TRANSLATE_NOOP("Designer", "this mode of ^BQ cannot be filled safely"),
    "escape_of_bx": QT_TRANSLATE_NOOP("Designer", "^BX needs an escape sign"),
    "escape_of_dmatrix": QT_TRANSLATE_NOOP("Designer", "DMATRIX needs an escape sign"),
    "fh_and_bx_share_a_sign": QT_TRANSLATE_NOOP("Designer", "^FH and ^BX use the same sign"),
    "half_an_escape": QT_TRANSLATE_NOOP("Designer", "half an escape before it"),
    "no_escape_sign_left": QT_TRANSLATE_NOOP("Designer", "no character is left to escape with"),
    "not_in_this_barcode": QT_TRANSLATE_NOOP("Designer", "this barcode cannot carry it"),
    "control_character": QT_TRANSLATE_NOOP("Designer", "a character that nobody sees"),
    "too_long": QT_TRANSLATE_NOOP("Designer", "too long"),
}
"""What ``why`` means where a printer file is refused."""


_OWN: Final = QT_TRANSLATE_NOOP("Designer", "UDI: DataMatrix of its issuer")


def say(source: str) -> str:
    """A text of this file in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def choices_of(key: str) -> list[tuple[str, str]]:
    """The values of a key that is a choice, with their words."""
    return [(value, say(words)) for value, words in CHOICES[key].items()]


def field_choices() -> list[tuple[str, str]]:
    """All fields: ``lot · Lot``."""
    return [(name, f"{name} · {say(words)}") for name, words in FIELD_WORDS.items()]


def symbol_choices() -> list[tuple[str, str]]:
    """All symbologies."""
    return [("udi", say(_OWN)), *SYMBOL_KINDS.items()]


def iso_choices() -> list[tuple[str, str]]:
    """All symbols of ISO 15223-1: ``5.1.5 · Batch code``."""
    chinese = shows_chinese()
    return [(number, f"{number} · {title.zh if chinese else title.en}") for number, title in ISO_SYMBOLS.items()]


def kind_of(element: Element) -> str:
    """The ``type`` of an element in the JSON."""
    kinds: dict[type, str] = {Text: "text", Symbol: "symbol", Line: "line", Box: "box", Picture: "picture"}
    return kinds.get(type(element), "iso_symbol")


def title_of(element: Element) -> str:
    """What an element is called in a list: its text, or what it is."""
    match element:
        case Text():
            return visible(element.value.said("zh_CN" if shows_chinese() else "en").replace("\n", " "))
        case Symbol():
            return visible(f"{dict(symbol_choices()).get(str(element.kind), '')} · {element.value}")
        case IsoSymbol():
            return dict(iso_choices()).get(element.number, element.number)
        case _:
            return say(KINDS[kind_of(element)][1])


def reason(error: Exception) -> str:
    """Why something was refused; a bad value of a template says what is wrong with it, not where."""
    if isinstance(error, Refusal) and error.code == "bad_template" and error.facts.get("why") in WHYS:
        return say(WHYS[str(error.facts["why"])])
    return messages.words(_code(error), _facts(error))


def short_reason(fault: DesignFault) -> str:
    """The headline of a fault, for the place where it is."""
    return reason(fault.error) if fault.error.code == "bad_template" else messages.card(refused(fault.error)).headline


def _code(error: Exception) -> str:
    return str(getattr(error, "code", "program_error"))


def _facts(error: Exception) -> Mapping[str, Any]:
    """Without the number of the element, which was counted among those that could be drawn."""
    facts = dict(getattr(error, "facts", {}))
    if facts.get("why") in RAW_WHYS:
        facts["why"] = say(RAW_WHYS[str(facts["why"])])
    return {name: value for name, value in facts.items() if name not in ("element", "other")}
