"""Every command that ever leaves for a printer, written down here once more by hand: nothing else is ever sent.

The lists of the product may not grow without this test, and the jobs of all templates, resolutions, settings and forms
are taken apart by other programs (zplkit, the TSPL printer of the tests) and use all of the list and nothing else.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from zplkit.parse import parse
from zplkit.rendering import RenderError

from desktop.devices import printer_talk
from desktop.domain.errors import Refusal
from desktop.labels import commands, tspl, tspl_native, zpl, zpl_native
from desktop.labels.commands import Language, require_known_commands, require_known_query
from desktop.labels.commands_raw import TSPL_RAW, ZPL_RAW
from desktop.labels.drawing import Bitmap, Drawing
from desktop.labels.fields import sample_for
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from desktop.labels.shipped import shipped, template
from tests.labels.readers.all_forms import laid_out, one_symbol, setup_for
from tests.labels.readers.tspl_printer import TsplFault, TsplPrinter
from tests.labels.readers.tspl_symbols import SymbolFault
from tests.labels.readers.zpl_printer import ZplFault, print_zpl

ZPL = {
    "~SD", "^XA", "^PW", "^LL", "^LH", "^CI", "^JZ", "^PO", "^PM", "^LR", "^PR", "^FO", "^GB", "^GF", "^BY", "^BC",
    "^BX", "^BQ", "^FH", "^FD", "^FS", "^PQ", "^XZ",
}  # fmt: skip
TSPL = {
    "SIZE", "GAP", "DIRECTION", "SET REPRINT OFF", "DENSITY", "SPEED", "CLS", "BITMAP", "BAR", "DMATRIX", "BARCODE",
    "QRCODE", "PRINT",
}  # fmt: skip
QUESTIONS = {b"~HS", b"~HQES", b"\x1b!?", b"\x1b!S"}
ONLY = {
    "^XA": {b""}, "^XZ": {b""}, "^CI": {b"28"}, "^JZ": {b"N"}, "^PM": {b"N"}, "^LR": {b"N"}, "^FH": {b"\\"},
    "^LH": {b"0,0"}, "^PQ": {b"1,0,0,N"}, "^FS": {b""},
}  # fmt: skip
"""Commands that are only ever said in one way."""
FILES_ZPL = {
    *ZPL, "^FR", "^FT", "^LT", "^LS", "^MD", "^A", "^CF", "^FB", "^GC", "^GD", "^GE", "^GS", "^XG", "^B2", "^B3", "^B8",
    "^BE", "^BU", "^FX", "^FW", "^MM", "^MN", "^MT",
}  # fmt: skip
"""What a person's own ZPL file may use besides: drawing and the settings of one job."""
FILES_TSPL = {
    "SIZE", "GAP", "BLINE", "DENSITY", "SPEED", "TEXT", "BLOCK", "BARCODE", "DMATRIX", "QRCODE", "PDF417", "BAR", "BOX",
    "CIRCLE", "ELLIPSE", "ERASE", "REVERSE", "REFERENCE", "DIRECTION", "OFFSET", "SHIFT", "CODEPAGE", "SET", "CLS",
    "BITMAP", "PRINT",
}  # fmt: skip
NEVER_ZPL = re.findall(
    "[~^][A-Z]{2}",
    "~JA ~JR ~JC ~JD ~JE ~JL ~JP ~JS ~JX ~PS ~PH ~PP ~RO ~WC ~DG ~DB ~DS ~DT ~DU ~DY ~DE ~EG ~CC ~CD ~CT ~KB ~NC ~NT "
    "^JU ^JM ^JS ^JT ^JB ^JI ^JW ^ID ^IL ^IM ^IS ^DF ^XF ^FN ^FV ^SN ^SF ^SC ^SE ^SL ^SO ^SR ^SS ^ST ^SX ^SZ ^SP ^SQ "
    "^KD ^KL ^KN ^KP ^CC ^CD ^CT ^CM ^CO ^CV ^CW ^HF ^HG ^HH ^HT ^HV ^HW ^HY ^HZ ^MC ^MF ^ML ^MP ^MU ^MW ^NB ^NI ^NN "
    "^NP ^NS ^NT ^NW ^PA ^PF ^PH ^PN ^PP ^TO ^WD ^WX ^XB ^XS ^ZZ",
)
NEVER_TSPL = (
    "FORMFEED", "BACKFEED 10", "HOME", "FEED 10", "CUT", "SELFTEST", "LIMITFEED 10", "GAPDETECT", "BLINEDETECT", "EOJ",
    "AUTODETECT", "DELAY 9", "SOUND 1,1", "INITIALPRINTER", "COUNTRY 001", 'DOWNLOAD F,"A",1,a', "EOP", 'KILL "*"',
    "FILES", "MOVE", 'RUN "A"', "SET COUNTER @1 1", "SET REPRINT ON", "SET CUTTER 1", "SET KEY1 ON", "SET PRINTKEY ON",
    "SET COM1 96,N,8,1", "SET RESPONSE ON", 'PUTBMP 1,1,"A"', 'OUT "A"', "PRINT 1,0", "PRINT 2,1", "PRINT 1,2",
    "WLAN OFF", "NET OFF", '@1="A"', 'PUTPCX 1,1,"A"',
)  # fmt: skip


