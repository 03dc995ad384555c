"""The words of counts in the language of the window: states, results, differences, reasons."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.counts import CountReason, CountState, DifferenceKind, ScanResult
from desktop.queries.likely_places import Why
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_STATES: Final = {
    CountState.COUNTING: QT_TRANSLATE_NOOP("CountState", "being counted"),
    CountState.TO_RECOUNT: QT_TRANSLATE_NOOP("CountState", "second person"),
    CountState.RECOUNTING: QT_TRANSLATE_NOOP("CountState", "being recounted"),
    CountState.TO_APPROVE: QT_TRANSLATE_NOOP("CountState", "to approve"),
    CountState.TO_POST: QT_TRANSLATE_NOOP("CountState", "to book"),
    CountState.CLOSED: QT_TRANSLATE_NOOP("CountState", "counted"),
    CountState.ENDED_EARLY: QT_TRANSLATE_NOOP("CountState", "ended early"),
}
_RESULTS: Final = {
    ScanResult.RIGHT: QT_TRANSLATE_NOOP("CountResult", "counted"),
    ScanResult.WRONG_PLACE: QT_TRANSLATE_NOOP("CountResult", "belongs elsewhere"),
    ScanResult.FOUND: QT_TRANSLATE_NOOP("CountResult", "in no book"),
    ScanResult.UNKNOWN: QT_TRANSLATE_NOOP("CountResult", "unknown"),
    ScanResult.ALREADY: QT_TRANSLATE_NOOP("CountResult", "counted before"),
    ScanResult.HERE: QT_TRANSLATE_NOOP("CountResult", "belongs here"),
}
_DIFFERENCES: Final = {
    DifferenceKind.MISSING: QT_TRANSLATE_NOOP("CountDifference", "Missing"),
    DifferenceKind.ELSEWHERE: QT_TRANSLATE_NOOP("CountDifference", "Found elsewhere"),
    DifferenceKind.WRONG_PLACE: QT_TRANSLATE_NOOP("CountDifference", "In the wrong place"),
    DifferenceKind.FOUND: QT_TRANSLATE_NOOP("CountDifference", "In no book"),
    DifferenceKind.UNKNOWN: QT_TRANSLATE_NOOP("CountDifference", "Unknown"),
}
_REASONS: Final = {
    CountReason.NOT_FOUND: QT_TRANSLATE_NOOP("CountReason", "Not found"),
    CountReason.NOT_BOOKED: QT_TRANSLATE_NOOP("CountReason", "Movement not booked"),
    CountReason.BOOKED_WRONG: QT_TRANSLATE_NOOP("CountReason", "Booked wrongly"),
    CountReason.WRONG_LABEL: QT_TRANSLATE_NOOP("CountReason", "Wrong label"),
    CountReason.DAMAGED: QT_TRANSLATE_NOOP("CountReason", "Damaged"),
    CountReason.STOLEN: QT_TRANSLATE_NOOP("CountReason", "Stolen"),
}
_LIKELY: Final = {
    Why.SWAPPED: QT_TRANSLATE_NOOP("CountLikely", "its goods lie here"),
    Why.SAME_ITEM_TRAY: QT_TRANSLATE_NOOP("CountLikely", "tray with the same item"),
    Why.LAST_PLACE: QT_TRANSLATE_NOOP("CountLikely", "was there before"),
    Why.NEIGHBOUR: QT_TRANSLATE_NOOP("CountLikely", "beside it"),
    Why.SAME_ITEM: QT_TRANSLATE_NOOP("CountLikely", "same item"),
}


def state_word(state: CountState) -> str:
    """How far a count is."""
    return QCoreApplication.translate("CountState", _STATES[state])


def result_word(result: ScanResult) -> str:
    """What a scan was."""
    return QCoreApplication.translate("CountResult", _RESULTS[result])


def difference_word(kind: DifferenceKind) -> str:
    """What differs."""
    return QCoreApplication.translate("CountDifference", _DIFFERENCES[kind])


def reason_word(reason: CountReason) -> str:
    """Why there is a difference."""
    return QCoreApplication.translate("CountReason", _REASONS[reason])


def why_word(why: Why) -> str:
    """Why a place is likely."""
    return QCoreApplication.translate("CountLikely", _LIKELY[why])
