"""The words of counts in the language of the window: states, results, differences, reasons."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.counts import CountReason, CountState, DifferenceKind, ScanResult
from desktop.queries.likely_places import Why


def state_word(state: CountState) -> str:
    """How far a count is."""
    words = {
        CountState.COUNTING: QCoreApplication.translate("CountState", "being counted"),
        CountState.TO_RECOUNT: QCoreApplication.translate("CountState", "second person"),
        CountState.RECOUNTING: QCoreApplication.translate("CountState", "being recounted"),
        CountState.TO_APPROVE: QCoreApplication.translate("CountState", "to approve"),
        CountState.TO_POST: QCoreApplication.translate("CountState", "to book"),
        CountState.CLOSED: QCoreApplication.translate("CountState", "counted"),
        CountState.ENDED_EARLY: QCoreApplication.translate("CountState", "ended early"),
    }
    return words[state]


def result_word(result: ScanResult) -> str:
    """What a scan was."""
    words = {
        ScanResult.RIGHT: QCoreApplication.translate("CountResult", "counted"),
        ScanResult.WRONG_PLACE: QCoreApplication.translate("CountResult", "belongs elsewhere"),
        ScanResult.FOUND: QCoreApplication.translate("CountResult", "in no book"),
        ScanResult.UNKNOWN: QCoreApplication.translate("CountResult", "unknown"),
        ScanResult.ALREADY: QCoreApplication.translate("CountResult", "counted before"),
        ScanResult.HERE: QCoreApplication.translate("CountResult", "belongs here"),
    }
    return words[result]


def difference_word(kind: DifferenceKind) -> str:
    """What differs."""
    words = {
        DifferenceKind.MISSING: QCoreApplication.translate("CountDifference", "Missing"),
        DifferenceKind.ELSEWHERE: QCoreApplication.translate("CountDifference", "Found elsewhere"),
        DifferenceKind.WRONG_PLACE: QCoreApplication.translate("CountDifference", "In the wrong place"),
        DifferenceKind.FOUND: QCoreApplication.translate("CountDifference", "In no book"),
        DifferenceKind.UNKNOWN: QCoreApplication.translate("CountDifference", "Unknown"),
    }
    return words[kind]


def reason_word(reason: CountReason) -> str:
    """Why there is a difference."""
    words = {
        CountReason.NOT_FOUND: QCoreApplication.translate("CountReason", "Not found"),
        CountReason.NOT_BOOKED: QCoreApplication.translate("CountReason", "Movement not booked"),
        CountReason.BOOKED_WRONG: QCoreApplication.translate("CountReason", "Booked wrongly"),
        CountReason.WRONG_LABEL: QCoreApplication.translate("CountReason", "Wrong label"),
        CountReason.DAMAGED: QCoreApplication.translate("CountReason", "Damaged"),
        CountReason.STOLEN: QCoreApplication.translate("CountReason", "Stolen"),
    }
    return words[reason]


def why_word(why: Why) -> str:
    """Why a place is likely."""
    words = {
        Why.SWAPPED: QCoreApplication.translate("CountLikely", "its goods lie here"),
        Why.SAME_ITEM_TRAY: QCoreApplication.translate("CountLikely", "tray with the same item"),
        Why.LAST_PLACE: QCoreApplication.translate("CountLikely", "was there before"),
        Why.NEIGHBOUR: QCoreApplication.translate("CountLikely", "beside it"),
        Why.SAME_ITEM: QCoreApplication.translate("CountLikely", "same item"),
    }
    return words[why]
