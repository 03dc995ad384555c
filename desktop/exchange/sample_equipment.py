"""The invented drill PD2-24-00817 with its warranty, some others like it, and the rule book they live by (J10)."""

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store

DRILL: Final = "PD2-24-00817"
DRILL_DI: Final = "06901234567892"
EXTENSION: Final = "EX-12"
RULE: Final = "EAST-POWER"
NAMES: Final = UUID("6d2f3c1e-0000-7000-8000-0000000de71c")
ENTERED: Final = datetime(2024, 3, 16, 2, 0, tzinfo=UTC)
BOUGHT: Final = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)

_RULE: Final[dict[str, Any]] = {
    "code": RULE,
    "name": "East China / power tools",
    "region": "East China",
    "line": "power tools",
    "consumable_classes": ["battery", "seal", "blade"],
    "offers": [{"months": 12, "price": "1500.00"}, {"months": 24, "price": "2700.00"}],
    "clauses": [
        {"text": "Not for devices that are let to third parties.", "reference": "GTC 7.2", "models": ["PD-900"]}
    ],
    "repair_days": 90,
}
VERSIONS: Final[tuple[dict[str, Any], ...]] = (
    {"months": 12, "reason": "first contract"},
    {"months": 18, "valid_from": "2022-01-01", "limit_months": 21, "reason": "contract of 2022"},
    {"months": 24, "valid_from": "2024-01-01", "limit_months": 27, "reason": "contract of 2024"},
)
_DRILL: Final[dict[str, str | None]] = {
    "udi": DRILL_DI,
    "model": "PD-200",
    "brand": "Invented Power",
    "batch": "B23-11",
    "place": "XX医院 手术室 3",
    "purchased_on": "2024-02-20",
    "purchase_cost": "86000.00",
    "produced_on": "2024-01-10",
    "service_level": "Gold",
    "ref": "PD-200-K",
    "asset": "XX-OR-0417",
    "line": "power tools",
    "region": "East China",
    "customer": "XX",
    "shipped_on": "2024-03-04",
    "installed_on": "2024-03-15",
}
STAGES: Final = (
    ("purchase", "2024-02-20", "PO-2402-31"),
    ("receipt", "2024-03-06", "DN-2403-02"),
    ("installation", "2024-03-15", "IN-118"),
    ("maintenance", "2025-09-02", "MT-2509-4"),
)
OTHERS: Final = ("PD2-24-00871", "PD2-24-00818", "PD2-24-00718", "PD2-23-00017", "XR1-19-00003")
UNINSTALLED: Final = "PD2-24-00871"


class SampleEquipment:
    """Lays the drill and its neighbours out, one request at a time, as people entered them."""

    def __init__(self, store: Store, site: str = SITE) -> None:
        self._store, self._site, self._sent = store, site, 0

    def _send(self, verb: str, at: datetime, actor: str, **fields: Any) -> None:
        self._sent += 1
        request = {
            "verb": verb,
            "request_id": str(uuid5(NAMES, str(self._sent))),
            "actor": actor,
            "entered_by": "typed",
        }
        answer_wire(self._store, request | {"workstation": "DESK-1", "at": at.isoformat()} | fields)

    def lay_out(self) -> None:
        """The rule book in three versions, six devices, the life of the drill, and its extension.

        Raises:
            Refusal: the site or its people are not there, or it was laid out before with other content.
        """
        self.lay_out_before_extension()
        self.extend()

    def lay_out_before_extension(self) -> None:
        """Everything as it was until the end of January 2026.

        Raises:
            Refusal: as `lay_out`.
        """
        for version in VERSIONS:
            self._send("set_warranty_rule", ENTERED, SUPERVISOR, **_RULE, **version)
        self._register(DRILL, _DRILL)
        for serial in OTHERS:
            more: dict[str, str | None] = {"installed_on": None} if serial == UNINSTALLED else {}
            self._register(serial, _DRILL | {"asset": None} | more)
        for stage, on, document in STAGES:
            at = max(ENTERED, datetime.combine(date.fromisoformat(on), ENTERED.timetz()))
            self._send("record_stage", at, CLERK, serial=DRILL, stage=stage, on=on, document=document)

    def extend(self) -> None:
        """The extension of the drill, bought on 2 February 2026.

        Raises:
            Refusal: as `lay_out`.
        """
        self._send("buy_extension", BOUGHT, CLERK, serial=DRILL, number=EXTENSION, months=12)

    def _register(self, serial: str, values: dict[str, str | None]) -> None:
        said = [{"field": name, "value": value} for name, value in values.items()]
        self._send("register_device", ENTERED, CLERK, site=self._site, serial=serial, fields=said)
