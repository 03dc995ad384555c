"""A moment that a person typed on a screen, by the site's wall clock."""

import re
from datetime import datetime, timedelta, tzinfo
from typing import Final

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal

_ALONE: Final = re.compile("[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?", re.ASCII)


def typed_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """``2026-11-24 16:05``, or ``16:05`` alone for the last time that the clock said so; None for "".

    Raises:
        Refusal: ``bad_time``.
    """
    if not text:
        return None
    if not _ALONE.fullmatch(text):
        return _local(text.replace(" ", "T"), text, zone)
    day = local_day(now, zone)
    at = _local(f"{day.isoformat()}T{text}", text, zone)
    return at if at <= now else _local(f"{(day - timedelta(days=1)).isoformat()}T{text}", text, zone)


def _local(form: str, text: str, zone: tzinfo) -> datetime:
    try:
        moment = datetime.fromisoformat(form)
    except ValueError as error:
        raise Refusal("bad_time", value=text) from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
