"""Measures how a wedge scanner types: three scans of one code give its profile, with the figures to show."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from desktop.devices.keyboard_wedge import KeyPress, alt_digit, is_modifier, is_printable, suffix_of
from desktop.devices.wedge_profile import GS, GsForm, Suffix, WedgeProfile

SCANS_WANTED = 3
PAUSE_MS = 400
"""A pause this long is between two scans, not inside one: nobody scans the same code faster."""
NARROWEST_GAP_MS = 15
WIDEST_GAP_MS = 50
"""People begin to be this fast: a slower scanner needs a prefix."""
FEWEST_KEYS = 4


@dataclass(frozen=True, slots=True)
class Calibration:
    """What three scans have shown.

    Attributes:
        gaps_ms: shortest, median and longest time between two keys, milliseconds.
        key_names: the raw key names of each scan, in order.
        suffix: what ends a scan; silence when no end mark was seen in all of them.
        gs: how GS was typed; None when none was seen.
        substitute: the character that stood where GS was expected, if a visible one did.
        wrong_characters: (expected, came) where the keyboard layout changed a character; needs the expected text.
        is_steady: all scans typed the same keys.
        needs_prefix: the scanner is about as slow as a person: set it up to send a prefix.
        profile: proposed.
    """

    gaps_ms: tuple[int, float, int]
    key_names: tuple[tuple[str, ...], ...]
    suffix: Suffix
    gs: GsForm | None
    substitute: str
    wrong_characters: tuple[tuple[str, str], ...]
    is_steady: bool
    needs_prefix: bool
    profile: WedgeProfile


class Calibrating:
    """Collects the keys of three scans; nothing is filtered meanwhile."""

    def __init__(self, expected: str = "") -> None:
        """Begin.

        Args:
            expected: what the shown code says, with U+001D for GS; empty when it is not known.
        """
        self._expected = expected
        self._scans: list[list[KeyPress]] = []

    @property
    def scans_seen(self) -> int:
        """How many scans have begun so far."""
        return len(self._scans)

    def press(self, press: KeyPress) -> None:
        """Take one key."""
        last = self._scans[-1][-1].timestamp_ms if self._scans else None
        if last is None or not 0 <= press.timestamp_ms - last <= PAUSE_MS:
            self._scans.append([])
        self._scans[-1].append(press)

    def result(self) -> Calibration | None:
        """What the first three whole scans show; None while they are too few."""
        scans = [scan for scan in self._scans if len(scan) > FEWEST_KEYS][:SCANS_WANTED]
        return _measure(scans, self._expected) if len(scans) == SCANS_WANTED else None


def _measure(scans: list[list[KeyPress]], expected: str) -> Calibration:
    gaps = sorted(after.timestamp_ms - before.timestamp_ms for scan in scans for before, after in pairwise(scan))
    suffix = _suffix(scans)
    came = _text(scans[0])
    substitute = _substitute(came, expected)
    gs = _gs(scans[0]) or (GsForm.SUBSTITUTE if substitute else None)
    gap_ms = min(WIDEST_GAP_MS, max(NARROWEST_GAP_MS, gaps[-1] * 3 // 2 + 5))
    names = tuple(tuple(press.key for press in scan) for scan in scans)
    suffixes = frozenset({suffix, Suffix.CR, Suffix.LF}) if suffix is Suffix.CR else frozenset({suffix})
    return Calibration(
        gaps_ms=(gaps[0], median(gaps), gaps[-1]),
        key_names=names,
        suffix=suffix,
        gs=gs,
        substitute=substitute,
        wrong_characters=_wrong(came, expected, substitute),
        is_steady=len(set(names)) == 1,
        needs_prefix=gaps[-1] >= WIDEST_GAP_MS,
        profile=WedgeProfile(gap_ms, suffixes, gs or GsForm.CTRL_BRACKET, substitute),
    )


def _suffix(scans: list[list[KeyPress]]) -> Suffix:
    """The mark that ends all of them; of CR LF the first counts."""
    found = {next((suffix for press in scan[-2:] if (suffix := suffix_of(press))), Suffix.SILENCE) for scan in scans}
    return found.pop() if len(found) == 1 else Suffix.SILENCE


def _gs(scan: list[KeyPress]) -> GsForm | None:
    """The form in which a separator came by itself; a substitute can only be told from the expected text."""
    digits = "".join(map(alt_digit, scan))
    if "029" in digits:
        return GsForm.ALT_029
    for press in scan:
        if press.text == GS or (press.key == "BracketRight" and "control" in press.modifiers):
            return GsForm.CTRL_BRACKET
        if press.key in ("F8", "F12"):
            return GsForm(press.key.lower())
    return None


def _text(scan: list[KeyPress]) -> str:
    return "".join(press.text for press in scan if is_printable(press) and not is_modifier(press))


def _substitute(came: str, expected: str) -> str:
    """The visible character at the first place of GS, if it stands at all places of GS and nowhere else."""
    if GS not in expected or len(came) != len(expected):
        return ""
    character = came[expected.index(GS)]
    places = [place for place, wanted in enumerate(expected) if wanted == GS]
    return character if places == [place for place, got in enumerate(came) if got == character] else ""


def _wrong(came: str, expected: str, substitute: str) -> tuple[tuple[str, str], ...]:
    """The characters that the layout changed, each pair once."""
    visible = expected if substitute else expected.replace(GS, "")
    if len(visible) != len(came):
        return ()
    pairs = [(wanted, got) for wanted, got in zip(visible, came, strict=True) if wanted not in (got, GS)]
    return tuple(dict.fromkeys(pairs))
