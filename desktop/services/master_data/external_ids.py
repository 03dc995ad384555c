"""Saying what another system calls a thing of ours, one at a time or from a file (S2-34).

A thing has one number in a system and a number names one thing. Another number for the same thing is a new row: the old
one is out of use and stays, so that old papers can still be read.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.external import ExternalId, ExternalKind
from desktop.queries.external_ids import SUBJECTS
from desktop.services.master_data.entry import Check, Faults, Saved, Tally
from desktop.services.master_data.lookups import portions, refuse_foreign, storable
from desktop.services.master_data.retiring import Retired
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.errors import AgainFault
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_ID: Final = 80
OWN_PREFIX: Final = "SZ"
"""Codes of ours begin with it: no system is called so."""

_FULL_WIDTH: Final = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Digits and letters only: brackets and the like are part of names in Chinese."""

Subject = tuple[ExternalKind, int]


@dataclass(frozen=True, slots=True)
class SaveExternalId:
    """What a system calls a thing.

    Attributes:
        system: code of the system; for the system of a party the party's code.
        code: code of a party or site, REF of an item, serial number of a device, badge, or number of a contract.
        their_id: as that system writes it.
        within: the maker of the item or the model of the device, where several have the code.
    """

    system: str
    kind: ExternalKind
    code: str
    their_id: str
    within: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaveExternalIds:
    """Many numbers, all or none; ``fields`` are the columns of the file."""

    ids: tuple[SaveExternalId, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireExternalId:
    """Take the number of a thing in a system out of use, or bring the last one back."""

    system: str
    kind: ExternalKind
    code: str
    within: str = ""
    retired: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    row: int
    request: SaveExternalId
    subject: Subject
    partner: int | None


def save_external_id(uow: UnitOfWork, request: SaveExternalId) -> Saved:
    """Say what a system calls a thing.

    Raises:
        Refusal: ``faulty_entry`` with ``unknown_subject``, ``subject_ambiguous``, ``not_your_site``,
            ``external_id_taken`` and what is wrong with the words.
    """
    faults = Faults()
    wanted = _wanted(uow, [request], faults)
    there = _there(uow, {request.system})
    _check_taken(wanted, there, faults)
    faults.check_entry()
    return _save(uow, wanted, there)[0]


def save_external_ids(uow: UnitOfWork, request: SaveExternalIds) -> Tally:
    """Say what systems call many things.

    Raises:
        Refusal: ``faulty_file`` with all faults, of each row those of `save_external_id`, and ``repeated_row``.
    """
    faults = Faults()
    wanted = _wanted(uow, request.ids, faults)
    there = _there(uow, {one.system for one in request.ids})
    _check_repeated(wanted, faults)
    _check_taken(wanted, there, faults)
    faults.check_file()
    return tally(uow, "import_external_ids", _save(uow, wanted, there, with_note="note" in request.fields))


def retire_external_id(uow: UnitOfWork, request: RetireExternalId) -> Retired:
    """Take a number out of use, or bring the last one back; doing it twice changes nothing.

    Raises:
        Refusal: ``unknown_subject``, ``subject_ambiguous``, ``not_your_site``, ``unknown_external_id``,
            ``external_id_taken`` when another thing has the number by now.
    """
    (kind, key), partner = _subject(uow, request)
    refuse_foreign(uow, partner, request.code)
    last = _last(uow, request, key)
    if (last.retired_at is not None) != request.retired:
        if request.retired:
            uow.write(update(ExternalId).where(ExternalId.id == last.id).values(retired_at=uow.at))
        else:
            _bring_back(uow, last)
        told: dict[str, Any] = {"their_id": last.their_id, "reason": request.reason, "retired": request.retired}
        uow.record("retire_external_id", f"{request.system} {kind.value} {request.code}", **told)
        _touch(uow)
    return Retired(request.code, request.retired)


def _wanted(uow: UnitOfWork, requests: Sequence[SaveExternalId], faults: Faults) -> list[_Wanted]:
    known = _known(uow, requests)
    wanted = []
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        _check_words(check, request)
        found = _fitting(known, request)
        if len(found) == 1 and uow.actor.partner_id not in (None, found[0].partner_id) and found[0].partner_id:
            check.fault("code", "not_your_site", request.code)
        elif len(found) == 1:
            wanted.append(_Wanted(row, request, (request.kind, found[0].id), found[0].partner_id))
        else:
            check.fault("code", "subject_ambiguous" if found else "unknown_subject", request.code)
    return wanted


def _check_words(check: Check, request: SaveExternalId) -> None:
    check.code("system", request.system)
    if request.system == OWN_PREFIX:
        check.fault("system", "bad_code", request.system)
    if _FULL_WIDTH.search(request.their_id):  # typed with a Chinese keyboard: no scan and no file would find it
        check.fault("their_id", "full_width", request.their_id)
    check.text("their_id", request.their_id, LONGEST_ID, required=True)
    check.text("note", request.note, 200)


def _known(uow: UnitOfWork, requests: Sequence[Any]) -> Mapping[tuple[ExternalKind, str], Sequence[Any]]:
    codes: defaultdict[ExternalKind, set[str]] = defaultdict(set)
    for one in requests:
        codes[one.kind].add(one.code)
    found: defaultdict[tuple[ExternalKind, str], list[Any]] = defaultdict(list)
    for kind, named in codes.items():
        made = SUBJECTS[kind].subquery()
        for portion in portions(named):
            for row in uow.read(select(made).where(made.c.code.in_(portion))):
                found[kind, row.code].append(row)
    return found


def _fitting(known: Mapping[tuple[ExternalKind, str], Sequence[Any]], request: Any) -> Sequence[Any]:
    return [row for row in known.get((request.kind, request.code), ()) if request.within in ("", row.within)]


def _subject(uow: UnitOfWork, request: RetireExternalId) -> tuple[Subject, int | None]:
    found = _fitting(_known(uow, [request]), request)
    if len(found) != 1:
        raise Refusal("subject_ambiguous" if found else "unknown_subject", subject=request.code)
    return (request.kind, found[0].id), found[0].partner_id or uow.actor.partner_id


def _there(uow: UnitOfWork, systems: set[str]) -> list[Any]:
    """The numbers of some systems that are in use."""
    in_use = select(*ExternalId.__table__.c).where(ExternalId.retired_at.is_(None))
    named = sorted(one for one in systems if storable(one))
    return list(uow.read(in_use.where(ExternalId.system.in_(named)).order_by(ExternalId.id)))


def _check_repeated(wanted: Sequence[_Wanted], faults: Faults) -> None:
    """A thing, and a number, may stand in a file once for each system."""
    met: set[tuple[str, ExternalKind, Any]] = set()
    for one in wanted:
        request = one.request
        for column, value in (("code", one.subject[1]), ("their_id", request.their_id)):
            if (request.system, request.kind, value) in met:
                faults.add(one.row, column, "repeated_row", getattr(request, column))
            met.add((request.system, request.kind, value))


def _check_taken(wanted: Sequence[_Wanted], there: Sequence[Any], faults: Faults) -> None:
    """A number of another thing is refused, unless that thing gets another number at the same time."""
    holders = {(row.system, row.kind, row.their_id): row.subject_id for row in there}
    renumbered = {(one.request.system, *one.subject) for one in wanted}
    for one in wanted:
        request = one.request
        holder = holders.get((request.system, request.kind, request.their_id))
        if holder not in (None, one.subject[1]) and (request.system, request.kind, holder) not in renumbered:
            faults.add(one.row, "their_id", "external_id_taken", request.their_id)


def _save(uow: UnitOfWork, wanted: Sequence[_Wanted], there: Sequence[Any], *, with_note: bool = True) -> list[Saved]:
    now = {(row.system, row.kind, row.subject_id): row for row in there}
    saved, new, old = [], [], []
    for one in wanted:
        request, before = one.request, now.get((one.request.system, *one.subject))
        if before is None or before.their_id != request.their_id:
            new.append(_values(uow, one))
            old += [before.id] if before is not None else []
            _record(uow, one, before)
            saved.append(Saved(request.code, before is None, () if before is None else ("their_id",)))
        else:
            saved.append(_note(uow, one, before) if with_note else Saved(request.code, created=False, changed=()))
    for portion in portions(old):
        uow.write(update(ExternalId).where(ExternalId.id.in_(portion)).values(retired_at=uow.at))
    _insert(uow, new)
    return saved


def _values(uow: UnitOfWork, one: _Wanted) -> dict[str, Any]:
    request = one.request
    values: dict[str, Any] = {"system": request.system, "kind": request.kind, "subject_id": one.subject[1]}
    values |= {"partner_id": one.partner, "their_id": request.their_id, "note": request.note}
    return values | {"recorded_at": uow.at, "by_id": uow.actor.id, "retired_at": None}


def _note(uow: UnitOfWork, one: _Wanted, before: Any) -> Saved:
    if before.note == one.request.note:
        return Saved(one.request.code, created=False, changed=())
    uow.write(update(ExternalId).where(ExternalId.id == before.id).values(note=one.request.note))
    _record(uow, one, before)
    return Saved(one.request.code, created=False, changed=("note",))


def _record(uow: UnitOfWork, one: _Wanted, before: Any) -> None:
    request = one.request
    old = None if before is None else {"their_id": before.their_id, "note": before.note}
    new = {"their_id": request.their_id, "note": request.note}
    uow.record("save_external_id", f"{request.system} {request.kind.value} {request.code}", old=old, new=new)
    _touch(uow)


def _touch(uow: UnitOfWork) -> None:
    uow.touched(Kind.PARTIES, Kind.EQUIPMENT)


def _insert(uow: UnitOfWork, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows; when another desk was quicker the whole job is done again and sees its rows."""
    if not rows:
        return
    dialect = sqlite if uow.connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(ExternalId).on_conflict_do_nothing().returning(ExternalId.id)
    ordered = sorted(rows, key=lambda row: (row["system"], row["kind"], row["their_id"]))
    if len(uow.write(statement, ordered).all()) < len(rows):
        raise AgainFault("written_meanwhile")


def _last(uow: UnitOfWork, request: RetireExternalId, key: int) -> Any:
    """The number in use, otherwise the last one that was."""
    mine = select(*ExternalId.__table__.c).where(ExternalId.kind == request.kind, ExternalId.subject_id == key)
    rows = uow.read(mine.where(ExternalId.system == request.system)).all() if storable(request.system) else []
    if not rows:
        raise Refusal("unknown_external_id", subject=request.code, system=request.system)
    return max(rows, key=lambda row: (row.retired_at is None, row.id))


def _bring_back(uow: UnitOfWork, row: Any) -> None:
    """The number once more, as a row of its own: it says who brought it back."""
    held = select(ExternalId.id).where(ExternalId.system == row.system, ExternalId.kind == row.kind)
    if uow.read(held.where(ExternalId.their_id == row.their_id, ExternalId.retired_at.is_(None))).first():
        raise Refusal("external_id_taken", value=row.their_id)
    kept = ("system", "kind", "subject_id", "partner_id", "their_id", "note")
    values = {name: getattr(row, name) for name in kept}
    _insert(uow, [values | {"recorded_at": uow.at, "by_id": uow.actor.id, "retired_at": None}])


SAVE_EXTERNAL_ID = Verb("save_external_id", SaveExternalId, Saved, save_external_id, Action.EDIT_MASTER_DATA)
SAVE_EXTERNAL_IDS = Verb("save_external_ids", SaveExternalIds, Tally, save_external_ids, Action.EDIT_MASTER_DATA)
RETIRE_EXTERNAL_ID = Verb("retire_external_id", RetireExternalId, Retired, retire_external_id, Action.EDIT_MASTER_DATA)
