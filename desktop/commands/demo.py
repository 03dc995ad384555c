"""``sparezone demo``: a day on invented data through the real parts, then the proof that it was booked right."""

import argparse
import json
import os
import statistics
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.app.home import Home, Options, find_home
from desktop.commands.options import told
from desktop.settings import LANGUAGES, Settings, write_settings

DONE: Final = 0
FAULTS: Final = 1
ENVIRONMENT: Final = 3
DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
OLD: Final = (
    "sparezone.db*",
    "scans.db*",
    "sparezone.toml",
    "summary.*",
    "*.pdf",
    "statement.*",
    "pictures/*.png",
    "labels/*.*",
    "logs/*",
)


def run(arguments: list[str]) -> int:
    """Play the day into a folder."""
    parser = argparse.ArgumentParser(prog="sparezone demo", description=__doc__)
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--language", default="zh_CN", choices=LANGUAGES)
    parser.add_argument("--database-url", default="", metavar="URL", help="an empty database; else a new file in DIR")
    given = parser.parse_args(arguments)
    folder = Path(given.out).resolve()
    try:
        _make_room(folder)
    except OSError as error:
        sys.stderr.write(f"{folder}: {error}\n")
        return ENVIRONMENT
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return told(lambda: Day(folder, given.seed, given.language, given.database_url).play(), given.language)


