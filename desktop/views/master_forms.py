"""The columns and the fields of each kind of master data."""

from collections.abc import Mapping
from typing import Final

from desktop.views import master_words as words
from desktop.views.contract_forms import BASELINES, DISTANCES, PACKAGES, TRANSIT_PLACES
from desktop.views.master_shape import HOSPITAL, PARTY, PARTY_OR_NONE, SITE, Shape, code_column, text_column
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_NAME: Final = text_column("name", QT_TRANSLATE_NOOP("Columns", "Name"), 190, words.name_of)
_CODE: Final = code_column("code", QT_TRANSLATE_NOOP("Columns", "Code"))
_PIECES: Final = Column(
    "pieces", QT_TRANSLATE_NOOP("Columns", "Pieces"), ColumnKind.NUMBER, 90, words.pieces_of, sortable=False
)
_USE: Final = Column(
    *("retired_at", QT_TRANSLATE_NOOP("Columns", "State"), ColumnKind.TEXT, 110, words.in_use, words.in_use_shape),
    sortable=False,
)

_F_NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True, wide=True)
_F_ANY_NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), wide=True)
_F_NAME_EN: Final = Field("name_en", QT_TRANSLATE_NOOP("Fields", "English name"), wide=True)
_F_CODE: Final = Field("code", QT_TRANSLATE_NOOP("Fields", "Code"), FieldKind.CODE, required=True)
_F_SITE: Final = Field("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE, required=True)
_F_MAKER: Final = Field("maker", QT_TRANSLATE_NOOP("Fields", "Manufacturer"), FieldKind.CHOICE, required=True)
_F_OWNER: Final = Field("maker", QT_TRANSLATE_NOOP("Fields", "Owner"), FieldKind.CHOICE, required=True)
_F_KIND: Final = Field("kind", QT_TRANSLATE_NOOP("Fields", "Kind"), FieldKind.CHOICE, required=True)
_F_PACKAGES: Final = Field(
    *("packages", QT_TRANSLATE_NOOP("Fields", "UDI-DIs"), FieldKind.LINES),
    hint=QT_TRANSLATE_NOOP("Fields", "One a line: UDI-DI, level, units inside. 06901234567892 1 1"),
    wide=True,
)
_F_RACKS: Final = Field(
    *("racks", QT_TRANSLATE_NOOP("Fields", "Racks"), FieldKind.LINES),
    hint=QT_TRANSLATE_NOOP("Fields", "One a line: code, x, y, width, depth (mm), levels, bins a level"),
    wide=True,
)

_ITEMS: Final = Shape(
    "box",
    (
        code_column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), 130),
        _NAME,
        text_column("kind", QT_TRANSLATE_NOOP("Columns", "Kind"), 100, words.item_kind_of),
        _USE,
        code_column("maker", QT_TRANSLATE_NOOP("Columns", "Manufacturer"), 120),
        Column("packages", QT_TRANSLATE_NOOP("Columns", "UDI-DI"), ColumnKind.CODE, 160, words.di_of, sortable=False),
        Column(
            *("list_price", QT_TRANSLATE_NOOP("Columns", "Price (CNY)"), ColumnKind.NUMBER, 110, words.price_of),
            sortable=False,
            hidden=True,
        ),
    ),
    (
        Field("ref", QT_TRANSLATE_NOOP("Fields", "REF"), FieldKind.CODE, required=True),
        _F_MAKER,
        _F_NAME,
        _F_NAME_EN,
        _F_KIND,
        Field("registration_number", QT_TRANSLATE_NOOP("Fields", "Registration number")),
        Field("model", QT_TRANSLATE_NOOP("Fields", "Model")),
        Field("specification", QT_TRANSLATE_NOOP("Fields", "Specification")),
        _F_PACKAGES,
        Field("carries_lot", QT_TRANSLATE_NOOP("Fields", "Has lot number"), FieldKind.CHECK),
        Field("carries_serial", QT_TRANSLATE_NOOP("Fields", "Has serial number"), FieldKind.CHECK),
        Field("carries_expiry", QT_TRANSLATE_NOOP("Fields", "Has expiry date"), FieldKind.CHECK),
        Field("list_price", QT_TRANSLATE_NOOP("Fields", "List price (CNY)"), FieldKind.NUMBER),
    ),
    {"maker": PARTY, "kind": words.item_kinds},
)
_BINS: Final = Shape(
    "warehouse",
    (
        _CODE,
        code_column("zone", QT_TRANSLATE_NOOP("Columns", "Zone"), 90),
        text_column("purpose", QT_TRANSLATE_NOOP("Columns", "Purpose"), 120, words.purpose_of),
        Column("capacity", QT_TRANSLATE_NOOP("Columns", "Capacity"), ColumnKind.NUMBER, 90, sortable=False),
        _PIECES,
        _USE,
        _NAME,
    ),
    (
        _F_CODE,
        Field("purpose", QT_TRANSLATE_NOOP("Fields", "Purpose"), FieldKind.CHOICE, required=True),
        Field(
            *("capacity", QT_TRANSLATE_NOOP("Fields", "Capacity"), FieldKind.NUMBER),
            hint=QT_TRANSLATE_NOOP("Fields", "Pieces, or trays. Empty: no limit"),
        ),
        _F_ANY_NAME,
        _F_NAME_EN,
    ),
    {"purpose": words.purposes},
)
_TRAYS: Final = Shape(
    "layers",
    (
        _CODE,
        _NAME,
        code_column("maker", QT_TRANSLATE_NOOP("Columns", "Owner"), 110),
        code_column("site", QT_TRANSLATE_NOOP("Columns", "Site"), 110),
        Column("seats", QT_TRANSLATE_NOOP("Columns", "Seats"), ColumnKind.NUMBER, 80, sortable=False),
        _PIECES,
        _USE,
    ),
    (
        _F_CODE,
        _F_SITE,
        _F_OWNER,
        Field(
            *("item", QT_TRANSLATE_NOOP("Fields", "REF of the tray"), FieldKind.CODE),
            hint=QT_TRANSLATE_NOOP("Fields", "TRAY for any tray"),
        ),
        _F_ANY_NAME,
        _F_NAME_EN,
        Field("seats", QT_TRANSLATE_NOOP("Fields", "Seats"), FieldKind.NUMBER),
        Field("seat_columns", QT_TRANSLATE_NOOP("Fields", "Columns of seats"), FieldKind.NUMBER),
    ),
    {"site": SITE, "maker": PARTY},
)
_KITS: Final = Shape(
    "archive",
    (
        _CODE,
        _NAME,
        Column("pieces", QT_TRANSLATE_NOOP("Columns", "Pieces"), ColumnKind.NUMBER, 90, sortable=False),
    ),
    (
        _F_CODE,
        _F_NAME,
        _F_NAME_EN,
        Field(
            *("lines", QT_TRANSLATE_NOOP("Fields", "What belongs into it"), FieldKind.LINES),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "One item a line: REF, pieces. FS-12-135 4"),
            wide=True,
        ),
    ),
    {},
)
_HOSPITAL_STORES: Final = Shape(
    "hospital",
    (
        _CODE,
        _NAME,
        code_column("hospital", QT_TRANSLATE_NOOP("Columns", "Hospital"), 110),
        code_column("site", QT_TRANSLATE_NOOP("Columns", "Site"), 110),
        text_column("waste_payer", QT_TRANSLATE_NOOP("Columns", "Opened, not used: paid by"), 180, words.payer_of),
        text_column("presence", QT_TRANSLATE_NOOP("Columns", "Presence within 24 h"), 180, words.presence_of),
    ),
    (
        _F_CODE,
        Field("hospital", QT_TRANSLATE_NOOP("Fields", "Hospital"), FieldKind.CHOICE, required=True),
        _F_ANY_NAME,
        _F_NAME_EN,
        Field(
            *("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Its stock stands in the books of this site"),
        ),
        Field(
            *("waste_payer", QT_TRANSLATE_NOOP("Fields", "Pays what was opened and not used"), FieldKind.CHOICE),
            hint=QT_TRANSLATE_NOOP("Fields", "By contract, for all stores of the hospital"),
        ),
        Field(
            *("presence", QT_TRANSLATE_NOOP("Fields", "Presence within 24 hours"), FieldKind.CHOICE),
            hint=QT_TRANSLATE_NOOP("Fields", "What the 24 hours count from, by contract"),
        ),
    ),
    {"hospital": HOSPITAL, "site": SITE, "waste_payer": words.payers, "presence": words.presence_bases},
)
_ZONES: Final = Shape(
    "map",
    (
        _CODE,
        _NAME,
        code_column("site", QT_TRANSLATE_NOOP("Columns", "Site"), 110),
        code_column("owner", QT_TRANSLATE_NOOP("Columns", "Owner"), 110),
        Column("area", QT_TRANSLATE_NOOP("Columns", "Area (m²)"), ColumnKind.NUMBER, 120, sortable=False),
        Column("bins", QT_TRANSLATE_NOOP("Columns", "Bins"), ColumnKind.NUMBER, 80, sortable=False),
        _USE,
    ),
    (
        _F_CODE,
        _F_SITE,
        _F_NAME,
        _F_NAME_EN,
        Field("owner", QT_TRANSLATE_NOOP("Fields", "Only goods of"), FieldKind.CHOICE, wide=True),
        Field("width_mm", QT_TRANSLATE_NOOP("Fields", "Width (mm)"), FieldKind.NUMBER, required=True),
        Field("depth_mm", QT_TRANSLATE_NOOP("Fields", "Depth (mm)"), FieldKind.NUMBER, required=True),
        _F_RACKS,
    ),
    {"site": SITE, "owner": PARTY_OR_NONE},
)
_SITES: Final = Shape(
    "building-2",
    (
        _CODE,
        _NAME,
        code_column("partner", QT_TRANSLATE_NOOP("Columns", "Party"), 95),
        text_column("time_zone", QT_TRANSLATE_NOOP("Columns", "Time zone"), 150),
        _USE,
        text_column("address", QT_TRANSLATE_NOOP("Columns", "Address"), 260),
    ),
    (
        _F_CODE,
        Field("partner", QT_TRANSLATE_NOOP("Fields", "Run by"), FieldKind.CHOICE, required=True),
        _F_NAME,
        _F_NAME_EN,
        Field("address", QT_TRANSLATE_NOOP("Fields", "Address"), wide=True),
        Field("time_zone", QT_TRANSLATE_NOOP("Fields", "Time zone"), FieldKind.CODE, required=True),
    ),
    {"partner": PARTY},
)
_PARTIES: Final = Shape(
    "hospital",
    (
        _CODE,
        _NAME,
        text_column("kind", QT_TRANSLATE_NOOP("Columns", "Kind"), 130, words.party_kind_of),
        text_column("licence_number", QT_TRANSLATE_NOOP("Columns", "Licence"), 180),
        Column("licence_expires_on", QT_TRANSLATE_NOOP("Columns", "Until"), ColumnKind.DATE, 110, sortable=False),
        _USE,
    ),
    (
        _F_CODE,
        _F_KIND,
        _F_NAME,
        _F_NAME_EN,
        Field("licence_number", QT_TRANSLATE_NOOP("Fields", "Licence number")),
        Field("licence_expires_on", QT_TRANSLATE_NOOP("Fields", "Licence valid until"), FieldKind.DATE),
    ),
    {"kind": words.party_kinds},
)
_PEOPLE: Final = Shape(
    "users",
    (
        code_column("badge", QT_TRANSLATE_NOOP("Columns", "Badge")),
        _NAME,
        text_column("role", QT_TRANSLATE_NOOP("Columns", "Role"), 120, words.role_of),
        code_column("partner", QT_TRANSLATE_NOOP("Columns", "Party"), 95),
        _USE,
    ),
    (
        Field("badge", QT_TRANSLATE_NOOP("Fields", "Badge number"), FieldKind.CODE, required=True),
        Field("role", QT_TRANSLATE_NOOP("Fields", "Role"), FieldKind.CHOICE, required=True),
        _F_NAME,
        Field("partner", QT_TRANSLATE_NOOP("Fields", "Works for"), FieldKind.CHOICE, wide=True),
    ),
    {"role": words.roles, "partner": PARTY_OR_NONE},
)
_EXTERNAL_IDS: Final = Shape(
    "file-text",
    (
        code_column("system", QT_TRANSLATE_NOOP("Columns", "System"), 100),
        text_column("kind", QT_TRANSLATE_NOOP("Columns", "Kind"), 110, words.external_kind_of),
        code_column("code", QT_TRANSLATE_NOOP("Columns", "Our code"), 150),
        code_column("their_id", QT_TRANSLATE_NOOP("Columns", "Their number"), 150),
        _NAME,
        _USE,
        code_column("within", QT_TRANSLATE_NOOP("Columns", "Maker or model"), 130, hidden=True),
    ),
    (
        Field(
            *("system", QT_TRANSLATE_NOOP("Fields", "System"), FieldKind.CODE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Such as ERP; a party's own system bears the party's code"),
        ),
        _F_KIND,
        Field(
            *("code", QT_TRANSLATE_NOOP("Fields", "Our code"), FieldKind.CODE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Code, REF, serial number, badge or number of the contract"),
        ),
        Field(
            *("within", QT_TRANSLATE_NOOP("Fields", "Maker or model"), FieldKind.CODE),
            hint=QT_TRANSLATE_NOOP("Fields", "Only where several have the code"),
        ),
        Field("their_id", QT_TRANSLATE_NOOP("Fields", "Their number"), FieldKind.CODE, required=True),
        Field("note", QT_TRANSLATE_NOOP("Fields", "Note")),
    ),
    {"kind": words.external_kinds},
)
SHAPES: Final[Mapping[str, Shape]] = {
    "items": _ITEMS,
    "bins": _BINS,
    "trays": _TRAYS,
    "kits": _KITS,
    "hospital_stores": _HOSPITAL_STORES,
    "baselines": BASELINES,
    "transit_places": TRANSIT_PLACES,
    "distances": DISTANCES,
    "packages": PACKAGES,
    "zones": _ZONES,
    "sites": _SITES,
    "parties": _PARTIES,
    "people": _PEOPLE,
    "external_ids": _EXTERNAL_IDS,
}
