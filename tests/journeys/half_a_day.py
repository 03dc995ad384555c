"""Scans the first tray of the sample delivery and is then killed, as by a power cut."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app.demo_player import DemoPlayer, Step
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, receiving_scans
from desktop.exchange.sample_delivery import sample
from tests.journeys.desk import workstation
from tests.journeys.times import TODAY

SCANS = 25


def main() -> None:
    url, folder = sys.argv[1], Path(sys.argv[2])
    app = QApplication(sys.argv[:1])
    steps = [Step(command(Command.RECEIVE)), *(Step(raw) for raw in receiving_scans(sample(7, TODAY))[:SCANS])]
    with workstation(app, folder, url) as (application, line):
        player = DemoPlayer(application, line, steps, folder)
        player.finished.connect(_power_cut)
        application.start()
        app.exec()


def _power_cut() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
