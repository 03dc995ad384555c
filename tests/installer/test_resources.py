"""What the program brings along: fonts with every character, icons that take a colour, sounds unlike each other."""

import wave
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QFontDatabase, QFontMetrics, QRawFont
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from installer.bootstrap import ROOT
from installer.sounds import ATTACK_SECONDS, RATE, SOUNDS, samples, write

FONTS = Path(ROOT, "resources", "fonts")
ICONS = sorted(Path(ROOT, "resources", "icons").glob("*.svg"))


CHINESE = "备件专区螺钉髋臼䶮㛃喆镕 M8×30"


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_the_chinese_font_has_rare_characters(name: str, qapp: object) -> None:
    font = QRawFont(str(FONTS / f"{name}.ttf"), 12)
    assert all(font.supportsCharacter(ord(letter)) for letter in CHINESE)


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_chinese_in_a_paper_can_be_read_back_from_it(name: str) -> None:
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    paper = BytesIO()
    canvas = Canvas(paper)
    canvas.setFont(name, 12)
    canvas.drawString(50, 700, CHINESE)
    canvas.save()
    document = PdfDocument(paper.getvalue())
    page = document[0]
    text = page.get_textpage()
    assert text.get_text_range() == CHINESE
    text.close()
    page.close()
    document.close()


@pytest.mark.parametrize("name", ["SourceCodePro-Regular", "SourceCodePro-Bold"])
def test_lots_stand_in_columns_and_no_two_signs_melt_into_one(name: str, qapp: object) -> None:
    number = QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))
    family = QFontDatabase.applicationFontFamilies(number)[0]
    metrics = QFontMetrics(QFontDatabase.font(family, "Regular", 12))
    assert family == "Source Code Pro"
    assert len({metrics.horizontalAdvance(sign) for sign in "0O1lI-=>|/W"}) == 1
    font = QRawFont(str(FONTS / f"{name}.ttf"), 12)
    assert list(font.glyphIndexesForString("-->!==")) == [font.glyphIndexesForString(sign)[0] for sign in "-->!=="]


def test_each_font_and_the_icons_have_their_licence_beside_them() -> None:
    for family in {path.stem.rpartition("-")[0] for path in FONTS.glob("*.ttf")}:
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"LICENSE-{family}.txt").read_text("utf-8")
        assert f"{family}-Regular.ttf" in (FONTS / "ORIGIN.md").read_text("utf-8")
    assert "ISC License" in Path(ROOT, "resources", "icons", "LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_themes_colour_and_can_be_drawn(path: Path, qapp: object) -> None:
    source = path.read_text("utf-8")
    renderer = QSvgRenderer(source.replace("currentColor", "#123456").encode())
    assert "currentColor" in source
    assert renderer.isValid()
    assert renderer.viewBox().width() == 24


def test_the_sound_files_are_what_the_generator_makes(tmp_path: Path) -> None:
    write(tmp_path)
    for name in SOUNDS:
        assert Path(ROOT, "resources", "sounds", f"{name}.wav").read_bytes() == (tmp_path / f"{name}.wav").read_bytes()


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_and_begins_and_ends_in_silence(name: str) -> None:
    with wave.open(str(Path(ROOT, "resources", "sounds", f"{name}.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() / RATE < 0.6
    values = samples(SOUNDS[name])
    assert values[0] == values[-1] == 0
    assert max(map(abs, values[: round(ATTACK_SECONDS * RATE / 8)])) < 2_000


def test_no_two_sounds_have_the_same_pitch_and_length() -> None:
    assert len({(tones[0][0], len(tones)) for tones in SOUNDS.values()}) == len(SOUNDS)
