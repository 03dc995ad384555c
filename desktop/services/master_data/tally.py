"""Counting what a batch did."""

from collections.abc import Sequence

from desktop.services.master_data.entry import Saved, Tally
from desktop.storage.unit_of_work import UnitOfWork


def tally(uow: UnitOfWork, action: str, saved: Sequence[Saved]) -> Tally:
    """Count, and keep one audit entry about the batch as a whole."""
    created = sum(one.created for one in saved)
    changed = sum(not one.created and bool(one.changed) for one in saved)
    told = Tally(created, changed, len(saved) - created - changed)
    uow.record(action, str(len(saved)), created=told.created, changed=told.changed, unchanged=told.unchanged)
    return told
