"""The verbs of counts."""

from typing import Any, Final

from desktop.services.counts import deciding, ending, planning_rounds, posting_differences, scanning, starting
from desktop.services.perform import Verb

COUNT_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    planning_rounds.PLAN_COUNTS,
    starting.START_COUNT,
    scanning.COUNT_SCAN,
    scanning.LOOK_IN,
    scanning.TAKE_BACK_SCAN,
    ending.END_BIN,
    deciding.APPROVE_DIFFERENCE,
    deciding.COUNT_AGAIN,
    deciding.DROP_COUNT,
    deciding.SAVE_COUNT_RULE,
    posting_differences.POST_COUNT,
)
