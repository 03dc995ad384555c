"""The sizes of barcodes: every symbology has its limits, and they agree with the healthcare table of GS1."""

import pytest

from desktop.labels.drawing import SymbolKind
from desktop.labels.limits import LIMITS

TWO_DIMENSIONAL = [kind for kind in SymbolKind if not kind.endswith("128")]


def test_every_symbology_has_limits_in_order_and_says_where_they_stand() -> None:
    assert set(LIMITS) == set(SymbolKind)
    for limits in LIMITS.values():
        assert 0 < limits.minimum_mm < limits.target_mm <= limits.maximum_mm
        assert limits.quiet_modules >= 1
        assert limits.source


def test_the_gs1_figures_are_those_of_the_healthcare_table() -> None:
    matrix, bars = LIMITS[SymbolKind.GS1_DATAMATRIX], LIMITS[SymbolKind.GS1_128]
    assert (matrix.minimum_mm, matrix.target_mm, matrix.maximum_mm, matrix.quiet_modules) == (0.254, 0.38, 0.99, 1)
    assert (bars.minimum_mm, bars.target_mm, bars.maximum_mm, bars.quiet_modules) == (0.17, 0.495, 0.495, 10)
    assert bars.wanted_height_mm == 12.7


def test_a_qr_code_keeps_four_modules_free() -> None:
    assert {LIMITS[kind].quiet_modules for kind in SymbolKind if "qr" in kind} == {4}


@pytest.mark.parametrize("kind", SymbolKind)
def test_only_bars_have_a_height_of_their_own(kind: SymbolKind) -> None:
    limits = LIMITS[kind]
    assert limits.is_linear is (kind not in TWO_DIMENSIONAL)
    assert (limits.minimum_height_mm, limits.wanted_height_mm) == ((5.0, 12.7) if limits.is_linear else (0.0, 0.0))
