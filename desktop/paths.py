"""Where things lie: what ships with the program, and the person's own folders."""

import os
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

HOUSE: Final = Path(__file__).resolve().parent.parent
"""The folder that holds ``resources`` and ``migrations``."""

RESOURCES: Final = HOUSE / "resources"
MIGRATIONS: Final = HOUSE / "migrations"


def data_folder() -> Path:
    """The person's data folder; ``SPAREZONE_DATA_DIR`` overrules the system's."""
    given = os.environ.get("SPAREZONE_DATA_DIR")
    return Path(given) if given else user_data_path("sparezone", appauthor=False)


def label_folder(data: Path) -> Path:
    """A person's own label templates and printer files, in a data folder; it need not be there yet."""
    return data / "labels"
