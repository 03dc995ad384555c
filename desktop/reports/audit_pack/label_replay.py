"""The labels of a period, replayed from their events: what came out on which day, and what became of it."""

from collections import Counter
from typing import Final

from desktop.models.label import LabelState

_NOTHING_OUT: Final = frozenset({LabelState.QUEUED.value, LabelState.FAILED.value})
_EARLIER: Final = "earlier"


class LabelReplay:
    """Takes the events in the order of the chain.

    A label came out on the local day of its first byte, or of the scan back of one that was printed elsewhere; a
    label that is sent back to the queue, or that failed, did not come out (`desktop.queries.label_day`).
    """

    def __init__(self) -> None:
        self._state: dict[str, str] = {}
        self._came_out: dict[str, str] = {}
        self._ordered_on: dict[str, str] = {}

    def step(self, label: str, states: tuple[str, str], day: str) -> None:
        """One event of a label: its states before and after ("" before the order), and the local day."""
        before, after = states
        if label not in self._state:
            if not before:
                self._ordered_on[label] = day
            elif before not in _NOTHING_OUT:
                self._came_out[label] = _EARLIER
        if after in _NOTHING_OUT:
            self._came_out.pop(label, None)
        elif after == LabelState.SENDING.value:
            self._came_out[label] = day
        elif after == LabelState.VERIFIED.value:
            self._came_out.setdefault(label, day)
        self._state[label] = after

    def days(self) -> dict[str, Counter[str]]:
        """The count of each day, by the names of `desktop.reports.audit_pack.tables.LABEL_COUNTS`."""
        days: dict[str, Counter[str]] = {}
        for label, day in self._ordered_on.items():
            days.setdefault(day, Counter()).update(self._of_order(label))
        for label, day in self._came_out.items():
            if day != _EARLIER:
                days.setdefault(day, Counter()).update(("printed", self._fate(label)))
        return {day: days[day] for day in sorted(days)}

    def _of_order(self, label: str) -> list[str]:
        state, told = self._state[label], ["ordered"]
        if state in _NOTHING_OUT:
            told.append("waiting")
        elif state == LabelState.VOID.value and label not in self._came_out:
            told.append("cancelled")
        return told

    def _fate(self, label: str) -> str:
        return {LabelState.VERIFIED.value: "verified", LabelState.VOID.value: "voided"}.get(self._state[label], "open")
