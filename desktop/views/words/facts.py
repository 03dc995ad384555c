"""Facts as words: names by language, moments in local time, terms of the trade, and nothing that nobody can see."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from desktop.domain.quantity import from_thousandths
from desktop.domain.udi.checks import gs1_digit
from desktop.local_time import local
from desktop.views.translation import CHINESE, text
from desktop.views.words.consignment import CONSIGNMENT
from desktop.views.words.deadlines import warning_words
from desktop.views.words.decoder import REASONS
from desktop.views.words.entries import ENTRIES
from desktop.views.words.field_names import FIELD_NAMES
from desktop.views.words.filling import LONGEST_SCAN, fill, fill_always, visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.refusals import DESK_REFUSALS, OFFICE_REFUSALS
from desktop.views.words.repairs import REPAIRS
from desktop.views.words.states import TERMS

FAULT: Final = QT_TRANSLATE_NOOP("messages", "row {row} · {column} {what} · “{value}”")
THE_ROW: Final = QT_TRANSLATE_NOOP("messages", "the row")
MOST_FAULTS: Final = 3

_HEADLINES: Final = OFFICE_REFUSALS | DESK_REFUSALS | CONSIGNMENT | REPAIRS

SCANS: Final = frozenset({"raw", "text", "found", "expected", "value", "di"})
"""Facts that may hold a whole scan."""

_IDS: Final = frozenset({"lot", "place", "unit", "owner", "item"})
"""Facts that name something; the ledger gives row numbers, which tell a person nothing."""

_MOMENT: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?[+-][0-9]{2}:[0-9]{2}")
"""A moment as JSON has it."""

DIGITS: Final = frozenset("0123456789")
KEYS: Final = frozenset({"GTIN", "SSCC", "CONTENT"})
"""Fields that are a number whose last digit is its check digit."""

LENGTHS: Final = frozenset({"too_long", "too_short", "oversize", "bad_count", "repeated_ai"})
"""Reasons for which the number that was expected tells something."""


_NAMED: Final = ("item", "hospital")


def ready(code: str, facts: Mapping[str, Any], language: str) -> dict[str, str]:
    """The words for each fact; "" for one that tells nothing.

    Args:
        code: whose facts they are.
        facts: as a refusal or a reply gives them, or as they came back from JSON.
        language: ``zh_CN`` or ``en``.
    """
    given = _by_language(_exact(code, facts), language)
    return {name: _word(name, value, language) for name, value in given.items()}


def _by_language(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Names of items and hospitals as the language has them, where there is an English one beside the Chinese."""
    english = {name: facts.get(f"{name}_en") for name in _NAMED} if language != CHINESE else {}
    return dict(facts) | {name: said for name, said in english.items() if said}


def _exact(code: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The ledger counts in thousandths; the decoder tells which length it expected, or which value."""
    if isinstance(facts.get("held"), int) and isinstance(facts.get("wanted"), int):
        return dict(facts) | {name: from_thousandths(facts[name]) for name in ("held", "wanted")}
    if code not in REASONS or not isinstance(facts.get("found"), str | int):
        return facts
    found, expected = str(facts["found"]), _expected(code, facts)
    read = {"found": found, "expected": expected} if expected else {"found": "", "found_alone": found}
    return dict(facts) | read


def _expected(code: str, facts: Mapping[str, Any]) -> str:
    found, expected = str(facts["found"]), str(facts.get("expected") or "")
    if code == "check_digit" and facts.get("what") in KEYS and set(found) <= DIGITS:
        return gs1_digit(found[:-1])
    told_length = bool(expected) and set(expected) <= DIGITS | {"-"}
    return expected if not told_length or code in LENGTHS or "ai" not in facts else ""


def _word(name: str, value: Any, language: str) -> str:
    if isinstance(value, list | tuple):
        return _listed(name, value, language)
    if value is None or (name in _IDS and isinstance(value, int)) or (name == "seat" and value == 0):
        return ""
    if name == "warning":
        return warning_words(str(value), language)
    term = TERMS.get(name, {}).get(value) if isinstance(value, str | bool) else None
    if term is not None:
        return text(term, language)
    return _shown(name, value)


def _shown(name: str, value: Any) -> str:
    if name == "at" or name.endswith("_at") or isinstance(value, datetime) or _is_moment(name, value):
        return _local(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return visible(str(value), LONGEST_SCAN if name in SCANS or name == "found_alone" else 0)


def _is_moment(name: str, value: Any) -> bool:
    """Came back from JSON; what was scanned stays as it is."""
    return name not in SCANS and isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def _local(value: Any) -> str:
    """A moment on the wall clock of the site, to the minute."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        return visible(str(value))
    return f"{local(moment) if moment.tzinfo else moment:%Y-%m-%d %H:%M}"


def _listed(name: str, values: list[Any] | tuple[Any, ...], language: str) -> str:
    if values and isinstance(values[0], Mapping):
        told = [fault_words(one, language) for one in values[:MOST_FAULTS]]
        return ("；" if language == CHINESE else "; ").join(told) + ("…" if len(values) > MOST_FAULTS else "")
    return ("、" if language == CHINESE else ", ").join(_word(name, value, language) for value in values)


def _wrong(code: str, language: str) -> str:
    """What is wrong; of a scan in a list the headline of what the scan alone would be refused with."""
    if code in ENTRIES:
        return text(ENTRIES[code], language)
    if code in REASONS:
        return REASONS[code][language == CHINESE].partition("|")[0]
    if code in _HEADLINES:
        return fill_always(text(_HEADLINES[code], language).partition("|")[0], {})
    return code


def _where(fault: Mapping[str, Any], language: str) -> str:
    """A column as its file has it; a field as the form says it, with its name in the request in brackets."""
    if fault.get("column"):
        return visible(str(fault["column"]))
    name = visible(str(fault.get("field") or ""))
    if name not in FIELD_NAMES:
        return name
    label = text(FIELD_NAMES[name], language, "Fields")
    return f"{label}（{name}）" if language == CHINESE else f"{label} ({name})"


def fault_words(fault: Mapping[str, Any], language: str) -> str:
    """One fault of a form's field or of a file's cell: where, what, and the value.

    Args:
        fault: ``row`` (0 for none), ``column`` or ``field``, ``code``, ``value``.
        language: ``zh_CN`` or ``en``.
    """
    code = str(fault.get("code", ""))
    facts = {
        "row": str(fault.get("row") or ""),
        "column": _where(fault, language) or text(THE_ROW, language),
        "what": _wrong(code, language),
        "value": visible(str(fault.get("value") or ""), LONGEST_SCAN),
    }
    return fill(text(FAULT, language), facts)
