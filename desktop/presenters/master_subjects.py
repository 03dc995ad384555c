"""The kinds of master data: where their rows come from, and the verbs that change them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.presenters import master_rows as rows
from desktop.presenters.master_rows import Asked
from desktop.services.emergency import contracts, distances
from desktop.services.emergency.contracts import SAVE_PACKAGE
from desktop.services.emergency.distances import SAVE_DISTANCE
from desktop.services.emergency.retiring import RETIRE_DISTANCE, RETIRE_PACKAGE
from desktop.services.hospital_stores import FREEZE_BASELINE, SAVE_HOSPITAL_STORE
from desktop.services.master_data.external_ids import RETIRE_EXTERNAL_ID, SAVE_EXTERNAL_ID
from desktop.services.master_data.items import RETIRE_ITEM, SAVE_ITEM
from desktop.services.master_data.parties import RETIRE_PARTY, SAVE_PARTY
from desktop.services.master_data.people import RETIRE_PERSON, SAVE_PERSON
from desktop.services.master_data.places import RETIRE_BIN, SAVE_BIN
from desktop.services.master_data.sites import RETIRE_SITE, SAVE_SITE
from desktop.services.master_data.trays import RETIRE_TRAY, SAVE_TRAY
from desktop.services.perform import Verb
from desktop.services.store_retiring import RETIRE_HOSPITAL_STORE, RETIRE_TRANSIT_PLACE
from desktop.services.transit_places import SAVE_TRANSIT_PLACE
from desktop.services.trays.kit_retiring import RETIRE_KIT
from desktop.services.trays.kits import SAVE_KIT
from desktop.services.zone_changes import RETIRE_ZONE, SAVE_ZONE
from desktop.services.zones import ADD_ZONE


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of master data.

    Attributes:
        key: its name.
        kind: what a job says that it touched.
        rows: reads the rows.
        save: creates or changes one.
        identity: fields that say which one it is: fixed once it is there.
        fields: fields of the form.
        retire: takes one out of use, or brings it back; None when it stays for good.
        guarded: fields of which the service is told what the person saw before.
        change: changes one that is there, where that is not done by `save`.
        fixed: further fields that are fixed once it is there.
        field_of: the field that a refusal belongs to, by its code.
    """

    key: str
    kind: Kind
    rows: Callable[[Any, Asked], tuple[Any, ...]]
    save: Verb[Any, Any]
    identity: tuple[str, ...]
    fields: tuple[str, ...]
    retire: Verb[Any, Any] | None = None
    guarded: tuple[str, ...] = ()
    change: Verb[Any, Any] | None = None
    fixed: tuple[str, ...] = ()
    may_add: bool = True
    field_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def action(self) -> Action:
        """The right that a change needs."""
        return self.save.action


_ITEM: Final = ("ref", "maker", "name", "name_en", "kind", "model", "specification", "registration_number")
_CARRIES: Final = ("carries_lot", "carries_serial", "carries_expiry", "list_price")
_NAMES: Final = ("name", "name_en")
_BIN: Final = (*_NAMES, "purpose", "capacity")
_SEATS: Final = (*_NAMES, "seats", "seat_columns")
_WAY: Final = ("road_km", "great_circle_km", "site_point", "hospital_point", "speeds", "stated_by")
_SITE: Final = (*_NAMES, "time_zone", "address")
_PERSON: Final = ("name", "role", "partner")
_PARTY: Final = (*_NAMES, "kind", "licence_number", "licence_expires_on")
_OF_FLOOR: Final = (*_NAMES, "owner", "width_mm", "depth_mm")
_ZONE: Final = ("code", "site", *_OF_FLOOR, "racks")
_OF_ZONE: Final = {
    "bad_size": "width_mm",
    "bad_rack": "racks",
    "rack_twice": "racks",
    "rack_outside_zone": "racks",
    "racks_overlap": "racks",
    "rack_stays": "racks",
    "too_many_bins": "racks",
    "place_exists": "code",
    "unknown_party": "owner",
    "goods_of_others": "owner",
    "unknown_site": "site",
}
_OF_STORE: Final = {
    "place_exists": "code",
    "unknown_party": "hospital",
    "not_a_hospital": "hospital",
    "unknown_site": "site",
    "not_your_site": "site",
}
_OF_BASELINE: Final = {
    "baseline_frozen": "hospital",
    "unknown_party": "hospital",
    "not_a_hospital": "hospital",
    "bad_amount": "value",
    "bad_quantity": "pieces",
}
_OF_EXTERNAL_ID: Final = {"unknown_subject": "code", "subject_ambiguous": "within", "external_id_taken": "their_id"}
_OF_TRANSIT: Final = {
    "place_exists": "code",
    "unknown_party": "custodian",
    "unknown_site": "site",
    "not_your_site": "site",
}

