"""Where this workstation keeps its things, and what it is set to."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.paths import data_folder
from desktop.settings import Settings, read_settings


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
        import platform

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
        from desktop.storage.errors import EnvironmentFault

        raise EnvironmentFault("cannot_open", path=str(folder), detail=str(error)) from error
    file = Path(options.settings) if options.settings else folder / "sparezone.toml"
    given = {name: getattr(options, name) for name in ("database_url", "language") if getattr(options, name)}
    settings = read_settings(file)
    return Home(folder, file, _overruled(settings, given))


def _overruled(settings: Settings, given: dict[str, str]) -> Settings:
    return replace(settings, **given)  # type: ignore[arg-type]  # the names are fields of Settings that hold text
