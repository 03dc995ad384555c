"""What lies in a place that is being counted stays there until the count is over."""

from collections.abc import Iterable

from sqlalchemy import func, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg
from desktop.models.count import Count
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.storage.unit_of_work import UnitOfWork


def refuse_while_counted(uow: UnitOfWork, place_id: int, *, emergency: bool = False) -> None:
    """Refuse to pick from, or put into, a bin or tray whose count is open.

    A plain read is enough: the book is read at the end of a pass, so a move that was under way when the count began
    is in it.

    Args:
        uow: the job.
        place_id: the bin or tray that goods leave or enter.
        emergency: the goods are needed at once: the count is ended without any result, and that is recorded.

    Raises:
        Refusal: ``place_counted`` with the place, the number of the count, and who counts.
    """
    asked = (
        select(Count.id, Count.number, Count.site_id, Place.code, Person.name)
        .join(Place, Place.id == Count.place_id)
        .join(Person, Person.id == func.coalesce(Count.recounted_by_id, Count.counted_by_id))
        .where(Count.place_id == place_id, Count.closed_at.is_(None))
    )
    row = uow.read(asked).first()
    if row is None:
        return
    if not emergency:
        raise Refusal("place_counted", place=row.code, count=row.number, person=row.name)
    ended = {"state": CountState.ENDED_EARLY, "closed_at": uow.at, "closed_by_id": uow.actor.id}
    uow.write(update(Count).where(Count.id == row.id).values(ended))
    uow.record("end_count_for_emergency", row.number, site=row.site_id, place=row.code)
    uow.touched(Kind.COUNTS)


def refuse_counted_places(uow: UnitOfWork, sides: Iterable[Leg], *trays: int) -> None:
    """Refuse a movement that takes from or puts into a place whose count is open, or that carries off such a tray.

    Args:
        uow: the job.
        sides: the legs of the movement.
        trays: place ids of trays that move as a whole.

    Raises:
        Refusal: ``place_counted`` as `refuse_while_counted`.
    """
    places = {leg.place for leg in sides if not leg.outside} | set(trays)
    asked = select(Count.place_id).where(Count.place_id.in_(places), Count.closed_at.is_(None))
    counted = uow.read(asked.order_by(Count.place_id).limit(1)).scalar()
    if counted is not None:
        refuse_while_counted(uow, counted)
