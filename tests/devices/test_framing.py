"""A stream of bytes becomes whole frames, however it is split on its way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices.framing import LONGEST_FRAME_BYTES, Framing, framer_for

ENDS = {Framing.CR: b"\r", Framing.LF: b"\n", Framing.CRLF: b"\r\n", Framing.ANY: b"\r\n"}
streams = st.lists(st.sampled_from([b"a", b"]d201", b"\x1d", b"\r", b"\n", b"\x02", b"\x03", b"0" * 9])).map(b"".join)


def split(data: bytes, places: list[int]) -> list[bytes]:
    cuts = sorted({place % (len(data) + 1) for place in places})
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


@given(st.sampled_from(list(Framing)), streams, st.lists(st.integers(0, 500)))
def test_any_split_of_the_stream_gives_the_same_frames_noise_and_rest(
    framing: Framing, data: bytes, places: list[int]
) -> None:
    whole, parted = framer_for(framing, longest=8), framer_for(framing, longest=8)
    expected = whole.feed(data)
    assert [frame for part in split(data, places) for frame in parted.feed(part)] == expected
    assert parted.silence() == whole.silence()
    assert parted.cut() == whole.cut()
    assert parted.dropped_bytes == whole.dropped_bytes


@given(
    st.sampled_from(list(ENDS)),
    st.lists(st.binary(min_size=1, max_size=60).map(lambda data: data.translate(None, b"\r\n")).filter(bool)),
)
def test_every_frame_that_was_ended_arrives_whole_and_in_order(framing: Framing, frames: list[bytes]) -> None:
    framer = framer_for(framing)
    assert framer.feed(b"".join(frame + ENDS[framing] for frame in frames)) == frames
    assert framer.cut() == b""
    assert framer.dropped_bytes == 0


def test_an_exact_framing_takes_the_other_mark_for_data() -> None:
    assert framer_for(Framing.CR).feed(b"one\ntwo\r") == [b"one\ntwo"]
    assert framer_for(Framing.CRLF).feed(b"one\rtwo\r\n") == [b"one\rtwo"]


def test_control_characters_of_the_data_stay() -> None:
    assert framer_for(Framing.ANY).feed(b"]d2010\x1d21A\x1e\x1c\x04 \r") == [b"]d2010\x1d21A\x1e\x1c\x04 "]


def test_between_stx_and_etx_everything_is_data_and_outside_it_is_noise() -> None:
    framer = framer_for(Framing.STX_ETX)
    assert framer.feed(b"xx\x02A\r\nB\x03\r\n\x02half\x02C\x03") == [b"A\r\nB", b"C"]
    assert framer.dropped_bytes == len("xx") + len("half")


def test_a_pause_ends_a_frame_only_where_pauses_do() -> None:
    idle, marked = framer_for(Framing.IDLE), framer_for(Framing.CR)
    assert (idle.feed(b"abc"), marked.feed(b"abc")) == ([], [])
    assert (idle.silence(), marked.silence()) == ([b"abc"], [])
    assert (idle.cut(), marked.cut()) == (b"", b"abc")


@pytest.mark.parametrize("framing", list(Framing))
@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_endless_noise_is_dropped_and_never_kept(framing: Framing, size: int) -> None:
    framer = framer_for(framing)
    most = 0
    for _ in range(size // 1000):
        assert framer.feed(b"\x02" + b"#" * 999) == []
        most = max(most, len(getattr(framer, "_held")))  # noqa: B009 - what it keeps is the very question
    assert most <= LONGEST_FRAME_BYTES
    assert framer.dropped_bytes >= size * 0.99 - LONGEST_FRAME_BYTES


@pytest.mark.parametrize("framing", list(ENDS))
def test_after_noise_the_next_whole_frame_is_taken(framing: Framing) -> None:
    framer = framer_for(framing)
    end = ENDS[framing]
    assert framer.feed(b"#" * 10_000) == []
    assert framer.feed(b"tail of the noise" + end) == []
    assert framer.feed(b"good" + end) == [b"good"]
    assert framer.dropped_bytes == 10_000 + len("tail of the noise")


def test_the_longest_frame_passes_and_one_byte_more_does_not() -> None:
    framer = framer_for(Framing.CRLF, longest=5)
    assert framer.feed(b"12345\r\n123456\r\n") == [b"12345"]
    assert framer.dropped_bytes == 6
