"""The end of a pass: the count is held against the book, and what comes next is decided."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountState, DifferenceKind, ScanResult, accuracy
from desktop.domain.permissions import Action
from desktop.models.count import Count, CountDifference, CountScan
from desktop.services.counts.at_hand import OpenCount, my_count, today_at
from desktop.services.counts.differing import Compared, Differs, compared
from desktop.services.counts.worth import approval_limit, worth_of
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class EndBin:
    """Everything in the place was scanned."""

    place: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class BinEnded:
    """What came out; quantities in pieces, ``accuracy`` in percent with one decimal, ``worth`` in yuan.

    Attributes:
        elsewhere: of the missing, what was found in the places where the second person looked.
        missing: found nowhere until now.
        found: in no book.
        already: scans that were told to be counted before, and not added.
        worth: of what is missing and found; None when something has no price.
        state: what comes next.
    """

    count: str
    place: str
    turn: int
    scans: int
    right: Decimal
    wrong_place: Decimal
    unknown: Decimal
    already: int
    found: Decimal
    elsewhere: Decimal
    missing: Decimal
    accuracy: Decimal
    worth: Decimal | None
    state: CountState


def end_bin(uow: UnitOfWork, request: EndBin) -> BinEnded:
    """End a pass. Without a difference the count is closed; else a second person counts again, then it is decided.

    Raises:
        Refusal: as `my_count`.
    """
    count = my_count(uow, request.place)
    found = compared(uow, count)
    worths = [worth_of(uow, count.place, one, today_at(uow, count.place)) for one in found.differences]
    _keep_differences(uow, count, found.differences, worths)
    worth = None if None in worths else sum((one for one in worths if one is not None), Decimal("0.00"))
    state = _next(uow, count, found, worth)
    _keep_figures(uow, count, found, worth, state)
    uow.record("end_bin", count.number, site=count.place.site, place=count.place.code, turn=count.turn, state=state)
    uow.touched(Kind.COUNTS)
    return _told(uow, count, found, worth, state)


def _next(uow: UnitOfWork, count: OpenCount, found: Compared, worth: Decimal | None) -> CountState:
    if {one.kind for one in found.differences} <= {DifferenceKind.UNKNOWN}:
        return CountState.CLOSED
    if count.turn == 1 and any(_is_doubtful(one) for one in found.differences):
        return CountState.TO_RECOUNT
    over = worth is None or worth > approval_limit(uow, count.place)
    return CountState.TO_APPROVE if over else CountState.TO_POST


def _is_doubtful(one: Differs) -> bool:
    """Whether a second person must see it: a serial number in a wrong place proves itself, a number of pieces not."""
    if one.kind is DifferenceKind.WRONG_PLACE:
        return one.unit is None
    return one.kind is not DifferenceKind.UNKNOWN


def _keep_differences(
    uow: UnitOfWork, count: OpenCount, differences: tuple[Differs, ...], worths: list[Decimal | None]
) -> None:
    rows: list[dict[str, Any]] = [
        {"count_id": count.id, "turn": count.turn, "kind": one.kind, "item_id": one.item, "lot_id": one.lot}
        | {"unit_id": one.unit, "owner_id": one.owner, "other_id": one.other, "pieces": one.pieces}
        | {"worth": worth, "raw": one.raw}
        for one, worth in zip(differences, worths, strict=True)
    ]
    if rows:
        uow.write(insert(CountDifference), rows)


def _keep_figures(uow: UnitOfWork, count: OpenCount, found: Compared, worth: Decimal | None, state: CountState) -> None:
    kept: dict[str, Any] = {"state": state, "worth": worth, "right_after": found.right + _elsewhere(found)}
    kept["looking_in_id"] = None
    if count.turn == 1:
        kept |= {"book": found.book, "right_first": found.right, "first_ended_at": uow.at}
    else:
        kept["recount_ended_at"] = uow.at
    if state is CountState.CLOSED:
        kept |= {"closed_at": uow.at, "closed_by_id": uow.actor.id}
    uow.write(update(Count).where(Count.id == count.id).values(kept))


def _elsewhere(found: Compared) -> Decimal:
    return _pieces(found, DifferenceKind.ELSEWHERE)


def _pieces(found: Compared, kind: DifferenceKind) -> Decimal:
    return sum((one.pieces for one in found.differences if one.kind is kind), Decimal(0))


def _told(uow: UnitOfWork, count: OpenCount, found: Compared, worth: Decimal | None, state: CountState) -> BinEnded:
    asked = select(CountScan.result, func.count()).where(CountScan.count_id == count.id, CountScan.turn == count.turn)
    asked = asked.where(CountScan.taken_back_at.is_(None), CountScan.raw != "").group_by(CountScan.result)
    scans = Counter({row[0]: row[1] for row in uow.read(asked).all()})
    return BinEnded(
        count.number,
        count.place.code,
        count.turn,
        scans.total(),
        found.right,
        _pieces(found, DifferenceKind.WRONG_PLACE),
        _pieces(found, DifferenceKind.UNKNOWN),
        scans[ScanResult.ALREADY],
        _pieces(found, DifferenceKind.FOUND),
        _elsewhere(found),
        _pieces(found, DifferenceKind.MISSING),
        accuracy(found.right + _elsewhere(found), found.book),
        worth,
        state,
    )


END_BIN = Verb("end_bin", EndBin, BinEnded, end_bin, Action.COUNT)
