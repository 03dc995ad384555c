"""What people see in a cell but no reader gets is a fault, never an empty cell: no quantity is made up."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop.exchange.columns import read_columns
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading import read_sheet

HEAD = ("document", "site", "item", "lot", "owner", "place", "quantity")
ROW = ("OPENING-1", "EAST-W1", "LP-6H", "L1", "M", "A-1-1")


def book(path: Path, *quantities: Any) -> Path:
    """Opening stock; a quantity is a number, a formula with its result, or missing."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for number, quantity in enumerate(quantities, 1):
            sheet.write_row(number, 0, ROW)
            if isinstance(quantity, tuple):
                sheet.write_formula(number, 6, quantity[0], None, quantity[1])
            elif quantity is not None:
                sheet.write_number(number, 6, quantity)
    return path


def rewritten(path: Path, pattern: bytes, text: bytes) -> Path:
    """The workbook as another program writes it."""
    made = path.with_name(f"other-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                changed = re.sub(pattern, text, content)
                assert changed != content
                content = changed
            new.writestr(name, content)
    return made


def told(path: Path) -> tuple[list[tuple[Any, ...]], list[str]]:
    """The faults, and the quantities of the rows that could be read."""
    read = read_columns(read_sheet(path), KINDS["stock"].columns)
    faults = [(fault["row"], fault["column"], fault["code"]) for fault in read.faults.found]
    return faults, [str(row.values.get("quantity", "not given")) for row in read.rows]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!"])
def test_a_quantity_that_shows_an_error_is_not_one_piece(tmp_path: Path, error: str) -> None:
    made = book(tmp_path / "stock.xlsx", 12, ("=VLOOKUP(1,A1:A1,9)", error), None)
    assert told(made) == ([(3, "quantity", "no_value_in_cell")], ["12", "not given"])


def test_a_formula_that_nobody_worked_out_is_not_one_piece(tmp_path: Path) -> None:
    made = book(tmp_path / "stock.xlsx", ("=6*7", 42), ("=6*8", 48))
    assert told(made) == ([], ["42", "48"])
    unsolved = rewritten(made, rb"<v>48</v>", b"")
    assert told(unsolved) == ([(3, "quantity", "no_value_in_cell")], ["42"])


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    made = rewritten(book(tmp_path / "stock.xlsx", ('=""', "x")), rb"<v>x</v>", b"<v></v>")
    assert told(made) == ([], ["not given"])


def test_a_program_that_names_neither_cells_nor_its_own_words_is_understood(tmp_path: Path) -> None:
    made = book(tmp_path / "stock.xlsx", 12, ("=1/0", "#DIV/0!"))
    nameless = rewritten(made, rb'<(c|row) r="[A-Z0-9]+"', rb"<\1")
    assert told(nameless) == ([(3, "quantity", "no_value_in_cell")], ["12"])


def test_merged_cells_hold_their_value_once_and_say_so(tmp_path: Path) -> None:
    path = tmp_path / "stock.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for number in (1, 2, 3, 4):
            sheet.write_row(number, 0, ROW)
        sheet.merge_range(1, 6, 2, 6, 5)
        sheet.merge_range(3, 6, 4, 6, "")
        sheet.merge_range(6, 0, 1_000_000, 5, "")
    assert told(path) == ([(3, "quantity", "no_value_in_cell")], ["5", "not given", "not given"])


def test_a_header_over_two_rows_is_one_header(tmp_path: Path) -> None:
    path = tmp_path / "stock.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for column, name in enumerate(HEAD):
            sheet.merge_range(0, column, 1, column, name)
        sheet.write_row(2, 0, (*ROW, 5))
    assert told(path) == ([], ["5"])


@pytest.mark.parametrize("blank_columns", [0, 2])
def test_a_lot_that_is_shown_with_leading_zeros_keeps_them(tmp_path: Path, blank_columns: int) -> None:
    path = tmp_path / "stock.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet, five = made.add_worksheet(), made.add_format({"num_format": "00000"})
        others = made.add_format({"num_format": "0.00"}), made.add_format({"num_format": "000-000"})
        for row, lot in enumerate((7, 123456, 7.5, "7", True, -7)):
            sheet.write(row, blank_columns, lot, five)
        for row, style in enumerate((None, *others), 6):
            sheet.write_number(row, blank_columns, 7, style)
    read = read_sheet(path)
    assert [cells[-1] for cells in (read.header, *(cells for _, cells in read.rows))] == [
        "00007",
        "123456",
        "7.5",
        "7",
        "yes",
        "-7",
        "7",
        "7",
        "7",
    ]
