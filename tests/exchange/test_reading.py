"""Files are read by rule; a hostile one is refused within seconds and takes nothing with it."""

import datetime
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.exchange.reading import decoded, delimiter_of, read_sheet
from desktop.exchange.workbook import TOO_LONG_NUMBER

LINES = "货号,名称\r\nA-1,锁定螺钉\r\n"


def file(folder: Path, content: bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(path: Path) -> Refusal:
    """The refusal, which must come within seconds of work."""
    started = time.thread_time()
    with pytest.raises(Refusal) as caught:
        read_sheet(path)
    assert time.thread_time() - started < 12
    return caught.value


# ---------------------------------------------------------------- CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_is_read_in_every_encoding_that_the_rule_knows(tmp_path: Path, encoding: str) -> None:
    sheet = read_sheet(file(tmp_path, LINES.encode(encoding)))
    assert sheet.header == ("货号", "名称")
    assert sheet.rows == ((2, ("A-1", "锁定螺钉")),)


def test_a_short_file_in_gb18030_is_not_mistaken(tmp_path: Path) -> None:
    assert read_sheet(file(tmp_path, "批号\r\n测试\r\n".encode("gb18030"))).rows == ((2, ("测试",)),)


def test_an_encoding_that_no_rule_finds_must_be_named(tmp_path: Path) -> None:
    content = "Stück,größe\r\n".encode("latin-1") + b"\xff\xff\r\n"
    path = file(tmp_path, content)
    refusal = refused(path)
    assert refusal.code == "unknown_encoding"
    assert refusal.facts["encodings"] == ["utf-8", "gb18030", "utf-16", "big5", "latin-1"]
    assert read_sheet(path, "latin-1").header == ("Stück", "größe")


def test_lone_surrogates_are_no_utf_8() -> None:
    with pytest.raises(Refusal, match="unknown_encoding"):
        decoded("x", b"ref\r\n\xed\xa0\x80\x80\r\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_of_the_header(tmp_path: Path, delimiter: str) -> None:
    text = f'"a,b;;"{delimiter}c\r\n1{delimiter}"x\n{delimiter}y"\r\n'
    assert delimiter_of(text) == delimiter
    assert read_sheet(file(tmp_path, text.encode())).rows == ((2, ("1", f"x\n{delimiter}y")),)


def test_empty_rows_are_passed_over_and_counted(tmp_path: Path) -> None:
    assert read_sheet(file(tmp_path, b"a\r\n\r\n,\r\n1\r\n")).rows == ((4, ("1",)),)


def test_an_empty_file_and_an_open_quote_are_refused(tmp_path: Path) -> None:
    assert refused(file(tmp_path, b"")).code == "file_empty"
    assert refused(file(tmp_path, b'a\r\n"x')).code == "file_damaged"


def test_too_many_rows_or_columns_or_bytes_are_refused(tmp_path: Path) -> None:
    assert refused(file(tmp_path, b"a\r\n" * 50_002)).code == "file_too_large"
    assert refused(file(tmp_path, b"a," * 100 + b"a\r\n")).code == "file_too_large"
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)
    assert refused(huge).code == "file_too_large"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = file(tmp_path, content)
    try:
        code = "read" if any(read_sheet(path).header) else "no header"
    except Refusal as refusal:
        code = refusal.code
    assert code in {"read", "file_empty", "file_damaged", "unknown_encoding"}


# ---------------------------------------------------------------- XLSX


def test_a_workbook_gives_text_as_people_see_it(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(1, 1, ["货号", "数量", "效期", "价格", "条码", "有", "空"])
    sheet.write_string(2, 1, "00123")
    sheet.write_number(2, 2, 1)
    sheet.write_datetime(2, 3, datetime.date(2029, 1, 31), day)
    sheet.write_number(2, 4, 860.55)
    sheet.write_number(2, 5, 123456789012345678)
    sheet.write_boolean(2, 6, boolean=True)
    book.close()
    found = read_sheet(path)
    assert found.header == ("", "货号", "数量", "效期", "价格", "条码", "有", "空")
    assert found.rows == ((3, ("", "00123", "1", "2029-01-31", "860.55", TOO_LONG_NUMBER, "yes", "")),)


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    assert refused(file(tmp_path, b"PK\x03\x04" + b"x" * 100, "a.xlsx")).code == "file_damaged"
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.txt", "hello")
    assert refused(path).code == "file_damaged"


def bomb(path: Path, sheet: bytes, members: int = 0) -> Path:
    """A workbook whose only sheet has this XML."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1"'
        ' r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        '/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
        for number in range(members):
            packed.writestr(f"xl/media/{number}", "")
    return path


_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"


def cell(reference: str, text: str) -> bytes:
    row = "".join(letter for letter in reference if letter in "0123456789")
    return f'<row r="{row}"><c r="{reference}" t="str"><v>{text}</v></c></row>'.encode()


def test_the_bombs_are_built_so_that_a_harmless_one_is_read(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.xlsx", _HEAD + cell("A1", "ref") + cell("A2", "7") + _TAIL)
    assert read_sheet(path).rows == ((2, ("7",)),)


def test_a_workbook_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.xlsx", _HEAD + b" " * (100 * 1024 * 1024) + _TAIL)
    assert (refused(path).code, refused(path).facts["why"]) == ("file_bomb", "unpacked")


def test_a_workbook_packed_a_thousandfold_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.xlsx", _HEAD + b" " * (40 * 1024 * 1024) + _TAIL)
    assert (refused(path).code, refused(path).facts["why"]) == ("file_bomb", "ratio")


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.xlsx", _HEAD + cell("A1", "ref") + _TAIL, 101)
    assert (refused(path).code, refused(path).facts["why"]) == ("file_bomb", "members")


def test_a_cell_in_the_farthest_corner_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.xlsx", _HEAD + cell("A1", "ref") + cell("XFD1048576", "x") + _TAIL)
    assert refused(path).code == "file_too_large"


def test_a_workbook_with_very_many_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(60_000):
        sheet.write_row(row, 0, [row * 7919, row % 977, "ABCDEFGHIJ"[row % 10]])
    book.close()
    assert refused(path).code == "file_too_large"


def test_text_that_is_shared_a_million_times_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row in range(1000):
        sheet.write_row(row, 0, ["x" * 30_000] * 20)
    book.close()
    assert path.stat().st_size < 200_000
    assert refused(path).code in ("file_too_large", "file_bomb")
