"""Requests as JSON: numbers are plain ASCII, and blanks say nothing."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from desktop.domain.adverse import Harm
from desktop.domain.errors import Refusal
from desktop.services.wire import from_wire, without_blanks


@dataclass(frozen=True)
class Asked:
    """A request with every kind of text."""

    reason: str
    raw: str = ""
    pieces: Decimal = Decimal(1)


@dataclass(frozen=True)
class Chosen:
    """A request with one word of a list."""

    harm: Harm


@pytest.mark.parametrize("given", ["１", "1_0", " 1", "1 ", "1\u00a0", "٣", "one", ""])
def test_a_number_in_other_digits_or_with_blanks_is_no_number(given: str) -> None:
    with pytest.raises(Refusal, match="bad_request") as refused:
        from_wire(Asked, {"reason": "", "pieces": given})
    assert refused.value.facts == {"field": "pieces", "why": "not_decimal"}


def test_a_word_that_is_not_of_the_list_is_told_with_the_list() -> None:
    with pytest.raises(Refusal, match="bad_request") as refused:
        from_wire(Chosen, {"harm": "bad"})
    allowed = ["death", "serious", "could_be_serious", "not_serious"]
    assert refused.value.facts == {"field": "harm", "why": "not_one_of", "allowed": allowed}


@pytest.mark.parametrize(("given", "read"), [("10", Decimal(10)), ("-0.5", Decimal("-0.5")), (3, Decimal(3))])
def test_a_plain_number_is_read(given: object, read: Decimal) -> None:
    assert from_wire(Asked, {"reason": "", "pieces": given}).pieces == read


@dataclass(frozen=True)
class Counted:
    """A request with a whole number."""

    row: int


@pytest.mark.parametrize("given", [2**63, -(2**63), 10**25])
def test_a_whole_number_that_no_database_keeps_is_refused(given: int) -> None:
    with pytest.raises(Refusal, match="bad_request") as refused:
        from_wire(Counted, {"row": given})
    assert refused.value.facts == {"field": "row", "why": "out_of_range"}
    assert from_wire(Counted, {"row": 2**63 - 1}).row == 2**63 - 1


@pytest.mark.parametrize("blanks", [" ", "\t \n", "\u3000", "\u00a0"])
def test_blanks_are_no_reason_but_a_scan_stays_as_it_was_read(blanks: str) -> None:
    assert without_blanks(Asked(blanks, "\x1d")) == Asked("", "\x1d")


def test_words_keep_their_blanks() -> None:
    asked = Asked(" dropped in the theatre ")
    assert without_blanks(asked) is asked


@dataclass(frozen=True)
class Dated:
    """A request with a moment."""

    at: datetime


@pytest.mark.parametrize("given", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-22T10:00:00"])
def test_a_moment_that_has_no_day_in_every_zone_is_refused(given: str) -> None:
    with pytest.raises(Refusal, match="bad_request") as refused:
        from_wire(Dated, {"at": given})
    assert refused.value.facts == {"field": "at", "why": "not_datetime"}
