"""A message as a sender gets it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from desktop.domain.outbox import ChannelForm, ChannelKind
from desktop.services.sending import Parcel

KEY = UUID("01940000-0000-7000-8000-000000000001")
BODY = {"report": "UR-0931", "hospital": "XX", "lines": [{"catalogue_number": "KN-F-4", "lot": "L24\r\nX: y"}]}


def parcel(**given: Any) -> Parcel:
    """A notice of use for the manufacturer."""
    plain = Parcel(
        sending=1,
        key=KEY,
        tries=1,
        message=7,
        kind="notice_of_use",
        document="UR-0931",
        body=json.dumps(BODY),
        written_at=datetime(2026, 11, 24, 5, 40, tzinfo=UTC),
        site="S-EAST",
        sender="East 东区",
        receiver="M",
        channel="M-MAIL",
        way=ChannelKind.MAIL,
        form=ChannelForm.JSON,
        address="quality@maker.test",
        secret="",
        language="zh_CN",
        time_zone="Asia/Shanghai",
    )
    return replace(plain, **given)
