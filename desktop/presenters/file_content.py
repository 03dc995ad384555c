"""Reading a file that somebody chose, to keep it with a thing."""

from pathlib import Path

from desktop.domain.attachments import MOST_BYTES
from desktop.domain.errors import Refusal
from desktop.storage.errors import EnvironmentFault


def file_content(path: Path) -> bytes:
    """The bytes of a file; one that is too large to be kept is not read.

    Raises:
        Refusal: ``file_too_large`` with both sizes in bytes.
        EnvironmentFault: ``cannot_read_file``.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refusal("file_too_large", file=path.name, bytes=size, most=MOST_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("cannot_read_file", path=str(path), detail=str(error.strerror)) from error
