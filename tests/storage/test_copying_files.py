"""Kept files move with the database, byte by byte."""

from base64 import b64encode

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_equipment import DRILL
from desktop.models.attachment import Attachment
from desktop.queries.attachments import attachment_content
from desktop.storage.copying import copy_database
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW
from tests.journeys.warranty_day import warranty_day

CONTENT = b"%PDF-1.7" + bytes(range(256)) * 1500


@pytest.mark.requirement("C-11", "S2-43")
def test_a_kept_file_arrives_whole_at_the_server(sqlite_url: str, empty_postgres_url: str) -> None:
    server = Store(open_engine(empty_postgres_url), FixedClock(NOW))
    try:
        with warranty_day(sqlite_url) as day:
            day.send("attach_to_device", serial=DRILL, name="报告.pdf", content=b64encode(CONTENT).decode())
            copied = copy_database(day.store.engine, server.engine)
        assert copied.counts["file_piece"] == 2
        with server.read() as connection:
            (key,) = connection.execute(select(Attachment.id)).scalars()
            assert attachment_content(connection, key) == CONTENT
    finally:
        server.close()
