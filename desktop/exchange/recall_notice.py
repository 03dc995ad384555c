"""The maker's notice as a file at the recall screen: read, looked up, and nothing blocked by it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection

from desktop.domain.errors import Refusal
from desktop.exchange.columns import ReadSheet, read_columns
from desktop.exchange.importing import in_order, take_over
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading import read_sheet
from desktop.services.master_data.entry import Fault
from desktop.services.recalls.reading_notices import BlockNotice, LineLook, look_at_notice

KIND: Final = "recall-notice"


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """What a file says: the request that would block it and the picture of each line, or its faults."""

    file: str
    request: BlockNotice | None
    looks: tuple[LineLook, ...]
    faults: tuple[Fault, ...]


def read_notice(connection: Connection, path: Path, at: datetime) -> NoticeRead:
    """Read a notice of recall and look where its goods are.

    Raises:
        Refusal: ``cannot_read_file``, what `desktop.exchange.reading.read_sheet` refuses, ``no_lines``,
            ``too_many_lines``.
    """
    kind = KINDS[KIND]
    try:
        read = read_columns(read_sheet(path), kind.columns)
    except OSError as error:
        raise Refusal("cannot_read_file", path=path.name, detail=str(error.strerror)) from error
    if not read.rows:
        if not read.faults.found:
            raise Refusal("no_lines")
        return _faulty(path, read)
    built = kind.build(read)
    request: BlockNotice = built.request
    try:
        looks = look_at_notice(connection, request, at)
    except Refusal as refusal:
        if refusal.code != "faulty_file":
            raise
        take_over(cast("list[Fault]", refusal.facts["faults"]), built, read)
        return _faulty(path, read)
    return _faulty(path, read) if read.faults.found else NoticeRead(path.name, request, looks, ())


def _faulty(path: Path, read: ReadSheet) -> NoticeRead:
    return NoticeRead(path.name, None, (), in_order(read.faults))
