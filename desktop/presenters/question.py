"""A question that holds the line: a refusal that names its own ways out, each by a button or a scan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.errors import Refusal

READING: Final = "which_reading"
SOURCE: Final = "which_source"


@dataclass(frozen=True, slots=True)
class Way:
    """One answer.

    Attributes:
        words: what its button says: codes, the same in every language.
        codes: scans that choose it: a place, an owner, a lot.
        facts: what the question tells of it when it is the one that YES means.
        go: does it; with the scan that the question was about at work again.
    """

    words: str
    codes: tuple[str, ...]
    facts: Mapping[str, Any]
    go: Callable[[], None]


def offered(refusal: Refusal, name: str) -> list[dict[str, Any]]:
    """What a refusal offers to choose from under the name of a fact; none when it offers nothing."""
    found = refusal.facts.get(name)
    return [dict(one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def source_way(told: Mapping[str, Any], refusal: Refusal, go: Callable[[], None]) -> Way:
    """A place and an owner to choose, of goods that lie in several places or belong to several owners."""
    place, owner = str(told["place"]), str(told["owner"])
    words = f"{place} · {owner} · {told['pieces']}"
    names = {name: refusal.facts.get(name) for name in ("item", "item_en", "lot", "serial")}
    return Way(words, (place, owner), {**names, **told}, go)


def reading_words(reading: Mapping[str, Any], others: list[dict[str, Any]]) -> str:
    """A reading of a label in codes: lot and serial number, and the date where the readings differ in it."""
    dates = {str(one.get("expires_on")) for one in others}
    told = ("lot", "serial", "expires_on") if len(dates) > 1 else ("lot", "serial")
    return " · ".join(str(reading[name]) for name in told if reading.get(name))
