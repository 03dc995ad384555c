"""A new version of a rule as it is entered by hand: spans and stages as people write them."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, ClassVar, Final

from typing_extensions import override

from desktop.domain.deadlines import Basis, Stage, read_stage
from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_whole
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry, Reading, clock_of
from desktop.presenters.entry_values import Values
from desktop.presenters.reply import Reply
from desktop.queries.deadline_rules import RuleVersion
from desktop.services.deadline_rules import (
    SET_DEADLINE_RULE,
    SET_SITE_REGION,
    DeadlineRuleSet,
    SetDeadlineRule,
    SetSiteRegion,
    SiteRegionSet,
)

UNITS: Final = {"min": 60, "h": 3600, "d": 86400}
"""Units of an elapsed clock, in seconds; ``day`` is that of a calendar clock."""

CALENDAR: Final = "day"
ROLES: Final = ("clerk", "engineer", "supervisor")
PROMISEE: Final = "promisee"
PARTY: Final = "party:"

_SECONDS: Final = {
    "s": 1, "秒": 1,
    "min": 60, "分": 60, "分钟": 60,
    "h": 3600, "小时": 3600,
    "d": 86400, "天": 86400,
}  # fmt: skip
_STAGE: Final = re.compile(r"([0-9]{1,7}) ?(%|％|s|秒|min|分钟|分|h|小时|d|天)", re.ASCII)
_BETWEEN: Final = re.compile(r"[,，、;；\n]")
_BLANKS: Final = " \u3000\t"


def stages_of(text: str) -> tuple[str, ...]:
    """Stages as they are written: ``50 %, 1 h, 30 min`` are half gone, an hour left, half an hour left.

    Raises:
        Refusal: ``bad_stage``.
    """
    parts = [part.strip(_BLANKS) for part in _BETWEEN.split(text)]
    return tuple(_stage_of(part) for part in parts if part)


def _stage_of(part: str) -> str:
    found = _STAGE.fullmatch(part)
    if found is None:
        return read_stage(part).code
    if found[2] in "%％":
        return read_stage(f"part_{int(found[1])}").code
    return read_stage(f"left_{int(found[1]) * _SECONDS[found[2]]}").code


def stages_text(stages: tuple[str, ...]) -> str:
    """What `stages_of` reads back."""
    return ", ".join(_stage_text(read_stage(stage)) for stage in stages)


def _stage_text(stage: Stage) -> str:
    if stage.left is None:
        return f"{stage.part} %"
    number, unit = span_of(round(stage.left.total_seconds()))
    return f"{number} {unit}"


def span_of(seconds: int) -> tuple[int, str]:
    """A span in its largest whole unit; two days and less are said in hours."""
    for unit in ("d", "h", "min"):
        size = UNITS[unit]
        if seconds % size == 0 and (unit != "d" or seconds > 2 * size):
            return seconds // size, unit
    return seconds, "s"


def moment_of(text: str, zone: tzinfo) -> datetime | None:
    """A moment at the site: ``2026-12-01 08:00``, ``2026-12-01`` for its first second; None for nothing.

    Raises:
        Refusal: ``bad_date``, ``bad_clock``.
    """
    day, _, clock = text.strip(_BLANKS).partition(" ")
    if not day:
        return None
    try:
        first = date.fromisoformat(day)
    except ValueError as error:
        raise Refusal("bad_date", value=text) from error
    at = clock_of(clock.strip(_BLANKS)) if clock else time()
    return datetime.combine(first, at, zone).astimezone(UTC)


def values_of(row: RuleVersion) -> dict[str, str]:
    """The form of a new version, filled with what holds now."""
    number, unit = (row.days or 0, CALENDAR) if row.elapsed_s is None else span_of(row.elapsed_s)
    told = {f"told_{role}": "true" if role in row.told else "false" for role in (*ROLES, PROMISEE)}
    parties = [one.removeprefix(PARTY) for one in row.told if one.startswith(PARTY)]
    form = {"lasts": str(number), "unit": unit, "stages": stages_text(row.stages), "parties": ", ".join(parties)}
    form |= told | {"weight": str(row.weight), "region": row.region, "valid_from": "", "valid_to": "", "reason": ""}
    return form | {"switched_on": "true" if row.switched_on else "false", "confirmed": "false"}


class RuleEntry(Entry):
    """Sends a new version of a rule, or the region of a site."""

    field_of: ClassVar[Mapping[str, str]] = {
        "reason_missing": "reason",
        "bad_stage": "stages",
        "stage_longer_than_promise": "stages",
        "unknown_told": "parties",
        "unknown_party": "parties",
        "only_legal_rules_off": "switched_on",
        "unknown_region": "region",
        "rule_in_the_past": "valid_from",
        "rule_overlaps": "valid_from",
        "unknown_site": "site",
    }
    _fields: ClassVar[Mapping[str, str]] = {"elapsed_s": "lasts", "days": "lasts", "told": "told_clerk"}

    def save(self, row: RuleVersion, values: Values, zone: tzinfo) -> None:
        """Send a new version; what is wrong is told with `refused`.

        Args:
            row: the version that the form was filled with.
            values: the form.
            zone: in which moments are typed.
        """
        reading = Reading(values)
        reading.need("lasts", "weight", "reason")
        legal = row.basis is Basis.LEGAL
        on = not legal or values["switched_on"] == "true"
        if legal and on and values["confirmed"] != "true":
            reading.faults["confirmed"] = ("not_confirmed", {})
        number = reading.read("lasts", as_whole, 0)
        calendar = values["unit"] == CALENDAR
        asked = SetDeadlineRule(
            row.code,
            values["reason"],
            valid_from=reading.read("valid_from", lambda text: moment_of(text, zone), None),
            valid_to=reading.read("valid_to", lambda text: moment_of(text, zone), None),
            region=values["region"],
            elapsed_s=None if calendar else number * UNITS.get(values["unit"], 1),
            days=number if calendar else None,
            stages=reading.read("stages", stages_of, ()),
            told=_told(values),
            weight=reading.read("weight", as_whole, 0),
            switched_on=on,
        )
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            self.send(SET_DEADLINE_RULE, asked)

    def set_region(self, values: Values) -> None:
        """Send the region of a site."""
        self.send(SET_SITE_REGION, SetSiteRegion(values["site"], values["region"]))

    @override
    def refuse(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "bad_deadline_rule":
            field = str(error.facts["field"])
            self.refused.emit({self._fields.get(field, field): (error.code, error.facts)})
        else:
            super().refuse(error)

    def reply(self, answer: Any) -> Reply:
        """What is said of an answer."""
        if isinstance(answer, SiteRegionSet):
            return Reply(Verdict.OK, "site_region_set", {"site": answer.site, "region": answer.region})
        assert isinstance(answer, DeadlineRuleSet)  # noqa: S101  # one of the two was sent
        return Reply(
            Verdict.OK, "deadline_rule_set", {"rule": answer.code, "version": answer.version, "at": answer.valid_from}
        )


def _told(values: Values) -> tuple[str, ...]:
    words = [word for word in (*ROLES, PROMISEE) if values[f"told_{word}"] == "true"]
    codes = [part.strip(_BLANKS) for part in _BETWEEN.split(values["parties"])]
    return (*words, *(PARTY + code for code in codes if code))
