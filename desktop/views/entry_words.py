"""Words for what is wrong with one field of a form, or with what was asked as a whole."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.views import messages
from desktop.views.translation import text
from desktop.views.words.entries import ENTRIES


def fault_words(code: str, facts: Mapping[str, Any] | None = None) -> str:
    """What is wrong with a field, in words; with the number of the line where the field has several.

    Args:
        code: of the fault.
        facts: ``line`` is the number of the line.
    """
    facts = facts or {}
    source = ENTRIES.get(code)
    words = _sentence(text(source)) if source else messages.words(code, facts)
    line = str(facts.get("line", ""))
    return QCoreApplication.translate("Entry", "Line {0}: {1}").format(line, words) if line else words


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def words_of(error: Exception) -> str:
    """What a refusal, a fault of the environment or a bug means for the person."""
    code = str(getattr(error, "code", "program_error"))
    return messages.words(code, getattr(error, "facts", {}))
