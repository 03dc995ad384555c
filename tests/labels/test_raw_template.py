"""A person's own printer file keeps its commands whatever is filled in, and prints one label."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels.commands import Language, Source, commands_of_tspl, commands_of_zpl, require_known_commands
from desktop.labels.drawing import Bitmap
from desktop.labels.raw_template import RawTemplate, fill, read_raw
from desktop.labels.raw_template_parts import Hole
from tests.labels.native_labels import CSET_82, EVIL
from tests.labels.raw_files import tspl, zpl
from tests.labels.readers.reading import read_all
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

UDI = "0106901234567892" + "10A1\x1d21B>2\x1d11260101"
ZPL_TEXT = b"^XA^CI28^FO10,10^A0N,30,30^FH\\^FD${lot}^FS^XZ"
TSPL_TEXT = b'SIZE 60 mm,40 mm\r\nCLS\r\nTEXT 10,10,"3",0,1,1,"${lot}"\r\nPRINT 1,1\r\n'


def printed_zpl(job: bytes) -> Bitmap:
    require_known_commands(job, Language.ZPL, source=Source.RAW)
    out = print_zpl(job, 1200, 400, 203)
    assert len(out.labels) == 1
    return out.labels[0]


def printed_tspl(job: bytes) -> TsplPrinter:
    require_known_commands(job, Language.TSPL, source=Source.RAW)
    printer = TsplPrinter(203)
    printer.send(job)
    assert len(printer.labels) == 1
    return printer


def refusal(raw: bytes, language: Language) -> Refusal:
    with pytest.raises(Refusal) as told:
        read_raw(raw, language)
    return told.value


def value_refusal(raw: RawTemplate, **fields: str) -> Refusal:
    with pytest.raises(Refusal) as told:
        fill(raw, fields)
    return told.value


def filled(raw: RawTemplate, lot: str) -> bytes | None:
    """The label with this lot, or None if the lot was refused as one that cannot be written there."""
    told = None
    try:
        return fill(raw, {"lot": lot})
    except Refusal as refused:
        told = refused
    assert (told.code, told.facts["field"]) == ("raw_value_not_allowed", "lot")
    return None


# ---------------------------------------------------------------- what comes out


@pytest.mark.parametrize(
    ("field", "identifier", "value"),
    [
        (b"^FO60,40^BY1^BCN,80,N,N,N^FD>;>8${udi}^FS", "]C1", UDI),
        (b"^FO60,40^BY2^BCN,80,N,N,N^FD>:>8${udi}^FS", "]C1", UDI),
        (b"^FO60,40^BY2^BCN,80,N,N,N^FD>;>801${udi}^FS", "]C1", UDI[2:]),
        (b"^FO60,40^BXN,4,200,,,,_,1^FD_1${udi}^FS", "]d2", UDI),
        (b"^FO60,40^BXN,4,200,,,,~,1^FH\\^FD\\7E1${udi}^FS", "", ""),
        (b"^FO60,40^BXN,4,200,,,,#,1^FH^FD#1${udi}^FS", "]d2", UDI),
        (b"^FO60,40^BXN,4,200,,,,_,1^FD${udi}^FS", "]d1", "a_b__c^XZ~JA\\5E#|@"),
        (b"^FO60,40^BY4,2,1^BQN,2,4^FDMA,${udi}^FS", "]Q1", "a_b__c^XZ~JA\\5E#|@"),
        (b"^FO60,40^BY2^BCN,80,N,N,N^FD>:${udi}^FS", "]C0", 'A>B"1'),
    ],
)
def test_the_value_is_what_a_scanner_reads_from_a_zpl_label(field: bytes, identifier: str, value: str) -> None:
    if not identifier:
        assert refusal(zpl(field), Language.ZPL).code in ("raw_placeholder_not_allowed", "forbidden_command")
        return
    raw = read_raw(zpl(field), Language.ZPL)
    assert raw.fields == ("udi",)
    (read,) = read_all(printed_zpl(fill(raw, {"udi": value, "other": "x"})))
    assert (read.identifier, read.data) == (identifier, (b"01" if b"801$" in field else b"") + value.encode())


@pytest.mark.parametrize(
    ("line", "identifier", "value"),
    [
        (b'BARCODE 60,40,"128M",80,0,0,2,2,"!105!102${udi}"', "]C1", UDI),
        (b'BARCODE 60,40,"128M",80,0,0,2,2,"!104!102${udi}"', "]C1", UDI.replace(">", '"')),
        (b'DMATRIX 60,40,200,200,c126,x4,"~1${udi}"', "]d2", UDI),
        (b'DMATRIX 60,40,200,200,c126,x4,"${udi}"', "]d1", 'a~b"c'),
        (b'QRCODE 60,40,M,4,A,0,"${udi}"', "]Q1", 'a~b"c\\d'),
    ],
)
def test_the_value_is_what_a_scanner_reads_from_a_tspl_label(line: bytes, identifier: str, value: str) -> None:
    raw = read_raw(tspl(line), Language.TSPL)
    job = fill(raw, {"udi": value})
    assert job.startswith(b"SET REPRINT OFF\r\nSIZE 140 mm,40 mm\r\n")
    (read,) = read_all(printed_tspl(job).labels[0])
    assert (read.identifier, read.data) == (identifier, value.encode())


@given(st.text(alphabet=CSET_82, min_size=1, max_size=12), st.text(alphabet=CSET_82, min_size=1, max_size=12))
def test_any_lot_and_serial_of_gs1_reads_back(lot: str, serial: str) -> None:
    values = {"lot": lot, "serial": serial}
    wanted = f"010690123456789210{lot}\x1d21{serial}".encode()
    pairs = zpl(b"^FO60,40^BY1^BCN,80,N,N,N^FD>;>8010690123456789210${lot}>821${serial}^FS")
    matrix = zpl(b"^FO60,40^BXN,4,200,,,,_,1^FH\\^FD_1010690123456789210${lot}_121${serial}^FS")
    for raw in (pairs, matrix):
        (read,) = read_all(printed_zpl(fill(read_raw(raw, Language.ZPL), values)))
        assert read.data == wanted
    own = tspl(b'BARCODE 60,40,"128M",80,0,0,1,1,"!105!102010690123456789210${lot}!10221${serial}"')
    if "!" in lot + serial:
        assert value_refusal(read_raw(own, Language.TSPL), **values).code == "raw_value_not_allowed"
    else:
        (read,) = read_all(printed_tspl(fill(read_raw(own, Language.TSPL), values)).labels[0])
        assert read.data == wanted


def test_the_texts_of_a_tspl_label_are_the_values() -> None:
    raw = read_raw(tspl(b'TEXT 10,10,"3",0,1,1,"Lot ${lot}, \\["]${lot}\\["]"'), Language.TSPL)
    job = fill(raw, {"lot": 'A"B'})
    assert b'"Lot A\\["]B, \\["]A\\["]B\\["]"' in job
    assert printed_tspl(job).texts == [b'Lot A"B, "A"B"']


def test_line_ends_of_a_value_stay_in_the_text() -> None:
    job = fill(read_raw(TSPL_TEXT, Language.TSPL), {"lot": "A\r\nPRINT 9"})
    assert b'"A\\[R]\\[A]PRINT 9"' in job


def test_reprinting_is_switched_off() -> None:
    assert b"^XA^JZN^CI28" in fill(read_raw(ZPL_TEXT, Language.ZPL), {"lot": "A"})
    own = ZPL_TEXT.replace(b"^CI28", b"^CI28^JZN")
    assert fill(read_raw(own, Language.ZPL), {"lot": "A"}).count(b"^JZN") == 1


def test_a_field_without_hex_escapes_gets_a_sign_that_it_does_not_use() -> None:
    raw = read_raw(zpl(b"^FO9,9^A0N,30,30^FDa\\b ${lot}^FS"), Language.ZPL)
    assert b"^FH#^FDa\\b x#5Ey^FS" in fill(raw, {"lot": "x^y"})
    assert refusal(zpl(b"^FO9,9^A0N,30,30^FD\\#|@${lot}^FS"), Language.ZPL).facts["why"] == "no_escape_sign_left"


def test_a_pictured_file_keeps_its_dots() -> None:
    picture = b"BITMAP 8,8,2,2,0,\xff\x0d\x0a\x00"
    raw = read_raw(b"\xef\xbb\xbf" + tspl(picture + b'\nQRCODE 60,40,M,4,A,0,"${id}"'), Language.TSPL)
    assert b"0,\xff\x0d\x0a\x00\r\n" in fill(raw, {"id": "7"})
    field = zpl(b"^FO0,0^GFA,2,2,1,FF,^FS^FO9,9^A0N,30,30^FD${id}^FS")
    assert b"^GFA,2,2,1,FF,^FS" in fill(read_raw(field, Language.ZPL), {"id": "7"})


# ---------------------------------------------------------------- values stay values


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(
    "field",
    [
        b"^FO10,10^A0N,30,30^FD${lot}^FS",
        b"^FO10,10^A0N,30,30^FH^FD${lot}^FS",
        b"^FO10,10^A0N,30,30^FB300,3^FD${lot}^FS",
        b"^FO10,10^BXN,4,200,,,,_,1^FD_1${lot}^FS",
        b"^FO10,10^BY1^BCN,80,N,N,N^FD>;>8${lot}^FS",
        b"^FO10,10^BQN,2,4^FDMA,${lot}^FS",
        b"^FO10,10^B3N,N,80,N^FD${lot}^FS",
    ],
)
def test_evil_values_in_a_zpl_file_are_data_or_refused(field: bytes, evil: str) -> None:
    raw = read_raw(zpl(field), Language.ZPL)
    harmless = [command.name for command in commands_of_zpl(fill(raw, {"lot": "12"}))]
    job = filled(raw, evil)
    if job is None:
        return
    assert [command.name for command in commands_of_zpl(job)] == harmless
    assert job.count(b"^XA") == job.count(b"^XZ") == 1
    if evil.isascii():
        printed_zpl(job)


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("codepage", [b"", b"CODEPAGE UTF-8\n"])
@pytest.mark.parametrize(
    "line",
    [
        b'TEXT 10,10,"3",0,1,1,"${lot}"',
        b'BLOCK 10,10,200,100,"3",0,1,1,"${lot}"',
        b'BARCODE 10,10,"128M",80,0,0,1,1,"!105!102${lot}"',
        b'BARCODE 10,10,"128",80,0,0,1,1,"${lot}"',
        b'BARCODE 10,10,"39",80,0,0,1,1,"${lot}"',
        b'DMATRIX 10,10,200,200,c126,x4,"~1${lot}"',
        b'QRCODE 10,10,M,4,A,0,"${lot}"',
    ],
)
def test_evil_values_in_a_tspl_file_are_data_or_refused(line: bytes, codepage: bytes, evil: str) -> None:
    raw = read_raw(tspl(codepage + line), Language.TSPL)
    harmless = [command.name for command in commands_of_tspl(fill(raw, {"lot": "12"}))]
    job = filled(raw, evil)
    if job is None:
        return
    assert [command.name for command in commands_of_tspl(job)] == harmless
    assert b"\x1b!" not in job
    assert b"~!" not in job
    assert job.count(b"\r\nPRINT 1\r\n") == 1


@given(st.text(max_size=30))
def test_no_text_at_all_becomes_a_command(value: str) -> None:
    for raw, language in ((ZPL_TEXT, Language.ZPL), (TSPL_TEXT, Language.TSPL)):
        job = filled(read_raw(raw, language), value)
        if job is not None:
            require_known_commands(job, language, source=Source.RAW)


@pytest.mark.parametrize(
    ("raw", "value", "why"),
    [
        (ZPL_TEXT, "a\x00", "control_character"),
        (ZPL_TEXT, "a\nb", "control_character"),
        (ZPL_TEXT, "a\u202eb", "control_character"),
        (ZPL_TEXT, "a" * 3001, "too_long"),
        (ZPL_TEXT.replace(b"^CI28", b""), "医", "needs_utf8"),
        (ZPL_TEXT.replace(b"^FO", b"^CI27^FO"), "医", "needs_utf8"),
        (ZPL_TEXT.replace(b"^FH", b"^FB200,2^FH"), "a\\&b", "has_a_meaning_here"),
        (zpl(b"^FO9,9^BY2^BCN,80,N,N,N^FD>;${lot}^FS"), "01\x1d02", "control_character"),
        (zpl(b"^FO9,9^BY2^BCN,80,N,N,N^FD>:${lot}^FS"), "a^b", "not_in_this_barcode"),
        (zpl(b"^FO9,9^BXN,4,200,,,,_,1^FD${lot}^FS"), "医", "not_in_this_barcode"),
        (zpl(b"^FO9,9^BXN,4,200,,,,_,1^FD${lot}^FS"), "01\x1d02", "not_in_this_barcode"),
        (zpl(b"^FO9,9^BEN,80,N,N^FD${lot}^FS"), "12a", "not_in_this_barcode"),
        (zpl(b"^FO9,9^B3N,N,80,N^FD${lot}^FS"), "abc", "not_in_this_barcode"),
    ],
)
def test_what_cannot_be_written_there_is_refused_with_the_reason(raw: bytes, value: str, why: str) -> None:
    told = value_refusal(read_raw(raw, Language.ZPL), lot=value)
    assert told.code == "raw_value_not_allowed"
    assert (told.facts["field"], told.facts["why"]) == ("lot", why)


@pytest.mark.parametrize("value", ["a\\[R]b", "a~!Tb", "a\\", "a\x1bb", "医"])
def test_what_tspl_would_take_for_something_else_is_refused(value: str) -> None:
    assert value_refusal(read_raw(TSPL_TEXT, Language.TSPL), lot=value).code == "raw_value_not_allowed"


def test_a_value_and_the_text_beside_it_make_no_immediate_command() -> None:
    raw = read_raw(TSPL_TEXT.replace(b'"${lot}"', b'"${lot}!T"'), Language.TSPL)
    assert value_refusal(raw, lot="a~").code == "forbidden_command"


@given(st.text(max_size=40))
def test_a_text_field_says_exactly_the_value(value: str) -> None:
    job = filled(read_raw(ZPL_TEXT, Language.ZPL), value)
    if job is not None:
        (data,) = [command.parameters for command in commands_of_zpl(job) if command.name == "^FD"]
        said = re.sub(rb"\\([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), data)
        assert said == value.encode()


def test_chinese_of_200_characters_is_text() -> None:
    value = "一次性使用无菌" * 30
    assert value.encode() in fill(read_raw(ZPL_TEXT, Language.ZPL), {"lot": value})
    utf8 = TSPL_TEXT.replace(b"CLS", b"CODEPAGE UTF-8\r\nCLS")
    assert f'"{value}"\r\n'.encode() in fill(read_raw(utf8, Language.TSPL), {"lot": value})


def test_an_escape_that_failed_would_be_stopped_at_the_gate() -> None:
    """The gate compares the commands that would leave with those of the file, whatever the escapes have done."""
    head, *_, end = read_raw(ZPL_TEXT, Language.ZPL).parts
    assert isinstance(head, bytes)
    leaky = RawTemplate(Language.ZPL, (head, b"^FO9,9^A0N,30,30^FD", Hole("lot", str), b"^FS^XZ"))
    assert end == b"^XZ"
    assert b"^FDA1^FS^XZ" in fill(leaky, {"lot": "A1"})
    for evil in ("^FS^FO9,9^GB99,99,99", "^XZ^XA", "~JA"):
        assert value_refusal(leaky, lot=evil).code == "forbidden_command"


def test_a_missing_value_is_named() -> None:
    told = value_refusal(read_raw(ZPL_TEXT, Language.ZPL), serial="1")
    assert (told.code, told.facts) == ("raw_field_missing", {"field": "lot"})


def test_what_label_programs_export_is_read() -> None:
    raw = (
        b"^XA\r\n^MMT\r\n^PW600\r\n^LL0400\r\n^LS0\r\n^FT10,50^A0N,28,28^FH\\^CI28^FDLot: ${lot}^FS^CI27\r\n"
        b"^FO10,60^GB300,2,2^FS\r\n^BY2,3,80^FT60,200^BCN,,N,N\r\n^FH\\^FD>:${lot}^FS\r\n^PQ1,0,1,Y\r\n^XZ\r\n"
    )
    template = read_raw(raw, Language.ZPL)
    assert template.fields == ("lot",)
    assert b"^FH\\^CI28^FDLot: A\\5EB^FS" in fill(
        read_raw(raw.replace(b"^FD>:${lot}", b"^FD>:12"), Language.ZPL), {"lot": "A^B"}
    )