def labels() -> Iterator[Drawing]:
    """Every shipped label in two resolutions and both languages, and every kind of code."""
    for name in shipped():
        made = template(name)
        for dpi, language in ((203, "zh_CN"), (300, "en")):
            yield laid_out(made, sample_for(made, language), dpi, language)
    for kind, value in (
        ("gs1_datamatrix", "[01]06901234567892[10]A"), ("gs1_qr", "[01]06901234567892[10]A"), ("qr", "MA.156.M0.1"),
        ("gs1_128", "[01]06901234567892[10]A"), ("hibc_128", "+A123BJC5D6E71G"), ("code_128", "A!B"),
        ("hibc_qr", "+A123BJC5D6E71G"), ("datamatrix", "^XZ~JA\\"),
    ):  # fmt: skip
        size = (140, 14) if kind.endswith("128") else (45, 25)
        yield laid_out(one_symbol(kind, *size, "${code}"), {"code": value})


def setups(drawing: Drawing) -> Iterator[JobSetup]:
    """Everything that a job can be told."""
    plain = setup_for(drawing)
    yield plain
    yield replace(plain, turned=True, darkness=14, speed=4)
    yield replace(plain, darkness=30, speed=14, gap_mm=0.0)


@pytest.mark.requirement("C-04")
def test_the_lists_of_the_product_are_these_and_no_longer() -> None:
    assert set(commands.ZPL_JOB) == ZPL
    assert {"SET REPRINT OFF" if one == "SET" else one for one in commands.TSPL_JOB} == TSPL
    assert commands.TSPL_JOB["SET"].pattern == b"REPRINT OFF"
    assert printer_talk.STATUS_QUESTIONS == QUESTIONS
    assert QUESTIONS | {b"~HI", b"~!T"} == commands.STATUS_QUERIES  # the model, which may be asked
    assert set(ZPL_RAW) == FILES_ZPL
    assert set(TSPL_RAW) == FILES_TSPL


def test_every_zpl_job_uses_the_list_and_the_list_is_used() -> None:
    seen: dict[str, set[bytes]] = {}
    random = Random(4)
    for drawing in labels():
        bitmap = paint(drawing)
        for setup in setups(drawing):
            form = random.choice(list(Graphics))
            for job in (zpl.raster(bitmap, setup, form), zpl_native.native(drawing, setup, form)):
                for element in parse(job).elements:
                    if bytes(element):
                        seen.setdefault(bytes(element)[:3].decode(), set()).add(bytes(element)[3:])
                assert job.count(b"^XA") == job.count(b"^XZ") == job.count(b"^PQ") == job.count(b"^JZN") == 1
                require_known_commands(job, Language.ZPL)
    assert set(seen) == ZPL
    for name, wanted in ONLY.items():
        assert seen[name] == wanted, name
    assert all(parameters.isascii() for said in seen.values() for parameters in said)


def test_every_tspl_job_uses_the_list_and_the_list_is_used() -> None:
    seen: set[str] = set()
    for drawing in labels():
        bitmap = paint(drawing)
        for setup in setups(drawing):
            for job in (tspl.raster(bitmap, setup), tspl_native.native(drawing, setup)):
                printer = TsplPrinter(drawing.dpi)
                printer.send(job)
                assert len(printer.labels) == printer.commands.count("PRINT") == 1
                assert printer.commands[-1] == "PRINT"
                assert "SET REPRINT OFF" in printer.commands
                assert b"\x1b!" not in job
                assert b"~!" not in job
                seen.update(printer.commands)
                require_known_commands(job, Language.TSPL)
    assert seen == TSPL


@pytest.mark.parametrize("command", NEVER_ZPL)
def test_no_other_zpl_command_passes_the_gate(command: str) -> None:
    said, end = command.encode(), b"^PQ1,0,0,N^XZ"
    for job in (
        b"^XA" + said + end, said + b"^XA" + end, b"^XA" + end + said, b"^XA^FO1,1^FD" + said + b"^FS" + end,
        b"^XA^FH\\^FDA" + said + b"1^FS" + end,
    ):  # fmt: skip
        with pytest.raises(Refusal, match="forbidden_command"):
            require_known_commands(job, Language.ZPL)


