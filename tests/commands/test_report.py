"""``sparezone report`` writes a document and says where."""

import json
from pathlib import Path

import pytest

from desktop.commands.report import run


def test_the_command_card_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "card.pdf"
    assert run(["command-card", "--format", "pdf", "--out", str(out), "--language", "zh_CN"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    told = json.loads(capsys.readouterr().out)
    assert told == {"ok": True, "report": "command-card", "format": "pdf", "path": str(out)}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["command-card", "--out", str(tmp_path / "gone" / "card.pdf"), "--language", "en"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["fault"] == "cannot_open"
    assert told["message"].startswith("Cannot be opened.")


def test_an_unknown_document_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["nonsense", "--out", str(tmp_path / "x.pdf")])
    assert ended.value.code == 2
