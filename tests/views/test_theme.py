"""Every theme can be read: contrasts, roles, measures, and a change while the program runs."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.domain.ledger import ZoneState
from desktop.views import fonts
from desktop.views.icons import ICONS, icon
from desktop.views.theme import (
    DESK_MM,
    STYLES,
    ZONE_ROLES,
    Role,
    Theme,
    ThemeName,
    colour,
    contrast,
    current,
    desk_height,
    theme,
    themes,
)

GROUNDS = (Role.BACKGROUND, Role.SURFACE, Role.RAISED)
WORDS = (Role.TEXT, Role.MUTED)
TOLD = (Role.OK, Role.WARN, Role.REFUSED, Role.INFO, Role.HOLD, *ZONE_ROLES.values())
SHAPES = (Role.EDGE, Role.FOCUS, Role.ACCENT)
each_theme = pytest.mark.parametrize("worn", themes(), ids=lambda each: each.name.value)


def least(worn: Theme) -> float:
    return 7.0 if worn.name is ThemeName.HIGH_CONTRAST else 4.5


def between(worn: Theme, one: Role, other: Role) -> float:
    return contrast(worn.colour(one), worn.colour(other))


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_there_are_three_themes_and_light_comes_first() -> None:
    assert [each.name.value for each in themes()] == ["light", "dark", "high_contrast"]


@each_theme
def test_words_can_be_read_on_every_ground(worn: Theme) -> None:
    grounds = (*GROUNDS, Role.ACCENT_SOFT, *(role.soft for role in TOLD))
    weak = [(word, ground) for word in WORDS for ground in grounds if between(worn, word, ground) < least(worn)]
    assert weak == []


@each_theme
def test_told_colours_can_be_read_on_every_ground_and_on_their_own_soft_one(worn: Theme) -> None:
    weak = [
        (role, ground) for role in TOLD for ground in (*GROUNDS, role.soft) if between(worn, role, ground) < least(worn)
    ]
    assert weak == []


@each_theme
def test_words_on_solid_colours_can_be_read(worn: Theme) -> None:
    assert between(worn, Role.ACCENT_TEXT, Role.ACCENT) >= least(worn)
    assert [role for role in TOLD if between(worn, Role.SURFACE, role) < least(worn)] == []
    assert between(worn, Role.SURFACE, Role.TEXT) >= least(worn), "tool tips are inverted"


@each_theme
def test_shapes_stand_out_three_to_one(worn: Theme) -> None:
    assert [(role, on) for role in SHAPES for on in GROUNDS if between(worn, role, on) < 3.0] == []


@each_theme
def test_the_style_sheet_leaves_no_placeholder_and_names_only_pictures_that_exist(worn: Theme) -> None:
    sheet = worn.style_sheet()
    assert "$" not in sheet
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    for picture in pictures:
        assert (STYLES / worn.name.value).as_posix() in picture
        text = (STYLES / worn.name.value / picture.rsplit("/", 1)[1]).read_text(encoding="utf-8")
        ink = Role.MUTED if "chevron" in picture else Role.ACCENT_TEXT
        assert worn.colours[ink] in text


def test_every_zone_state_has_a_colour() -> None:
    assert set(ZONE_ROLES) == set(ZoneState)


def test_a_theme_is_changed_while_the_program_runs(dressed: QApplication) -> None:
    theme("dark").apply(dressed)
    assert current().name is ThemeName.DARK
    assert colour(Role.TEXT) == QColor("#E9EEF3")
    assert dressed.palette().color(QPalette.ColorRole.WindowText) == QColor("#E9EEF3")
    assert "#192028" in dressed.styleSheet()


def test_a_theme_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme("sepia")


def test_a_desk_control_is_fifteen_millimetres_high(dressed: QApplication) -> None:
    dots = dressed.primaryScreen().logicalDotsPerInch()
    assert desk_height(dressed) / dots * 25.4 == pytest.approx(DESK_MM, abs=0.2)
    theme("light").apply(dressed, scan_desk=True)
    assert f"min-height: {desk_height(dressed) - 2}px" in dressed.styleSheet()


def test_the_shipped_fonts_are_there_and_figures_are_all_one_width(dressed: QApplication) -> None:
    from PySide6.QtGui import QFontInfo, QFontMetricsF

    assert fonts.register() == ()
    assert QFontInfo(fonts.words()).family() == "Noto Sans SC"
    assert QFontInfo(fonts.codes()).family() == "Source Code Pro"
    for font in (fonts.words(20), fonts.codes(20)):
        assert len({QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_zero_and_letter_o_look_different_in_codes(dressed: QApplication) -> None:
    from PySide6.QtGui import QImage, QPainter

    drawn = []
    for font in (fonts.codes(40), fonts.codes(40)):
        if drawn:
            font.setFeature(type(font).Tag("zero"), 0)
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setFont(font)
        painter.drawText(5, 50, "0")
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1], "the slashed zero is not the font's ordinary one"


def test_an_icon_takes_the_colour_of_its_role(dressed: QApplication) -> None:
    image = icon("check", Role.REFUSED, 20).pixmap(20, 20).toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme("light").colours[Role.REFUSED].lower()}


def test_an_icon_that_is_not_there_is_a_question_mark(dressed: QApplication) -> None:
    assert not (ICONS / "no-such.svg").exists()
    assert icon("no-such").pixmap(20, 20).toImage() == icon("circle-question-mark").pixmap(20, 20).toImage()
