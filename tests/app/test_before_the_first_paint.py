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


def test_the_window_is_painted_before_the_database_is_imported() -> None:
    work = "import sys, desktop.commands.window; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split(" "))
    assert "desktop.views.main_window" in imported
    assert not [name for name in LATE if name in imported]
