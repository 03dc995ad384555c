"""What to look for in the stock, and the conditions that say it to the database."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import ZoneState
from desktop.models.external import ExternalKind
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.queries.external_ids import called
from desktop.queries.naming import Named, NamedKind, named_by_scan
from desktop.queries.stock_rows import HELD, SPOT, STANDS, STATE

_LAST: Final = "\U0010ffff"
_DIGITS: Final = frozenset("0123456789")
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class StockFilter:
    """What to look for; empty means: all of it.

    Attributes:
        text: words that must all be found, each in the item's REF, names, model or specification, in the name or code
            of the owner, the place, or at the beginning of a lot, serial number or GTIN; or one scan.
        owner: code of the party to whom the goods belong.
        place: code of a place: what lies in it, and what lies in the trays that stand there.
        item: REF.
        lot: number.
        serial: number.
        state: zone state of where the goods really are.
        site: code.
        held: only what is under a hold.
        today: for two-digit years of a scan.
    """

    text: str = ""
    owner: str = ""
    place: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    state: ZoneState | None = None
    site: str = ""
    held: bool = False
    today: date = date(2000, 1, 1)


def words_of(text: str) -> list[str]:
    """The words of a search; blanks part them."""
    return [word for word in text.split(" ") if word]


def conditions(connection: Connection, asked: StockFilter) -> list[Condition]:
    """Everything that a balance must fulfil."""
    scanned = named_goods(connection, asked)
    if scanned is not None:
        return [scanned, *narrowed(asked)]
    return [*(found_by(word) for word in words_of(asked.text)), *narrowed(asked)]


def narrowed(asked: StockFilter) -> list[Condition]:
    """The filters other than the text."""
    where = where_it_lies(asked)
    found = _whose_and_what(asked) + ([Balance.place_id.in_(_standing().where(*where))] if where else [])
    return [*found, HELD] if asked.held else found


def besides_the_place(asked: StockFilter) -> list[Condition]:
    """The filters other than the text and the place."""
    return narrowed(replace(asked, place="", state=None, site=""))


def _whose_and_what(asked: StockFilter) -> list[Condition]:
    found: list[Condition] = []
    if asked.owner:
        found.append(Balance.owner_id == select(Party.id).where(Party.code == asked.owner).scalar_subquery())
    if asked.item:
        found.append(Balance.item_id.in_(select(Item.id).where(Item.ref == asked.item)))
    if asked.lot:
        found.append(Balance.lot_id.in_(select(Lot.id).where(Lot.number == asked.lot)))
    if asked.serial:
        found.append(Balance.unit_id.in_(select(Unit.id).where(Unit.serial == asked.serial)))
    return found


def where_it_lies(asked: StockFilter) -> list[Condition]:
    """The filters on the place, in a question joined as `at_spot`."""
    found: list[Condition] = []
    if asked.place:
        found.append((Place.code == asked.place) | (SPOT.code == asked.place))
    if asked.state:
        found.append(STATE.in_([asked.state]))
    if asked.site:
        site = select(Site.id).where(Site.code == asked.site).scalar_subquery()
        found.append(func.coalesce(SPOT.site_id, Place.site_id) == site)
    return found


def _standing() -> Select[int]:
    """Places with, for a tray, the spot where it stands."""
    return at_spot(select(Place.id))


def at_spot(asked: Select[int]) -> Select[int]:
    """Joined with the place where the tray stands, if the place is a tray."""
    stands = asked.outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id)
    return stands.outerjoin(SPOT, SPOT.id == STANDS.place_id)


def named_goods(connection: Connection, asked: StockFilter) -> Condition | None:
    """The goods that a scan names, none of them when it names nothing; None when the text is no scan."""
    if not asked.text:
        return None
    try:
        named = named_by_scan(connection, asked.text, asked.today)
    except Refusal:
        return false()
    return None if named is None else _is(named)


def _is(named: Named) -> Condition:
    if named.kind is NamedKind.UNIT:
        return Balance.unit_id == named.id
    if named.kind is NamedKind.LOT:
        return Balance.lot_id == named.id
    if named.kind is NamedKind.ITEM:
        return Balance.item_id == named.id
    if named.kind is NamedKind.NOTICE:
        return false()
    inside = _standing().where((Place.id == named.id) | (SPOT.id == named.id))
    tray = select(Place.tray_unit_id).where(Place.id == named.id, Place.tray_unit_id.is_not(None))
    return or_(Balance.place_id.in_(inside), Balance.unit_id.in_(tray))


def found_by(word: str) -> Condition:
    """A word is found in one of the columns that people search."""
    spelled = spellings(word)
    return or_(
        Balance.item_id.in_(select(Item.id).where(item_has(word))),
        Balance.lot_id.in_(select(Lot.id).where(or_(*(begins(Lot.number, start) for start in spelled)))),
        Balance.unit_id.in_(select(Unit.id).where(or_(*(begins(Unit.serial, start) for start in spelled)))),
        Balance.place_id.in_(_standing().where(place_has(word))),
        Balance.owner_id.in_(parties_with(word)),
    )


def spellings(word: str) -> tuple[str, ...]:
    """As typed, and in capitals, as most codes are."""
    return (word,) if word == word.upper() else (word, word.upper())


def begins(column: Any, start: str) -> Condition:
    """A range, so that the index answers; codes are compared byte by byte."""
    inside: Condition = (column >= start) & (column < start + _LAST)
    return inside


def item_has(word: str) -> Condition:
    """REF, names, model or specification hold the word, a GTIN begins with it, or another system calls it so."""
    columns = (Item.ref, Item.name, Item.name_en, Item.model, Item.specification)
    starts = [word, f"0{word}"] if set(word) <= _DIGITS else [word]
    packages = select(ItemPackage.item_id).where(or_(*(begins(ItemPackage.di, start) for start in starts)))
    contained = (column.icontains(word, autoescape=True) for column in columns)
    return or_(*contained, Item.id.in_(packages), Item.id.in_(called(ExternalKind.ITEM, *spellings(word))))


def place_has(word: str) -> Condition:
    """The place's code or names hold the word, or those of where the tray stands; in a question joined as `at_spot`."""
    columns = (Place.code, Place.name, Place.name_en, SPOT.code, SPOT.name, SPOT.name_en)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))


def parties_with(word: str) -> Select[int]:
    """Parties whose code or names hold the word."""
    columns = (Party.code, Party.name, Party.name_en)
    return select(Party.id).where(or_(*(column.icontains(word, autoescape=True) for column in columns)))
