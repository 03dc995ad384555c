"""The verbs of replenishment."""

from typing import Any, Final

from desktop.services import adopting_pars, installed_base, pars, refill_answers, refilling
from desktop.services.perform import Verb

REFILL_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    pars.SAVE_PAR,
    pars.SAVE_PARS,
    pars.RETIRE_PAR,
    adopting_pars.ADOPT_PAR,
    adopting_pars.RECORD_INSTALLED_BASE,
    installed_base.RECORD_INSTALLED_BASES,
    refilling.CHANGE_PROPOSAL,
    refilling.SEND_ORDER,
    refilling.CANCEL_ORDER,
    refill_answers.RECORD_REPLY,
    refill_answers.NAME_ORDER,
)
