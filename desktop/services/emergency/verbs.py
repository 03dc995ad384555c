"""The workflows of emergency orders by name."""

from typing import Any, Final

from desktop.services.emergency import (
    accepting,
    contracts,
    delivering,
    distances,
    handing_over,
    ordering,
    packing,
    phoning,
    picking,
    picking_changes,
    picking_trays,
    retiring,
    sourcing,
    sourcing_trays,
    stepping_back,
    taking,
    transit_trips,
)
from desktop.services.perform import Verb

EMERGENCY_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    contracts.SAVE_PACKAGE,
    contracts.SAVE_PACKAGES,
    distances.SAVE_DISTANCE,
    distances.SAVE_DISTANCES,
    retiring.RETIRE_DISTANCE,
    retiring.RETIRE_PACKAGE,
    ordering.OPEN_EMERGENCY,
    ordering.CANCEL_EMERGENCY,
    accepting.ACCEPT_EMERGENCY,
    taking.TAKE_RESERVED,
    sourcing.CHOOSE_SOURCE,
    sourcing_trays.CHOOSE_TRAY,
    picking.PICK_PIECE,
    phoning.PICK_BY_PHONE,
    picking_changes.PUT_BACK_PIECE,
    picking_changes.FINISH_PICKING,
    picking_trays.PICK_TRAY,
    picking_trays.PUT_BACK_TRAY,
    packing.PACK_EMERGENCY,
    packing.SCAN_PACKED,
    packing.PACK_BY_HAND,
    handing_over.HAND_OVER_EMERGENCY,
    delivering.DELIVER_EMERGENCY,
    stepping_back.STEP_BACK_EMERGENCY,
    transit_trips.EXPECT_TRANSIT,
    transit_trips.END_TRANSIT,
)
