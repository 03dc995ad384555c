"""What each receiver of a recall's notices is told: its pieces, and who sends it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.models.party import Party, Site
from desktop.models.recall import NoticeTo, Whereabouts
from desktop.queries.recalls import NoticeRow, PieceRow, RecallRow, recall_named, recall_notices, recall_pieces

_AT_SITES: Final = frozenset({Whereabouts.STOCK, Whereabouts.TRAY, Whereabouts.TRANSIT})
_AT_HOSPITALS: Final = frozenset({Whereabouts.HOSPITAL, Whereabouts.USED})


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice with the pieces that it is about, and the receiver's names."""

    notice: NoticeRow
    name: str
    name_en: str
    pieces: tuple[PieceRow, ...]


@dataclass(frozen=True, slots=True)
class LetterBook:
    """All letters of a recall; ``sender`` is the partner, ``site`` the name of the leading site."""

    recall: RecallRow
    maker: str
    maker_en: str
    sender: str
    sender_en: str
    site: str
    site_en: str
    time_zone: str
    letters: tuple[Letter, ...]


def letter_book(connection: Connection, number: str) -> LetterBook:
    """The letters of a recall, in the order of its notices.

    Raises:
        Refusal: ``unknown_recall``; ``recall_not_notified`` while no notices were written.
    """
    recall = recall_named(connection, number)
    if recall.notified_at is None:
        raise Refusal("recall_not_notified", recall=number)
    pieces = recall_pieces(connection, recall)
    notices = list(recall_notices(connection, number))
    parties = _names(connection, {one.receiver_id for one in notices} | {recall.maker_id, recall.partner_id})
    sites = _sites(connection)
    letters = []
    for notice in notices:
        names = sites[notice.site][:2] if notice.site else parties[notice.receiver_id]
        letters.append(Letter(notice, *names, tuple(one for one in pieces if _is_about(notice, one))))
    of_site = next(row for row in sites.values() if row[3] == recall.site_id)
    heads = (*parties[recall.maker_id], *parties[recall.partner_id], *of_site[:3])
    return LetterBook(recall, *heads, tuple(letters))


def _is_about(notice: NoticeRow, piece: PieceRow) -> bool:
    """Whether a piece belongs to a notice: as the pieces were found when the recall was opened."""
    if notice.kind is NoticeTo.HOSPITAL:
        return piece.whereabouts in _AT_HOSPITALS and piece.holder_id == notice.receiver_id
    if notice.kind is NoticeTo.SITE:
        return piece.whereabouts in _AT_SITES and piece.site == notice.site
    return True


def _names(connection: Connection, keys: set[int]) -> dict[int, tuple[str, str]]:
    asked = select(Party.id, Party.name, Party.name_en).where(Party.id.in_(keys))
    return {row.id: (row.name, row.name_en) for row in connection.execute(asked).all()}


def _sites(connection: Connection) -> dict[str, tuple[str, str, str, int]]:
    asked = select(Site.code, Site.name, Site.name_en, Site.time_zone, Site.id)
    return {row[0]: (row[1] or row[0], row[2], row[3], row[4]) for row in connection.execute(asked).all()}
