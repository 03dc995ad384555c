"""Words of the card of a maintenance centre: hospitals, people and equipment as cards."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desktop.domain.qualification import Registration, Standing
from desktop.queries.centre_card import CentreCard, CentreHospital, CentrePerson
from desktop.views.facts_list import Fact
from desktop.views.names import named
from desktop.views.people_words import lacking_of, post_of
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.words.staff import REGISTRATIONS


def about(card: CentreCard) -> list[Fact]:
    """Where the centre is, and who runs it."""
    tr = QCoreApplication.translate
    blank = tr("Centre", "not entered")
    return [
        Fact(tr("Centre", "Address"), card.address or blank),
        Fact(tr("Centre", "Region"), card.region or blank),
        Fact(tr("Centre", "Time zone"), card.time_zone),
        Fact(tr("Centre", "Run by"), f"{named(card.partner_name, card.partner_name_en)} · {card.partner}"),
    ]


def hospital_card(one: CentreHospital) -> CardRow:
    """A hospital with its distances, and whether it is within 150 km."""
    tr = QCoreApplication.translate
    told = [
        _km(tr("Centre", "{0} km straight"), one.great_circle_km),
        _km(tr("Centre", "{0} km by road"), one.road_km),
        tr("Centre", "devices: {0}").format(one.devices) if one.devices else "",
    ]
    line = " · ".join(part for part in told if part)
    if one.inside is None:
        word, shape, role = tr("Centre", "distance missing"), Shape.DASHED_SQUARE, Role.MUTED
    elif one.inside:
        word, shape, role = tr("Centre", "within 150 km"), Shape.TICKED_CIRCLE, Role.OK
    else:
        word, shape, role = tr("Centre", "beyond 150 km"), Shape.WARNING_TRIANGLE, Role.WARN
    return CardRow(one.code, named(one.name, one.name_en), line or one.code, shape, role, word)


def _km(words: str, distance: Decimal | None) -> str:
    return "" if distance is None else words.format(f"{distance:.1f}")


def person_card(one: CentrePerson) -> CardRow:
    """Somebody with employer, registration and certificates; what is missing stands on the right."""
    tr = QCoreApplication.translate
    row = one.row
    valid = sum(chip.standing is Standing.VALID for chip in row.chips)
    ready = row.registration is Registration.REGISTERED and not row.lacking
    shape, role = (Shape.TICKED_CIRCLE, Role.OK) if ready else (Shape.HALF_RING, Role.WARN)
    line = " · ".join(part for part in (row.badge, post_of(row), row.employer_name, lacking_of(row)) if part)
    more = tr("Centre", "certificates: {0} of {1}").format(valid, len(row.chips)) if row.chips else ""
    return CardRow(row.badge, row.name, line, shape, role, text(REGISTRATIONS[row.registration.value]), more)
