"""``sparezone demo`` prints the labels of its day on a printer that answers, and keeps what left and what it says."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.labels.readers.reading import read_all
from tests.labels.readers.zpl_printer import print_zpl

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.requirement("C-04", "C-14")
def test_every_label_of_the_demo_came_out_once_and_says_what_was_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path), "--language", "zh_CN"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    told = summary["labels"]
    assert told["printed"] == {"tray": 6, "hold": 1, "unit": 1}
    assert (told["came_out"], told["doubled"], told["as_sent"]) == (8, 0, True)
    assert told["states"] == {"confirmed": 7, "verified": 1}
    assert summary["verify"]["ok"]
    folder = tmp_path / "labels"
    said = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    assert len(said) == 8
    for name, label in said.items():
        raw = (folder / f"{name}.zpl").read_bytes()
        assert (hashlib.sha256(raw).hexdigest(), len(raw)) == (label["sha256"], label["bytes"])
        (dots,) = print_zpl(raw, 480, 320, 203).labels
        decoded = [(one["identifier"], one["message"]) for one in label["decoded"]]
        assert [(one.identifier, one.data.decode()) for one in read_all(dots)] == decoded != []
        with Image.open(folder / f"{name}.png") as picture:
            found = zxingcpp.read_barcodes(picture)
        assert [(one.symbology_identifier, one.bytes.decode()) for one in found] == decoded
