"""The pictures of the labels in the documentation are those that the program draws today."""

import io

from PIL import Image

from installer.label_pictures import FOLDER, pictures


def _dots(data: bytes) -> tuple[tuple[int, int], bytes]:
    picture = Image.open(io.BytesIO(data)).convert("L")
    return picture.size, picture.tobytes()


def test_the_pictures_are_fresh_and_none_is_left_over() -> None:
    """Dots are compared, not files: another zlib packs the same picture differently."""
    made = dict(pictures())
    assert {file.name for file in FOLDER.iterdir()} == set(made)
    stale = [name for name, data in made.items() if _dots((FOLDER / name).read_bytes()) != _dots(data)]
    assert stale == []
