"""The faces of labels know their characters and their widths."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop.labels import fonts
from desktop.labels.drawing import Face
from desktop.labels.fonts import font, font_file, has_glyph, text_width


@pytest.mark.parametrize("face", Face)
def test_a_character_is_known_exactly_if_the_font_maps_it(face: Face) -> None:
    known = set(TTFontFile(str(font_file(face))).charToGlyph)
    asked = {*range(0x20, 0x3000, 7), *range(0x4E00, 0xA000, 13), 0x1F600, 0x20000, 0x10FFFF}
    asked |= {code + step for code in known for step in (-1, 0, 1)}
    assert {code for code in asked if code >= 0 and has_glyph(face, chr(code))} == asked & known


def test_a_font_file_without_the_table_of_characters_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = font_file(Face.MONO).read_bytes()
    at = int.from_bytes(whole[20 + 16 * table_at(whole, b"cmap") :][:4])
    spoiled = {
        "no table": whole.replace(b"cmap", b"none", 1),
        "no segmented": whole[:at] + whole[at : at + 2_000].replace(b"\0\x0c\0\0", b"\0\x0d\0\0") + whole[at + 2_000 :],
    }
    for fault, data in spoiled.items():
        (tmp_path / "SourceCodePro-Regular.ttf").write_bytes(data)
        monkeypatch.setattr(fonts, "font_file", lambda face: tmp_path / "SourceCodePro-Regular.ttf")
        with pytest.raises(ValueError, match=fault):
            fonts._characters.__wrapped__(Face.MONO)


def table_at(whole: bytes, tag: bytes) -> int:
    """Number of a table in the font's directory."""
    return next(one for one in range(30) if whole[12 + 16 * one :][:4] == tag)


@pytest.mark.parametrize("face", Face)
def test_widths_add_up_to_that_of_the_whole_text(face: Face) -> None:
    text = "AVAToTe 1.16/7 fi ffl" if face in (Face.MONO, Face.MONO_BOLD) else "AVA 钛合金1.5 fi，。ffl"
    for size in (9, 23, 37, 71):
        assert text_width(face, size, text) == font(face, size).getlength(text, mode="1")
