"""What a rule is about: the topic by which the board is narrowed, and the page that shows its documents."""

from types import MappingProxyType
from typing import Final

EMERGENCY: Final = "night"
CASES: Final = "cases"
RETURNS: Final = "returns"
RECALLS: Final = "recalls"
ADVERSE: Final = "adverse"
REPAIRS: Final = "repairs"
PEOPLE: Final = "people"
PREVENTION: Final = "prevention"

TOPICS: Final = MappingProxyType(
    {
        EMERGENCY: ("emergency_order", "order_accepted", "order_packed", "order_handed_over"),
        CASES: ("presence", "notice_of_use", "follow_up", "follow_up_form", "no_complaint"),
        RETURNS: ("return_unopened",),
        RECALLS: ("recall_acknowledgement",),
        ADVERSE: (
            "adverse_manufacturer",
            "adverse_hospital",
            "legal_death",
            "legal_serious",
            "legal_group",
            "legal_group_case",
        ),
        REPAIRS: ("repair_response", "repair_on_the_way", "repair_done"),
        PREVENTION: ("calibration_ends",),
        PEOPLE: ("qualification_ends", "training_year"),
    }
)
"""Topic to its rules; the topic is the key of the page of its documents."""

_WATCHED: Final = MappingProxyType({"lot_expires": "stock"})
"""Rules that only watch, and the page of what they watch; they have no topic, for the board does not show them."""

_OF_RULE: Final = {rule: topic for topic, rules in TOPICS.items() for rule in rules}


def topic_of(rule: str) -> str:
    """The topic of a rule, "" when it has none."""
    return _OF_RULE.get(rule, "")


def page_of(rule: str) -> str:
    """The key of the page of a rule's documents, "" when there is none."""
    return _OF_RULE.get(rule) or _WATCHED.get(rule, "")
