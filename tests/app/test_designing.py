"""The label designer of a workstation: its page is made when it is shown, and scans go to it from then on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app.designing import make_designer
from desktop.domain.clock import SystemClock
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.views.stock_world import Settled


def test_own_labels_come_from_the_folder_that_is_printed_from(qtbot: QtBot, sqlite_url: str, tmp_path: Path) -> None:
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), SystemClock()))
    session = Session(jobs, "DESK-1")
    preview, screen = make_designer(session, Settled(), SystemClock(), tmp_path / "labels", session)
    qtbot.addWidget(screen)
    screen.files.open("bin")
    screen.files.designer.set_size(61, 40)
    assert screen.files.save()
    assert [file.name for file in (tmp_path / "labels").iterdir()] == ["bin.json"]
    assert preview.designer is screen.files.designer
