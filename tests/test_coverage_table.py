"""The table of rules and proofs is true: nothing unknown is claimed, nothing claimed is missing from it."""

from installer.requirement_table import TABLE, known, proofs, text, unknown


def test_every_mark_names_a_rule_that_exists() -> None:
    assert unknown(proofs()) == []


def test_the_table_shows_the_marks_as_they_are() -> None:
    stale = TABLE.read_text("utf-8") != text(proofs())
    assert not stale, "run 'python -m installer.requirement_table' and commit docs/requirements.md"


def test_the_list_of_rules_is_whole() -> None:
    sizes = {group: len(titles) for group, titles in known().items()}
    assert sizes == {"C": 14, "S1": 59, "S2": 89, "X": 7, "R": 30}
