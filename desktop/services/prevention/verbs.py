"""The workflows of prevention by name."""

from typing import Any, Final

from desktop.services import service_baselines
from desktop.services.perform import Verb
from desktop.services.prevention import (
    calibrating,
    calibration_cycles,
    deciding,
    maintaining,
    metering,
    moving_work,
    planning,
    trend_rules,
)

PREVENTION_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    calibrating.ADD_TEST_EQUIPMENT,
    calibrating.RETIRE_TEST_EQUIPMENT,
    calibrating.RECORD_CALIBRATION,
    calibrating.TAKE_BACK_CALIBRATION,
    calibrating.ATTACH_CALIBRATION,
    calibration_cycles.SET_CALIBRATION_CYCLE,
    planning.SAVE_MAINTENANCE_PLAN,
    planning.END_MAINTENANCE_PLAN,
    metering.RECORD_METER,
    metering.RECORD_METERS,
    metering.SET_ENVIRONMENT,
    maintaining.RECORD_MAINTENANCE,
    maintaining.TAKE_BACK_MAINTENANCE,
    trend_rules.SAVE_TREND_RULE,
    trend_rules.END_TREND_RULE,
    deciding.ACCEPT_PROPOSAL,
    deciding.REFUSE_PROPOSAL,
    moving_work.PLAN_REPAIR_DAY,
    service_baselines.SET_USEFUL_LIFE,
    service_baselines.SET_FIGURE_BASELINE,
    service_baselines.RECORD_SATISFACTION,
)
