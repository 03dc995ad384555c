"""``sparezone label`` writes what the window would print, reads it back first, and touches no stock."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from desktop.__main__ import main
from desktop.labels.shipped import shipped
from tests.labels.readers.pdf_pages import pages
from tests.labels.readers.reading import read_all
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

SCAN = "]d201069012345678921729053110L23B017\x1d21SN017"
MESSAGE = "01069012345678921729053110L23B017\x1d21SN017"
WORDS = ["--field", "item=股骨柄", "--field", "ref=STEM-12", "--field", "manufacturer=厂家", "--field", "owner=厂家"]
DAY = ["--today", "2026-11-21"]


def label(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main(["label", *arguments, *DAY])
    lines = capsys.readouterr().out.splitlines()
    return status, json.loads(lines[-1]) if lines else {}


def unit(capsys: pytest.CaptureFixture[str], out: Path, *more: str, udi: str = SCAN) -> tuple[int, dict[str, Any]]:
    return label(capsys, "--udi", udi, "--template", "unit", "--out", str(out), *WORDS, *more)


@pytest.mark.requirement("C-04", "C-14")
@pytest.mark.parametrize("drawing", ["raster", "native"])
@pytest.mark.parametrize("language", ["zpl", "tspl"])
def test_the_bytes_print_one_label_that_says_the_udi(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, drawing: str
) -> None:
    out = tmp_path / "label"
    status, told = unit(capsys, out, "--language", language, "--drawing", drawing)
    assert (status, told["ok"], told["bytes"]) == (0, True, out.stat().st_size)
    assert told["read_back"] == [{"kind": "gs1_datamatrix", "identifier": "]d2", "message": MESSAGE}]
    if language == "zpl":
        labels = print_zpl(out.read_bytes(), 480, 320, 203).labels
    else:
        printer = TsplPrinter(203)
        printer.send(out.read_bytes())
        labels = printer.labels
    assert len(labels) == 1
    assert [(one.identifier, one.data.decode()) for one in read_all(labels[0])] == [("]d2", MESSAGE)]


def test_a_picture_and_a_pdf_say_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    png, pdf = tmp_path / "label.png", tmp_path / "label.pdf"
    assert unit(capsys, png, "--language", "png")[0] == 0
    with Image.open(png) as picture:
        (found,) = zxingcpp.read_barcodes(picture)
    assert (found.symbology_identifier, found.bytes.decode()) == ("]d2", MESSAGE)
    assert unit(capsys, pdf, "--language", "pdf", "--dpi", "300", "--text-language", "en")[0] == 0
    (page,) = pages(pdf.read_bytes(), 300)
    assert [one.data.decode() for one in read_all(page)] == [MESSAGE]


def test_every_template_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["label", "--list"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert tuple(one["name"] for one in listed) == shipped()
    assert next(one for one in listed if one["name"] == "unit")["width_mm"] == 60
    assert main(["label", "--fields"]) == 0
    assert "serial" in capsys.readouterr().out.splitlines()


def test_a_code_of_the_zone_needs_no_udi(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = ["--field", "code=SZ:P:A-1-2", "--field", "bin=A-1-2", "--field", "place=A-1-2", "--field", "zone=Z1"]
    status, told = label(capsys, "--template", "bin", "--out", str(tmp_path / "bin.zpl"), *fields)
    assert status == 0, told
    assert told["read_back"][0]["message"] == "SZ:P:A-1-2"


@pytest.mark.parametrize(
    ("more", "udi", "code"),
    [
        ([], "]d2010690123456789", "too_short"),
        (["--field", "colour=red"], SCAN, "bad_label_option"),
        (["--field", "item=\U0001f600"], SCAN, "glyph_missing"),
        (["--width-mm", "20", "--height-mm", "10"], SCAN, "outside_label"),
        (["--dpi", "5000"], SCAN, "bad_resolution"),
        ([], "", "field_empty"),
    ],
)
def test_a_refusal_is_told_in_words_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], udi: str, code: str
) -> None:
    out = tmp_path / "label.zpl"
    status, told = unit(capsys, out, *more, "--text-language", "en", udi=udi)
    assert status == 1
    assert told["refused"] == code, told
    assert told["message"] != code
    assert not out.exists()


def test_a_file_that_cannot_be_written_and_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = unit(capsys, tmp_path / "gone" / "label.zpl")
    assert (status, told["fault"]) == (3, "cannot_open")
    for wrong in (["--udi", SCAN], ["--template", "unit", "--out", "x", "--field", "item"]):
        with pytest.raises(SystemExit) as ended:
            main(["label", *wrong])
        assert ended.value.code == 2
    status, told = label(capsys, "--udi", SCAN, "--template", "nonsense", "--out", str(tmp_path / "x"))
    assert (status, told["refused"]) == (1, "unknown_template")


class _Stdin:
    def __init__(self, *scans: str) -> None:
        self.buffer = io.BytesIO("".join(f"{scan}\r\n" for scan in scans).encode())


@pytest.mark.requirement("S1-54")
def test_scans_become_a4_sheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scans = [SCAN.replace("SN017", f"SN{number:03}") for number in range(20)]
    out = tmp_path / "sheet.pdf"
    monkeypatch.setattr(sys, "stdin", _Stdin(*scans))
    status, told = label(capsys, "--sheet", "--template", "unit", "--out", str(out), "--start", "3", *WORDS)
    assert (status, told["labels"], told["pages"]) == (0, 20, 2)
    document = pypdfium2.PdfDocument(out)
    said = [
        one.bytes.decode()
        for page in document
        for one in zxingcpp.read_barcodes(
            page.render(scale=300 / 72).to_pil(), formats=zxingcpp.BarcodeFormat.DataMatrix
        )
    ]
    document.close()
    assert sorted(said) == sorted(scan.removeprefix("]d2") for scan in scans)


def test_one_bad_scan_writes_no_sheet_and_names_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "sheet.pdf"
    monkeypatch.setattr(sys, "stdin", _Stdin(SCAN, "nonsense"))
    status, told = label(capsys, "--sheet", "--template", "unit", "--out", str(out), *WORDS)
    assert (status, told["facts"]["row"], out.exists()) == (1, 2, False)
