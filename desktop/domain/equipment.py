"""Equipment in the field: what is kept of a device, and the stages of its life (S2-11, S2-29, S2-33)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from desktop.domain.errors import Refusal


class DeviceField(StrEnum):
    """A field of the device record: known, explicitly unknown, or never said."""

    UDI = "udi"
    MODEL = "model"
    BRAND = "brand"
    BATCH = "batch"
    PLACE = "place"
    PURCHASED_ON = "purchased_on"
    PURCHASE_COST = "purchase_cost"
    PRODUCED_ON = "produced_on"
    SERVICE_LEVEL = "service_level"
    REF = "ref"
    ASSET = "asset"
    LINE = "line"
    REGION = "region"
    CUSTOMER = "customer"
    DEALER = "dealer"
    SHIPPED_ON = "shipped_on"
    INSTALLED_ON = "installed_on"
    ACCEPTED_ON = "accepted_on"


REQUIRED: Final = (
    DeviceField.UDI,
    DeviceField.MODEL,
    DeviceField.BRAND,
    DeviceField.BATCH,
    DeviceField.PLACE,
    DeviceField.PURCHASED_ON,
    DeviceField.PURCHASE_COST,
    DeviceField.PRODUCED_ON,
    DeviceField.SERVICE_LEVEL,
)
"""To be given, or said to be unknown. With the serial number these are the eight fields of S2-33 and, of the six of
S2-11, those that a person enters; the other two, consumables covered and extended warranty, are read from the rule book
and from what was bought, so that nobody can keep a private version of them (S2-36)."""

DATES: Final = frozenset(
    {
        DeviceField.PURCHASED_ON,
        DeviceField.PRODUCED_ON,
        DeviceField.SHIPPED_ON,
        DeviceField.INSTALLED_ON,
        DeviceField.ACCEPTED_ON,
    }
)

ORDER_OF_DATES: Final = (
    (DeviceField.PRODUCED_ON, DeviceField.SHIPPED_ON),
    (DeviceField.PRODUCED_ON, DeviceField.INSTALLED_ON),
    (DeviceField.SHIPPED_ON, DeviceField.INSTALLED_ON),
    (DeviceField.INSTALLED_ON, DeviceField.ACCEPTED_ON),
)
"""Pairs of which the first cannot be later than the second."""


def check_dates(dates: dict[DeviceField, date]) -> None:
    """Refuse days that cannot all be right.

    Raises:
        Refusal: ``dates_out_of_order`` with both fields and days.
    """
    for earlier, later in ORDER_OF_DATES:
        if earlier in dates and later in dates and dates[earlier] > dates[later]:
            raise Refusal(
                "dates_out_of_order",
                device_field=earlier.value,
                day=dates[earlier],
                later_field=later.value,
                later_day=dates[later],
            )


class Stage(StrEnum):
    """What happened in the life of a device."""

    PURCHASE = "purchase"
    RECEIPT = "receipt"
    INSTALLATION = "installation"
    TRAINING = "training"
    MAINTENANCE = "maintenance"
    UPGRADE = "upgrade"
    REPLACEMENT = "replacement"
    SCRAP = "scrap"


_IN_USE: Final = frozenset({Stage.MAINTENANCE, Stage.UPGRADE, Stage.TRAINING, Stage.REPLACEMENT, Stage.SCRAP})

NEXT: Final[dict[Stage | None, frozenset[Stage]]] = {
    None: frozenset(Stage),
    Stage.PURCHASE: frozenset(Stage) - {Stage.PURCHASE},
    Stage.RECEIPT: frozenset(Stage) - {Stage.PURCHASE, Stage.RECEIPT},
    Stage.INSTALLATION: _IN_USE,
    Stage.TRAINING: _IN_USE,
    Stage.MAINTENANCE: _IN_USE | {Stage.INSTALLATION},
    Stage.UPGRADE: _IN_USE | {Stage.INSTALLATION},
    Stage.REPLACEMENT: frozenset({Stage.SCRAP}),
    Stage.SCRAP: frozenset(),
}
"""What may follow. A stage that nobody recorded may be passed over; the time line shows it as a gap."""

PATH: Final = (Stage.PURCHASE, Stage.RECEIPT, Stage.INSTALLATION, Stage.TRAINING)
"""What every device goes through before it is in use."""

SILENCE_DAYS: Final = 365
"""Longer than this without any record is shown as a gap."""


@dataclass(frozen=True, slots=True)
class StageDone:
    """A stage and its day."""

    stage: Stage
    on: date


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that nobody recorded: a stage (``days`` 0), or a long silence (``stage`` None) between two days."""

    stage: Stage | None
    after: date | None
    before: date
    days: int = 0


def check_next(last: StageDone | None, wanted: StageDone, today: date) -> None:
    """Refuse a stage that cannot follow.

    Raises:
        Refusal: ``stage_not_allowed``, ``stage_before_last``, ``day_in_future``.
    """
    before = None if last is None else last.stage
    if wanted.stage not in NEXT[before]:
        raise Refusal(
            "stage_not_allowed", device_stage=wanted.stage.value, stage_after="" if before is None else before.value
        )
    if last is not None and wanted.on < last.on:
        raise Refusal("stage_before_last", device_stage=wanted.stage.value, day=wanted.on, last=last.on)
    if wanted.on > today:
        raise Refusal("day_in_future", day=wanted.on)


def gaps(done: Sequence[StageDone], today: date) -> tuple[Gap, ...]:
    """What is missing in a life, in its order; ``done`` sorted by day."""
    found = list(_passed_over(done))
    ended = bool(done) and done[-1].stage is Stage.SCRAP
    days = [one.on for one in done] + ([] if ended or not done else [today])
    for earlier, later in pairwise(days):
        silent = (later - earlier).days
        if silent > SILENCE_DAYS:
            found.append(Gap(None, earlier, later, silent))
    return tuple(sorted(found, key=lambda gap: (gap.before, gap.days)))


def _passed_over(done: Sequence[StageDone]) -> Iterable[Gap]:
    seen = {one.stage for one in done}
    for at, stage in enumerate(PATH):
        after = [one for one in done if one.stage not in PATH[: at + 1]]
        if stage not in seen and after:
            before = [one.on for one in done if one.stage in PATH[:at]]
            yield Gap(stage, max(before, default=None), after[0].on)
