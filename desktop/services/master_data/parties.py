"""Parties: manufacturer, partner, hospital, maintenance centre, carrier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

PARTY = Noun("save_party", Party, ("code",), Kind.PARTIES)


@dataclass(frozen=True, slots=True)
class SaveParty:
    """A party as it shall be; an unknown code is a new party."""

    code: str
    name: str
    kind: PartyKind
    name_en: str = ""
    licence_number: str = ""
    licence_expires_on: date | None = None
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveParties:
    """Many parties, all or none; with ``fields``, of what is there only these are changed."""

    parties: tuple[SaveParty, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireParty:
    """Take a party out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def save_party(uow: UnitOfWork, request: SaveParty) -> Saved:
    """Create or change a party.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``.
    """
    faults = Faults()
    wanted = _wanted([request], faults)
    faults.check_entry()
    return save_rows(uow, PARTY, wanted)[0]


def save_parties(uow: UnitOfWork, request: SaveParties) -> Tally:
    """Create or change many parties.

    Raises:
        Refusal: ``faulty_file`` with all faults.
    """
    faults = Faults()
    wanted = _wanted(request.parties, faults)
    refuse_repeated(PARTY, wanted, faults)
    faults.check_file()
    return tally(uow, "import_parties", save_rows(uow, PARTY, wanted, request.fields))


def retire_party(uow: UnitOfWork, request: RetireParty) -> Retired:
    """Take a party out of use; never while goods are theirs.

    Raises:
        Refusal: ``unknown_party``, ``goods_on_hand``.
    """

    def check(party: int) -> None:
        refuse_goods(uow, request.code, Balance.owner_id == party)

    return retire_row(uow, PARTY, "unknown_party", (request.code,), request, check)


def _wanted(requests: Sequence[SaveParty], faults: Faults) -> list[Wanted]:
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        check.code("code", request.code)
        check.text("name", request.name, 200, required=True)
        check.text("name_en", request.name_en, 200)
        check.text("licence_number", request.licence_number, 80)
    return [Wanted(request.code, _values(request), request.expected) for request in requests]


def _values(request: SaveParty) -> dict[str, object]:
    return {
        "code": request.code,
        "name": request.name,
        "name_en": request.name_en,
        "kind": request.kind,
        "licence_number": request.licence_number,
        "licence_expires_on": request.licence_expires_on,
    }


SAVE_PARTY = Verb("save_party", SaveParty, Saved, save_party, Action.EDIT_MASTER_DATA)
SAVE_PARTIES = Verb("save_parties", SaveParties, Tally, save_parties, Action.EDIT_MASTER_DATA)
RETIRE_PARTY = Verb("retire_party", RetireParty, Retired, retire_party, Action.EDIT_MASTER_DATA)
