"""A label sent as a picture comes out of a ZPL printer dot for dot, in every form, and as one label."""

import binascii
import random
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels import zpl
from desktop.labels.commands import Language, require_known_commands
from desktop.labels.drawing import Bitmap, Drawing, Face, Rect, TextRun
from desktop.labels.graphics import MOST_BYTES, Graphics, graphic_bytes, graphic_field
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from tests.labels.readers.zpl_printer import print_zpl

SETUP = JobSetup(dpi=203, width_mm=60, height_mm=40)
FORMS = list(Graphics)


def bitmap_of(rows: list[str]) -> Bitmap:
    stride = (len(rows[0]) + 7) // 8
    packed = b"".join(int(row.ljust(stride * 8, "0"), 2).to_bytes(stride) for row in rows)
    return Bitmap(len(rows[0]), len(rows), packed)


def noise(width: int, height: int, seed: int) -> Bitmap:
    dots = random.Random(seed)
    return bitmap_of(["".join(dots.choice("01") for _ in range(width)) for _ in range(height)])


def printed(job: bytes, setup: JobSetup) -> Bitmap:
    require_known_commands(job, Language.ZPL)
    out = print_zpl(job, setup.width, setup.height, setup.dpi)
    assert len(out.labels) == 1
    return out.labels[0]


def whole(setup: JobSetup, *marks: Rect | TextRun) -> Bitmap:
    return paint(Drawing("test", setup.width, setup.height, setup.dpi, marks))


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("form", FORMS)
def test_a_drawn_label_comes_back_dot_for_dot(form: Graphics) -> None:
    label = whole(
        SETUP,
        Rect(3, 5, 470, 2),
        Rect(100, 100, 33, 77),
        TextRun("骨科植入物 寄售", Face.BOLD, 40, 20, 80),
        TextRun("LOT A-0O1Il", Face.MONO, 24, 20, 250),
        Rect(0, 318, 479, 2),
    )
    assert printed(zpl.raster(label, SETUP, form), SETUP) == label


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fill", ["noise", "black", "white", "one dot"])
def test_any_dots_come_back(form: Graphics, fill: str) -> None:
    width, height = SETUP.width, SETUP.height
    label = {
        "noise": noise(width, height, 4),
        "black": bitmap_of(["1" * width] * height),
        "white": bitmap_of(["0" * width] * height),
        "one dot": bitmap_of(["0" * width] * (height - 1) + ["0" * (width - 1) + "1"]),
    }[fill]
    assert printed(zpl.raster(label, SETUP, form), SETUP) == label


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("01"), st.integers(1, 700)), min_size=1, max_size=6), min_size=1, max_size=4
    ),
    st.integers(1, 900),
    st.sampled_from(FORMS),
)
def test_runs_of_any_length_come_back(runs: list[list[tuple[str, int]]], width: int, form: Graphics) -> None:
    rows = ["".join(sign * count for sign, count in row)[:width].ljust(width, "0") for row in runs]
    label = bitmap_of([row for row in rows for _ in range(2)])
    setup = JobSetup(203, 120, 40)
    out = print_zpl(zpl.raster(label, setup, form), setup.width, setup.height, 203).labels[0]
    shown = [f"{int.from_bytes(row):0{out.stride * 8}b}" for row in chunks(out)]
    assert [row[:width] for row in shown[: label.height]] == [row for row in rows for _ in range(2)]
    assert not any("1" in row[width:] for row in shown)


def chunks(bitmap: Bitmap) -> list[bytes]:
    return [bitmap.rows[start : start + bitmap.stride] for start in range(0, len(bitmap.rows), bitmap.stride)]


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_larger_than_one_field_goes_in_bands(form: Graphics) -> None:
    setup = JobSetup(dpi=300, width_mm=104, height_mm=150)
    stairs = (Rect(30 + y % 900, y, 60, 7) for y in range(0, setup.height, 9))
    label = whole(setup, Rect(0, 0, 1228, 3), *stairs, Rect(0, setup.height - 1, setup.width, 1))
    assert len(label.rows) > 2 * MOST_BYTES
    job = zpl.raster(label, setup, form)
    assert job.count(b"^GFA") == 3
    assert printed(job, setup) == label


