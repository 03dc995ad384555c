"""A person's own printer file that could do more than draw one label is refused, by name and place."""

import pytest

from desktop.domain.errors import Refusal
from desktop.labels.commands import Language
from desktop.labels.raw_template import read_raw
from tests.labels.raw_files import tspl, zpl


def refusal(raw: bytes, language: Language) -> Refusal:
    with pytest.raises(Refusal) as told:
        read_raw(raw, language)
    return told.value


@pytest.mark.parametrize(
    ("field", "why"),
    [
        (b"^FO${x},10^A0N,30,30^FDa^FS", "not_in_data"),
        (b"^FO1,1^A0N,${size},30^FDa^FS", "not_in_data"),
        (b"^FX${note}^FO1,1^GB1,1,1^FS", "not_in_data"),
        (b"^PQ${count}", "not_in_data"),
        (b"^FO0,0^GFA,1,1,1,${data}^FS", "not_in_data"),
        (b"^FO1,1^A0N,30,30^FD${Lot Number}^FS", "malformed"),
        (b"^FO1,1^A0N,30,30^FD${lot^FS", "malformed"),
        (b"^FO1,1^BCN,80,N,N,N,D^FD${udi}^FS", "mode_of_bc"),
        (b"^FO1,1^BCN,80,N,N,N,A^FD${udi}^FS", "mode_of_bc"),
        (b"^FO1,1^BCN,80,N,N,N^FD${udi}^FS", "needs_start_code"),
        (b"^FO1,1^BCN,80,N,N,N^FD>9${udi}^FS", "needs_start_code"),
        (b"^FO1,1^BCN,80,N,N,N^FD>;>81${udi}^FS", "half_a_pair"),
        (b"^FO1,1^BCN,80,N,N,N^FD>:A>7${udi}^FS", "unknown_code_set"),
        (b"^FO1,1^BCN,80,N,N,N^FD>;12A${udi}^FS", "half_a_pair"),
        (b"^FO1,1^BCN,80,N,N,N^FD>;12${udi}3^FS", "half_a_pair"),
        (b"^FO1,1^BXN,4,200^FD${udi}^FS", "escape_of_bx"),
        (b"^FO1,1^BXN,4,140,,,,_,1^FD${udi}^FS", "escape_of_bx"),
        (b"^FO1,1^BXN,4,200,,,,_,1^FH^FD_1${udi}^FS", "fh_and_bx_share_a_sign"),
        (b"^FO1,1^BQN,2,4^FDMM,B0005${udi}^FS", "mode_of_bq"),
        (b"^FO1,1^BQN,2,4^FD${udi}^FS", "mode_of_bq"),
        (b"^FO1,1^BQN,2,4^BXN,4,200,,,,_,1^FDMA,${udi}^FS", "several_barcodes"),
    ],
)
def test_a_placeholder_where_no_value_is_safe_is_refused_with_its_place(field: bytes, why: str) -> None:
    raw = zpl(field)
    told = refusal(raw, Language.ZPL)
    assert told.code == "raw_placeholder_not_allowed"
    assert told.facts["why"] == why
    position = told.facts["position"]
    assert isinstance(position, int)
    assert raw[position:].startswith(str(told.facts["command"]).encode())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'TEXT ${x},10,"3",0,1,1,"a"', "not_in_data"),
        (b'TEXT 10,10,"${font}",0,1,1,"a"', "not_in_data"),
        (b"BAR 1,1,1,${h}", "not_in_data"),
        (b"PRINT ${n}", "not_in_data"),
        (b'PDF417 1,1,9,9,0,"${a}"', "not_in_data"),
        (b'TEXT 10,10,"3",0,1,1,"${A}"', "malformed"),
        (b'BARCODE 1,1,"EAN128",80,0,0,2,2,"${a}"', "kind_of_barcode"),
        (b'BARCODE 1,1,"128M",80,0,0,2,2,"${a}"', "needs_start_code"),
        (b'BARCODE 1,1,"128M",80,0,0,2,2,"!105!101${a}"', "unknown_code_set"),
        (b'BARCODE 1,1,"128M",80,0,0,2,2,"!1051${a}"', "half_a_pair"),
        (b'DMATRIX 1,1,9,9,x4,"${a}"', "escape_of_dmatrix"),
        (b'DMATRIX 1,1,9,9,c34,x4,"${a}"', "escape_of_dmatrix"),
        (b'QRCODE 1,1,M,4,M,0,"${a}"', "not_in_data"),
    ],
)
def test_a_tspl_placeholder_where_no_value_is_safe_is_refused(line: bytes, why: str) -> None:
    told = refusal(tspl(line), Language.TSPL)
    assert (told.code, told.facts["why"]) == ("raw_placeholder_not_allowed", why)


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize(
    ("field", "command"),
    [
        (b"~JA", "~JA"), (b"~JR", "~JR"), (b"~DGR:A.GRF,1,1,FF", "~DG"), (b"~DYR:A,A,T,1,1,F", "~DY"),
        (b"^JUS", "^JU"), (b"^IDR:*.*", "^ID"), (b"^DFR:X.ZPL^FS", "^DF"), (b"^XFR:X.ZPL^FS", "^XF"),
        (b"^ISR:X,N", "^IS"), (b"^SN1,1,Y", "^SN"), (b"^PQ2", "^PQ"), (b"^PQ1,0,5", "^PQ"), (b"^CC!", "^CC"),
        (b"^ND2,P", "^ND"), (b"^KP1", "^KP"), (b"^JZY", "^JZ"), (b"^FN1^FS", "^FN"),
        (b"^FO0,0^GFB,1,1,1,x^FS", "^GF"), (b"^MCN", "^MC"), (b"~WC", "~WC"),
    ],
)  # fmt: skip
def test_a_zpl_file_with_more_than_drawing_is_refused_by_name(field: bytes, command: str) -> None:
    told = refusal(zpl(field), Language.ZPL)
    assert (told.code, told.facts["command"]) == ("forbidden_command", command)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (b'DOWNLOAD "A.BAS"', "DOWNLOAD"), (b'KILL "*"', "KILL"), (b"SELFTEST", "SELFTEST"),
        (b"SET COUNTER @1 1", "SET"), (b"SET REPRINT ON", "SET"), (b"INITIALPRINTER", "INITIALPRINTER"),
        (b"PRINT 2", "PRINT"), (b"PRINT 1,9", "PRINT"), (b"PRINT 1", "PRINT"), (b"CLS", "CLS"),
        (b'TEXT 1,1,"3",0,1,1,"a"+STR$(1)', "TEXT"), (b"A=1", "A=1"), (b"\x1b!R", "ESC !"), (b"~!T", "~!"),
        (b"FOR I=1 TO 9", "FOR"), (b'TEXT 1,1,"3",0,1,1,"a\tb"', "TEXT"),
    ],
)  # fmt: skip
def test_a_tspl_file_with_more_than_drawing_is_refused_by_name(line: bytes, command: str) -> None:
    told = refusal(tspl(line), Language.TSPL)
    assert (told.code, told.facts["command"]) == ("forbidden_command", command)


@pytest.mark.parametrize("raw", [b"", b"hello", b"^XA^XZ^XA^XZ", b"^XA", b"^XA\x10^XZ", b"^XA^XZ~HS", b"^XZ^XA"])
def test_a_zpl_file_is_one_label(raw: bytes) -> None:
    assert refusal(raw, Language.ZPL).code == "forbidden_command"


def test_a_file_in_another_encoding_is_refused_with_its_place() -> None:
    told = refusal(zpl(b"^FO9,9^A0N,30,30^FD\xb1\xb1${lot}^FS"), Language.ZPL)
    assert (told.code, told.facts["command"]) == ("raw_template_not_utf8", "^FD")
