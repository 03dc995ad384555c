"""Words of master data: kinds, purposes and roles, and what is in use."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.ledger import BinPurpose
from desktop.domain.permissions import Role
from desktop.views.names import named
from desktop.views.widgets.status_chip import ChipState


def item_kinds() -> Mapping[str, str]:
    """What a product is to the warehouse."""
    tr = QCoreApplication.translate
    return {
        "implant": tr("Master data", "Implant"),
        "instrument": tr("Master data", "Instrument"),
        "spare_part": tr("Master data", "Spare part"),
        "consumable": tr("Master data", "Consumable"),
        "tray": tr("Master data", "Tray"),
    }


def party_kinds() -> Mapping[str, str]:
    """What an organisation is to us."""
    tr = QCoreApplication.translate
    return {
        "manufacturer": tr("Master data", "Manufacturer"),
        "partner": tr("Master data", "Channel partner"),
        "hospital": tr("Master data", "Hospital"),
        "maintenance_centre": tr("Master data", "Maintenance centre"),
        "carrier": tr("Master data", "Carrier"),
    }


def external_kinds() -> Mapping[str, str]:
    """What is called something in another system."""
    tr = QCoreApplication.translate
    return {
        "party": tr("Master data", "Party"),
        "site": tr("Master data", "Site"),
        "item": tr("Master data", "Item"),
        "device": tr("Master data", "Device"),
        "person": tr("Master data", "Person"),
        "contract": tr("Master data", "Service contract"),
    }


def payers() -> Mapping[str, str]:
    """Who pays by contract for what was opened and not used."""
    tr = QCoreApplication.translate
    return {
        "hospital": tr("Master data", "The hospital"),
        "partner": tr("Master data", "The channel partner"),
        "manufacturer": tr("Master data", "The manufacturer"),
    }


def presence_bases() -> Mapping[str, str]:
    """What the 24 hours of an engineer's presence count from, by contract."""
    tr = QCoreApplication.translate
    return {
        "before_start": tr("Master data", "Before the planned start"),
        "after_notice": tr("Master data", "After the hospital's notice"),
    }


def purposes() -> Mapping[str, str]:
    """What a bin is for."""
    tr = QCoreApplication.translate
    return {
        BinPurpose.UNITS.value: tr("Master data", "Units"),
        BinPurpose.TRAYS.value: tr("Master data", "Trays"),
        BinPurpose.QUARANTINE.value: tr("Master data", "Quarantine"),
        BinPurpose.RETURNS.value: tr("Master data", "Returns"),
        BinPurpose.RECALL.value: tr("Master data", "Recall"),
        BinPurpose.EXPIRED.value: tr("Master data", "Expired"),
    }


def roles() -> Mapping[str, str]:
    """What a person is here for."""
    tr = QCoreApplication.translate
    return {
        Role.CLERK.value: tr("Master data", "Clerk"),
        Role.ENGINEER.value: tr("Master data", "Engineer"),
        Role.SUPERVISOR.value: tr("Master data", "Supervisor"),
        Role.ADMINISTRATOR.value: tr("Master data", "Administrator"),
        Role.AUDITOR.value: tr("Master data", "Auditor"),
    }


def subject_words(key: str) -> str:
    """A kind of master data, of which there are many."""
    tr = QCoreApplication.translate
    words = {
        "items": tr("Master data", "Items"),
        "bins": tr("Master data", "Bins"),
        "trays": tr("Master data", "Trays"),
        "zones": tr("Master data", "Zones"),
        "kits": tr("Master data", "Kits"),
        "hospital_stores": tr("Master data", "Hospital stores"),
        "baselines": tr("Master data", "Baselines"),
        "transit_places": tr("Master data", "Vehicles"),
        "distances": tr("Master data", "Distances"),
        "packages": tr("Master data", "Contract packages"),
        "questions": tr("Master data", "Question bank"),
        "sites": tr("Master data", "Sites"),
        "parties": tr("Master data", "Parties"),
        "people": tr("Master data", "People"),
        "external_ids": tr("Master data", "External numbers"),
        "external-ids": tr("Master data", "External numbers"),
        "notices": tr("Master data", "Delivery notices"),
        "stock": tr("Master data", "Opening stock"),
        "devices": tr("Master data", "Devices in the field"),
        "meters": tr("Master data", "Readings of meters"),
        "repair-reports": tr("Master data", "Fault reports"),
        "recall-notice": tr("Master data", "Notice of recall"),
        "pars": tr("Master data", "Minimum stock"),
        "installed-base": tr("Master data", "Parts and devices in the field"),
    }
    return words[key]


