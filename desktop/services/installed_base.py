"""Many parts with the devices in the field that use them, from a file: all rows or none (S2-62)."""

from dataclasses import dataclass
from typing import Final

from desktop.domain.permissions import Action
from desktop.services.adopting_pars import RecordInstalledBase, keep_installed_base
from desktop.services.emergency.saving_rows import save_each
from desktop.services.master_data.entry import Tally
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

FIELD_OF: Final = {
    "unknown_site": "site",
    "not_your_site": "site",
    "unknown_item": "item",
    "bad_quantity": "failures_per_year",
    "needs_reference": "source",
}


@dataclass(frozen=True, slots=True)
class RecordInstalledBases:
    """Many of `RecordInstalledBase`; ``fields`` are the columns of the file."""

    installed: tuple[RecordInstalledBase, ...]
    fields: tuple[str, ...] = ()


def record_installed_bases(uow: UnitOfWork, request: RecordInstalledBases) -> Tally:
    """Keep how many devices use each part and how often they need it.

    Raises:
        Refusal: ``faulty_file`` with all faults, of each row those of `keep_installed_base`.
    """
    saved = save_each(request.installed, lambda one: keep_installed_base(uow, one), FIELD_OF, ("site", "item"))
    return tally(uow, "import_installed_base", saved)


RECORD_INSTALLED_BASES = Verb(
    "record_installed_bases", RecordInstalledBases, Tally, record_installed_bases, Action.REPLENISH
)
