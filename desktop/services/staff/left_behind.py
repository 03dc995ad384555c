"""Assessments that nobody came back to: the clock of a window or agent ends them with their last minute (S1-57)."""

from sqlalchemy import Connection

from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Origin, new_id
from desktop.queries.assessing import any_run_out
from desktop.services.staff.marking import Marked, end_run_out
from desktop.services.sweeping import CLOCK
from desktop.storage.unit_of_work import Done, Store


def end_left_behind(store: Store, workstation: str) -> Done[tuple[Marked, ...]]:
    """End every assessment whose time is over, each once however many programs look; nothing is written without one.

    Raises:
        EnvironmentFault: the database failed; the next look makes up for it.
    """
    with store.read() as connection:
        if not any_run_out(connection, store.clock.now()):
            return Done((), frozenset())

    def opening(_connection: Connection) -> Origin:
        return Origin(new_id(), CLOCK, store.clock.now(), workstation, EnteredBy.CLOCK)

    return store.run(opening, end_run_out)