@pytest.mark.parametrize("command", NEVER_TSPL)
def test_no_other_tspl_command_passes_the_gate(command: str) -> None:
    head, tail = b"SIZE 60 mm,40 mm\r\nCLS\r\n", b"PRINT 1,1\r\n"
    for job in (head + command.encode() + b"\r\n" + tail, head + tail + command.encode() + b"\r\n",
                command.encode() + b"\r\n" + head + tail):  # fmt: skip
        with pytest.raises(Refusal, match="forbidden_command"):
            require_known_commands(job, Language.TSPL)


@pytest.mark.parametrize("pair", [b"\x1b!R", b"\x1b!?", b"\x1b!.", b"~!T", b"~!F", b"~!@"])
def test_no_immediate_command_hides_in_a_picture(pair: bytes) -> None:
    body = pair.ljust(8, b"\xff")
    job = b"SIZE 60 mm,40 mm\r\nCLS\r\nBITMAP 0,0,4,2,0," + body + b"\r\nPRINT 1,1\r\n"
    with pytest.raises(Refusal, match="forbidden_command"):
        require_known_commands(job, Language.TSPL)


@pytest.mark.parametrize(
    "job",
    [
        b"", b"^XA^XZ", b"^XA^PQ2,0,0,N^XZ", b"^XA^PQ1,0,0,N^PQ1,0,0,N^XZ", b"^XA^PQ1,0,0,N^XZ^XA^PQ1,0,0,N^XZ",
        b"^XA^PQ1,0,0,N", b"^PQ1,0,0,N^XZ", b"^XA^PQ1,0,9,N^XZ", b"^xa^pq2^xz", b"^XA\x1b!R^PQ1,0,0,N^XZ",
    ],
)  # fmt: skip
def test_what_is_not_one_zpl_label_does_not_pass(job: bytes) -> None:
    with pytest.raises(Refusal, match="forbidden_command"):
        require_known_commands(job, Language.ZPL)


def test_the_smallest_label_passes() -> None:
    require_known_commands(b"^XA^PQ1,0,0,N^XZ", Language.ZPL)
    require_known_commands(b"SIZE 60 mm,40 mm\r\nCLS\r\nPRINT 1,1\r\n", Language.TSPL)


@pytest.mark.parametrize(
    "query", [b"~JA", b"~JR", b"\x1b!R", b"\x1b!.", b"~HS^XA^XZ", b"~HS\r\n~JR", b"~!F", b"", b"~WC"]
)
def test_no_other_question_is_asked(query: bytes) -> None:
    with pytest.raises(Refusal, match="forbidden_command"):
        require_known_query(query)
    for known in QUESTIONS:
        require_known_query(known)


PIECES = (
    b'"', b'\\["]', b"\r\n", b"\n", b"PRINT 1,1\r\n", b"PRINT 99,1\r\n", b"^XZ", b"^XA", b"^PQ9", b"~JA", b"^", b"~",
    b"!", b"\x1b!R", b"0", b"9", b"\\", b"\\5E", b"_", b"^FD", b"^FS", b"CLS\r\n", b"\xff", b"!102",
    b"SET REPRINT ON\r\n", b"BITMAP 0,0,1,1,0,",
)  # fmt: skip


def changed(job: bytes, random: Random) -> bytes:
    """The job with a piece put in, left out, said twice or made another byte."""
    at, other = random.randrange(len(job)), random.randrange(len(job))
    return random.choice((
        job[:at] + random.choice(PIECES) + job[at:],
        job[:at] + job[at + random.choice((1, 2, 20)) :],
        job[:at] + bytes([random.randrange(256)]) + job[at + 1 :],
        job[:at] + job[other : other + random.choice((3, 10, 30))] + job[at:],
    ))  # fmt: skip


@pytest.mark.parametrize("kind", ["code_128", "datamatrix", "qr"])
def test_a_spoiled_job_prints_one_label_or_none_whatever_passes_the_gate(kind: str) -> None:
    size = (80, 14) if kind == "code_128" else (45, 25)
    drawing = laid_out(one_symbol(kind, *size, "${code}"), {"code": 'A"B_x123456'})
    setup, random, passed = setup_for(drawing), Random(kind), 0
    jobs = {Language.ZPL: zpl_native.native(drawing, setup), Language.TSPL: tspl_native.native(drawing, setup)}
    for _ in range(2000):
        language, job = random.choice(list(jobs.items()))
        spoiled = changed(job, random)
        with contextlib.suppress(Refusal, TsplFault, ZplFault, SymbolFault, RenderError):
            require_known_commands(spoiled, language)
            assert len(came_out(spoiled, language, drawing)) == 1
            passed += 1
    assert passed > 50


def came_out(job: bytes, language: Language, drawing: Drawing) -> list[Bitmap]:
    if language is Language.ZPL:
        return print_zpl(job, drawing.width, drawing.height, drawing.dpi).labels
    printer = TsplPrinter(drawing.dpi)
    printer.send(job)
    return printer.labels
