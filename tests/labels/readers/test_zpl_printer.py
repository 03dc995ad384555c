"""The ZPL printer: labels, commands and copies, and what it does not take."""

import pytest
from zplkit.rendering import RenderError

from tests.labels.readers.reading import read_all
from tests.labels.readers.zpl_printer import Printed, ZplFault, print_zpl


def printed(job: bytes) -> Printed:
    return print_zpl(job, 400, 300, 203)


def test_a_job_is_drawn_and_every_command_written_down() -> None:
    out = printed(b"^XA^CI28^JZN^MD5^FO50,60^BXN,3,200,,,,_,1^FH\\^FD_1010690123456789210A__\\5E^FS^PQ1,0,0,N^XZ")
    assert out.commands == ["^XA", "^CI", "^JZ", "^MD", "^FO", "^BX", "^FH", "^FD", "^FS", "^PQ", "^XZ"]
    (label,) = out.labels
    (found,) = read_all(label)
    assert (found.identifier, found.data) == ("]d2", b"010690123456789210A_^")
    assert (found.box.left, found.box.top) == (50, 60)


def test_every_copy_is_a_label() -> None:
    assert len(printed(b"^XA^FO1,1^GB9,9,9^FS^PQ3^XZ^XA^XZ").labels) == 4
    assert len(printed(b"^XA^PQ3,0,2,N^XZ").labels) == 6


@pytest.mark.parametrize(
    "job", [b"x^XA^XZ", b"^XA^XZx", b"^XA", b"^XA^XA^XZ", b"^FO1,1^XA^XZ", b"^XA^FDa\x1b!R^FS^XZ\x02"]
)
def test_bytes_that_are_no_label_are_refused(job: bytes) -> None:
    with pytest.raises((ZplFault, RenderError)):
        printed(job)


@pytest.mark.parametrize("job", [b"^XA^ZZ1^XZ", b"^XA^FO1,1^A0N,20,20^FD\xe4\xb8\xad^FS^XZ", b"~DGR:A,1,1,FF^XA^KP^XZ"])
def test_what_cannot_be_drawn_is_refused(job: bytes) -> None:
    with pytest.raises(RenderError):
        printed(job)
