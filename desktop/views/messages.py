"""Codes and facts into words: what the Answer shows, and what the command line says.

Every refusal, fault, reply and finding has its text in `WORDS`; see `desktop.views.words` for its form.
"""

from collections.abc import Mapping
from typing import Any, Final

from desktop.presenters.answer import AnswerCard
from desktop.presenters.reply import Reply
from desktop.views.translation import CHINESE, language_of, text
from desktop.views.words import facts as fact_words
from desktop.views.words.adverse import ADVERSE
from desktop.views.words.consignment import CONSIGNMENT
from desktop.views.words.deadlines import DEADLINES
from desktop.views.words.decoder import REASONS, WHERE
from desktop.views.words.duties import DUTIES
from desktop.views.words.emergency import EMERGENCY
from desktop.views.words.entries import ENTRIES
from desktop.views.words.equipment import EQUIPMENT
from desktop.views.words.faults import DEVICE, ENVIRONMENT, FINDINGS
from desktop.views.words.filling import fill, fill_always, visible
from desktop.views.words.labels import LABELS
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.outbox import OUTBOX
from desktop.views.words.prevention import PREVENTION
from desktop.views.words.refusals import DESK_REFUSALS, OFFICE_REFUSALS
from desktop.views.words.repairs import REPAIRS
from desktop.views.words.replies import REPLIES
from desktop.views.words.staff import STAFF
from desktop.views.words.states import STATES, TERMS

ACKNOWLEDGE_FIRST: Final = QT_TRANSLATE_NOOP("messages", "Scan ACKNOWLEDGE · then: {next}")
ACKNOWLEDGE: Final = QT_TRANSLATE_NOOP("messages", "ACKNOWLEDGE")
_END: Final = (".", "!", "?", "…", "。", "！", "？")


def _reason(code: str, language: str) -> str:
    """The text of a decoder's reason class."""
    chinese = language == CHINESE
    headline, _, next_action = REASONS[code][chinese].partition("|")
    return f"{headline}|{WHERE[chinese]}|{next_action}"


ENTRY: Final = QT_TRANSLATE_NOOP("messages", "The entry {what}|{value}|")


def _entry(code: str, language: str) -> str:
    """The text of what is wrong with an entry, when it is told without its field."""
    return text(ENTRY, language).replace("{what}", text(ENTRIES[code], language))


WORDS: Final[dict[str, str]] = (
    {code: _entry(code, "en") for code in ENTRIES}
    | {code: _reason(code, "en") for code in REASONS}
    | FINDINGS
    | DEVICE
    | ENVIRONMENT
    | OFFICE_REFUSALS
    | OUTBOX
    | ADVERSE
    | DESK_REFUSALS
    | CONSIGNMENT
    | DEADLINES
    | DUTIES
    | EMERGENCY
    | EQUIPMENT
    | LABELS
    | REPAIRS
    | REPLIES
    | PREVENTION
    | STAFF
)
"""Code -> headline | detail | next action, in English."""


def template(code: str, language: str = "") -> str:
    """The text of a code in a language, its three parts unfilled.

    Args:
        code: of a refusal, a fault, a reply or a finding.
        language: ``zh_CN``, ``en``, or "" for the one that is spoken.

    Raises:
        KeyError: nobody wrote words for it.
    """
    spoken = language_of(language)
    if code in REASONS:
        return _reason(code, spoken)
    is_entry = code in ENTRIES and WORDS[code] == _entry(code, "en")
    return _entry(code, spoken) if is_entry else text(WORDS[code], spoken)


_BY_FACT: Final = {
    "file_too_large": ("rows", "table_too_large"),
    "no_answer": ("address", "device_silent"),
    "second_person_needed": ("badge", "another_person_needed"),
    "tray_incomplete": ("names", "tray_not_complete"),
    "unknown_unit": ("serial", "unknown_serial"),
}
"""Codes that say another thing when a fact is there: the fact, and the code that has the words for it."""


