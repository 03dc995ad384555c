"""The log file of this workstation: what the program did, never what a patient is called."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def start_log(folder: Path) -> None:
    """Log into ``sparezone.log`` in the folder, at most 5 files of 2 MB; without a writable folder to stderr."""
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "sparezone.log", maxBytes=2_000_000, backupCount=5, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("desktop")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
