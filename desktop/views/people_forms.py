"""The fields of the forms about people, trainings and question banks."""

from collections.abc import Mapping
from typing import Final

from desktop.presenters.staff_entry import StaffForm
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.staff import BACKGROUNDS, POSTS, REGISTRATIONS, TIME_KINDS, TOPIC_KINDS

_TIME: Final = QT_TRANSLATE_NOOP("Fields", "Local time, such as 2026-11-24 08:30")
_PROOF: Final = Field(
    *("proof", QT_TRANSLATE_NOOP("Fields", "Proof"), FieldKind.CODE),
    required=True,
    wide=True,
    hint=QT_TRANSLATE_NOOP("Fields", "A scan or photo of the paper: PDF, PNG, JPEG"),
)
_STARTS: Final = Field(*("starts", QT_TRANSLATE_NOOP("Fields", "Begins"), FieldKind.CODE), required=True, hint=_TIME)
_ENDS: Final = Field(*("ends", QT_TRANSLATE_NOOP("Fields", "Ends"), FieldKind.CODE), required=True, hint=_TIME)
_RESULT: Final = Field(
    *("result", QT_TRANSLATE_NOOP("Fields", "Result in words"), FieldKind.LINES), required=True, wide=True
)
_REASON: Final = Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True)

FIELDS: Final[Mapping[StaffForm, tuple[Field, ...]]] = {
    StaffForm.STAFF: (
        Field("badge", QT_TRANSLATE_NOOP("Fields", "Person"), FieldKind.CHOICE, required=True),
        Field("post", QT_TRANSLATE_NOOP("Fields", "Place in the team"), FieldKind.CHOICE),
        Field("site", QT_TRANSLATE_NOOP("Fields", "Centre"), FieldKind.CHOICE, required=True),
        Field("employer", QT_TRANSLATE_NOOP("Fields", "Employer"), FieldKind.CHOICE, required=True),
        Field("phone", QT_TRANSLATE_NOOP("Fields", "Phone"), FieldKind.CODE),
    ),
    StaffForm.BACKGROUND: (
        Field(
            *("background", QT_TRANSLATE_NOOP("Fields", "Background"), FieldKind.CHOICE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "An on-site engineer is a nurse or a technician"),
        ),
        _PROOF,
    ),
    StaffForm.REGISTRATION: (
        Field("registration", QT_TRANSLATE_NOOP("Fields", "Mini-program"), FieldKind.CHOICE, required=True),
        Field("on", QT_TRANSLATE_NOOP("Fields", "Since"), FieldKind.DATE),
        Field("account", QT_TRANSLATE_NOOP("Fields", "Name there"), FieldKind.CODE),
    ),
    StaffForm.CERTIFICATE: (
        Field("kind", QT_TRANSLATE_NOOP("Fields", "For a"), FieldKind.CHOICE, required=True),
        Field(
            *("topic", QT_TRANSLATE_NOOP("Fields", "Device line or model")),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "As the devices write it"),
        ),
        Field("valid_from", QT_TRANSLATE_NOOP("Fields", "First valid day"), FieldKind.DATE, required=True),
        Field("valid_to", QT_TRANSLATE_NOOP("Fields", "Last valid day"), FieldKind.DATE, required=True),
        Field("number", QT_TRANSLATE_NOOP("Fields", "Certificate number"), FieldKind.CODE),
        Field("issuer", QT_TRANSLATE_NOOP("Fields", "Issued by")),
        _PROOF,
    ),
    StaffForm.RESULT: (
        Field(
            *("topic", QT_TRANSLATE_NOOP("Fields", "Device line or model")),
            hint=QT_TRANSLATE_NOOP("Fields", "Empty: the assessment that everybody takes"),
        ),
        Field(
            *("score", QT_TRANSLATE_NOOP("Fields", "Score of 100"), FieldKind.NUMBER),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "80 passes"),
        ),
        _STARTS,
        Field(
            *("ends", QT_TRANSLATE_NOOP("Fields", "Ends"), FieldKind.CODE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "At most 30 minutes later"),
        ),
        Field("examiner", QT_TRANSLATE_NOOP("Fields", "Examined by"), required=True),
        _PROOF,
    ),
    StaffForm.TIME: (
        Field("kind", QT_TRANSLATE_NOOP("Fields", "What"), FieldKind.CHOICE, required=True),
        Field("note", QT_TRANSLATE_NOOP("Fields", "Note")),
        _STARTS,
        _ENDS,
    ),
    StaffForm.HOURS: (
        Field(
            *("hours", QT_TRANSLATE_NOOP("Fields", "Hours of the week"), FieldKind.LINES),
            wide=True,
            hint=QT_TRANSLATE_NOOP("Fields", "One line a day: 1 08:00-18:00 for Monday; empty: on duty at any time"),
        ),
    ),
    StaffForm.TABLE: (Field("case", QT_TRANSLATE_NOOP("Fields", "Case number"), FieldKind.CODE, required=True),),
    StaffForm.SESSION: (
        Field("title", QT_TRANSLATE_NOOP("Fields", "Title"), required=True, wide=True),
        _STARTS,
        _ENDS,
        Field("trainer", QT_TRANSLATE_NOOP("Fields", "Trainer")),
        Field("place", QT_TRANSLATE_NOOP("Fields", "Place")),
        Field("on_site", QT_TRANSLATE_NOOP("Fields", "Topic: on-site technique"), FieldKind.CHECK),
        Field("sterilisation", QT_TRANSLATE_NOOP("Fields", "Topic: sterilisation standards"), FieldKind.CHECK),
        Field("remote", QT_TRANSLATE_NOOP("Fields", "Over a video call"), FieldKind.CHECK),
        Field(
            *("badges", QT_TRANSLATE_NOOP("Fields", "Invited"), FieldKind.LINES),
            wide=True,
            hint=QT_TRANSLATE_NOOP("Fields", "One badge a line; what stands behind it is for you"),
        ),
    ),
    StaffForm.HOLD: (
        Field(
            *("attendance", QT_TRANSLATE_NOOP("Fields", "Who was there"), FieldKind.LINES),
            required=True,
            wide=True,
            hint=QT_TRANSLATE_NOOP("Fields", "One badge a line, behind it the result; take out who did not come"),
        ),
        _RESULT,
        Field("starts", QT_TRANSLATE_NOOP("Fields", "Began at"), FieldKind.CODE, hint=_TIME),
        Field("ends", QT_TRANSLATE_NOOP("Fields", "Ended at"), FieldKind.CODE, hint=_TIME),
    ),
    StaffForm.CANCEL: (_REASON,),
    StaffForm.MATERIAL: (_PROOF,),
    StaffForm.PROMISE: (
        Field(
            *("first_day", QT_TRANSLATE_NOOP("Fields", "First day of the contract"), FieldKind.DATE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "The contract year turns on this day"),
        ),
        Field("sessions", QT_TRANSLATE_NOOP("Fields", "Trainings a year"), FieldKind.NUMBER, required=True),
    ),
    StaffForm.BANK: (Field("asked", QT_TRANSLATE_NOOP("Fields", "Questions asked"), FieldKind.NUMBER, required=True),),
}
"""The fields of each form."""

WORDS: Final[Mapping[tuple[StaffForm, str], Mapping[str, str]]] = {
    (StaffForm.STAFF, "post"): {"": ""} | POSTS,
    (StaffForm.BACKGROUND, "background"): BACKGROUNDS,
    (StaffForm.REGISTRATION, "registration"): REGISTRATIONS,
    (StaffForm.CERTIFICATE, "kind"): TOPIC_KINDS,
    (StaffForm.TIME, "kind"): TIME_KINDS,
}
"""The words of fields with a fixed choice."""
