"""The strict TSPL printer: what it draws, and what it does not take."""

import pytest

from tests.labels.readers.reading import read_all
from tests.labels.readers.tspl_printer import TsplFault, TsplPrinter
from tests.labels.readers.tspl_symbols import SymbolFault

HEAD = b"SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1\r\nSET REPRINT OFF\r\nCLS\r\n"


def printed(body: bytes, head: bytes = HEAD, tail: bytes = b"PRINT 1,1\r\n") -> TsplPrinter:
    printer = TsplPrinter(203)
    printer.send(head + body + tail)
    return printer


def test_a_label_has_the_dots_of_its_size() -> None:
    printer = printed(b"BAR 0,0,8,2\r\n")
    (label,) = printer.labels
    assert (label.width, label.height) == (480, 320)
    assert label.rows[:60] == b"\xff" + bytes(59)
    assert label.rows[60:][:60] == b"\xff" + bytes(59)
    assert not any(label.rows[120:])
    assert printer.commands == ["SIZE", "GAP", "DIRECTION", "SET REPRINT OFF", "CLS", "BAR", "PRINT"]


def test_a_bitmap_burns_where_it_is_0_and_its_body_is_counted() -> None:
    body = b"BITMAP 8,1,2,2,0," + bytes((0x00, 0xFF, 0x0D, 0x0A)) + b"\r\n"
    (label,) = printed(body).labels
    assert label.rows[60:64] == b"\x00\xff\x00\x00"
    assert label.rows[120:124] == b"\x00\xf2\xf5\x00"


def test_codes_read_as_they_were_told() -> None:
    body = (
        b'BARCODE 100,10,"128M",60,0,0,2,2,"!105!10201!100A\\["]"\r\n'
        b'DMATRIX 100,100,60,60,c126,x3,"~110A_~~d065~1"\r\n'
        b'QRCODE 300,100,M,3,A,0,"MA.156_^x"\r\n'
    )
    with pytest.raises(SymbolFault):
        printed(body.replace(b"~~d065~1", b"~2"))
    reads = read_all(printed(body.replace(b"~~d065~1", b"~~~d065~1B")).labels[0])
    assert [(one.identifier, one.data) for one in reads] == [
        ("]C1", b'01A"'), ("]d2", b"10A_~A\x1dB"), ("]Q1", b"MA.156_^x"),
    ]  # fmt: skip
    assert [(one.box.left, one.box.top) for one in reads] == [(100, 10), (100, 100), (300, 100)]


def test_a_box_is_a_frame() -> None:
    (label,) = printed(b"BOX 0,0,8,4,1\r\n").labels
    assert [label.rows[60 * row] for row in range(5)] == [0xFF, 0x81, 0x81, 0xFF, 0]


def test_every_copy_is_a_label() -> None:
    assert len(printed(b"", tail=b"PRINT 2,3\r\n").labels) == 6
    with pytest.raises(TsplFault, match="no number"):
        printed(b"", tail=b"PRINT x\r\n")


def test_immediate_commands_are_written_down() -> None:
    printer = TsplPrinter(203)
    printer.send(b"\x1b!?\x1b!S\r\n")
    assert printer.commands == ["ESC!?", "ESC!S"]


@pytest.mark.parametrize(
    "body",
    [
        b"FORMFEED\r\n", b"cls\r\n", b"CLS", b"CLS\n", b'TEXT 1,1,"3",0,1,1,"\xe4\xb8\xad"\r\n',
        b"SET COUNTER @1 1\r\n",
        b'TEXT 1,1,"3",0,1,1,"a"b"\r\n', b"BITMAP 0,0,1,2,0,a\r\n", b"BITMAP 0,0,1,1,0,ab\r\n", b"BAR 1,2,3\r\n",
        b'BARCODE 1,1,"128",9,0,0,2,2,"AB"\r\n', b"\x1b!X", b'PRINT "1"\r\n', b"BAR 1,2,3,4,\r\n", b"DOWNLOAD F\r\n",
        b'QRCODE 1,1,M,3,A,0,"a\rb"\r\n', b'QRCODE 1,1,M,3,A,0,"a\\[x]"\r\n', b'DMATRIX 1,1,9,9,"AB"\r\n',
    ],
)  # fmt: skip
def test_what_the_grammar_does_not_know_is_refused(body: bytes) -> None:
    with pytest.raises(TsplFault):
        printed(body)


def test_nothing_is_drawn_before_the_label_is_clean() -> None:
    with pytest.raises(TsplFault, match="before CLS"):
        TsplPrinter(203).send(b"SIZE 60 mm,40 mm\r\nBAR 0,0,1,1\r\n")
    with pytest.raises(TsplFault, match="SIZE"):
        TsplPrinter(203).send(b"CLS\r\n")


@pytest.mark.parametrize(
    "content", [b"", b"!105", b"AB", b"!1051", b"!105!104A", b"!104A\x01", b"!104!", b"!104a!101a"]
)
def test_128m_that_says_nothing_certain_is_refused(content: bytes) -> None:
    with pytest.raises((SymbolFault, TsplFault)):
        printed(b'BARCODE 100,10,"128M",60,0,0,2,2,"' + content + b'"\r\n')
