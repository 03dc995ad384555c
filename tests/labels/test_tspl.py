"""A label sent as a picture comes out of a TSPL printer dot for dot, and no picture is ever an immediate command."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels import tspl
from desktop.labels.commands import Language, commands_of_tspl, require_known_commands
from desktop.labels.drawing import Bitmap, Drawing, Face, Rect, TextRun
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from tests.labels.readers.tspl_printer import TsplPrinter

SETUP = JobSetup(dpi=203, width_mm=60, height_mm=40)


def printed(job: bytes) -> Bitmap:
    require_known_commands(job, Language.TSPL)
    printer = TsplPrinter(203)
    printer.send(job)
    assert len(printer.labels) == 1
    assert not any(name.startswith("ESC") for name in printer.commands)
    return printer.labels[0]


def burning(sent: bytes, width: int = 480, height: int = 320) -> Bitmap:
    """A whole label whose bytes are sent like this, white after them."""
    rows = (sent + b"\xff" * (width // 8 * height))[: width // 8 * height]
    return Bitmap(width, height, bytes(byte ^ 0xFF for byte in rows))


@pytest.mark.requirement("C-14")
def test_a_drawn_label_comes_back_dot_for_dot() -> None:
    marks = (Rect(3, 5, 470, 2), TextRun("骨科植入物", Face.BOLD, 40, 20, 80), Rect(0, 318, 479, 2))
    label = paint(Drawing("test", 480, 320, 203, marks))
    assert printed(tspl.raster(label, SETUP)) == label


def test_the_job_is_these_lines_and_a_zero_burns() -> None:
    label = Bitmap(480, 320, b"\xf0" + bytes(60 * 320 - 1))
    setup = JobSetup(203, 60, 40, gap_mm=2.5)
    assert tspl.raster(label, setup) == (
        b"SIZE 60 mm,40 mm\r\nGAP 2.5 mm,0 mm\r\nDIRECTION 1\r\nSET REPRINT OFF\r\nCLS\r\n"
        b"BITMAP 0,0,1,1,0,\x0f\r\nPRINT 1,1\r\n"
    )


def test_an_empty_label_is_still_one_label() -> None:
    label = Bitmap(480, 320, bytes(60 * 320))
    assert printed(tspl.raster(label, SETUP)) == label


def test_darkness_speed_direction_and_copies_are_said_when_asked_for() -> None:
    setup = JobSetup(203, 60, 40, darkness=20, speed=3, turned=True, copies=2, serialised=False)
    job = tspl.raster(burning(b"\x00"), setup)
    for line in (b"DENSITY 10\r\n", b"SPEED 3\r\n", b"DIRECTION 0\r\n", b"PRINT 1,2\r\n"):
        assert line in job
    require_known_commands(job, Language.TSPL, copies=2)
    with pytest.raises(Refusal):
        require_known_commands(job, Language.TSPL)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b!R",
        b"\x1b!R" * 100,
        b"\x00" * 59 + b"\x1b" + b"!R",
        (b"\x00" * 58 + b"\x1b!") * 4,
        b"~!T\x1b!?~!D" * 40,
        b"\x1b\x1b!!\x1b!" * 30,
        b"!\x1b" * 700,
        (b"!" + b"\x00" * 58 + b"\x1b") * 50,
    ],
)
def test_no_picture_says_reboot(sent: bytes) -> None:
    label = burning(sent)
    assert b"\x1b!" in sent or b"~!" in sent
    job = tspl.raster(label, SETUP)
    assert b"\x1b!" not in job
    assert b"~!" not in job
    assert printed(job) == label


@given(st.integers(0, 2**32), st.integers(1, 12))
def test_pictures_of_dangerous_bytes_alone_come_back_whole(seed: int, height: int) -> None:
    dice = random.Random(seed)
    label = burning(bytes(dice.choice(b"\x1b!R~\xff") for _ in range(60 * height)))
    job = tspl.raster(label, SETUP)
    assert b"\x1b!" not in job
    assert b"~!" not in job
    assert printed(job) == label


def test_a_body_with_line_ends_and_commands_in_it_is_counted_not_read() -> None:
    label = burning(b'\r\nPRINT 99,1\r\n"CLS\r\n')
    job = tspl.raster(label, SETUP)
    assert [command.name for command in commands_of_tspl(job)].count("PRINT") == 1
    assert printed(job) == label


def test_a_label_larger_than_the_stock_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        tspl.raster(burning(b"", height=321), SETUP)
    assert told.value.code == "label_larger_than_stock"