_ALL: Final = (
    Subject(
        key="items",
        kind=Kind.ITEMS,
        rows=rows.items,
        save=SAVE_ITEM,
        retire=RETIRE_ITEM,
        identity=("ref", "maker"),
        fields=(*_ITEM, *_CARRIES, "packages"),
        guarded=(*_ITEM[2:], *_CARRIES),
    ),
    Subject(
        key="bins",
        kind=Kind.PLACES,
        rows=rows.bins,
        save=SAVE_BIN,
        retire=RETIRE_BIN,
        identity=("code",),
        fields=("code", *_BIN),
        guarded=_BIN,
        may_add=False,
    ),
    Subject(
        key="trays",
        kind=Kind.PLACES,
        rows=rows.trays,
        save=SAVE_TRAY,
        retire=RETIRE_TRAY,
        identity=("code", "site", "maker", "item"),
        fields=("code", "site", "maker", "item", *_SEATS),
        guarded=_SEATS,
        field_of={"unknown_site": "site", "not_your_site": "site"},
    ),
    Subject(
        key="kits",
        kind=Kind.TRAYS,
        rows=rows.kits,
        save=SAVE_KIT,
        retire=RETIRE_KIT,
        identity=("code",),
        fields=("code", *_NAMES, "lines"),
        field_of={"no_rows": "lines", "repeated_row": "lines", "unknown_item": "lines", "not_your_site": "code"},
    ),
    Subject(
        key="hospital_stores",
        kind=Kind.PLACES,
        rows=rows.stores,
        save=SAVE_HOSPITAL_STORE,
        retire=RETIRE_HOSPITAL_STORE,
        identity=("code", "hospital", "site"),
        fields=("code", "hospital", "site", *_NAMES, "waste_payer", "presence"),
        field_of=_OF_STORE,
    ),
    Subject(
        key="baselines",
        kind=Kind.SETTLEMENT,
        rows=rows.baselines,
        save=FREEZE_BASELINE,
        identity=("hospital",),
        fields=("hospital", "taken_on", "value", "pieces", "signed_by"),
        fixed=("taken_on", "value", "pieces", "signed_by"),
        field_of=_OF_BASELINE,
    ),
    Subject(
        key="transit_places",
        kind=Kind.PLACES,
        rows=rows.transit_places,
        save=SAVE_TRANSIT_PLACE,
        retire=RETIRE_TRANSIT_PLACE,
        identity=("code",),
        fields=("code", "site", "custodian", *_NAMES),
        fixed=("site", "custodian"),
        field_of=_OF_TRANSIT,
    ),
    Subject(
        key="distances",
        kind=Kind.ORDERS,
        rows=rows.distances,
        save=SAVE_DISTANCE,
        retire=RETIRE_DISTANCE,
        identity=("site", "hospital"),
        fields=("site", "hospital", *_WAY),
        field_of=distances.FIELD_OF,
    ),
    Subject(
        key="packages",
        kind=Kind.ORDERS,
        rows=rows.packages,
        save=SAVE_PACKAGE,
        retire=RETIRE_PACKAGE,
        identity=("hospital", "valid_from"),
        fields=("hospital", "name", "valid_from", "valid_to", "emergency", "from_time", "to_time"),
        field_of=contracts.FIELD_OF,
    ),
    Subject(
        key="zones",
        kind=Kind.PLACES,
        rows=rows.zones,
        save=ADD_ZONE,
        change=SAVE_ZONE,
        retire=RETIRE_ZONE,
        identity=("code",),
        fields=_ZONE,
        guarded=_OF_FLOOR,
        fixed=("site",),
        field_of=_OF_ZONE,
    ),
    Subject(
        key="sites",
        kind=Kind.PLACES,
        rows=rows.sites,
        save=SAVE_SITE,
        retire=RETIRE_SITE,
        identity=("code", "partner"),
        fields=("code", "partner", *_SITE),
        guarded=_SITE,
    ),
    Subject(
        key="parties",
        kind=Kind.PARTIES,
        rows=rows.parties,
        save=SAVE_PARTY,
        retire=RETIRE_PARTY,
        identity=("code",),
        fields=("code", *_PARTY),
        guarded=_PARTY,
    ),
    Subject(
        key="external_ids",
        kind=Kind.PARTIES,
        rows=rows.external_ids,
        save=SAVE_EXTERNAL_ID,
        retire=RETIRE_EXTERNAL_ID,
        identity=("system", "kind", "code", "within"),
        fields=("system", "kind", "code", "within", "their_id", "note"),
        field_of=_OF_EXTERNAL_ID,
    ),
    Subject(
        key="people",
        kind=Kind.PEOPLE,
        rows=rows.people,
        save=SAVE_PERSON,
        retire=RETIRE_PERSON,
        identity=("badge",),
        fields=("badge", *_PERSON),
        guarded=_PERSON,
    ),
)
SUBJECTS: Final[Mapping[str, Subject]] = {one.key: one for one in _ALL}
