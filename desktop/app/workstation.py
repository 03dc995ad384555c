"""What every desk of a workstation stands on."""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.hub import Hub
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.runtime.print_queue import PrintQueue
from desktop.runtime.scan_router import ScanRouter
from desktop.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Workstation:
    """The window, who works, where scans come from, and the devices."""

    window: MainWindow
    session: Session
    router: ScanRouter
    hub: Hub
    clock: Clock
    station: StationSettings
    log: ScannerLog
    printers: PrintQueue
