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
