"""The figures that a pack claims; the verifier adds each of them up anew from the rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger import EnteredBy
from desktop.reports.audit_pack.links import Told
from desktop.reports.audit_pack.tables import LABEL_COUNTS

OUTCOMES: Final = ("on_time", "late", "running_late", "running", "dropped")
_LINKS: Final = ("links", "links_outside_period", "links_not_following", "common_links")
_LEDGER: Final = ("legs", "foreign_movements", "reversals", "reversals_with_reason")


@dataclass(frozen=True, slots=True)
class Counted:
    """What each part of a pack counted."""

    told: Told
    ledger: Counter[str]
    kinds: Counter[str]
    deadlines: Counter[str]


def figures_of(counted: Counted) -> dict[str, Any]:
    """All figures, whole numbers only; a share is in thousandths."""
    told, ledger = counted.told.counts, counted.ledger
    return {
        **{name: told[name] for name in _LINKS},
        **{name: ledger[name] for name in _LEDGER},
        "entries": {how.value: counted.told.sources[how.value] for how in EnteredBy},
        "scan_per_mille": _scan_share(counted.told.sources),
        "movements": dict(sorted(counted.kinds.items())),
        "typed": {name: told[f"typed{at}"] for name, at in _TYPED},
        "late": {"entries": told["late"], "with_reason": told["late_with_reason"]},
        "changes": {"rows": told["changes"], "with_reason": told["changes_with_reason"]},
        "labels": _labels(counted.told),
        "deadlines": {name: counted.deadlines[name] for name in ("due", "weight", "kept_weight", *OUTCOMES)},
        **{name: _balances(ledger, name) for name in ("opening", "closing")},
    }


_TYPED: Final = (("entries", ""), ("delay_s", "_delay_s"), ("longest_s", "_longest_s"))


def _labels(told: Told) -> dict[str, int]:
    days = told.labels.days().values()
    return {name: sum(day[name] for day in days) for name in LABEL_COUNTS}


def _balances(ledger: Counter[str], name: str) -> dict[str, int]:
    return {"rows": ledger[f"{name}_rows"], "thousandths": ledger[f"{name}_thousandths"]}


def _scan_share(sources: Counter[str]) -> int:
    """The share of scans among what people entered, in thousandths, rounded half up."""
    people = sum(sources[how.value] for how in EnteredBy if how is not EnteredBy.CLOCK)
    return (2000 * sources[EnteredBy.SCAN.value] + people) // (2 * people) if people else 0
