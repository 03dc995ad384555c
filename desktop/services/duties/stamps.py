"""When a duty was done, and how that moment came in."""

from datetime import datetime

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.services.cases.case_at_hand import local_moment
from desktop.storage.unit_of_work import UnitOfWork


def moment_given(uow: UnitOfWork, text: str, time_zone: str) -> tuple[datetime, EnteredBy]:
    """A local time that a person typed; now, as the request came in, when the text is "".

    Raises:
        Refusal: ``bad_time``, ``in_the_future``.
    """
    if not text:
        return uow.at, uow.origin.entered_by
    at = local_moment(text, time_zone)
    if at > uow.at:
        raise Refusal("in_the_future", at=at)
    return at, EnteredBy.TYPED
