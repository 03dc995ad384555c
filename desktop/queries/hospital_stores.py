"""The stores inside hospitals, each with what the contract with its hospital says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.cases import Payer
from desktop.domain.duties import PresenceBasis
from desktop.domain.ledger import PlaceKind
from desktop.models.case import HospitalTerms
from desktop.models.party import Party, Site
from desktop.models.place import Place


@dataclass(frozen=True, slots=True)
class HospitalStoreRow:
    """A store; ``hospital`` and ``site`` are codes.

    Attributes:
        waste_payer: who pays for what was opened and not used.
        presence: what the 24 hours of an engineer's presence count from (S1-01).
    """

    code: str
    name: str
    name_en: str
    hospital: str
    site: str
    waste_payer: Payer
    presence: PresenceBasis
    retired_at: datetime | None


def hospital_stores(connection: Connection, *, retired: bool = False) -> tuple[HospitalStoreRow, ...]:
    """All stores of hospitals by code; with those out of use when asked."""
    terms = {
        (row.partner_id, row.hospital_id): (row.waste_payer, row.presence)
        for row in connection.execute(
            select(
                HospitalTerms.partner_id, HospitalTerms.hospital_id, HospitalTerms.waste_payer, HospitalTerms.presence
            )
        ).all()
    }
    asked = (
        select(Place.code, Place.name, Place.name_en, Party.code.label("hospital"), Site.code.label("site"))
        .add_columns(Place.partner_id, Place.custodian_id, Place.retired_at)
        .join(Party, Party.id == Place.custodian_id)
        .join(Site, Site.id == Place.site_id)
        .where(Place.kind == PlaceKind.HOSPITAL)
        .order_by(Place.code)
    )
    rows = connection.execute(asked if retired else asked.where(Place.retired_at.is_(None))).all()
    return tuple(
        HospitalStoreRow(
            *(row.code, row.name, row.name_en, row.hospital, row.site),
            *_terms(terms, row.partner_id, row.custodian_id),
            row.retired_at,
        )
        for row in rows
    )


_Terms = tuple[Payer, PresenceBasis]


def _terms(terms: dict[tuple[int, int], _Terms], partner: int, hospital: int) -> _Terms:
    """The hospital pays and presence counts back from the start, unless its contract says otherwise."""
    said = terms.get((partner, hospital)) or terms.get((hospital, hospital))
    return said or (Payer.HOSPITAL, PresenceBasis.BEFORE_START)