def _make_room(folder: Path) -> None:
    """Only what an earlier demo left is taken away."""
    for name in ("pictures", "labels"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for pattern in OLD:
        for file in folder.glob(pattern):
            file.unlink()


class Day:
    """The working day in one folder."""

    def __init__(self, folder: Path, seed: int, language: str, database_url: str = "") -> None:
        from zoneinfo import ZoneInfo

        from PySide6.QtWidgets import QApplication

        from desktop.commands.demo_labels import DemoLabels
        from desktop.commands.demo_month import ConsignedMonth
        from desktop.commands.demo_night import EmergencyNight
        from desktop.commands.demo_repair import RepairMorning
        from desktop.devices.demo_line import open_demo_line
        from desktop.domain.clock import SystemClock, local_day
        from desktop.exchange.sample_delivery import sample

        self.folder = folder
        self.language = language
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        self.clock = SystemClock()
        today = local_day(self.clock.now(), ZoneInfo("Asia/Shanghai"))
        self.world = sample(seed, today)
        self.month = ConsignedMonth(today, language)
        self.night = EmergencyNight(today, language, self.clock)
        self.morning = RepairMorning(language)
        self.papers: list[str] = []
        self.line = open_demo_line(folder)
        self.labels = DemoLabels(folder / "labels")
        self.home = self._home(database_url)

    def _home(self, database_url: str) -> Home:
        from desktop.exchange.sample_delivery import CLERK, SITE

        scanner: dict[str, Any] = {"kind": "serial", "name": "Scanner 1", "url": self.line.url}
        if self.line.url.startswith("socket:"):
            scanner["kind"] = "network"
        settings = Settings(
            database_url=database_url,
            language=self.language,
            workstation="DESK-1",
            site=SITE,
            person=CLERK,
            sounds=False,
            scanner=(scanner,),
            printer=self.labels.tables,
        )
        write_settings(self.folder / "sparezone.toml", settings)
        return find_home(Options(data_dir=str(self.folder)))

    def play(self) -> int:
        """Lay out the world, scan the day, prove the ledger, write the summary."""
        from desktop.app import open_store_at
        from desktop.exchange.sample_delivery import lay_out

        store = open_store_at(self.home.database_url, self.clock)
        lay_out(store, self.world)
        self.month.lay_out(store, self.folder)
        self.night.lay_out(store)
        self.morning.lay_out(store)
        store.close()
        played = self._scan()
        self.line.close()
        self.labels.close()
        self._print_papers()
        summary = self._summary(played)
        good = not played.fault and summary["verify"]["ok"]
        sys.stderr.write(f"\n{self.folder}\n")
        sys.stdout.write(json.dumps(summary, ensure_ascii=False, indent=1, default=str) + "\n")
        return DONE if good else FAULTS

    def _print_papers(self) -> None:
        from desktop.app import open_store_at
        from desktop.exchange.sample_delivery import NOTICE
        from desktop.reports.command_card import build_command_card
        from desktop.reports.discrepancy_note import build_discrepancy_note

        build_command_card(self.folder / "command-card.pdf", self.language)
        store = open_store_at(self.home.database_url, self.clock)
        with store.read() as connection:
            build_discrepancy_note(connection, self.folder / f"discrepancy-note-{NOTICE}.pdf", self.language, NOTICE)
            self.papers = self.month.print_papers(connection, self.folder)
            self.papers += self.night.print_papers(connection, self.folder)
            self.papers += self.morning.print_papers(connection, self.folder)
        store.close()

    def _scan(self) -> Any:
        from desktop.app.application import Application, dress, tear_down
        from desktop.app.demo_player import DemoPlayer
        from desktop.views import fonts
        from desktop.views.main_window import MainWindow

        fonts.register()
        translation = dress(self.app, self.home)  # type: ignore[arg-type]  # instance() is a QApplication here
        window = MainWindow()
        window.resize(1366, 768)
        window.show()
        application = Application(self.home, window, translation, self.clock)
        self.labels.listen(application.printers)
        steps = self._steps(application)
        player = DemoPlayer(application, self.line, steps, self.folder / "pictures")
        self._total = len(steps)
        player.progressed.connect(self._progress)
        player.finished.connect(self.app.quit)
        application.start()
        self.app.exec()
        played = player.played
        tear_down(application)
        return played

    def _steps(self, application: Any) -> list[Any]:
        from desktop.app.demo_player import Step
        from desktop.domain.codes import Command
        from desktop.exchange.sample_day import command, put_away_scans, receiving_scans, tray, unit_label
        from desktop.exchange.sample_delivery import TRAYS

        receiving, putting_away = receiving_scans(self.world), put_away_scans(self.world)
        first, last = receiving.index(self.world.extra.raw), len(receiving) - 1
        pictures = {0: "delivery-opened", 14: "tray-being-counted", first - 1: "tray-one-missing"}
        pictures |= {first: "not-on-notice", first + 2: "picked-from-notice", last: "delivery-confirmed"}
        steps = [Step(do=self._settled, picture="scan-desk"), Step(command(Command.RECEIVE))]
        scan_back = receiving.index(unit_label(self.world.pieces[self.world.unreadable]))
        waits = {scan_back: self.labels.has_printed_the_unit_label}
        steps += [Step(raw, picture=pictures.get(at, ""), until=waits.get(at)) for at, raw in enumerate(receiving)]
        steps += [Step(command(Command.PUT_AWAY))]
        pictures = {4: "put-away-where", len(putting_away) - 1: "put-away-done"}
        steps += [Step(raw, picture=pictures.get(at, "")) for at, raw in enumerate(putting_away)]
        steps += [Step(command(Command.FIND)), Step(self.world.pieces[0].raw, picture="life-of-a-unit")]
        window = application.window
        steps += [Step(do=partial(window.show_page, page), picture=page) for page in ("stock", "items", "settings")]
        steps += [Step(do=application.switch_language), Step(command(Command.FIND))]
        steps += [Step(tray(TRAYS[3]), picture="life-of-a-tray-other-language")]
        steps += [Step(do=application.switch_language), *self.month.steps(application)]
        steps += self.night.steps(application, self.labels.has_printed_the_box)
        steps += self.morning.steps(application)
        steps += [Step(do=self._settled, until=self.labels.has_printed_all)]
        return steps

    def _settled(self) -> None:
        """Nothing to do: the first picture waits until the screen has been filled."""

    def _progress(self, done: int) -> None:
        width = 40
        filled = width * done // self._total
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {done}/{self._total}")
        sys.stderr.flush()

    def _summary(self, played: Any) -> dict[str, Any]:
        from desktop.app import open_store_at
        from desktop.exchange.sample_delivery import NOTICE
        from desktop.models.label import LabelState
        from desktop.queries.labels import LabelFilter, label_rows
        from desktop.queries.notice_plan import discrepancies, notice_plan
        from desktop.queries.zone_map import zone_map
        from desktop.services.wire import to_wire
        from desktop.storage.verify import verify

        store = open_store_at(self.home.database_url, self.clock)
        with store.read() as connection:
            plan, drawn = notice_plan(connection, NOTICE), zone_map(connection, "Z1")
            entries = discrepancies(connection, NOTICE)
            rows = label_rows(connection, LabelFilter(frozenset(LabelState)))
            states = dict(Counter(row.state.value for row in rows))
            month = self.month.summary(connection) | {"emergency": self.night.summary(connection)}
            month["repair"] = self.morning.summary(connection)
        report = verify(store.engine)
        store.close()
        answers = sorted(played.answer_ms) or [0.0]
        summary = {
            "scans": len(played.answer_ms),
            "received": {tray.tray: f"{tray.received}/{len(tray.seats)}" for tray in plan.trays},
            "discrepancies": [to_wire(entry) for entry in entries],
            "zone": f"{drawn.filled}/{len(drawn.bins)}" if drawn is not None else "",
            "verdicts": dict(Counter(verdict for verdict, _ in played.replies)),
            "replies": dict(Counter(code for _, code in played.replies)),
            **month,
            "papers": ["command-card.pdf", f"discrepancy-note-{NOTICE}.pdf", *self.papers],
            "answer_ms": {
                "median": round(statistics.median(answers), 1),
                "p95": round(answers[int(len(answers) * 0.95) - 1], 1),
                "longest": round(answers[-1], 1),
            },
            "pictures": played.pictures,
            "labels": self.labels.summary(states),
            "verify": {
                "ok": not report.findings,
                "findings": [to_wire(finding) for finding in report.findings],
                "rows": dict(report.counts),
            },
            "fault": played.fault,
        }
        (self.folder / "summary.json").write_text(
            json.dumps(summary, ensure_ascii=False, indent=1, default=str), encoding="utf-8"
        )
        return summary
