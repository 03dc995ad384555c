"""The command card can be read by a scanner, and says what each command does in both languages."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from reportlab.lib.pagesizes import A4, landscape

from desktop.domain.codes import Command, parse_code
from desktop.reports.command_card import A_PAGE, GROUPS, MARGIN, MOST_MODULE_MM, build_command_card, code_of
from desktop.reports.command_entries import MOST_IN_GROUP
from desktop.reports.paper import BAR_HEIGHT_MM, LEAST_MODULE_MM, fitted, module_mm, sheet

PIXELS_A_POINT = 300 / 72
MM = 25.4 / 72


@pytest.fixture(params=["zh_CN", "en"])
def card(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "card.pdf"
    build_command_card(path, request.param)
    return path


def test_every_command_is_read_back_from_the_page(card: Path) -> None:
    with pypdfium2.PdfDocument(card) as pdf:
        assert len(pdf) == -(-len(GROUPS) // A_PAGE)
        assert all(page.get_size() == pytest.approx(landscape(A4), abs=0.1) for page in pdf)
        pictures = [page.render(scale=PIXELS_A_POINT).to_pil() for page in pdf]
    picture = pictures[0]
    read = [one for shown in pictures for one in zxingcpp.read_barcodes(shown)]
    assert sorted(one.text for one in read) == sorted(code_of(command) for command in Command)
    assert {one.format for one in read} == {zxingcpp.BarcodeFormat.Code128}
    for one in read:
        height = abs(one.position.bottom_left.y - one.position.top_left.y) / PIXELS_A_POINT * MM
        left, right = one.position.top_left.x, one.position.top_right.x
        assert height >= 14.5
        assert left / PIXELS_A_POINT >= MARGIN
        assert right <= picture.width - MARGIN * PIXELS_A_POINT


def test_the_symbols_are_wide_enough_for_a_hand_scanner() -> None:
    assert BAR_HEIGHT_MM >= 15
    assert MOST_MODULE_MM >= LEAST_MODULE_MM
    assert module_mm([code_of(command) for command in Command], 132, MOST_MODULE_MM) == MOST_MODULE_MM


def test_the_card_holds_what_the_program_takes_and_nothing_else() -> None:
    on_card = [entry.command for group in GROUPS for entry in group.entries]
    assert sorted(on_card) == sorted(Command)
    assert max(len(group.entries) for group in GROUPS) <= MOST_IN_GROUP
    for command in on_card:
        parsed = parse_code(code_of(command))
        assert parsed is not None
        assert parsed.name == command


def test_both_languages_stand_on_it_and_can_be_searched(card: Path) -> None:
    with pypdfium2.PdfDocument(card) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    for entry in (entry for group in GROUPS for entry in group.entries):
        assert entry.word[0] in text
        assert entry.word[1] in text


def test_the_same_card_is_the_same_file(tmp_path: Path) -> None:
    build_command_card(tmp_path / "one.pdf", "en")
    build_command_card(tmp_path / "two.pdf", "en")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_long_line_is_cut_where_it_can_be_seen(tmp_path: Path) -> None:
    with sheet(tmp_path / "x.pdf", A4, "x"):
        assert fitted("品种" * 40, ("NotoSansSC-Regular", 10), 100).endswith("…")
        assert fitted("short", ("NotoSansSC-Regular", 10), 100) == "short"
