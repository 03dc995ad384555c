"""Who may do what: role × action (S2-72). Site and owner are checked where the row is known."""

from enum import StrEnum
from typing import Final

from desktop.domain.errors import Refusal


class Role(StrEnum):
    """What a person is here for."""

    CLERK = "clerk"
    ENGINEER = "engineer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What a service asks leave for."""

    RECEIVE = "receive"
    MOVE = "move"
    QUARANTINE = "quarantine"
    UNDO = "undo"
    IMPORT = "import"
    EDIT_MASTER_DATA = "edit_master_data"
    EDIT_PEOPLE = "edit_people"
    PRINT = "print"
    VOID_LABEL = "void_label"
    SETTLE = "settle"
    PREPARE = "prepare"
    DISPATCH = "dispatch"
    REPORT_USE = "report_use"
    RETURN_GOODS = "return_goods"
    COUNT = "count"
    HOLD = "hold"
    RECALL = "recall"
    REPLENISH = "replenish"
    APPROVE = "approve"
    SEND_NOTICES = "send_notices"
    ACKNOWLEDGE = "acknowledge"
    SET_DEADLINE_RULES = "set_deadline_rules"
    KEEP_EQUIPMENT = "keep_equipment"
    SET_WARRANTY_RULES = "set_warranty_rules"
    KEEP_STAFF = "keep_staff"
    TAKE_ASSESSMENT = "take_assessment"
    AUDIT = "audit"


_WORKERS: Final = frozenset({Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR})
_LEADERS: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})

ALLOWED: Final[dict[Action, frozenset[Role]]] = {
    Action.RECEIVE: _WORKERS,
    Action.MOVE: _WORKERS | {Role.ENGINEER},
    Action.QUARANTINE: _WORKERS | {Role.ENGINEER},
    Action.UNDO: _WORKERS,
    Action.IMPORT: _WORKERS,
    Action.EDIT_MASTER_DATA: _LEADERS,
    Action.EDIT_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Action.PRINT: _WORKERS | {Role.ENGINEER},
    Action.VOID_LABEL: _LEADERS,
    Action.SETTLE: _LEADERS,
    Action.PREPARE: _WORKERS | {Role.ENGINEER},
    Action.DISPATCH: _WORKERS | {Role.ENGINEER},
    Action.REPORT_USE: _WORKERS | {Role.ENGINEER},
    Action.RETURN_GOODS: _WORKERS,
    Action.COUNT: _WORKERS | {Role.ENGINEER},
    Action.HOLD: _WORKERS | {Role.ENGINEER},
    Action.RECALL: _WORKERS,
    Action.REPLENISH: _WORKERS,
    Action.APPROVE: _LEADERS,
    Action.SEND_NOTICES: _WORKERS | {Role.ENGINEER},
    Action.ACKNOWLEDGE: _WORKERS | {Role.ENGINEER},
    Action.SET_DEADLINE_RULES: _LEADERS,
    Action.KEEP_EQUIPMENT: _WORKERS | {Role.ENGINEER},
    Action.SET_WARRANTY_RULES: _LEADERS,
    Action.KEEP_STAFF: _LEADERS,
    Action.TAKE_ASSESSMENT: _WORKERS | {Role.ENGINEER},
    Action.AUDIT: _LEADERS | {Role.AUDITOR},
}


def may(role: Role, action: Action) -> bool:
    """Whether the role has leave for the action."""
    return role in ALLOWED[action]


def require(role: Role, action: Action) -> None:
    """Refuse what the role has no leave for.

    Raises:
        Refusal: ``not_allowed`` with the role and the action.
    """
    if not may(role, action):
        raise Refusal("not_allowed", role=role.value, action=action.value)