def name_of(row: Any) -> str:
    """The name of a row in the language of the window."""
    return named(row.name, getattr(row, "name_en", ""))


def carrier_of(row: Any) -> str:
    """The name of who carries, in the language of the window."""
    return named(row.carrier_name, row.carrier_name_en)


def value_of(row: Any) -> str:
    """The value of a baseline, in yuan."""
    return f"{row.value:,.2f}"


def value_now_of(row: Any) -> str:
    """What a hospital holds now, in yuan."""
    return f"{row.now.value:,.2f}" if row.now is not None else ""


def reduction_of(row: Any) -> str:
    """By how much less that is; the goal is only said to be reached when every piece has its price."""
    tr = QCoreApplication.translate
    if row.now is None or row.now.reduction is None:
        return ""
    if row.now.unpriced:
        return tr("Master data", "prices missing")
    less = row.now.reduction
    if less < 0:
        return tr("Master data", "{0} % more").format(-less)
    return (tr("Master data", "{0} % · reached") if row.now.reached else tr("Master data", "{0} %")).format(less)


def reduction_shape(row: Any) -> ChipState:
    """Whether the goal of 30.0 % is reached, as a shape."""
    return ChipState.READY if row.now is not None and row.now.reached else ChipState.OFF


def hospital_of(row: Any) -> str:
    """The name of the hospital of a row in the language of the window."""
    return named(row.hospital_name, row.hospital_name_en)


def inside_of(row: Any) -> str:
    """Whether the site covers the hospital; "" while nobody knows."""
    tr = QCoreApplication.translate
    if row.inside is None:
        return ""
    return tr("Master data", "yes") if row.inside else tr("Master data", "no")


def emergencies_of(row: Any) -> str:
    """When an emergency may be called."""
    if not row.emergency:
        return QCoreApplication.translate("Master data", "not included")
    return f"{row.from_time}–{row.to_time}"


def external_kind_of(row: Any) -> str:
    """The kind of thing that has a number elsewhere."""
    return external_kinds()[row.kind.value]


def item_kind_of(row: Any) -> str:
    """The kind of an item's row."""
    return item_kinds()[row.kind.value]


def party_kind_of(row: Any) -> str:
    """The kind of a party's row."""
    return party_kinds()[row.kind.value]


def payer_of(row: Any) -> str:
    """Who pays for waste, of a hospital store's row."""
    return payers()[row.waste_payer.value]


def presence_of(row: Any) -> str:
    """What presence counts from, of a hospital store's row."""
    return presence_bases()[row.presence.value]


def purpose_of(row: Any) -> str:
    """The purpose of a bin's row."""
    return purposes()[row.purpose.value] if row.purpose is not None else ""


def role_of(row: Any) -> str:
    """The role of a person's row."""
    return roles()[row.role.value]


def di_of(row: Any) -> str:
    """The UDI-DI of an item's unit of use."""
    return row.packages[0].di if row.packages else ""


def price_of(row: Any) -> str:
    """The list price of an item, in yuan."""
    return "" if row.list_price is None else f"{row.list_price:,.2f}"


def pieces_of(row: Any) -> str:
    """How many pieces are inside."""
    return f"{Decimal(row.pieces):f}" if row.pieces else "0"


def in_use(row: Any) -> str:
    """Whether it is in use, in a word."""
    tr = QCoreApplication.translate
    return tr("Master data", "in use") if row.retired_at is None else tr("Master data", "out of use")


def in_use_shape(row: Any) -> ChipState:
    """Whether it is in use, as a shape."""
    return ChipState.READY if row.retired_at is None else ChipState.OFF
