"""The columns and fields of what belongs to hospitals: baselines, vehicles, the ways there, contract packages."""

from typing import Final

from desktop.views import master_words as words
from desktop.views.master_shape import HOSPITAL, PARTY_OR_NONE, SITE, Shape, code_column, text_column
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_F_HOSPITAL: Final = Field("hospital", QT_TRANSLATE_NOOP("Fields", "Hospital"), FieldKind.CHOICE, required=True)
_POINT: Final = QT_TRANSLATE_NOOP("Fields", "Latitude, longitude: 31.2304,121.4737")

BASELINES: Final = Shape(
    "hospital",
    (
        text_column("name", QT_TRANSLATE_NOOP("Columns", "Hospital"), 130, words.name_of),
        Column("taken_on", QT_TRANSLATE_NOOP("Columns", "Taken on"), ColumnKind.DATE, 110, sortable=False),
        Column(
            *("value", QT_TRANSLATE_NOOP("Columns", "Value (CNY)"), ColumnKind.NUMBER, 120, words.value_of),
            sortable=False,
        ),
        Column(
            *("now", QT_TRANSLATE_NOOP("Columns", "Now (CNY)"), ColumnKind.NUMBER, 115, words.value_now_of),
            sortable=False,
        ),
        Column(
            *("reduction", QT_TRANSLATE_NOOP("Columns", "Less by"), ColumnKind.TEXT, 145),
            *(words.reduction_of, words.reduction_shape),
            sortable=False,
        ),
        Column(
            *("pieces", QT_TRANSLATE_NOOP("Columns", "Pieces"), ColumnKind.NUMBER, 80, words.pieces_of),
            sortable=False,
            hidden=True,
        ),
        Column("signed_by", QT_TRANSLATE_NOOP("Columns", "Signed by"), width=110, sortable=False, hidden=True),
    ),
    (
        _F_HOSPITAL,
        Field("taken_on", QT_TRANSLATE_NOOP("Fields", "Taken on"), FieldKind.DATE, required=True),
        Field("value", QT_TRANSLATE_NOOP("Fields", "Value (CNY)"), FieldKind.NUMBER, required=True),
        Field("pieces", QT_TRANSLATE_NOOP("Fields", "Pieces"), FieldKind.NUMBER, required=True),
        Field(
            *("signed_by", QT_TRANSLATE_NOOP("Fields", "Signed by")),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Saving freezes it: it is never changed again"),
            wide=True,
        ),
    ),
    {"hospital": HOSPITAL},
)
TRANSIT_PLACES: Final = Shape(
    "truck",
    (
        code_column("code", QT_TRANSLATE_NOOP("Columns", "Code")),
        text_column("name", QT_TRANSLATE_NOOP("Columns", "Name"), 190, words.name_of),
        code_column("site", QT_TRANSLATE_NOOP("Columns", "Site"), 110),
        text_column("custodian", QT_TRANSLATE_NOOP("Columns", "Carried by"), 170, words.carrier_of),
    ),
    (
        Field("code", QT_TRANSLATE_NOOP("Fields", "Code"), FieldKind.CODE, required=True),
        Field(
            *("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Its stock stands in the books of this site"),
        ),
        Field(
            *("custodian", QT_TRANSLATE_NOOP("Fields", "Carried by"), FieldKind.CHOICE),
            hint=QT_TRANSLATE_NOOP("Fields", "Who has the goods in hand on the road"),
            wide=True,
        ),
        Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), wide=True),
        Field("name_en", QT_TRANSLATE_NOOP("Fields", "English name"), wide=True),
    ),
    {"site": SITE, "custodian": PARTY_OR_NONE},
)
DISTANCES: Final = Shape(
    "truck",
    (
        code_column("site", QT_TRANSLATE_NOOP("Columns", "Site"), 90),
        code_column("hospital", QT_TRANSLATE_NOOP("Columns", "Hospital"), 85),
        text_column("name", QT_TRANSLATE_NOOP("Columns", "Name"), 105, words.name_of),
        Column("road_km", QT_TRANSLATE_NOOP("Columns", "Road (km)"), ColumnKind.NUMBER, 95, sortable=False),
        Column(
            "great_circle_km",
            QT_TRANSLATE_NOOP("Columns", "Straight (km)"),
            ColumnKind.NUMBER,
            120,
            sortable=False,
        ),
        text_column("inside", QT_TRANSLATE_NOOP("Columns", "Within 150 km"), 125, words.inside_of),
    ),
    (
        Field("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE, required=True),
        _F_HOSPITAL,
        Field("road_km", QT_TRANSLATE_NOOP("Fields", "By road (km)"), FieldKind.NUMBER, required=True),
        Field("great_circle_km", QT_TRANSLATE_NOOP("Fields", "As the crow flies (km)"), FieldKind.NUMBER),
        Field("site_point", QT_TRANSLATE_NOOP("Fields", "Site on the map"), FieldKind.CODE, hint=_POINT),
        Field(
            *("hospital_point", QT_TRANSLATE_NOOP("Fields", "Hospital on the map"), FieldKind.CODE),
            hint=QT_TRANSLATE_NOOP("Fields", "With both points the distance is reckoned"),
        ),
        Field(
            *("speeds", QT_TRANSLATE_NOOP("Fields", "Speed by hour"), FieldKind.LINES),
            hint=QT_TRANSLATE_NOOP("Fields", "One a line: from hour, km/h. 7 35. Empty: 55 km/h all day"),
            wide=True,
        ),
        Field("stated_by", QT_TRANSLATE_NOOP("Fields", "Where the distance comes from"), wide=True),
    ),
    {"site": SITE, "hospital": HOSPITAL},
)
PACKAGES: Final = Shape(
    "file-text",
    (
        code_column("hospital", QT_TRANSLATE_NOOP("Columns", "Hospital"), 85),
        text_column("hospital_name", QT_TRANSLATE_NOOP("Columns", "Name"), 120, words.hospital_of),
        text_column("name", QT_TRANSLATE_NOOP("Columns", "Package"), 80),
        text_column("emergency", QT_TRANSLATE_NOOP("Columns", "Emergencies"), 115, words.emergencies_of),
        Column("valid_from", QT_TRANSLATE_NOOP("Columns", "From"), ColumnKind.DATE, 110, sortable=False),
        Column("valid_to", QT_TRANSLATE_NOOP("Columns", "Until"), ColumnKind.DATE, 110, sortable=False),
    ),
    (
        _F_HOSPITAL,
        Field("name", QT_TRANSLATE_NOOP("Fields", "Package"), required=True),
        Field("valid_from", QT_TRANSLATE_NOOP("Fields", "Valid from"), FieldKind.DATE, required=True),
        Field("valid_to", QT_TRANSLATE_NOOP("Fields", "Valid until"), FieldKind.DATE),
        Field("emergency", QT_TRANSLATE_NOOP("Fields", "The four-hour service is in it"), FieldKind.CHECK, wide=True),
        Field(
            *("from_time", QT_TRANSLATE_NOOP("Fields", "Calls from"), FieldKind.CODE),
            hint=QT_TRANSLATE_NOOP("Fields", "00:00 to 24:00 is day and night"),
        ),
        Field("to_time", QT_TRANSLATE_NOOP("Fields", "Calls until"), FieldKind.CODE),
    ),
    {"hospital": HOSPITAL},
)
