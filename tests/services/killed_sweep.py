"""A program that is killed after it told what is due and before it committed: run with a database URL and a moment."""

import os
import signal
import sys
from datetime import datetime

from desktop.domain.clock import FixedClock
from desktop.services import sweeping
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store, UnitOfWork


def main() -> None:
    url, moment = sys.argv[1:]
    store = Store(open_engine(url), FixedClock(datetime.fromisoformat(moment)))

    def killed(_uow: UnitOfWork, _recorded_at: datetime) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    UnitOfWork.finish = killed  # type: ignore[assignment,method-assign]  # the power cut
    sweeping.sweep_store(store, "agent")


main()
