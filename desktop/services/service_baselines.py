"""What the figures of service need to know beforehand: useful lives, and what was measured before (S2-46, S2-77)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import insert

from desktop.domain.changes import Kind
from desktop.domain.months import MOST_MONTHS
from desktop.domain.permissions import Action
from desktop.domain.quantity import LARGEST, STEP
from desktop.models.prevention import FigureBaseline, UsefulLife
from desktop.queries.service_figures import SURVEYED
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


class Measure(StrEnum):
    """A figure that can be compared with before."""

    RESPONSE_MEDIAN = "response_median"
    RESPONSE_NINETY = "response_ninety"
    REPAIR_MEAN = "repair_mean"
    REPAIR_NET_MEAN = "repair_net_mean"
    FIRST_TIME_FIX = "first_time_fix"
    AVAILABILITY = "availability"
    SATISFACTION = "satisfaction"


@dataclass(frozen=True, slots=True)
class SetUsefulLife:
    """Over how many months devices are written off; "" for all."""

    months: int
    model: str = ""
    line: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UsefulLifeSet:
    """The months, and of what."""

    months: int
    model: str
    line: str


@dataclass(frozen=True, slots=True)
class SetFigureBaseline:
    """What a figure was before: minutes, or per cent, measured from a first to a last day, and by whom."""

    measure: Measure
    value: Decimal
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class FigureBaselineSet:
    """The figure and its value."""

    measure: Measure
    value: Decimal


@dataclass(frozen=True, slots=True)
class RecordSatisfaction:
    """How satisfied customers were, per cent, as asked from a first to a last day, and by whom."""

    value: Decimal
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class SatisfactionRecorded:
    """The per cent, and the last day of the survey."""

    value: Decimal
    on: date


PER_CENT: Final = frozenset({Measure.FIRST_TIME_FIX, Measure.AVAILABILITY, Measure.SATISFACTION})


def set_useful_life(uow: UnitOfWork, request: SetUsefulLife) -> UsefulLifeSet:
    """Say over how many months devices of a model or a line are written off, in a straight line.

    Raises:
        Refusal: ``faulty_entry``.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.whole("months", request.months, 1, MOST_MONTHS)
    check.text("model", request.model, 80)
    check.text("line", request.line, 80)
    check.text("reason", request.reason.replace("\n", " "), 2000)
    faults.check_entry()
    row: dict[str, Any] = {"months": request.months, "model": request.model, "line": request.line}
    row |= {"reason": request.reason, "set_at": uow.at, "set_by_id": uow.actor.id}
    uow.write(insert(UsefulLife).values(row))
    subject = request.model or request.line or "*"
    uow.record("set_useful_life", subject, reason=request.reason, months=request.months)
    uow.touched(Kind.EQUIPMENT)
    return UsefulLifeSet(request.months, request.model, request.line)


def set_figure_baseline(uow: UnitOfWork, request: SetFigureBaseline) -> FigureBaselineSet:
    """Keep what a figure was before; the last word holds, the earlier ones stay in the trail.

    Raises:
        Refusal: ``faulty_entry``.
    """
    _check(request)
    value = request.value
    _write(uow, request.measure.value, request)
    uow.record("set_figure_baseline", request.measure.value, value=str(value), source=request.source)
    return FigureBaselineSet(request.measure, value)


def _check(request: SetFigureBaseline) -> None:
    faults = Faults()
    check, value = Check(faults, 0), request.value
    check.text("source", request.source, 200, required=True)
    most = Decimal(100) if request.measure in PER_CENT else LARGEST
    if not (value.is_finite() and 0 <= value <= most and value == value.quantize(STEP)):
        check.fault("value", "out_of_range", value)
    if request.last < request.first:
        check.fault("last", "ends_before_it_begins", request.last)
    faults.check_entry()


def _write(uow: UnitOfWork, measure: str, request: SetFigureBaseline | RecordSatisfaction) -> None:
    row: dict[str, Any] = {"measure": measure, "value": request.value, "source": request.source}
    row |= {"first": request.first, "last": request.last, "set_at": uow.at, "set_by_id": uow.actor.id}
    uow.write(insert(FigureBaseline).values(row))
    uow.touched(Kind.EQUIPMENT)


def record_satisfaction(uow: UnitOfWork, request: RecordSatisfaction) -> SatisfactionRecorded:
    """Keep a survey; the last word for the same days holds, the earlier ones stay in the trail.

    Raises:
        Refusal: ``faulty_entry``.
    """
    _check(SetFigureBaseline(Measure.SATISFACTION, request.value, request.first, request.last, request.source))
    _write(uow, SURVEYED, request)
    facts: dict[str, Any] = {"first": request.first.isoformat(), "last": request.last.isoformat()}
    uow.record("record_satisfaction", SURVEYED, value=str(request.value), source=request.source, **facts)
    return SatisfactionRecorded(request.value, request.last)


SET_USEFUL_LIFE = Verb("set_useful_life", SetUsefulLife, UsefulLifeSet, set_useful_life, Action.APPROVE)
SET_FIGURE_BASELINE = Verb(
    "set_figure_baseline", SetFigureBaseline, FigureBaselineSet, set_figure_baseline, Action.APPROVE
)
RECORD_SATISFACTION = Verb(
    "record_satisfaction", RecordSatisfaction, SatisfactionRecorded, record_satisfaction, Action.APPROVE
)
