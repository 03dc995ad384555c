"""Which kinds of thing a job touched; told once, after the commit."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that screens show."""

    STOCK = "stock"
    NOTICES = "notices"
    ITEMS = "items"
    PLACES = "places"
    PEOPLE = "people"
    PARTIES = "parties"
    LABELS = "labels"
    HOLDS = "holds"
    CASES = "cases"
    ORDERS = "orders"
    TRAYS = "trays"
    RETURNS = "returns"
    COUNTS = "counts"
    RECALLS = "recalls"
    REPLENISHMENT = "replenishment"
    SETTLEMENT = "settlement"
    DEADLINES = "deadlines"
    OUTBOX = "outbox"
    ADVERSE = "adverse"
    EQUIPMENT = "equipment"
    REPAIRS = "repairs"


Changes = frozenset[Kind]
