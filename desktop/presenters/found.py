"""What the FIND desk says of a thing: a code and facts, read in one go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from desktop.domain.codes import Code, CodeKind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import ZoneState
from desktop.domain.lots import is_expired
from desktop.presenters.answer import Verdict
from desktop.presenters.life_pages import goods, item_contents, place_contents
from desktop.presenters.reply import Reply
from desktop.presenters.site_time import day_at
from desktop.queries.looking_up import Hit, HitKind, find
from desktop.queries.notice_plan import notices
from desktop.queries.pages import Identity, lot_page, tray_page, unit_page
from desktop.queries.stock_rows import StockRow
from desktop.services.proposing import propose

STEP: Final = " › "
"""Between a tray and the place where it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and what is said of it."""

    hit: Hit
    reply: Reply


@dataclass(frozen=True, slots=True)
class _At:
    text: str
    moment: datetime
    today: date


Facts = dict[str, Any]


def look_up(connection: Any, text: str, at: datetime, site: str = "") -> Found:
    """What a scan or a typed code names, and what is to be said of it.

    Raises:
        Refusal: as `desktop.queries.looking_up.find`.
    """
    asked = _At(text, at, day_at(connection, at, site))
    hit = _hit(connection, text, asked.today)
    if hit.kind is HitKind.NONE:
        return Found(hit, Reply(Verdict.REFUSED, "found_nothing", {"text": text}))
    reply = _SAY[hit.kind](connection, hit, asked)
    facts = {**reply.facts, "others": len(hit.others) or ""}
    return Found(hit, Reply(reply.verdict, reply.code, facts))


def _hit(connection: Any, text: str, today: date) -> Hit:
    """A plain barcode, as on a delivery note, comes with its symbology identifier (ISO/IEC 15424)."""
    try:
        return find(connection, text, today)
    except Refusal:
        hit = _plain(connection, text, today)
        if hit is None:
            raise
        return hit


def _plain(connection: Any, text: str, today: date) -> Hit | None:
    if text[:1] != "]" or len(text) < 4:
        return None
    try:
        hit = find(connection, text[3:], today)
    except Refusal:
        return None
    return None if hit.kind is HitKind.NONE else hit


def _unit(connection: Any, hit: Hit, at: _At) -> Reply:
    page = unit_page(connection, hit.item, hit.serial)
    facts = _what(page.identity, at.today)
    if page.now is None:
        last = next((event for event in reversed(page.events) if event.movement), None)
        gone = {"kind": last.what.value, "place": last.target} if last is not None else {}
        return Reply(Verdict.MARKED, "found_unit_gone", facts | gone)
    facts |= _where(page.now) | _next(connection, page.now, at)
    return Reply(_verdict(facts), "found_unit", facts)


def _lot(connection: Any, hit: Hit, at: _At) -> Reply:
    page = lot_page(connection, hit.item, hit.lot)
    facts = _what(page.identity, at.today) | {"held": bool(page.holds)}
    facts |= _amount(page.on_hand)
    return Reply(_verdict(facts), "found_lot", facts)


def _tray(connection: Any, hit: Hit, at: _At) -> Reply:
    page = tray_page(connection, hit.code)
    facts: Facts = {"tray": page.code, "item": page.name, "item_en": page.name_en, "home": page.home}
    facts |= _amount(page.contents) | {"seats": page.seats or "", "place": ""}
    if page.now is not None:
        facts |= _where(page.now) | _next(connection, page.now, at, page.code)
    return Reply(_verdict(facts), "found_tray", facts)


def _place(connection: Any, hit: Hit, _at: _At) -> Reply:
    page = place_contents(connection, hit)
    state = page.state.value if page.state is not None else ""
    facts: Facts = {"place": hit.code, "item": page.name, "item_en": page.name_en, "state": state}
    return Reply(Verdict.OK, "found_place" if page.rows else "found_place_empty", facts | _amount(page.rows))


def _item(connection: Any, hit: Hit, _at: _At) -> Reply:
    page = item_contents(connection, hit)
    facts: Facts = {"ref": hit.item, "item": page.name, "item_en": page.name_en}
    return Reply(Verdict.OK, "found_item", facts | _amount(page.rows))


def _notice(connection: Any, hit: Hit, _at: _At) -> Reply:
    row = next((row for row in notices(connection) if row.number == hit.code), None)
    facts: Facts = {"notice": hit.code}
    if row is not None:
        facts |= {"owner": row.owner, "received": row.received, "lines": row.lines, "state": row.state.value}
    return Reply(Verdict.OK, "found_notice", facts)


_SAY: Final[dict[HitKind, Callable[[Any, Hit, _At], Reply]]] = {
    HitKind.UNIT: _unit,
    HitKind.LOT: _lot,
    HitKind.TRAY: _tray,
    HitKind.PLACE: _place,
    HitKind.ITEM: _item,
    HitKind.NOTICE: _notice,
}


def _what(identity: Identity, today: date) -> Facts:
    facts: Facts = {"item": identity.name, "item_en": identity.name_en, "ref": identity.item, "lot": identity.lot}
    facts |= {"serial": identity.serial, "expires_on": identity.expires_on}
    if identity.expires_on is not None:
        facts |= {"days_left": (identity.expires_on - today).days, "expired": is_expired(identity.expires_on, today)}
    return facts


def _where(now: StockRow) -> Facts:
    state = now.state.value if now.state is not None else ""
    names = {"owner": now.owner_name, "custodian": now.custodian_name}
    return {"place": STEP.join(now.path), "state": state, "held": now.held, **names}


def _amount(rows: tuple[StockRow, ...]) -> Facts:
    pieces = sum((row.quantity for row in goods(rows)), Decimal(0))
    trays = {row.path[0] for row in rows if len(row.path) > 1}
    return {"pieces": pieces, "places": len({row.path for row in rows}), "trays": sorted(trays)}


def _next(connection: Any, now: StockRow, at: _At, tray: str = "") -> Facts:
    """What still stands in receiving is put away next: the bin that is proposed, with the tray when it is in one."""
    if now.state is not ZoneState.TO_INSPECT:
        return {"next": "", "put_into": ""}
    carrier = tray or (now.path[0] if len(now.path) > 1 else "")
    raw = Code(CodeKind.TRAY, carrier).text if carrier else at.text
    return {"next": "put_away", "put_into": _bin(connection, raw, at.moment), "tray": carrier}


def _bin(connection: Any, raw: str, at: datetime) -> str:
    """The bin that is proposed; "" for what was typed, for only a scan can be proposed for."""
    try:
        return propose(connection, raw, at).place
    except Refusal:
        return ""


def _verdict(facts: Facts) -> Verdict:
    """Held or expired goods are shown loud."""
    return Verdict.MARKED if facts.get("held") or facts.get("expired") else Verdict.OK
