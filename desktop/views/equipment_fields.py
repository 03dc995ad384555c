"""The fields of the small forms of a device, by the name of the verb."""

from collections.abc import Mapping
from typing import Final

from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_TODAY: Final = QT_TRANSLATE_NOOP("Fields", "2026-11-24; empty: today")
_ON: Final = Field("on", QT_TRANSLATE_NOOP("Fields", "Day"), FieldKind.DATE, hint=_TODAY)
_REASON: Final = Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True)
_DOCUMENT: Final = Field(
    *("document", QT_TRANSLATE_NOOP("Fields", "Paper")),
    hint=QT_TRANSLATE_NOOP("Fields", "The number of what shows it, such as IN-118"),
)
_FIRST: Final = Field("first", QT_TRANSLATE_NOOP("Fields", "First day"), FieldKind.DATE, required=True)
_LAST: Final = Field("last", QT_TRANSLATE_NOOP("Fields", "Last day"), FieldKind.DATE, required=True)
_NUMBER: Final = Field("number", QT_TRANSLATE_NOOP("Fields", "Number"), FieldKind.CODE, required=True)
_NEW_MODEL: Final = Field(
    *("new_model", QT_TRANSLATE_NOOP("Fields", "Its model")),
    hint=QT_TRANSLATE_NOOP("Fields", "Only when several models have that serial number"),
)

FIELDS_OF: Final[Mapping[str, tuple[Field, ...]]] = {
    "record_stage": (
        Field("stage", QT_TRANSLATE_NOOP("Fields", "Stage"), FieldKind.CHOICE, required=True),
        _ON,
        _DOCUMENT,
        Field("note", QT_TRANSLATE_NOOP("Fields", "Note"), wide=True),
    ),
    "take_back_stage": (_REASON,),
    "replace_device": (
        Field(
            *("new_serial", QT_TRANSLATE_NOOP("Fields", "Serial number of the new device"), FieldKind.CODE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "It must be registered"),
        ),
        _NEW_MODEL,
        _ON,
        _REASON,
    ),
    "install_part": (
        Field(
            *("part_serial", QT_TRANSLATE_NOOP("Fields", "Serial number of the part"), FieldKind.CODE),
            required=True,
        ),
        Field(
            *("name", QT_TRANSLATE_NOOP("Fields", "What it is")),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "Such as battery pack"),
        ),
        Field(
            *("part_class", QT_TRANSLATE_NOOP("Fields", "Part class")),
            hint=QT_TRANSLATE_NOOP("Fields", "As the warranty rules name it, such as battery"),
        ),
        Field("ref", QT_TRANSLATE_NOOP("Fields", "REF"), FieldKind.CODE),
        _ON,
        _DOCUMENT,
    ),
    "remove_part": (
        Field("part_serial", QT_TRANSLATE_NOOP("Fields", "Part"), FieldKind.CHOICE, required=True),
        _ON,
        _REASON,
    ),
    "take_back_attachment": (
        Field("attachment", QT_TRANSLATE_NOOP("Fields", "File"), FieldKind.CHOICE, required=True),
        _REASON,
    ),
    "buy_extension": (
        _NUMBER,
        Field(
            "months", QT_TRANSLATE_NOOP("Fields", "Months, as the rule offers them"), FieldKind.CHOICE, required=True
        ),
        Field("bought_on", QT_TRANSLATE_NOOP("Fields", "Bought on"), FieldKind.DATE, hint=_TODAY),
        Field(
            *("price", QT_TRANSLATE_NOOP("Fields", "Price, CNY"), FieldKind.NUMBER),
            hint=QT_TRANSLATE_NOOP("Fields", "Empty: as offered"),
        ),
    ),
    "take_back_extension": (
        Field("number", QT_TRANSLATE_NOOP("Fields", "Extension"), FieldKind.CHOICE, required=True),
        _REASON,
    ),
    "add_service_contract": (
        _NUMBER,
        Field("level", QT_TRANSLATE_NOOP("Fields", "Service level"), required=True),
        _FIRST,
        _LAST,
    ),
    "void_warranty": (
        Field("since", QT_TRANSLATE_NOOP("Fields", "Void since"), FieldKind.DATE, hint=_TODAY),
        Field("reference", QT_TRANSLATE_NOOP("Fields", "Reference")),
        _REASON,
    ),
    "lift_void": (_REASON,),
    "suspend_warranty": (
        _FIRST,
        Field(
            *("last", QT_TRANSLATE_NOOP("Fields", "Last day"), FieldKind.DATE),
            hint=QT_TRANSLATE_NOOP("Fields", "Empty: until somebody ends it"),
        ),
        _REASON,
    ),
    "end_suspension": (_LAST,),
    "authorise_exception": (
        Field("rule", QT_TRANSLATE_NOOP("Fields", "Rule that it overrides"), FieldKind.CHOICE, required=True),
        _FIRST,
        _LAST,
        _REASON,
    ),
    "withdraw_suspension": (
        Field("suspension", QT_TRANSLATE_NOOP("Fields", "Suspension"), FieldKind.CHOICE, required=True, wide=True),
        _REASON,
    ),
    "withdraw_exception": (
        Field("exception", QT_TRANSLATE_NOOP("Fields", "Exception"), FieldKind.CHOICE, required=True, wide=True),
        _REASON,
    ),
}
