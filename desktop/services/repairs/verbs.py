"""The workflows of work orders by name."""

from typing import Any, Final

from desktop.services.perform import Verb
from desktop.services.repairs import attaching, issuing, old_parts, reports_in, reserving, splitting, taking_in
from desktop.services.repairs.finishing import FINISHING_VERBS
from desktop.services.repairs.going import GOING_VERBS
from desktop.services.repairs.terms import TERM_VERBS

REPAIR_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    *TERM_VERBS,
    taking_in.OPEN_REPAIR,
    reports_in.TAKE_REPAIR_REPORTS,
    attaching.ATTACH_TO_REPAIR,
    attaching.SIGN_REPAIR,
    *GOING_VERBS,
    reserving.RESERVE_PART,
    reserving.RELEASE_PART,
    issuing.ISSUE_PART,
    issuing.RETURN_PART,
    old_parts.TAKE_CORE,
    old_parts.TAKE_CORES,
    *FINISHING_VERBS,
    splitting.DECIDE_CLAIM,
)
