"""The one settings file, ``sparezone.toml``; every key can be given in the environment as ``SPAREZONE_…``."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

PREFIX: Final = "SPAREZONE_"
LANGUAGES: Final = ("zh_CN", "en")
THEMES: Final = ("light", "dark", "high_contrast")


class SettingsFault(Exception):
    """The settings file cannot be used: which key, and why."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key
        self.why = why


@dataclass(frozen=True, slots=True)
class Settings:
    """What this workstation is set to.

    ``scanner`` and ``printer`` are tables as `desktop.devices.bench` reads them, ``mail`` is the mail server
    (`desktop.exchange.mail.MailServer`), and ``sends_notices`` says whether this desk sends messages to others.
    """

    database_url: str = ""
    language: str = ""
    theme: str = "light"
    workstation: str = ""
    site: str = ""
    person: str = ""
    sounds: bool = True
    scanner: tuple[Mapping[str, Any], ...] = ()
    printer: tuple[Mapping[str, Any], ...] = ()
    window: Mapping[str, Any] = field(default_factory=dict)
    mail: Mapping[str, Any] = field(default_factory=dict)
    sends_notices: bool = True


def read_settings(path: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a file, overruled by the environment; a missing file means the defaults.

    Raises:
        SettingsFault: the file cannot be read or is no TOML, or a key is unknown or of the wrong type.
    """
    try:  # some editors put a byte order mark before the first line
        given = tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFault(str(path), str(error)) from error
    except OSError as error:
        raise SettingsFault(str(path), str(error.strerror)) from error
    settings = Settings()
    for key, value in (given | _from_environment(environment)).items():
        settings = replace(settings, **{key: _checked(key, value)})
    return settings


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    names = {f"{PREFIX}{known.name.upper()}": known.name for known in fields(Settings)}
    read: dict[str, Any] = {}
    for variable, name in names.items():
        if variable in environment:
            text = environment[variable]
            plain = isinstance(getattr(Settings(), name), str)
            read[name] = text if plain else _parsed(variable, text)
    return read


def _parsed(variable: str, text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsFault(variable, str(error)) from error


def _checked(key: str, value: Any) -> Any:
    if key not in {known.name for known in fields(Settings)}:
        raise SettingsFault(key, "unknown key")
    default = getattr(Settings(), key)
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            raise SettingsFault(key, "not a list of tables")
        return tuple(value)
    if type(value) is not type(default):
        raise SettingsFault(key, f"not {type(default).__name__}")
    allowed = {"language": ("", *LANGUAGES), "theme": THEMES}.get(key)
    if allowed is not None and value not in allowed:
        raise SettingsFault(key, f"not one of {', '.join(word for word in allowed if word)}")
    return value


def write_settings(path: Path, settings: Settings) -> None:
    """Write the file anew: a new file beside it, then swapped in, so a power cut leaves the old or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(as_toml(settings))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def as_toml(settings: Settings) -> str:
    """The settings as TOML text; what is not set is left out."""
    default, lines, tables = asdict(Settings()), [], []
    for key, value in asdict(settings).items():
        if value == default[key]:
            continue
        if isinstance(value, tuple):
            tables += [[f"[[{key}]]", *_pairs(table)] for table in value]
        elif isinstance(value, dict):
            tables.append([f"[{key}]", *_pairs(value)])
        else:
            lines.append(f"{key} = {_value(value)}")
    return "\n\n".join("\n".join(block) for block in [lines, *tables] if block) + "\n"


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(name)} = {_value(value)}" for name, value in table.items() if value is not None]


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else json.dumps(name)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
