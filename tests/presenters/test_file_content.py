"""A file that is to be kept: read whole, or refused before it is read."""

from pathlib import Path

import pytest

from desktop.domain.attachments import MOST_BYTES
from desktop.domain.errors import Refusal
from desktop.presenters.file_content import file_content
from desktop.storage.errors import EnvironmentFault


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert file_content(photo) == b"\x89PNG\r\n\x1a\n"


def test_a_file_that_is_too_large_is_refused_with_both_sizes(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refusal) as refused:
        file_content(film)
    assert (refused.value.code, refused.value.facts["bytes"]) == ("file_too_large", MOST_BYTES + 1)


def test_a_file_that_is_gone_is_a_fault_of_the_computer(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        file_content(tmp_path / "none.png")
    assert fault.value.code == "cannot_read_file"
