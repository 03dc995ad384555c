"""Nothing leaves for a printer that is not on the list, and a job is one label."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels import tspl, tspl_native, zpl, zpl_native
from desktop.labels.commands import (
    STATUS_QUERIES,
    TSPL_JOB,
    ZPL_JOB,
    Language,
    Source,
    commands_of_tspl,
    commands_of_zpl,
    require_known_commands,
    require_known_query,
)
from desktop.labels.drawing import Bitmap, SymbolKind
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from tests.labels.native_labels import label, symbol

ZPL_HEAD = b"^XA^PW480^LL320^LH0,0^CI28^JZN^PON^PMN^LRN"
ZPL_END = b"^PQ1,0,0,N^XZ"
TSPL_HEAD = b"SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nSET REPRINT OFF\r\nCLS\r\n"
TSPL_END = b"PRINT 1,1\r\n"


def refusal(payload: bytes, language: Language, copies: int = 1) -> Refusal:
    with pytest.raises(Refusal) as told:
        require_known_commands(payload, language, copies)
    assert told.value.code == "forbidden_command"
    return told.value


@pytest.mark.requirement("C-14")
def test_the_list_is_this_one() -> None:
    assert " ".join(ZPL_JOB) == (
        "~SD ^XA ^PW ^LL ^LH ^CI ^JZ ^PO ^PM ^LR ^PR ^FO ^GB ^GF ^BY ^BC ^BX ^BQ ^FH ^FD ^FS ^PQ ^XZ"
    )
    assert " ".join(TSPL_JOB) == ("SIZE GAP DIRECTION SET DENSITY SPEED CLS BITMAP BAR DMATRIX BARCODE QRCODE PRINT")
    assert {b"~HS", b"~HQES", b"~HI", b"\x1b!?", b"\x1b!S", b"~!T"} == STATUS_QUERIES


def test_every_command_of_the_list_is_one_that_we_write() -> None:
    """And no other one: what nobody writes has no place on the list."""
    setup = JobSetup(203, 100, 60, darkness=10, speed=3)
    matrix = symbol(SymbolKind.GS1_DATAMATRIX, "[01]06901234567892")
    drawing = label(
        matrix, symbol(SymbolKind.QR, "x", y=100), symbol(SymbolKind.GS1_128, "[01]06901234567892", x=300, y=150)
    )
    zpl_names, tspl_names = set(), set()
    for form in Graphics:
        for job in (zpl.raster(paint(drawing), setup, form), zpl_native.native(drawing, setup, form)):
            require_known_commands(job, Language.ZPL)
            zpl_names |= {command.name for command in commands_of_zpl(job)}
    for job in (tspl.raster(paint(drawing), setup), tspl_native.native(drawing, setup)):
        require_known_commands(job, Language.TSPL)
        tspl_names |= {command.name for command in commands_of_tspl(job)}
    assert zpl_names == set(ZPL_JOB)
    assert tspl_names == set(TSPL_JOB)


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize(
    "body",
    [
        b"~JA", b"~JR", b"~DGR:A.GRF,1,1,FF", b"^JUS", b"^IDR:*.*", b"^DFR:X", b"^XFR:X", b"^CC!", b"^SN1,1,Y", b"^ND2",
        b"^FO0,0^FDno escape^FS", b"^FO1,1^FH\\^FDtwo^FDpieces^FS", b"^FO0,0^GFB,1,1,1,x^FS", b"^FO0,0^GFA,1,1,1,F^FS",
        b"^FO0,0^GFA,1,1,2,FF^FS", b"^FO0,0^GFA,1,1,1,FF00^FS", b"^FO0,0^GFA,2,2,1,:FF^FS", b"^FO-1,0^GB1,1,1^FS",
        b"^FO0,0^BCN,50,Y,N,N^FH\\^FD>;12^FS", b"^FO0,0^BCN,50,N,N,N,D^FH\\^FD12^FS", b"^FO0,0^BXN,4,200^FH\\^FD12^FS",
        b"^FO0,0^BXN,4,200,,,,~,1^FH\\^FD12^FS", b"^FO0,0^BQN,1,4^FH\\^FDMA,1^FS", b"^FH^FD1^FS", b"^FH_^FD1^FS",
        b"^PQ1,0,0,N", b"^PQ99,0,0,N", b"^XZ^XA", b"^XZ", b"^XA", b"^JZY", b"^POX", b"^A0N,30,30", b"\x1b!R", b"\x10",
        b"^", b"~", b"^x", b"^FD\xe5\x8c\xbb^FS", b"^FO0,0^GFA,2,2,1,:Z64:eJxjYAAAAAIAAQ==:0000^FS", b"~SD10",
    ],
)  # fmt: skip
def test_a_zpl_job_with_anything_else_is_refused(body: bytes) -> None:
    require_known_commands(ZPL_HEAD + b"^FO0,0^GB9,9,9^FS" + ZPL_END, Language.ZPL)
    refusal(ZPL_HEAD + body + ZPL_END, Language.ZPL)


@pytest.mark.parametrize(
    "payload",
    [
        b"", b"hello", b"hello" + ZPL_HEAD + ZPL_END, ZPL_HEAD, ZPL_END, ZPL_HEAD + ZPL_END + ZPL_HEAD + ZPL_END,
        ZPL_HEAD + b"^XZ", ZPL_HEAD + ZPL_END + b"~HS", ZPL_HEAD + ZPL_END + b"x", ZPL_HEAD + b"^PQ2,0,0,N^XZ",
    ],
)  # fmt: skip
def test_a_zpl_job_is_one_label(payload: bytes) -> None:
    refusal(payload, Language.ZPL)


def test_a_refused_command_is_named_with_its_place() -> None:
    told = refusal(ZPL_HEAD + b"^JUS" + ZPL_END, Language.ZPL)
    assert told.facts == {"command": "^JU", "position": len(ZPL_HEAD)}
    told = refusal(TSPL_HEAD + b'DOWNLOAD "A.BAS"\r\n' + TSPL_END, Language.TSPL)
    assert told.facts == {"command": "DOWNLOAD", "position": len(TSPL_HEAD)}


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize(
    "body",
    [
        b"PRINT 99,1\r\n", b"PRINT 1,1\r\n", b"CLS\r\n", b"SELFTEST\r\n", b'KILL "*"\r\n', b"EOP\r\n",
        b"SET COUNTER @1 1\r\n", b"SET REPRINT ON\r\n", b'DOWNLOAD "A",5,hello\r\n', b'TEXT 1,1,"3",0,1,1,"A"\r\n',
        b"BAR 1,1,1\r\n", b"BAR -1,1,1,1\r\n", b"BITMAP 0,0,1,2,0,\xff\r\n", b"BITMAP 0,0,1,1,0,\xff\xff\r\n",
        b"BAR 1,1,1,1\n", b"BITMAP 0,0,1,1,1,\xff\r\n", b"BITMAP 0,0,1,1,0,\xff", b"BITMAP 0,0,1,3,0,\x1b!R\r\n",
        b"\x1b!R", b"\x1b!?", b"~!T\r\n", b"BAR 1,1,1,1", b'BARCODE 1,1,"EAN128",50,0,0,2,2,"12"\r\n',
        b'BARCODE 1,1,"128M",50,0,0,2,2,"!105!102!"\r\n', b'BARCODE 1,1,"128M",50,1,0,2,2,"!10512"\r\n',
        b'DMATRIX 1,1,9,9,x4,"12"\r\n', b'DMATRIX 1,1,9,9,c126,x4,"a"b"\r\n', b'DMATRIX 1,1,9,9,c126,x4,"~d013"\r\n',
        b'QRCODE 1,1,M,4,A,0,"a\\"\r\n', b'QRCODE 1,1,M,4,M,0,"a"\r\n', b'QRCODE 1,1,M,4,A,0,"\xe5"\r\n', b"\r\n",
        b"\n", b"print 1,1\r\n", b'QRCODE 1,1,M,4,A,0,"a\rPRINT 9"\r\n',
    ],
)  # fmt: skip
def test_a_tspl_job_with_anything_else_is_refused(body: bytes) -> None:
    require_known_commands(TSPL_HEAD + b"BAR 1,1,1,1\r\n" + TSPL_END, Language.TSPL)
    refusal(TSPL_HEAD + body + TSPL_END, Language.TSPL)


@pytest.mark.parametrize(
    "payload",
    [
        b"", TSPL_HEAD, TSPL_END, TSPL_END + TSPL_HEAD, TSPL_HEAD + b"PRINT 1,2\r\n", TSPL_HEAD + b"PRINT 1,1",
        TSPL_HEAD + TSPL_END + b"BAR 1,1,1,1\r\n", TSPL_HEAD + TSPL_HEAD + TSPL_END, b"CLS\r\n" + TSPL_END,
    ],
)  # fmt: skip
def test_a_tspl_job_is_one_label(payload: bytes) -> None:
    refusal(payload, Language.TSPL)


def test_copies_are_exactly_those_of_the_job() -> None:
    three = ZPL_HEAD + b"^PQ3,0,0,N^XZ"
    require_known_commands(three, Language.ZPL, copies=3)
    refusal(three, Language.ZPL, copies=2)
    require_known_commands(TSPL_HEAD + b"PRINT 1,3\r\n", Language.TSPL, copies=3)
    refusal(TSPL_HEAD + b"PRINT 1,3\r\n", Language.TSPL, copies=4)


@pytest.mark.parametrize("query", sorted(STATUS_QUERIES))
def test_the_questions_of_the_list_may_be_asked(query: bytes) -> None:
    require_known_query(query)
    require_known_query(query + b"\r\n")


@pytest.mark.parametrize("query", [b"", b"~JA", b"~JR", b"\x1b!R", b"\x1b!Q", b"~!F", b"~HS^XA^XZ", b"~HS~HS", b"~hs"])
def test_no_other_question_is_asked(query: bytes) -> None:
    with pytest.raises(Refusal) as told:
        require_known_query(query)
    assert told.value.code == "forbidden_command"


def test_the_bytes_of_a_picture_are_counted() -> None:
    job = tspl.raster(Bitmap(480, 320, bytes(59) + b"\x5a" * (60 * 320 - 59)), JobSetup(203, 60, 40))
    pictures = [command for command in commands_of_tspl(job) if command.name == "BITMAP"]
    assert sum(len(picture.body) for picture in pictures) == 60 * 320


@given(st.binary(max_size=40), st.integers(0, 100))
def test_bytes_put_into_a_job_are_harmless_or_refused(extra: bytes, place: int) -> None:
    """Whatever is put into a job, it is refused or it still is one label of listed commands."""
    for head, end, language in ((ZPL_HEAD, ZPL_END, Language.ZPL), (TSPL_HEAD, TSPL_END, Language.TSPL)):
        job = head + end
        spoiled = job[:place] + extra + job[place:]
        try:
            require_known_commands(spoiled, language)
        except Refusal:
            continue
        assert len(re.findall(rb"\^XA|SIZE", spoiled)) == 1
        assert len(re.findall(rb"\^PQ1,0,0,N|PRINT 1,1\r\n", spoiled)) == 1


def test_a_persons_file_has_a_wider_list_but_is_one_label_too() -> None:
    own = b"^XA^FO10,10^A0N,30,30^FDHello^FS^XZ"
    require_known_commands(own, Language.ZPL, source=Source.RAW)
    refusal(own, Language.ZPL)
    for wrong in (own + own, own.replace(b"^XZ", b"^PQ2^XZ"), own.replace(b"^XZ", b"^PQ1^PQ1^XZ"), b"^XA^JUS^XZ"):
        with pytest.raises(Refusal):
            require_known_commands(wrong, Language.ZPL, source=Source.RAW)