def _variant(code: str, facts: Mapping[str, Any]) -> str:
    """One code that stands for several things, told apart by its facts."""
    if code == "bad_value" and "key" in facts:
        return "bad_setting_value"
    fact, variant = _BY_FACT.get(code, ("", ""))
    if fact in facts:
        return variant
    if code == "belongs_elsewhere" and not facts.get("place"):
        return "belongs_loose"
    if code == "belongs_elsewhere" and facts.get("seat") is None:
        return "belongs_in_bin"
    return "hold_goods_only_nowhere" if code == "hold_goods_only" and not facts.get("allowed") else code


def _parts(code: str, facts: Mapping[str, Any], language: str, elsewhere: frozenset[str]) -> list[str]:
    """Headline, detail and next action, filled; facts that are shown elsewhere are left out of the detail."""
    if code not in WORDS:
        return [visible(code), "", ""]
    ready = fact_words.ready(code, facts, language)
    if code == "line_held":
        held = _parts(str(facts.get("code", "")), facts, language, elsewhere) if facts.get("code") != code else [""] * 3
        ready |= {"held_for": held[0], "held_next": _after_acknowledging(held[2], language)}
    if code == "scan_not_kept":
        why = _parts(str(facts.get("code", "")), {}, language, elsewhere)
        ready |= {"unkept_why": why[0], "unkept_next": why[2]}
    headline, detail, next_action = (*template(_variant(code, facts), language).split("|"), "", "")[:3]
    beside = {name: value for name, value in ready.items() if name not in elsewhere}
    return [fill_always(headline, ready), fill(detail, beside), fill(next_action, ready)]


def card(reply: Reply, language: str = "") -> AnswerCard:
    """What the Answer shows of a reply.

    Args:
        reply: what a desk said.
        language: ``zh_CN``, ``en``, or "" for the one that is spoken.
    """
    spoken = language_of(language)
    ready = fact_words.ready(reply.code, reply.facts, spoken)
    parts = _parts(reply.code, reply.facts, spoken, frozenset({"lot", "serial"}))
    code = next((ready[name] for name in ("place", "tray", "ref") if ready.get(name)), "")
    shown = (ready.get("lot", ""), ready.get("serial", ""), code)
    next_action = _after_acknowledging(parts[2], spoken) if reply.held else parts[2]
    return AnswerCard(reply.verdict, parts[0], parts[1], next_action, *shown, held=reply.held)


def choice_words(words: str) -> str:
    """What stands on the button of an answer: a stable word in the language that is spoken, names as they are."""
    return text(TERMS["choices"][words]) if words in TERMS["choices"] else words


def _after_acknowledging(next_action: str, language: str) -> str:
    """A held line takes nothing but its card, so the card comes first."""
    if text(ACKNOWLEDGE, language) in next_action:
        return next_action
    return fill(text(ACKNOWLEDGE_FIRST, language), {"next": next_action})


def words(code: str, facts: Mapping[str, Any] | None = None, language: str = "") -> str:
    """What happened and what to do, in a few sentences; needs no application.

    Args:
        code: of a refusal, a fault, a reply or a finding; an unknown one is told as it is, with its facts.
        facts: as they were given, or as they came back from JSON.
        language: ``zh_CN``, ``en``, or "" for the one that is spoken.
    """
    spoken = language_of(language)
    if code not in WORDS:
        told = ", ".join(f"{name}={visible(str(value))}" for name, value in (facts or {}).items())
        return f"{visible(code)} ({told})" if told else visible(code)
    parts = [part for part in _parts(code, facts or {}, spoken, frozenset()) if part]
    stop, blank = ("。", "") if spoken == CHINESE else (".", " ")
    return blank.join(part if part.endswith(_END) else part + stop for part in parts)


def state_words(code: str, language: str = "") -> str:
    """The word for a state of a device, a delivery, a seat, a label or a zone; the cause of a change in a few words.

    Args:
        code: value of the state; an unknown one is told as it is.
        language: ``zh_CN``, ``en``, or "" for the one that is spoken.
    """
    spoken = language_of(language)
    if code in STATES:
        return text(STATES[code], spoken)
    return fill_always(template(code, spoken).split("|")[0], {}) if code in WORDS else visible(code)


def fault_words(fault: Mapping[str, Any], language: str = "") -> str:
    """One fault of a form's field or of a file's row; see `desktop.views.words.facts.fault_words`."""
    return fact_words.fault_words(fault, language_of(language))
