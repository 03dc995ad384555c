"""The image recheck of a case: sizes and initials; the images themselves stay in the hospital (S1-04)."""

from dataclasses import dataclass

from sqlalchemy import insert

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.duties import SizeBasis, are_initials
from desktop.domain.permissions import Action
from desktop.models.duty import ImageCheck
from desktop.queries.duties import plan_text
from desktop.services.cases.case_at_hand import case_named
from desktop.services.duties.stamps import moment_given
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecheckImages:
    """The images were looked at again.

    Attributes:
        sizes: the size plan in words, such as "femur 4, insert 5".
        initials: of who measured.
        done: local time at the site when it was not now.
    """

    number: str
    sizes: str
    initials: str
    basis: SizeBasis = SizeBasis.MEASURED
    done: str = ""


@dataclass(frozen=True, slots=True)
class ImagesRechecked:
    """What was ticked."""

    number: str
    sizes: str
    initials: str


def recheck_images(uow: UnitOfWork, request: RecheckImages) -> ImagesRechecked:
    """Tick the image recheck of a case.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``faulty_entry`` (sizes, initials), ``bad_time``, ``in_the_future``.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.text("sizes", request.sizes, 300, required=True)
    if not are_initials(request.initials):
        check.fault("initials", "not_initials", request.initials)
    faults.check_entry()
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY, CaseState.OUT)
    at, source = moment_given(uow, request.done, case.time_zone)
    row = {"case_id": case.id, "basis": request.basis, "sizes": request.sizes, "initials": request.initials}
    row |= {"plan": plan_text(uow.connection, case.id), "at": at, "entered_by": source.value}
    uow.write(insert(ImageCheck).values(row | {"by_id": uow.actor.id}))
    facts = {"sizes": request.sizes, "initials": request.initials, "basis": request.basis.value}
    uow.record("recheck_images", case.number, site=case.ledger.site, **facts)
    uow.touched(Kind.CASES)
    return ImagesRechecked(case.number, request.sizes, request.initials)


RECHECK_IMAGES = Verb("recheck_images", RecheckImages, ImagesRechecked, recheck_images, Action.PREPARE)
