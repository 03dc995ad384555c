"""Colours, palette and style sheet of a theme, and the measures that all screens share (`LOOK`).

A theme is worn by the whole application, each part of a window by itself, and may be changed while it runs. Widgets
that paint themselves ask `colour(role)` at each painting, so a change needs no word from them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ledger import ZoneState
from desktop.paths import RESOURCES
from desktop.views import fonts

STYLES: Final = RESOURCES / "styles"
STYLE: Final = "fusion"

SPACE: Final = (0, 4, 8, 12, 16, 24, 32)
"""Steps of space in pixels: ``SPACE[2]`` is 8."""
RADIUS: Final = 6
CONTROL: Final = 44
NAV_ROW: Final = 48
TABLE_ROW: Final = 36
DESK_MM: Final = 15.0
"""Height of what a gloved hand presses, in millimetres."""
MM_PER_INCH: Final = 25.4


class Role(StrEnum):
    """What a colour says; the tables are in ``resources/styles/colours.toml``."""

    BACKGROUND = "background"
    SURFACE = "surface"
    RAISED = "raised"
    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    EDGE = "edge"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"
    ACCENT_TEXT = "accent_text"
    FOCUS = "focus"
    OK = "ok"
    OK_SOFT = "ok_soft"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    REFUSED = "refused"
    REFUSED_SOFT = "refused_soft"
    INFO = "info"
    INFO_SOFT = "info_soft"
    HOLD = "hold"
    HOLD_SOFT = "hold_soft"
    TO_INSPECT = "to_inspect"
    TO_INSPECT_SOFT = "to_inspect_soft"
    USABLE = "usable"
    USABLE_SOFT = "usable_soft"
    REJECTED = "rejected"
    REJECTED_SOFT = "rejected_soft"
    OUTGOING = "outgoing"
    OUTGOING_SOFT = "outgoing_soft"
    RETURNED = "returned"
    RETURNED_SOFT = "returned_soft"

    @property
    def soft(self) -> "Role":
        """The quiet ground under this role."""
        return Role(f"{self.value}_soft")


class ThemeName(StrEnum):
    """The themes there are."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """One colour table and what follows from it."""

    name: ThemeName
    colours: Mapping[Role, str]

    def colour(self, role: Role) -> QColor:
        """The colour of a role."""
        return QColor(self.colours[role])

    def style_sheet(self, control: int = CONTROL) -> str:
        """The style sheet with this theme's colours; `control` is the height of a control in pixels."""
        template = Template((STYLES / "window.qss").read_text(encoding="utf-8"))
        words = {role.value: colour for role, colour in self.colours.items()}
        pictures = (STYLES / self.name.value).as_posix()
        return template.substitute(words, control=control - 2, control_focus=control - 4, pictures=pictures)

    def palette(self) -> QPalette:
        """The palette for what the style sheet does not reach."""
        palette = QPalette()
        for place, role in _PALETTE.items():
            palette.setColor(place, self.colour(role))
        for place in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour(Role.MUTED))
        return palette

    def apply(self, app: QApplication, *, scan_desk: bool = False) -> None:
        """Dress the whole application at once, for a window of few widgets; `scan_desk`: controls are 15 mm high."""
        self.dress(app)
        app.setStyleSheet(self.style_sheet(desk_height(app) if scan_desk else CONTROL))

    def dress(self, app: QApplication) -> None:
        """Style, fonts and palette of the application; the style sheet is worn by the parts of its windows."""
        fonts.register()
        if app.property("dressed") != STYLE:
            app.setStyle(STYLE)
            app.setProperty("dressed", STYLE)
        app.setFont(fonts.words())
        app.setPalette(self.palette())
        _current[:] = [self]

    def wear(self, part: QWidget) -> None:
        """Dress a part of a window, all that is in it, and what opens from it."""
        part.setStyleSheet(_sheet(self.name))


_PALETTE: Final = {
    QPalette.ColorRole.Window: Role.BACKGROUND,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.RAISED,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.Button: Role.RAISED,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.REFUSED,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ACCENT_TEXT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.ToolTipBase: Role.TEXT,
    QPalette.ColorRole.ToolTipText: Role.SURFACE,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.EDGE,
}

ZONE_ROLES: Final = {
    ZoneState.TO_INSPECT: Role.TO_INSPECT,
    ZoneState.USABLE: Role.USABLE,
    ZoneState.REJECTED: Role.REJECTED,
    ZoneState.OUTGOING: Role.OUTGOING,
    ZoneState.RETURNED: Role.RETURNED,
}

_current: list[Theme] = []


@cache
def themes() -> tuple[Theme, ...]:
    """All themes, light first."""
    tables = tomllib.loads((STYLES / "colours.toml").read_text(encoding="utf-8"))
    return tuple(Theme(name, {role: str(tables[name.value][role.value]) for role in Role}) for name in ThemeName)


@cache
def _sheet(name: ThemeName) -> str:
    return theme(name).style_sheet()


def theme(name: ThemeName | str) -> Theme:
    """The theme of that name.

    Raises:
        ValueError: there is none.
    """
    wanted = ThemeName(name)
    return next(each for each in themes() if each.name is wanted)


def current() -> Theme:
    """The theme that was applied last; light before that."""
    return _current[0] if _current else themes()[0]


def colour(role: Role) -> QColor:
    """The colour of a role in the theme that is worn now."""
    return current().colour(role)


def desk_height(of: QWidget | QApplication) -> int:
    """Fifteen millimetres in logical pixels on the screen of a widget or of the application."""
    screen = of.primaryScreen() if isinstance(of, QApplication) else of.screen()
    return round(DESK_MM / MM_PER_INCH * screen.logicalDotsPerInch())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(of: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (of.redF(), of.greenF(), of.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
