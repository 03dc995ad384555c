"""Taking a kit out of use: never while a tray, an open case or a par rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseLine
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.models.tray import Kit, TrayKit
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.master_data.retiring import Retired, refuse_used, retire_row
from desktop.services.master_data.saving import Noun, load_rows
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

KIT: Final = Noun("save_kit", Kit, ("code",), Kind.TRAYS)


@dataclass(frozen=True, slots=True)
class RetireKit:
    """Take a kit out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def retire_kit(uow: UnitOfWork, request: RetireKit) -> Retired:
    """Take a kit out of use.

    Raises:
        Refusal: ``unknown_kit``, ``not_your_site``, ``still_used`` with the trays of the kit, the open cases that were
            planned with it, and its pars.
    """
    row = load_rows(uow, KIT, [(request.code,)]).get((request.code,))
    if row is not None:
        refuse_foreign(uow, row["partner_id"], request.code)

    def check(kit: int) -> None:
        refuse_used(request.code, list(_resting(uow, kit)))

    return retire_row(uow, KIT, "unknown_kit", (request.code,), request, check)


def _resting(uow: UnitOfWork, kit: int) -> Iterator[str]:
    trays = select(Place.code).join(TrayKit, TrayKit.tray_id == Place.id)
    yield from uow.read(trays.where(TrayKit.kit_id == kit, Place.retired_at.is_(None)).order_by(Place.code)).scalars()
    waiting = Case.state.in_((CaseState.PLANNED, CaseState.READY))
    cases = select(Case.number).join(CaseLine, CaseLine.case_id == Case.id).where(CaseLine.kit_id == kit, waiting)
    yield from uow.read(cases.distinct().order_by(Case.number)).scalars()
    pars = select(Par.scope).where(Par.kit_id == kit, Par.retired_at.is_(None))
    for scope in uow.read(pars.distinct().order_by(Par.scope)).scalars():
        yield scope.removeprefix("K:")


RETIRE_KIT = Verb("retire_kit", RetireKit, Retired, retire_kit, Action.EDIT_MASTER_DATA)
