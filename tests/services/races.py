"""Two desks, each with a connection of its own, that do the same thing while the other has not committed yet."""

import threading
from datetime import datetime
from typing import Any

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

HELD_S = 0.4
"""So long the first desk keeps its transaction open after it has done everything."""


def race(url: str, at: datetime, verb: Verb[Any, Any], *asked: tuple[Any, str]) -> list[str]:
    """The first desk does its work and commits a moment later; meanwhile the other one does its own.

    Args:
        url: of the database.
        at: the moment at both desks.
        verb: what both do.
        asked: the request and the badge of the first desk, and of the second.

    Returns:
        For each desk "" when it was done, else the code of the refusal.
    """
    done, told = threading.Event(), ["never came back"] * 2

    def first(uow: Any, request: Any) -> Any:
        answer = verb.do(uow, request)
        done.set()
        threading.Event().wait(HELD_S)
        return answer

    slow = Verb(verb.name, verb.request, verb.answer, first, verb.action)

    def work(desk: int) -> None:
        store = Store(open_engine(url), FixedClock(at))
        request, badge = asked[desk]
        try:
            perform(store, slow if desk == 0 else verb, request, Envelope(new_id(), badge, f"desk {desk + 1}"))
            told[desk] = ""
        except Refusal as refusal:
            told[desk] = refusal.code
        finally:
            done.set()
            store.close()

    threads = [threading.Thread(target=work, args=(desk,)) for desk in (0, 1)]
    threads[0].start()
    assert done.wait(30)
    threads[1].start()
    for thread in threads:
        thread.join(30)
    return told
