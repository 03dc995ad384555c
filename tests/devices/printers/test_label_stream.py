"""What a printer sees in a stream: labels and questions, however the bytes are cut."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop.devices.printers.label_stream import Asked, Label, LabelStream

ZPL = b"~SD15^XA^JZN^FO1,1^FDone\\5E\\7E^FS^PQ2,0,0,N^XZ"
PICTURE = b"BITMAP 0,0,2,3,0," + b"\x1b!S~H\n" + b"\r\n"
TSPL = b'SIZE 60 mm,40 mm\r\nCLS\r\nTEXT 1,1,"1",0,1,1,"PRINT 9"\r\n' + PICTURE + b"PRINT 2,3\r\n"
STREAM = b"~HS" + ZPL + b"\r\n~HQES" + b"^XA^JUS^XZ" + b"\x1b!?" + TSPL + b"\x1b!S" + ZPL
EVENTS = [
    Asked(b"~HS"),
    Label("zpl", ZPL, 2),
    Asked(b"~HQES"),
    Asked(b"\x1b!?"),
    Label("tspl", TSPL, 6),
    Asked(b"\x1b!S"),
    Label("zpl", ZPL, 2),
]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_labels_and_questions_are_found_however_the_bytes_are_cut(cuts: list[int]) -> None:
    stream = LabelStream()
    ends = [0, *sorted(cuts), len(STREAM)]
    found = [event for start, end in itertools.pairwise(ends) for event in stream.feed(STREAM[start:end])]
    assert found == EVENTS
    assert stream.job_bytes == len(STREAM) - len(b"~HS~HQES\x1b!?\x1b!S")


def test_a_question_inside_a_label_is_answered_at_once() -> None:
    stream = LabelStream()
    assert stream.feed(b"^XA^FDone~HS") == [Asked(b"~HS")]
    assert stream.is_inside_a_label
    assert stream.feed(b"^FS^XZ") == [Label("zpl", b"^XA^FDone^FS^XZ", 1)]
    assert not stream.is_inside_a_label


@given(st.binary(max_size=200))
def test_whatever_comes_is_taken(data: bytes) -> None:
    stream = LabelStream()
    stream.feed(data)
    assert stream.job_bytes <= len(data)
