"""What a scanned thing says on a label: the fields of the record, for looking at a design with real data."""

from datetime import date
from typing import Any

from desktop.domain.codes import Code, CodeKind
from desktop.domain.errors import Refusal
from desktop.domain.udi import Udi
from desktop.labels.fields import fields_of
from desktop.models.place import Place
from desktop.services.finding import find_in, read_udi
from desktop.services.label_content import goods_for_label, place_fields, places_for_labels, site_fields

_PLACES = frozenset({CodeKind.PLACE, CodeKind.TRAY})


def scanned_fields(connection: Any, code: Code | None, raw: str, today: date) -> dict[str, str]:
    """The fields of a unit, a lot, an item, a place or a tray.

    Args:
        connection: to read from.
        code: the program's own code, None for any other scan.
        raw: the scan.
        today: the day to judge two-digit years by.

    Raises:
        Refusal: what the decoder and the catalogue refuse; ``not_here`` for a code that is no thing with a label.
    """
    if code is None:
        return _goods(connection, read_udi(raw, today, connection), raw)
    if code.kind not in _PLACES:
        raise Refusal("not_here", raw=code.text)
    found = places_for_labels(connection, Place.code == code.name)
    if not found:
        raise Refusal("unknown_place", subject=code.name)
    row = found[0]
    fields = place_fields(row) | site_fields(connection, row.site_id) | {"code": code.text}
    return {name: value for name, value in fields.items() if value}


def _goods(connection: Any, udi: Udi, raw: str) -> dict[str, str]:
    if udi.di is None:
        raise Refusal("di_missing", lot=udi.lot, serial=udi.serial)
    found = find_in(connection, udi)
    if found.lot_id is None:
        return fields_of(udi, {"ref": found.ref, "item": found.name, "item_en": found.name_en}, raw=raw)
    goods = goods_for_label(connection, found.lot_id, found.unit_id)
    known = {name: value for name, value in goods.fields.items() if value}
    if goods.site is not None:
        known |= site_fields(connection, goods.site)
    said = {name: value for name, value in fields_of(udi, raw=raw).items() if value}
    return known | said
