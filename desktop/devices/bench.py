"""From the settings to devices: the one table of the kinds of scanner that are known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.framing import Framing
from desktop.devices.keyboard_wedge import KeyboardWedge
from desktop.devices.ports import check_address
from desktop.devices.scanner import ACK_NAK, HOST_ACK, NO_ANSWER, Answer, ScannerCard, ScannerListener, SerialScanner
from desktop.devices.serial_line import LineParts, LineSettings
from desktop.devices.wedge_profile import GsForm, Suffix, WedgeProfile


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """One scanner as a person set it up.

    Attributes:
        kind: ``serial``, ``network``, ``bluetooth`` or ``wedge``.
        name: what people call it; one name for one scanner.
        url: address of its port, see `desktop.devices.ports`; empty for a wedge.
        baud: signalling rate of a serial port.
        framing: how what it sends is ended.
        answer: what it is sent back.
        profile: how a wedge types.
    """

    kind: str
    name: str
    url: str = ""
    baud: int = 9600
    framing: Framing = Framing.ANY
    answer: Answer = NO_ANSWER
    profile: WedgeProfile = field(default_factory=WedgeProfile)


ScannerDevice = SerialScanner | KeyboardWedge
Maker = Callable[[ScannerSettings, ScannerListener, LineParts], ScannerDevice]


def _make_line(settings: ScannerSettings, listener: ScannerListener, parts: LineParts) -> SerialScanner:
    line = LineSettings(settings.url, settings.baud, settings.framing, rests=settings.kind == "bluetooth")
    return SerialScanner(ScannerCard(settings.name, settings.kind, settings.answer), line, listener, parts)


def _make_wedge(settings: ScannerSettings, _listener: ScannerListener, _parts: LineParts) -> KeyboardWedge:
    return KeyboardWedge(settings.profile)


KINDS: Mapping[str, Maker] = {
    "serial": _make_line,
    "network": _make_line,
    "bluetooth": _make_line,
    "wedge": _make_wedge,
}
ANSWERS: Mapping[str, Answer] = {"none": NO_ANSWER, "ack_nak": ACK_NAK, "host_ack": HOST_ACK}


def make_scanner(settings: ScannerSettings, listener: ScannerListener, parts: LineParts) -> ScannerDevice:
    """The device of the settings, not started; a wedge has no thread and hears keys through an event filter."""
    return KINDS[settings.kind](settings, listener, parts)


# ---------------------------------------------------------------- from a settings table

_KEYS = frozenset({"kind", "name", "url", "baud", "framing", "answer", "profile"})
_PROFILE_KEYS = frozenset({"gap_ms", "suffixes", "gs", "substitute", "prefix"})


def read_scanners(tables: Sequence[Mapping[str, object]]) -> tuple[ScannerSettings, ...]:
    """The scanners of the ``[[scanner]]`` tables of the settings file.

    Raises:
        BadDeviceSetting: ``unknown_key``, ``bad_value``, ``bad_address``, ``name_twice``, with key and value.
    """
    scanners = tuple(read_scanner(table) for table in tables)
    names = [scanner.name for scanner in scanners]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadDeviceSetting("name_twice", names=twice)
    return scanners


def read_scanner(table: Mapping[str, object]) -> ScannerSettings:
    """One scanner of the settings file; keys that are not given have the defaults of `ScannerSettings`.

    Raises:
        BadDeviceSetting: as `read_scanners`.
    """
    _refuse_unknown(table, _KEYS)
    kind = _one_of(table, "kind", KINDS)
    url = _text(table, "url", "")
    if kind != "wedge":
        check_address(url)
    return ScannerSettings(
        kind=kind,
        name=_text(table, "name", kind),
        url=url,
        baud=_number(table, "baud", 9600, range(50, 4_000_001)),
        framing=Framing(_one_of(table, "framing", list(Framing), Framing.ANY)),
        answer=_answer(table.get("answer", "none")),
        profile=_profile(table.get("profile", {})),
    )


def _answer(value: object) -> Answer:
    """A known name, or a table with the bytes of both answers in hexadecimal."""
    if isinstance(value, str) and value in ANSWERS:
        return ANSWERS[value]
    if isinstance(value, Mapping):
        _refuse_unknown(value, {"good", "bad"})
        return Answer(_bytes(value, "good"), _bytes(value, "bad"))
    raise BadDeviceSetting("bad_value", key="answer", value=str(value))


def _profile(value: object) -> WedgeProfile:
    if not isinstance(value, Mapping):
        raise BadDeviceSetting("bad_value", key="profile", value=str(value))
    _refuse_unknown(value, _PROFILE_KEYS)
    profile = WedgeProfile(
        gap_ms=_number(value, "gap_ms", WedgeProfile().gap_ms, range(5, 51)),
        suffixes=_suffixes(value),
        gs=GsForm(_one_of(value, "gs", list(GsForm), WedgeProfile().gs)),
        substitute=_text(value, "substitute", ""),
        prefix=_text(value, "prefix", ""),
    )
    if len(profile.substitute) != (1 if profile.gs is GsForm.SUBSTITUTE else 0):
        raise BadDeviceSetting("bad_value", key="substitute", value=profile.substitute)
    return profile


def _suffixes(table: Mapping[str, object]) -> frozenset[Suffix]:
    value = table.get("suffixes", sorted(WedgeProfile().suffixes))
    known = [str(suffix) for suffix in Suffix]
    if not isinstance(value, list) or not value or not all(name in known for name in value):
        raise BadDeviceSetting("bad_value", key="suffixes", value=str(value))
    return frozenset(Suffix(name) for name in value)


def _refuse_unknown(table: Mapping[str, object], known: frozenset[str] | set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise BadDeviceSetting("unknown_key", key=unknown[0])


def _text(table: Mapping[str, object], key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return value


def _one_of(table: Mapping[str, object], key: str, known: Mapping[str, object] | list[str], default: str = "") -> str:
    value = _text(table, key, default)
    if value not in known:
        raise BadDeviceSetting("bad_value", key=key, value=value)
    return value


def _number(table: Mapping[str, object], key: str, default: int, allowed: range) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return value


def _bytes(table: Mapping[str, object], key: str) -> bytes:
    value = _text(table, key, "")
    try:
        return bytes.fromhex(value)
    except ValueError as error:
        raise BadDeviceSetting("bad_value", key=key, value=value) from error
