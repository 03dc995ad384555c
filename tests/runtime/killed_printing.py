"""A program with a print queue, to be killed: imports everything once, then lives in a new process for each line.

``python -m tests.runtime.killed_printing DATABASE PRINTER`` reads ``print`` or ``idle`` (nobody signs in), answers with
the number of the new process, and ``gone`` when that has ended.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication

from desktop.devices.label_printer import Language, PrinterSettings
from desktop.domain.clock import SystemClock
from desktop.labels import check, paint, shipped, symbols, zpl
from desktop.runtime.jobs import Jobs
from desktop.runtime.print_queue import PrintQueue, QueueParts
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.runtime.print_room import FAST, QUICK
from tests.services.label_desk import CLERK

WARM = (check, paint, shipped, symbols, zpl)


def live(database: str, printer: str, person: str) -> None:
    """Print until somebody kills this process."""
    app = QCoreApplication([])
    jobs = Jobs(lambda: Store(open_engine(database), SystemClock()))
    settings = (PrinterSettings("Bench", Language.ZPL, printer),)
    printers = PrintQueue(settings, jobs, QueueParts("desk 1", SystemClock(), patience=QUICK, pace=FAST))
    jobs.start()
    printers.start()
    printers.set_person(person)
    app.exec()


def main() -> None:
    """One process for each line."""
    import PIL.Image
    import zint
    import zxingcpp

    warm = (PIL.Image, zint, zxingcpp)
    database, printer = sys.argv[1:]
    for line in sys.stdin:
        child = os.fork() if warm else 0
        if not child:
            live(database, printer, CLERK if line == "print\n" else "")
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
