"""Files with a device: kept once, listed, read back as they were, taken back with a reason."""

from base64 import b64encode
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from desktop.domain.attachments import PIECE_BYTES, Subject
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.models.attachment import FilePiece, StoredFile
from desktop.queries.attachments import attachment_content, attachments
from tests.journeys.warranty_day import WarrantyDay, warranty_day

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 1100


@pytest.fixture
def day(sqlite_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(sqlite_url) as made:
        yield made


def keep(day: WarrantyDay, serial: str, name: str = "front.jpg", content: bytes = PHOTO) -> dict[str, object]:
    return day.send("attach_to_device", serial=serial, name=name, content=b64encode(content).decode())


@pytest.mark.requirement("S2-43", "S2-54")
def test_a_file_is_kept_once_and_comes_back_as_it_was(database_url: str) -> None:
    with warranty_day(database_url) as day:
        first = keep(day, DRILL)
        again = keep(day, DRILL, "another name.jpg")
        assert (again["attachment"], again["again"]) == (first["attachment"], True)
        other = keep(day, UNINSTALLED)
        key = str(day.page().id)
        with day.store.read() as connection:
            assert connection.execute(select(func.count()).select_from(StoredFile)).scalar_one() == 1
            pieces = connection.execute(select(FilePiece.content)).scalars().all()
            assert [len(piece) for piece in pieces] == [PIECE_BYTES, len(PHOTO) - PIECE_BYTES]
            (row,) = attachments(connection, Subject.DEVICE, key)
            assert (row.name, row.media_type, row.size_bytes) == ("front.jpg", "image/jpeg", len(PHOTO))
            assert attachment_content(connection, row.id) == PHOTO
        told = day.send("take_back_attachment", attachment=first["attachment"], reason="another drill")
        assert told["name"] == "front.jpg"
        with day.store.read() as connection:
            assert attachments(connection, Subject.DEVICE, key) == ()
            (gone,) = attachments(connection, Subject.DEVICE, key, taken_back=True)
            assert gone.taken_back == "another drill"
            assert attachment_content(connection, int(str(other["attachment"]))) == PHOTO
        assert keep(day, DRILL)["again"] is False
        for statement in ("DELETE FROM file_piece", "UPDATE attachment SET name = 'x'"):
            with day.store.engine.connect() as connection, pytest.raises(DBAPIError):
                connection.execute(text(statement))


def test_what_cannot_be_kept_leaves_nothing(day: WarrantyDay) -> None:
    assert day.refused("attach_to_device", serial=DRILL, name="a.png", content="%%").code == "bad_request"
    assert day.refused("attach_to_device", serial="N-0", name="a.txt", content="YQ==").code == "unknown_device"
    assert day.refused("attach_to_device", serial=DRILL, name="a.exe", content="YQ==").code == "file_kind_not_kept"
    assert day.refused("take_back_attachment", attachment=99, reason="x").code == "unknown_attachment"
    kept = keep(day, DRILL)["attachment"]
    assert day.refused("take_back_attachment", attachment=kept, reason="").code == "faulty_entry"
    day.send("take_back_attachment", attachment=kept, reason="twice")
    assert day.refused("take_back_attachment", attachment=kept, reason="x").code == "attachment_gone_already"
