"""The papers of a work order say what happened, in both languages, and carry the drawn signature."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI
from desktop.reports.job_sheet import build_job_sheet
from desktop.reports.repair_report import build_repair_report
from tests.journeys.repair_day import RepairDay, local, repair_day

NUMBER = "W-640"


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pictures_on(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        image = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        return sum(len(list(page.get_objects(filter=[image]))) for page in document)


@pytest.mark.requirement("S2-41", "S2-54", "S2-07")
def test_the_job_sheet_and_the_report_say_what_was_done(database_url: str, tmp_path: Path) -> None:
    with repair_day(database_url, history=False) as day:
        day.send("open_repair", "09:12", device=DRILL, fault_class=FAULT, fault="开机无反应", decontaminated=False)
        with day.store.read() as connection:
            build_job_sheet(connection, tmp_path / "dirty.pdf", "en", NUMBER, local("09:20"))
        assert "NOT DECONTAMINATED" in text_of(tmp_path / "dirty.pdf")
        repair(day)
        for language in ("en", "zh_CN"):
            with day.store.read() as connection:
                build_job_sheet(connection, tmp_path / f"job-{language}.pdf", language, NUMBER, local("16:00"))
                build_repair_report(connection, tmp_path / f"{language}.pdf", language, NUMBER, local("16:00"))
    english, chinese = text_of(tmp_path / "en.pdf"), text_of(tmp_path / "zh_CN.pdf")
    for words in ("1690.00", "980.00", "BP260001", "6 h 12 min", "TM-3", "2027-01-12"):
        assert words in english
    assert "6 小时 12 分" in chinese
    assert "covered · last covered day 2027-03-15" in " ".join(english.split())
    assert "在保 · 最后在保日 2027-03-15" in " ".join(chinese.split())
    assert "王护士长" in chinese
    assert pictures_on(tmp_path / "en.pdf") == 1
    assert f"SZ:W:{NUMBER}" in text_of(tmp_path / "job-zh_CN.pdf")


def repair(day: RepairDay) -> None:
    day.send("decontaminate_repair", "09:30", number=NUMBER, note="protocol 7")
    day.send("start_repair", "10:05", LI, number=NUMBER)
    day.send("issue_repair_part", "10:20", LI, number=NUMBER, raw=battery(1))
    day.send("issue_repair_part", "10:21", LI, number=NUMBER, raw=SEAL_SCAN)
    day.send("record_test", "15:01", LI, number=NUMBER, equipment="TM-3", result="12.1 V")
    day.send("finish_repair", "15:24", LI, number=NUMBER, hours="1.5")
    drawn = BytesIO()
    Image.new("L", (60, 20), 255).save(drawn, "PNG")
    signed = {"signed_by": "王护士长", "drawing": b64encode(drawn.getvalue()).decode()}
    told = day.send("sign_repair", "15:30", LI, number=NUMBER, **signed)
    assert told["attachment"] is not None
