"""The workflows of warranties by name."""

from typing import Any, Final

from desktop.services.perform import Verb
from desktop.services.warranty import agreeing, deciding, rules, withdrawing

WARRANTY_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    rules.SET_WARRANTY_RULE,
    rules.END_WARRANTY_RULE,
    agreeing.BUY_EXTENSION,
    agreeing.TAKE_BACK_EXTENSION,
    agreeing.ADD_SERVICE_CONTRACT,
    deciding.VOID_WARRANTY,
    deciding.LIFT_VOID,
    deciding.SUSPEND_WARRANTY,
    deciding.END_SUSPENSION,
    deciding.AUTHORISE_EXCEPTION,
    withdrawing.WITHDRAW_EXCEPTION,
    withdrawing.WITHDRAW_SUSPENSION,
)
