"""A printed label is settled by the scan that says exactly what its job says, and by no other."""

from datetime import date

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency
from desktop.models.label import LabelPurpose, LabelState
from desktop.services.label_symbols import Identifiers, symbol_for, symbols_in
from desktop.services.reprinting import REPRINT_LABEL, ReprintLabel
from desktop.services.verifying_labels import SCAN_BACK, ScanBack
from tests.services.label_desk import EXPIRES, STEM, LabelDesk

pytestmark = pytest.mark.requirement("C-14", "S1-54")

S = LabelState
TODAY = date(2026, 11, 21)
SCAN = f"]d201{STEM}17290131" + "10L23B017\x1d21S1"


def test_the_scan_of_the_printed_label_verifies_it(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.CONFIRMED)
    told = label_desk.do(SCAN_BACK, ScanBack(SCAN))
    assert (told.label, told.item, told.lot, told.serial) == (label, "股骨柄 STEM-12", "L23B017", "S1")
    assert (told.again, told.open, told.purpose) == (False, 0, LabelPurpose.UNIT)
    assert label_desk.state(label) is S.VERIFIED
    assert label_desk.job(label).evidence == "scan_back"
    again = label_desk.do(SCAN_BACK, ScanBack(SCAN))
    assert (again.label, again.again) == (label, True)
    assert label_desk.way(label)[-1:] == ["verified"]


@pytest.mark.parametrize("symbology", ["]d2", "]C1", "]Q3", ""])
def test_the_same_elements_in_another_symbology_are_the_same(label_desk: LabelDesk, symbology: str) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.HANDED_OVER)
    assert label_desk.do(SCAN_BACK, ScanBack(symbology + SCAN[3:])).label == label


@pytest.mark.parametrize(
    "raw",
    [
        SCAN + "2",
        f"]d201{STEM}17290130" + "10L23B017\x1d21S1",
        f"]d201{STEM}17290100" + "10L23B017\x1d21S1",
        f"]d201{STEM}" + "10L23B017\x1d21S1",
        f"]d201{STEM}17290131" + "11240131" + "10L23B017\x1d21S1",
        f"]d201{STEM}17290131" + "10l23b017\x1d21S1",
        "SZ:P:A-1-2",
        "SZ:X:nothing",
        "no code\0 at all",
        "",
        "\ud7ff^XZ^XA",
    ],
)
def test_a_scan_that_says_anything_else_verifies_nothing(label_desk: LabelDesk, raw: str) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.CONFIRMED)
    assert label_desk.refused(SCAN_BACK, ScanBack(raw)).code == "no_such_open_label"
    assert label_desk.state(label) is S.CONFIRMED


@pytest.mark.parametrize("state", [S.SENDING, S.HANDED_OVER, S.PRINTING, S.CONFIRMED, S.UNCERTAIN])
def test_every_open_label_on_paper_can_be_scanned_back(label_desk: LabelDesk, state: LabelState) -> None:
    label = label_desk.order("A-1-1")
    label_desk.bring(label, state)
    told = label_desk.do(SCAN_BACK, ScanBack("]Q1SZ:P:A-1-1"))
    assert (told.label, told.code) == (label, "A-1-1")


@pytest.mark.parametrize("state", [S.QUEUED, S.FAILED])
def test_what_was_not_printed_cannot_be_scanned_back(label_desk: LabelDesk, state: LabelState) -> None:
    label_desk.bring(label_desk.order("A-1-1"), state)
    assert label_desk.refused(SCAN_BACK, ScanBack("SZ:P:A-1-1")).code == "no_such_open_label"


def test_the_scan_of_a_void_label_is_told(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.CONFIRMED)
    label_desk.void(label)
    assert label_desk.refused(SCAN_BACK, ScanBack(SCAN)).code == "label_void"


def test_a_reprint_is_verified_by_its_own_scan(label_desk: LabelDesk) -> None:
    first = label_desk.order_unit("S1")
    label_desk.bring(first, S.VERIFIED)
    second = label_desk.do(REPRINT_LABEL, ReprintLabel(first, "torn")).label
    assert label_desk.refused(SCAN_BACK, ScanBack(SCAN)).code == "label_void"
    label_desk.bring(second, S.CONFIRMED)
    assert label_desk.do(SCAN_BACK, ScanBack(SCAN)).label == second


def test_two_labels_of_one_code_are_verified_one_by_one(label_desk: LabelDesk) -> None:
    labels = [label_desk.order("A-1-1"), label_desk.order("A-1-1")]
    for label in labels:
        label_desk.bring(label, S.CONFIRMED)
    told = [label_desk.do(SCAN_BACK, ScanBack("SZ:P:A-1-1")) for _ in range(3)]
    assert [(one.label, one.open, one.again) for one in told] == [
        (labels[0], 1, False),
        (labels[1], 0, False),
        (labels[1], 0, True),
    ]


def test_labels_of_another_agency_are_scanned_back_too(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("HS1", "HIP-5")
    label_desk.bring(label, S.CONFIRMED)
    assert label_desk.content(label).symbol.startswith("+A123HIP5")
    assert label_desk.scan(label).label == label


@pytest.mark.parametrize("lot", ["ABC(21)FAKE", "A%B", "+/-", "LOT*1", "a" * 20])
def test_what_a_barcode_may_hold_is_written_exactly(lot: str) -> None:
    symbol = symbol_for(Identifiers(Agency.GS1, STEM, lot, "S1", EXPIRES), TODAY)
    assert symbol == f"[01]{STEM}[17]290131[10]{lot}[21]S1"
    assert symbol in symbols_in(f"]d201{STEM}17290131" + f"10{lot}\x1d21S1", TODAY)


@pytest.mark.parametrize("lot", ["^XZ^XA", '"\r\nPRINT 99', "中文", "a" * 21, "[21]X", "\U0001f600"])
def test_what_no_barcode_may_hold_is_refused(lot: str) -> None:
    with pytest.raises(Refusal):
        symbol_for(Identifiers(Agency.GS1, STEM, lot, "S1", None), TODAY)
