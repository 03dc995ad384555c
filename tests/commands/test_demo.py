"""``sparezone demo``: a day and a month of consigned goods, played through the window; every figure of it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.labels.readers.reading import read_all
from tests.labels.readers.zpl_printer import print_zpl

HOUSE = Path(__file__).resolve().parents[2]
CASE = {
    "case": "C-2611-031",
    "report": "UR-0003",
    "went_out": "48",
    "back": "39",
    "used": "9",
    "amount": "30760.00",
    "wasted": "860.00",
    "agrees": True,
    "tray": "TK-014",
    "refill": "9",
}
RETURN = {
    "number": "RT-0001",
    "serial": "P90901",
    "day": 6,
    "within_days": True,
    "freight_payer": "hospital",
    "place": "R-1",
    "state": "usable",
}
COUNT = {
    "count": "CN-0001",
    "place": "B-07",
    "state": "closed",
    "book": "23",
    "accuracy_first": "91.3",
    "accuracy_after": "95.7",
    "worth": "12800.00",
    "approved_by": "王主管",
    "differences": {"PD22": ["elsewhere", "TK-009"], "PD23": ["missing", ""], "PD24": ["wrong_place", "B-11"]},
}
RECALL = {
    "recall": "RC-0001",
    "lot": "L23B017",
    "received": "46",
    "closed_sum": True,
    "pieces": {"stock": "18", "tray": "6", "transit": "4", "hospital": "10", "used": "7", "returned": "1"},
    "blocked": "38",
    "accounted": "1",
    "notices": 9,
    "acknowledged": 0,
}
# The old battery of October is the manufacturer's and lies among the returns from then on.
PIECES = {
    "opening": "11",
    "received": "314",
    "used": "16",
    "returned": "1",
    "lost": "1",
    "scrapped": "0",
    "bought_out": "0",
    "counted": "0",
    "moved": "0",
    "closing": "307",
}
OWED = {
    "consume": {"lines": 11, "quantity": "15", "amount": "53160.00"},
    "waste": {"lines": 1, "quantity": "1", "amount": "860.00"},
    "lose": {"lines": 1, "quantity": "1", "amount": "12800.00"},
    "give_back": {"lines": 1, "quantity": "1", "amount": "0.00"},
}
REPAIR = {
    "device": "PD2-24-00817",
    "warranty": "covered",
    "why": "extension",
    "until": "2027-03-15",
    "order": "W-10",
    "state": "finished",
    "took": "6:12:00",
    "total": "1855.60",
    "claim": "875.60",
    "customer": "980.00",
}
PAPERS = [
    "command-card.pdf",
    "discrepancy-note-DN-2611-07.pdf",
    "count-sheet.pdf",
    "usage-report-UR-0003.pdf",
    "count-result-CN-0001.pdf",
    "recall-evidence-RC-0001.pdf",
    "statement.pdf",
    "statement.csv",
    "statement.json",
    "statement.xlsx",
    "hand-over-E-1.pdf",
    "evidence-E-1.pdf",
    "job-sheet-W-10.pdf",
    "repair-W-10.pdf",
]
EMERGENCY = {
    "order": "E-1",
    "state": "received",
    "done": "15",
    "of": "15",
    "outlook": "green",
    "taken_from": ["C-2611-044"],
    "moments": dict.fromkeys(("called", "accepted", "picked", "packed", "handed_over", "received"), "scan"),
}


def play(folder: Path, *more: str) -> dict[str, Any]:
    """Play the demo into a folder and read its summary."""
    command = [sys.executable, "-m", "desktop", "demo", "--out", str(folder), "--language", "zh_CN", *more]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    assert told == json.loads(done.stdout)
    return told


def check_figures(told: dict[str, Any], folder: Path) -> None:
    """The figures of J1, J2, J3, J5, J6, J8 and J13, and a statement that closes over all of it."""
    assert list(told["received"].values()) == ["20/20", "20/20", "20/20", "19/20", "20/20", "20/20"]
    assert told["zone"] == "38/40"
    assert (told["case"], told["return"], told["count"], told["recall"]) == (CASE, [RETURN], COUNT, RECALL)
    made = told["statement"]
    assert (made["owner"], made["site"], made["closes"]) == ("M", "EAST-W1", True)
    assert (made["total"], made["owed"]) == (PIECES, OWED)
    assert (made["amount"], made["purchases"], made["fee"]) == ("66820.00", "53160.00", "797.40")
    assert told["replies"]["return_too_late"] == told["replies"]["not_on_notice"] == told["verdicts"]["refused"] / 2
    assert (told["fault"], told["verify"]["ok"], told["verify"]["findings"]) == ("", True, [])
    assert told["papers"] == PAPERS
    assert all((folder / name).stat().st_size for name in PAPERS)
    assert len(told["pictures"]) == len(list((folder / "pictures").glob("*.png"))) == 38
    assert told["labels"]["printed"] == {"device": 2, "tray": 6, "hold": 26, "unit": 1, "box": 1}
    assert (told["labels"]["came_out"], told["labels"]["doubled"], told["labels"]["as_sent"]) == (36, 0, True)
    assert told["labels"]["states"] == {"confirmed": 34, "verified": 2}
    assert told["emergency"] == EMERGENCY
    assert told["repair"] == REPAIR


@pytest.mark.slow
@pytest.mark.requirement("C-04", "C-14", "S1-23", "S2-55")
def test_the_demo_plays_with_its_exact_figures_and_every_label_says_what_was_kept(tmp_path: Path) -> None:
    check_figures(play(tmp_path), tmp_path)
    folder = tmp_path / "labels"
    said = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    assert len(said) == 36
    for name, label in said.items():
        raw = (folder / f"{name}.zpl").read_bytes()
        assert (hashlib.sha256(raw).hexdigest(), len(raw)) == (label["sha256"], label["bytes"])
        width, height = (800, 560) if label["purpose"] == "box" else (480, 320)
        (dots,) = print_zpl(raw, width, height, 203).labels
        decoded = [(one["identifier"], one["message"]) for one in label["decoded"]]
        assert [(one.identifier, one.data.decode()) for one in read_all(dots)] == decoded != []
        with Image.open(folder / f"{name}.png") as picture:
            found = zxingcpp.read_barcodes(picture)
        assert [(one.symbology_identifier, one.bytes.decode()) for one in found] == decoded


@pytest.mark.slow
@pytest.mark.requirement("S1-23", "S2-51")
def test_the_demo_has_the_same_figures_on_a_server(tmp_path: Path, postgres_url: str) -> None:
    check_figures(play(tmp_path, "--database-url", postgres_url), tmp_path)


def test_a_database_in_use_is_not_played_into(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path), "--language", "en"]
    used = f"sqlite:///{tmp_path / 'used.db'}"
    script = "from desktop.app import open_store_at as o; from desktop.exchange.sample_delivery import *; "
    script += f"lay_out(o({used!r}), sample(7, date(2026, 11, 20)))"
    subprocess.run([sys.executable, "-c", script], cwd=HOUSE, check=True, timeout=60)
    done = subprocess.run([*command, "--database-url", used], cwd=HOUSE, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["refused"] == "already_set_up"
