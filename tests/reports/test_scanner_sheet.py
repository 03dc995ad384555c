"""The printed symbols are read back from the paper."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from desktop.devices.scanner_symbols import CHARACTERS, LONG, SEPARATED, check_symbol
from desktop.reports.scanner_sheet import build_scanner_sheet


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_symbol_of_the_sheet_is_read(tmp_path: Path, language: str) -> None:
    symbols = (SEPARATED, CHARACTERS, LONG, check_symbol("aB3dE6fG9hJk"))
    build_scanner_sheet(tmp_path / "sheet.pdf", language, symbols)
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as document:
        assert len(document) == 1
        page = document[0]
        image = page.render(scale=4, grayscale=True).to_pil()
        text = page.get_textpage()
        words = text.get_text_range()
        text.close()
        page.close()
    read = {(code.symbology_identifier, code.bytes) for code in zxingcpp.read_barcodes(image)}
    assert read == {(symbol.aim, symbol.text.encode()) for symbol in symbols}
    assert ("Scanner set-up" if language == "en" else "扫描枪设置") in words
