"""Documents, photos and recordings that are kept with a thing: what may be kept, and what kind of file it is."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from desktop.domain.errors import Refusal

MOST_BYTES: Final = 20 * 1024 * 1024
"""The largest file that is taken, 20 MiB."""

PIECE_BYTES: Final = 256 * 1024
"""A file is kept in pieces of this size, so that no single row of a backup is large."""

LONGEST_NAME: Final = 200


class Subject(StrEnum):
    """What a file is kept with; its key is the key of the device, the number of the repair order, and so on."""

    DEVICE = "device"
    REPAIR = "repair"
    PERSON = "person"
    TRAINING = "training"
    CALIBRATION = "calibration"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken.

    Attributes:
        media_type: as IANA registers it.
        endings: of its name, in small letters.
        begins: bytes at ``at`` of every such file; b"" for text.
    """

    media_type: str
    endings: tuple[str, ...]
    begins: bytes
    at: int = 0


_PACKED: Final = b"PK\x03\x04"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
KINDS: Final = (
    FileKind("application/pdf", (".pdf",), b"%PDF-"),
    FileKind("image/png", (".png",), b"\x89PNG\r\n\x1a\n"),
    FileKind("image/jpeg", (".jpg", ".jpeg"), b"\xff\xd8\xff"),
    FileKind("image/webp", (".webp",), b"WEBP", 8),
    FileKind("image/tiff", (".tif", ".tiff"), b"II*\x00"),
    FileKind("image/tiff", (".tif", ".tiff"), b"MM\x00*"),
    FileKind("audio/wav", (".wav",), b"WAVE", 8),
    FileKind("audio/mpeg", (".mp3",), b"ID3"),
    FileKind("audio/mp4", (".m4a",), b"ftyp", 4),
    FileKind("audio/amr", (".amr",), b"#!AMR"),
    FileKind("video/mp4", (".mp4",), b"ftyp", 4),
    FileKind(f"{_OFFICE}.wordprocessingml.document", (".docx",), _PACKED),
    FileKind(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), _PACKED),
    FileKind("text/plain", (".txt",), b""),
    FileKind("text/csv", (".csv",), b""),
)
"""What a person may keep and open again: nothing that a computer would run."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was given; ``note`` says what it shows."""

    name: str
    content: bytes
    note: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes in hex."""
        return sha256(self.content).hexdigest()


def plain_name(name: str) -> str:
    """The name of a file without any folder, as Windows or POSIX writes them."""
    return PureWindowsPath(PurePosixPath(name).name).name


def media_type(file: GivenFile) -> str:
    """What kind of file it is, by its name and its first bytes.

    Raises:
        Refusal: ``file_empty``, ``file_too_large`` with both sizes in bytes, ``file_kind_not_kept`` for an ending that
            is not among `KINDS`, ``file_is_another_kind`` when the bytes are not what the name says.
    """
    size = len(file.content)
    if not size:
        raise Refusal("file_empty", file=file.name)
    if size > MOST_BYTES:
        raise Refusal("file_too_large", file=file.name, bytes=size, most=MOST_BYTES)
    ending = PurePosixPath(file.name).suffix.lower()
    named = [kind for kind in KINDS if ending in kind.endings]
    if not named:
        raise Refusal("file_kind_not_kept", file=file.name)
    for kind in named:
        if _is(kind, file.content):
            return kind.media_type
    raise Refusal("file_is_another_kind", file=file.name)


def _is(kind: FileKind, content: bytes) -> bool:
    if not kind.begins:
        return b"\0" not in content
    return content[kind.at : kind.at + len(kind.begins)] == kind.begins
