"""Bins: what each is for, how much it takes, and taking it out of use. New bins come with their zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import STATE_OF_PURPOSE, BinPurpose, PlaceKind
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, load_rows, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

BIN: Final = Noun("save_bin", Place, ("code",), Kind.PLACES)
LARGEST_CAPACITY: Final = 100_000

Rows = Mapping[tuple[Any, ...], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SaveBin:
    """A bin as it shall be. ``capacity`` counts pieces, in a tray bin trays; None means no limit."""

    code: str
    purpose: BinPurpose
    capacity: int | None = None
    name: str = ""
    name_en: str = ""
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveBins:
    """Many bins, all or none; with ``fields``, of what is there only these are changed."""

    bins: tuple[SaveBin, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireBin:
    """Take a bin out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def save_bin(uow: UnitOfWork, request: SaveBin) -> Saved:
    """Change a bin; another purpose only while it is empty.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``, ``goods_on_hand``, ``not_your_site``.
    """
    faults = Faults()
    wanted, there = _wanted(uow, [request], faults)
    faults.check_entry()
    _check_empty(uow, [request], there)
    return save_rows(uow, BIN, wanted)[0]


def save_bins(uow: UnitOfWork, request: SaveBins) -> Tally:
    """Change many bins.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``goods_on_hand``, ``not_your_site``.
    """
    faults = Faults()
    wanted, there = _wanted(uow, request.bins, faults)
    refuse_repeated(BIN, wanted, faults)
    faults.check_file()
    _check_empty(uow, request.bins, there)
    fields = (*request.fields, "state") if request.fields else ()
    return tally(uow, "import_bins", save_rows(uow, BIN, wanted, fields))


def retire_bin(uow: UnitOfWork, request: RetireBin) -> Retired:
    """Take a bin out of use; never while goods stand in it.

    Raises:
        Refusal: ``unknown_place``, ``goods_on_hand``, ``not_your_site``.
    """
    there = load_rows(uow, BIN, [(request.code,)])
    if not _is_bin(there.get((request.code,))):
        raise Refusal("unknown_place", subject=request.code)
    _check_mine(uow, there)

    def check(place: int) -> None:
        refuse_goods(uow, request.code, Balance.place_id == place)

    return retire_row(uow, BIN, "unknown_place", (request.code,), request, check)


def _wanted(uow: UnitOfWork, requests: Sequence[SaveBin], faults: Faults) -> tuple[list[Wanted], Rows]:
    there = load_rows(uow, BIN, [(request.code,) for request in requests])
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        if not _is_bin(there.get((request.code,))):
            check.fault("code", "unknown_place", request.code)
        check.text("name", request.name, 200)
        check.text("name_en", request.name_en, 200)
        check.whole("capacity", request.capacity, 1, LARGEST_CAPACITY)
    _check_mine(uow, there)
    return [Wanted(request.code, _values(request), request.expected) for request in requests], there


def _is_bin(place: Mapping[str, Any] | None) -> bool:
    return place is not None and place["kind"] is PlaceKind.BIN


def _check_mine(uow: UnitOfWork, there: Rows) -> None:
    for place in there.values():
        refuse_foreign(uow, place["partner_id"], place["code"])


def _check_empty(uow: UnitOfWork, requests: Sequence[SaveBin], there: Rows) -> None:
    for request in requests:
        place = there[request.code,]
        if place["purpose"] is not request.purpose:
            refuse_goods(uow, request.code, Balance.place_id == place["id"])


def _values(request: SaveBin) -> dict[str, object]:
    return {
        "code": request.code,
        "name": request.name,
        "name_en": request.name_en,
        "purpose": request.purpose,
        "state": STATE_OF_PURPOSE[request.purpose],
        "capacity": request.capacity,
    }


SAVE_BIN = Verb("save_bin", SaveBin, Saved, save_bin, Action.EDIT_MASTER_DATA)
SAVE_BINS = Verb("save_bins", SaveBins, Tally, save_bins, Action.EDIT_MASTER_DATA)
RETIRE_BIN = Verb("retire_bin", RetireBin, Retired, retire_bin, Action.EDIT_MASTER_DATA)
