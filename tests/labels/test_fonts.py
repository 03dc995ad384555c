"""The faces of labels know their characters and their widths."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop.labels.drawing import Face
from desktop.labels.fonts import font, font_file, has_glyph, text_width


@pytest.mark.parametrize("face", Face)
def test_a_character_is_known_exactly_if_the_font_maps_it(face: Face) -> None:
    known = set(TTFontFile(str(font_file(face))).charToGlyph)
    asked = {*range(0x20, 0x3000, 7), *range(0x4E00, 0xA000, 13), 0x1F600, 0x20000, 0x10FFFF}
    asked |= {code + step for code in known for step in (-1, 0, 1)}
    assert {code for code in asked if code >= 0 and has_glyph(face, chr(code))} == asked & known


@pytest.mark.parametrize("face", Face)
def test_widths_add_up_to_that_of_the_whole_text(face: Face) -> None:
    text = "AVAToTe 1.16/7 fi ffl" if face in (Face.MONO, Face.MONO_BOLD) else "AVA 钛合金1.5 fi，。ffl"
    for size in (9, 23, 37, 71):
        assert text_width(face, size, text) == font(face, size).getlength(text, mode="1")
