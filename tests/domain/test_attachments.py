"""Which files are kept, and what kind of file each is."""

import pytest

from desktop.domain.attachments import KINDS, MOST_BYTES, GivenFile, media_type, plain_name
from desktop.domain.errors import Refusal

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def refused(name: str, content: bytes) -> str:
    with pytest.raises(Refusal) as told:
        media_type(GivenFile(name, content))
    return told.value.code


@pytest.mark.requirement("S2-43")
def test_a_file_is_what_its_bytes_and_its_name_both_say() -> None:
    assert media_type(GivenFile("正面.PNG", PNG)) == "image/png"
    assert media_type(GivenFile("note.txt", "电池".encode())) == "text/plain"
    assert media_type(GivenFile("voice.m4a", b"\0\0\0\x20ftypM4A ")) == "audio/mp4"
    for kind in KINDS:
        content = bytes(kind.at) + kind.begins + b"rest" if kind.begins else b"text"
        assert media_type(GivenFile(f"a{kind.endings[0]}", content)) == kind.media_type


def test_what_a_computer_would_run_is_not_kept() -> None:
    assert refused("tool.exe", b"MZ") == "file_kind_not_kept"
    assert refused("photo.png", b"MZ" + bytes(40)) == "file_is_another_kind"
    assert refused("letter.txt", b"\0\1") == "file_is_another_kind"
    assert refused("nothing.pdf", b"") == "file_empty"
    assert refused("film.mp4", bytes(MOST_BYTES + 1)) == "file_too_large"


def test_a_name_has_no_folder() -> None:
    assert [plain_name(name) for name in ("/a/b.png", "C:\\a\\b.png", "b.png")] == ["b.png"] * 3
