"""The guide names every column, and its example is one that comes in."""

from pathlib import Path

import pytest

from desktop.exchange.columns import read_columns
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading import read_sheet

GUIDE = Path(__file__).parents[2] / "docs" / "import.md"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_guide_names_every_column_in_both_languages(kind: str) -> None:
    text = GUIDE.read_text("utf-8")
    section = text.partition(f"\n### {kind}\n")[2].partition("\n#")[0]
    shared = text.partition("\n### notices\n")[2] if kind == "stock" else section
    assert section
    for column in KINDS[kind].columns:
        assert column.name in section, column.name
        assert column.chinese in shared or column.also, column.chinese


def test_the_example_of_the_guide_can_be_read(tmp_path: Path) -> None:
    example = GUIDE.read_text("utf-8").partition("```csv\n")[2].partition("```")[0]
    path = tmp_path / "example.csv"
    path.write_text(example, "utf-8")
    read = read_columns(read_sheet(path), KINDS["notices"].columns)
    assert read.faults.found == []
    assert [row.values["serial"] for row in read.rows] == ["SN248113", "SN248117"]
