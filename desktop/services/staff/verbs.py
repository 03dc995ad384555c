"""The workflows of staff by name."""

from typing import Any, Final

from desktop.services.perform import Verb
from desktop.services.staff import assessing, certifying, keeping, promising, questions, scheduling, tables, training

STAFF_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    keeping.SAVE_STAFF,
    keeping.SET_BACKGROUND,
    keeping.SET_REGISTRATION,
    certifying.ADD_QUALIFICATION,
    certifying.TAKE_BACK_QUALIFICATION,
    scheduling.SET_WORKING_HOURS,
    scheduling.ADD_STAFF_TIME,
    scheduling.TAKE_BACK_STAFF_TIME,
    tables.ASSIGN_TO_TABLE,
    tables.TAKE_OFF_TABLE,
    promising.SET_TRAINING_PROMISE,
    training.PLAN_SESSION,
    training.HOLD_SESSION,
    training.CANCEL_SESSION,
    training.ATTACH_TO_SESSION,
    questions.SAVE_QUESTIONS,
    questions.RETIRE_QUESTION,
    questions.SET_BANK,
    assessing.START_ASSESSMENT,
    assessing.ANSWER_QUESTION,
    assessing.FINISH_ASSESSMENT,
    assessing.END_RUN_OUT,
    assessing.RECORD_ASSESSMENT,
)
