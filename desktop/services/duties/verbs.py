"""The workflows of the duties by name."""

from typing import Any, Final

from desktop.services.duties import following_up, images, presence, table_service, visits
from desktop.services.perform import Verb

DUTY_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    presence.CHECK_IN,
    visits.CHECK_IN_ON_SITE,
    visits.CHECK_OUT,
    images.RECHECK_IMAGES,
    table_service.DO_SOP_STEP,
    table_service.RECORD_WAITING,
    following_up.RECORD_FOLLOW_UP,
    following_up.SUBMIT_FORM,
)
