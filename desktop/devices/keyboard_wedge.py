"""Tells the keys of a keyboard-wedge scanner from the keys of a person: a pure state machine, no Qt, no clock.

A key that could begin a scan is held for at most 40 ms. Keys that follow each other faster than any person types are
held on; an end mark makes them a scan, a pause hands them back to be replayed as if nothing had happened. Time is the
events' own time stamp, so a stalled program changes nothing.
"""

from dataclasses import dataclass, field
from enum import Enum

from desktop.devices.wedge_profile import GS, GsForm, Suffix, WedgeProfile

SHORTEST_SCAN = 4
LONGEST_SCAN_KEYS = 8192
HOLD_MS = 40
"""How long the last held key waits for the next one before it is given back."""
PREFIX_GAP_MS = 500
"""After a prefix nothing has to be guessed: only a prefix key hit by accident has to end some time."""


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key that went down.

    Attributes:
        text: what it types; may be empty.
        key: its name as Qt has it without ``Key_``: ``A``, ``Return``, ``F8``, ``BracketRight``, ``Control``.
        timestamp_ms: the event's own time; 0 when it has none.
        modifiers: ``shift``, ``control``, ``alt``, ``meta``, ``keypad``.
        is_repeat: made by a key that is held down.
    """

    text: str
    key: str
    timestamp_ms: int
    modifiers: frozenset[str] = field(default_factory=frozenset)
    is_repeat: bool = False


class Fate(Enum):
    """What becomes of the key that was just pressed."""

    LET_GO = "let_go"
    """It goes where it was meant for, after those to replay."""
    HOLD = "hold"
    """Kept back: it will be part of a scan or be replayed."""
    SWALLOW = "swallow"
    """It belonged to a scan and is gone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now, in this order: drop the held keys of the scan, replay, then the fate of the key itself.

    Attributes:
        fate: of the key just pressed; after a pause of no meaning.
        scan: the text of a whole scan made of the keys held so far, all of which are now gone.
        replay: held keys to give back, oldest first; always all that were held.
    """

    fate: Fate
    scan: str | None = None
    replay: tuple[KeyPress, ...] = ()


_MODIFIER_KEYS = frozenset({"Shift", "Control", "Alt", "AltGr", "Meta", "CapsLock", "NumLock"})
_END_KEYS = {"Return": Suffix.CR, "Enter": Suffix.CR, "Tab": Suffix.TAB}
_END_TEXTS = {"\r": Suffix.CR, "\n": Suffix.LF, "\t": Suffix.TAB}
_CONTROL_KEYS = {"BracketRight": GS, "Backslash": "\x1c", "AsciiCircum": "\x1e", "Underscore": "\x1f"}
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f\x04")
_FUNCTION_KEYS = {
    GsForm.F8: {"F7": "\x1c", "F8": GS, "F9": "\x1e", "F10": "\x1f"},
    GsForm.F12: {"F12": GS},
}


def suffix_of(press: KeyPress) -> Suffix | None:
    """The end mark that a key is; a line feed may come as text on a key of any name."""
    if press.modifiers & {"control", "alt", "meta"}:
        return None
    return _END_TEXTS.get(press.text) or _END_KEYS.get(press.key)


def is_modifier(press: KeyPress) -> bool:
    """Shift and its like: they type nothing themselves."""
    return press.key in _MODIFIER_KEYS


def is_printable(press: KeyPress) -> bool:
    """It types one visible character, without Control, Alt or Meta; Control and Alt together are AltGr on Windows."""
    has_character = len(press.text) == 1 and press.text >= " " and press.text != "\x7f"
    return has_character and press.modifiers & {"control", "alt", "meta"} in (set(), {"control", "alt"})


def alt_digit(press: KeyPress) -> str:
    """The digit of a code that is typed on the keypad while Alt is held, or nothing."""
    is_digit = len(press.key) == 1 and press.key in "0123456789"
    return press.key if is_digit and "alt" in press.modifiers else ""


class _Draft:
    """The text of the keys held so far, with codes typed under Alt turned into their characters."""

    def __init__(self) -> None:
        self.keys: list[KeyPress] = []
        self._text = ""
        self._code = ""

    def add(self, press: KeyPress, text: str) -> None:
        self.keys.append(press)
        digit = alt_digit(press)
        if digit:
            self._code += digit
        elif not (self._settle_code() and text and self._text.endswith(text) and ord(text) < ord(" ")):
            # Windows sends the composed character as well: once is enough
            self._text += text

    def text(self) -> str:
        self._settle_code()
        return self._text

    def _settle_code(self) -> bool:
        code, self._code = self._code, ""
        if code:
            self._text += chr(int(code) % 256)
        return bool(code)


class KeyboardWedge:
    """Keys in, verdicts out. `press` for each key that goes down, `expired` when the hold time is over."""

    def __init__(self, profile: WedgeProfile) -> None:
        self.profile = profile
        self._draft = _Draft()
        self._last_ms = 0
        self._in_prefix = False
        self._has_grace = True
        self._ended_ms = -PREFIX_GAP_MS

    @property
    def is_holding(self) -> bool:
        """Keys are held, or a prefix has begun a scan: the hold time runs."""
        return bool(self._draft.keys) or self._in_prefix

    @property
    def hold_ms(self) -> int:
        """How long to wait after the last key before `expired` is called."""
        return PREFIX_GAP_MS if self._in_prefix else max(HOLD_MS, self.profile.gap_ms)

    def is_in_burst(self, timestamp_ms: int) -> bool:
        """A key at this time would follow a held one as only a scanner's does: shortcuts must wait."""
        return self.is_holding and self._is_near(timestamp_ms)

    def press(self, press: KeyPress) -> Verdict:
        """Judge one key."""
        self._has_grace = True
        late = self._end_if_late(press)
        verdict = self._judge(press)
        if late is None:
            return verdict
        return Verdict(verdict.fate, late.scan or verdict.scan, late.replay or verdict.replay)

    def expired(self) -> Verdict | None:
        """The hold time is over. None: give the queue one more turn first, keys may wait behind a stall."""
        if self._has_grace and self.is_holding:
            self._has_grace = False
            return None
        return self._end_by_silence()

    # ------------------------------------------------------------ the rules

    def _judge(self, press: KeyPress) -> Verdict:
        if press.timestamp_ms <= 0 or (press.is_repeat and not self.is_holding):
            return self._give_back(Fate.LET_GO)
        if self._is_second_end(press):
            return Verdict(Fate.SWALLOW)
        if self._is_prefix(press):
            return self._begin_prefix(press)
        if self.profile.prefix and not self._in_prefix:
            return Verdict(Fate.LET_GO)
        if suffix_of(press) in self.profile.suffixes:
            return self._end(press)
        return self._go_on(press)

    def _go_on(self, press: KeyPress) -> Verdict:
        text = self._meaning(press)
        if text or (self.is_holding and self._belongs_to_a_code(press)):
            return self._hold(press, text)
        if is_modifier(press):
            if self.is_holding:
                self._last_ms = press.timestamp_ms
            return Verdict(Fate.LET_GO)
        return self._give_back(Fate.LET_GO)

    def _meaning(self, press: KeyPress) -> str:
        """The character that a key adds to a scan; empty when it adds none."""
        if press.key in _FUNCTION_KEYS.get(self.profile.gs, {}):
            return _FUNCTION_KEYS[self.profile.gs][press.key]
        if is_printable(press):
            return press.text
        if not self.is_holding:
            return ""
        if press.text in _SEPARATORS and press.text:
            return press.text
        return _CONTROL_KEYS.get(press.key, "") if "control" in press.modifiers else ""

    def _belongs_to_a_code(self, press: KeyPress) -> bool:
        """Alt and the digits under it, or Control before ]: held, so that no menu opens in the middle of a scan."""
        if self.profile.gs is GsForm.ALT_029:
            return press.key == "Alt" or bool(alt_digit(press))
        return press.key == "Control"

    def _hold(self, press: KeyPress, text: str) -> Verdict:
        if len(self._draft.keys) >= LONGEST_SCAN_KEYS:
            return self._give_back(Fate.LET_GO)
        self._draft.add(press, text)
        self._last_ms = press.timestamp_ms
        return Verdict(Fate.HOLD)

    def _is_second_end(self, press: KeyPress) -> bool:
        """The LF of a CR LF: passed on, it would press the button that has the focus."""
        is_close = 0 <= press.timestamp_ms - self._ended_ms <= self.profile.gap_ms
        return is_close and not self.is_holding and suffix_of(press) is not None

    def _is_prefix(self, press: KeyPress) -> bool:
        return bool(self.profile.prefix) and self.profile.prefix in (press.key, press.text) and not self._in_prefix

    def _begin_prefix(self, press: KeyPress) -> Verdict:
        self._in_prefix = True
        return self._hold(press, "")

    def _end(self, press: KeyPress) -> Verdict:
        """An end mark: a scan, or a person's Return."""
        shortest = 1 if self._in_prefix else SHORTEST_SCAN
        text = self._take_text()
        if len(text) >= shortest:
            self._clear()
            self._ended_ms = press.timestamp_ms
            return Verdict(Fate.SWALLOW, scan=text)
        return self._give_back(Fate.LET_GO)

    def _end_if_late(self, press: KeyPress) -> Verdict | None:
        if self.is_holding and not self._is_near(press.timestamp_ms):
            return self._end_by_silence()
        return None

    def _end_by_silence(self) -> Verdict:
        shortest = 1 if self._in_prefix else SHORTEST_SCAN
        text = self._take_text()
        if Suffix.SILENCE in self.profile.suffixes and len(text) >= shortest:
            self._clear()
            return Verdict(Fate.LET_GO, scan=text)
        return self._give_back(Fate.LET_GO)

    def _take_text(self) -> str:
        text = self._draft.text()
        if self.profile.gs is GsForm.SUBSTITUTE and self.profile.substitute:
            text = text.replace(self.profile.substitute, GS)
        return text

    def _give_back(self, fate: Fate) -> Verdict:
        keys = tuple(self._draft.keys)
        self._clear()
        return Verdict(fate, replay=keys)

    def _clear(self) -> None:
        self._draft = _Draft()
        self._in_prefix = False

    def _is_near(self, timestamp_ms: int) -> bool:
        gap = PREFIX_GAP_MS if self._in_prefix else self.profile.gap_ms
        return 0 <= timestamp_ms - self._last_ms <= gap
