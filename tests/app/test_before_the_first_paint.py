"""What the window needs to be painted: everything else is imported beside it, so that the start is quick."""

import subprocess
import sys

LATE = (
    "sqlalchemy",
    "alembic",
    "psycopg",
    "reportlab",
    "PIL",
    "zxingcpp",
    "openpyxl",
    "desktop.models",
    "desktop.queries",
)
AFTER_THE_FIRST_PAGE = (
    "desktop.app.further_pages",
    "desktop.exchange.kinds",
    "desktop.models.schema",
    "desktop.storage.backup",
    "desktop.presenters.night_desk",
    "desktop.presenters.repair_desk",
    "desktop.presenters.messages_desk",
    "desktop.presenters.setting_up",
)


def imported_with(module: str) -> set[str]:
    work = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_window_is_painted_before_the_database_is_imported() -> None:
    imported = imported_with("desktop.commands.window")
    assert "desktop.views.main_window" in imported
    assert not [name for name in LATE if name in imported]


def test_the_first_page_waits_for_no_desk_that_the_first_scans_do_without() -> None:
    imported = imported_with("desktop.app.application")
    assert "desktop.presenters.find_desk" in imported
    assert not [name for name in AFTER_THE_FIRST_PAGE if name in imported]
