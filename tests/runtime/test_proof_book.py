"""Proofs of scanners are added and never lost."""

from pathlib import Path

from desktop.runtime.proof_book import NAME, add_proof, proofs


def test_proofs_are_read_in_their_order(tmp_path: Path) -> None:
    assert proofs(tmp_path) == ()
    add_proof(tmp_path / "new", {"scanner": "门口", "proved": True})
    add_proof(tmp_path / "new", {"scanner": "Door\n2"})
    assert proofs(tmp_path / "new") == ({"scanner": "门口", "proved": True}, {"scanner": "Door\n2"})


def test_a_line_that_was_cut_is_passed_over(tmp_path: Path) -> None:
    add_proof(tmp_path, {"scanner": "A"})
    with (tmp_path / NAME).open("a", encoding="utf-8") as book:
        book.write('{"scanner": "B')
    assert proofs(tmp_path) == ({"scanner": "A"},)
