"""Bin labels and badges: every code is read back from the paper, at a width that a hand scanner takes."""

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from reportlab.lib.pagesizes import A4

from desktop.commands.report import run
from desktop.reports.code_sheet import CodeLabel, build_code_sheet, columns_for
from tests.exchange.worlds import laid_out, opened


def codes_on(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        pictures = [page.render(scale=300 / 72).to_pil() for page in pdf]
    return sorted(one.text for picture in pictures for one in zxingcpp.read_barcodes(picture))


def text_on(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize(("length", "columns"), [(10, 3), (15, 2), (24, 1), (45, 1)])
def test_long_codes_get_wider_labels(length: int, columns: int, tmp_path: Path) -> None:
    codes = [f"SZ:P:{number:0{length - 5}d}" for number in range(5)]
    assert columns_for(codes) == columns
    assert build_code_sheet(tmp_path / "x.pdf", "x", [CodeLabel(code, code) for code in codes]) == 1
    assert codes_on(tmp_path / "x.pdf") == codes


def test_labels_go_on_to_a_second_page_and_nothing_is_lost(tmp_path: Path) -> None:
    labels = [CodeLabel(f"SZ:P:B-{number:03d}", f"B-{number:03d}", "品种名称" * 30) for number in range(30)]
    assert build_code_sheet(tmp_path / "x.pdf", "Bins", labels) == 2
    assert codes_on(tmp_path / "x.pdf") == [label.code for label in labels]
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx(A4, abs=0.1)


def test_nothing_to_print_is_one_page_that_says_so(tmp_path: Path) -> None:
    assert build_code_sheet(tmp_path / "x.pdf", "Bins", []) == 1
    assert codes_on(tmp_path / "x.pdf") == []
    assert "Bins · 1/1" in text_on(tmp_path / "x.pdf")


def test_the_bins_of_a_site_and_the_badges_of_its_people_are_printed(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(sqlite_url) as store:
        laid_out(store)
        with store.engine.connect() as connection:
            bins = connection.exec_driver_sql("SELECT code FROM place WHERE kind = 'bin'").scalars().all()
            people = connection.exec_driver_sql("SELECT badge FROM person").scalars().all()
            site = connection.exec_driver_sql("SELECT code FROM site").scalar_one()
    database = ["--database-url", sqlite_url, "--language", "zh_CN"]
    assert run(["place-codes", "--site", site, "--out", str(tmp_path / "bins.pdf"), *database]) == 0
    assert run(["badges", "--out", str(tmp_path / "badges.pdf"), *database]) == 0
    assert codes_on(tmp_path / "bins.pdf") == sorted(f"SZ:P:{code}" for code in bins)
    assert codes_on(tmp_path / "badges.pdf") == sorted(f"SZ:U:{badge}" for badge in people)
    assert "管理员" in text_on(tmp_path / "badges.pdf")
    capsys.readouterr()
    assert run(["place-codes", "--out", str(tmp_path / "x.pdf"), *database]) == 1
    assert run(["place-codes", "--site", "NOWHERE", "--out", str(tmp_path / "x.pdf"), *database]) == 1
    told = [json.loads(line)["refused"] for line in capsys.readouterr().out.splitlines()]
    assert told == ["field_empty", "unknown_site"]
    assert not (tmp_path / "x.pdf").exists()