def test_the_job_says_all_that_an_earlier_job_may_have_left_behind() -> None:
    job = zpl.raster(whole(SETUP, Rect(8, 0, 8, 1)), SETUP)
    assert job == (b"^XA^PW480^LL320^LH0,0^CI28^JZN^PON^PMN^LRN^FO8,0^GFA,1,1,1,!^FS^PQ1,0,0,N^XZ")


def test_darkness_speed_and_direction_are_said_only_when_asked_for() -> None:
    setup = JobSetup(203, 60, 40, darkness=9, speed=4, turned=True)
    job = zpl.raster(whole(SETUP, Rect(8, 0, 8, 1)), setup)
    assert job.startswith(b"~SD09^XA^PW480")
    assert b"^POI" in job
    assert b"^PR4" in job
    require_known_commands(job, Language.ZPL)


def test_copies_only_for_labels_without_a_serial() -> None:
    with pytest.raises(Refusal) as told:
        JobSetup(203, 60, 40, copies=2)
    assert told.value.code == "copies_of_serialised_label"
    setup = JobSetup(203, 60, 40, copies=3, serialised=False)
    job = zpl.raster(whole(setup, Rect(8, 0, 8, 1)), setup)
    require_known_commands(job, Language.ZPL, copies=3)
    assert len(print_zpl(job, 480, 320, 203).labels) == 3
    with pytest.raises(Refusal):
        require_known_commands(job, Language.ZPL)


@pytest.mark.parametrize(
    ("field", "value"),
    [("dpi", 0), ("width_mm", float("nan")), ("height_mm", -1), ("gap_mm", 99), ("darkness", 31), ("copies", 0)],
)
def test_a_set_up_that_no_printer_takes_is_refused(field: str, value: float) -> None:
    figures: dict[str, Any] = {"dpi": 203, "width_mm": 60.0, "height_mm": 40.0, field: value}
    with pytest.raises(Refusal) as told:
        JobSetup(**figures)
    assert told.value.code == "printer_setup_wrong"
    assert told.value.facts["field"] == field


def test_a_label_larger_than_the_stock_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        zpl.raster(bitmap_of(["1" * 481]), SETUP)
    assert told.value.code == "label_larger_than_stock"
    assert told.value.facts["stock_width"] == 480


def test_run_lengths_are_much_shorter_than_digits_and_z64_shorter_still() -> None:
    label = whole(SETUP, TextRun("人工髋关节", Face.BOLD, 60, 20, 100), Rect(0, 200, 479, 4))
    lengths = {form: len(zpl.raster(label, SETUP, form)) for form in FORMS}
    assert lengths[Graphics.HEX] > 3 * lengths[Graphics.ACS]
    assert lengths[Graphics.ACS] > lengths[Graphics.Z64]


@pytest.mark.parametrize("form", FORMS)
def test_data_that_is_not_what_it_announces_is_seen(form: Graphics) -> None:
    field = graphic_field(noise(100, 20, 1), form).removeprefix(b"^GF")
    assert graphic_bytes(field) == 13 * 20
    assert graphic_bytes(field + b"0") is None
    assert graphic_bytes(field[:-1]) is None
    assert graphic_bytes(field.replace(b",260,260,", b",260,247,")) is None
    assert graphic_bytes(field.replace(b",260,260,", b",273,273,")) is None
    assert graphic_bytes(b"B" + field[1:]) is None
    spoiled = re.sub(rb".{12}$", b"!!!!!!!!zzzz", field)
    assert graphic_bytes(spoiled) is None


@pytest.mark.parametrize("data", [b"AAAA", b"eJxjYA==", b"A", b"eJxjYAAAAAIAAQ=="])
def test_packed_data_with_a_right_checksum_that_is_no_picture_is_seen(data: bytes) -> None:
    assert graphic_bytes(b"A,9,9,1,:Z64:%s:%04X" % (data, binascii.crc_hqx(data, 0))) is None


@pytest.mark.parametrize("data", [b"FFxF", b"FF,x", b"G", b"FFG", b":", b"F", b"FFF", b"ff", b"FF F", b"FF,,,"])
def test_digits_that_are_no_picture_are_seen(data: bytes) -> None:
    assert graphic_bytes(b"A,2,2,1," + data) is None
