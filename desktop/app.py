"""The only place where things are put together: settings, database, devices, presenters, window."""

import platform
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock, SystemClock
from desktop.paths import data_folder
from desktop.settings import Settings, read_settings
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store
from desktop.storage.upgrade import upgrade


@dataclass(frozen=True, slots=True)
class Options:
    """What was given on the command line; empty means: as the settings file says."""

    database_url: str = ""
    data_dir: str = ""
    settings: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Where this workstation keeps its things, and what it is set to."""

    folder: Path
    settings_file: Path
    settings: Settings

    @property
    def workstation(self) -> str:
        """The desk's name: as set, else the computer's."""
        return self.settings.workstation or platform.node() or "desk"

    @property
    def database_url(self) -> str:
        """The database: as set, else the embedded one in the data folder."""
        return self.settings.database_url or f"sqlite:///{self.folder / 'sparezone.db'}"

    @property
    def scan_journal(self) -> Path:
        """The file that keeps every scan of this desk."""
        return self.folder / "scans.db"


def find_home(options: Options) -> Home:
    """The data folder, the settings file in it, and the settings, overruled by the command line.

    Raises:
        EnvironmentFault: ``cannot_open`` when the data folder cannot be made.
        SettingsFault: the settings file cannot be used.
    """
    folder = Path(options.data_dir) if options.data_dir else data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(folder), detail=str(error)) from error
    file = Path(options.settings) if options.settings else folder / "sparezone.toml"
    given = {name: getattr(options, name) for name in ("database_url", "language") if getattr(options, name)}
    settings = read_settings(file)
    return Home(folder, file, _overruled(settings, given))


def _overruled(settings: Settings, given: dict[str, str]) -> Settings:
    from dataclasses import replace

    return replace(settings, **given)  # type: ignore[arg-type]  # the names are fields of Settings that hold text


def open_store(options: Options, clock: Clock | None = None) -> Store:
    """The database of a headless command, upgraded.

    Raises:
        EnvironmentFault: it cannot be opened or is newer than the program.
    """
    return open_store_at(find_home(options).database_url, clock)


def open_store_at(url: str, clock: Clock | None = None) -> Store:
    """The database at a URL, upgraded.

    Raises:
        EnvironmentFault: it cannot be opened or is newer than the program.
    """
    engine = open_engine(url)
    upgrade(engine)
    return Store(engine, clock or SystemClock())
