"""An answer of a printer is read exactly, and whatever is not exactly an answer proves nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices import printer_status
from desktop.devices.printer_status import (
    PrinterStatus,
    bad_answer,
    both,
    read_full_status,
    read_hqes,
    read_hs,
    read_status_byte,
    status_of,
)
from desktop.devices.printers.print_works import full_status, host_errors, host_status, status_byte
from desktop.devices.states import Cause, LineState

READY_HS = b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,1,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
READY_HQES = (
    b"\x02\r\n\r\n  PRINTER STATUS                             \r\n"
    b"   ERRORS:         0 00000000 00000000   \r\n"
    b"   WARNINGS:       0 00000000 00000000   \r\n\x03"
)


def hs(line: int, field: int, value: bytes) -> bytes:
    """The answer of a ready printer with one field changed."""
    lines = [part.removeprefix(b"\x02").split(b",") for part in READY_HS.split(b"\x03\r\n")[:3]]
    lines[line][field] = value
    return b"".join(b"\x02" + b",".join(fields) + b"\x03\r\n" for fields in lines)


def test_a_ready_zpl_printer_is_ready() -> None:
    assert read_hs(READY_HS) == PrinterStatus(LineState.READY, frozenset(), 0, 0, READY_HS)


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize(
    ("line", "field", "cause", "state"),
    [
        (0, 1, Cause.PAPER_OUT, LineState.FAULT),
        (0, 2, Cause.PAUSED, LineState.FAULT),
        (0, 5, Cause.BUFFER_FULL, LineState.BUSY),
        (0, 6, Cause.DIAGNOSING, LineState.FAULT),
        (0, 7, Cause.HALF_A_LABEL, LineState.BUSY),
        (0, 9, Cause.SETUP_LOST, LineState.FAULT),
        (0, 10, Cause.COLD, LineState.FAULT),
        (0, 11, Cause.HOT, LineState.FAULT),
        (1, 2, Cause.HEAD_OPEN, LineState.FAULT),
        (1, 3, Cause.RIBBON_OUT, LineState.FAULT),
        (1, 7, Cause.WAITS_FOR_TAKE, LineState.BUSY),
    ],
)
def test_each_flag_of_the_host_status_has_its_cause(line: int, field: int, cause: Cause, state: LineState) -> None:
    status = read_hs(hs(line, field, b"1"))
    assert (status.state, status.causes) == (state, {cause})


def test_waiting_formats_and_remaining_labels_are_work() -> None:
    waiting, left = read_hs(hs(0, 4, b"002")), read_hs(hs(1, 8, b"00000007"))
    assert (waiting.state, waiting.causes, waiting.formats_waiting) == (LineState.BUSY, {Cause.PRINTING}, 2)
    assert (left.state, left.causes, left.remaining) == (LineState.BUSY, {Cause.PRINTING}, 7)


@pytest.mark.parametrize("end", range(1, len(READY_HS)))
def test_a_host_status_cut_anywhere_is_a_bad_answer(end: int) -> None:
    assert read_hs(READY_HS[:end]).causes == {Cause.BAD_ANSWER}


@pytest.mark.parametrize(
    "raw",
    [
        READY_HS * 2,
        READY_HS + b"\x00",
        b"\r\n" + READY_HS,
        hs(0, 1, b"2"),
        hs(0, 1, b""),
        hs(0, 4, b"-01"),
        hs(0, 4, "００".encode()),
        READY_HS.replace(b"\r\n", b"\n"),
        b"\xff" * 60,
    ],
)
def test_a_doubled_or_garbled_host_status_is_a_bad_answer(raw: bytes) -> None:
    assert read_hs(raw) == bad_answer(raw)
    assert bad_answer(raw).state is LineState.FAULT


def test_a_real_error_block_is_read() -> None:
    assert read_hqes(READY_HQES) == PrinterStatus(LineState.READY, raw=READY_HQES)
    open_and_out = READY_HQES.replace(b"0 00000000 00000000", b"1 00000000 00000005", 1)
    assert read_hqes(open_and_out).causes == {Cause.PAPER_OUT, Cause.HEAD_OPEN}
    worn_head = READY_HQES.replace(b"WARNINGS:       0 00000000 00000000", b"WARNINGS:       1 00000000 00000004")
    assert worn_head != READY_HQES
    assert read_hqes(worn_head).state is LineState.READY


@pytest.mark.parametrize(
    ("group_1", "causes"),
    [
        (0x2, {Cause.RIBBON_OUT}),
        (0x8, {Cause.CUTTER}),
        (0x30, {Cause.HOT}),
        (0x40, {Cause.HEAD_FAULT}),
        (0x100, {Cause.PRINTER_ERROR}),
        (0x2000, {Cause.JAM}),
        (0x80000, {Cause.LABEL_NOT_FOUND}),
        (0x10000001, {Cause.PAPER_OUT, Cause.PRINTER_ERROR}),
    ],
)
def test_each_error_bit_has_its_cause(group_1: int, causes: set[Cause]) -> None:
    raw = READY_HQES.replace(b"0 00000000 00000000", f"1 00000000 {group_1:08X}".encode(), 1)
    assert read_hqes(raw).causes == causes


def test_an_error_block_that_contradicts_itself_is_a_bad_answer() -> None:
    raw = READY_HQES.replace(b"0 00000000 00000000", b"0 00000000 00000001", 1)
    assert read_hqes(raw) == bad_answer(raw)
    unnamed = READY_HQES.replace(b"0 00000000 00000000", b"1 00000000 00000000", 1)
    assert read_hqes(unnamed).causes == {Cause.PRINTER_ERROR}
    assert read_hqes(READY_HQES * 2).causes == {Cause.BAD_ANSWER}


@pytest.mark.parametrize(
    ("byte", "state", "causes"),
    [
        (0x00, LineState.READY, set()),
        (0x01, LineState.FAULT, {Cause.HEAD_OPEN}),
        (0x02, LineState.FAULT, {Cause.JAM}),
        (0x04, LineState.FAULT, {Cause.PAPER_OUT}),
        (0x08, LineState.FAULT, {Cause.RIBBON_OUT}),
        (0x10, LineState.FAULT, {Cause.PAUSED}),
        (0x20, LineState.BUSY, {Cause.PRINTING}),
        (0x40, LineState.FAULT, {Cause.COVER_OPEN}),
        (0x80, LineState.FAULT, {Cause.HOT}),
        (0x25, LineState.FAULT, {Cause.HEAD_OPEN, Cause.PAPER_OUT, Cause.PRINTING}),
    ],
)
def test_each_bit_of_the_status_byte_has_its_cause(byte: int, state: LineState, causes: set[Cause]) -> None:
    assert read_status_byte(bytes([byte])) == PrinterStatus(state, frozenset(causes), raw=bytes([byte]))


@pytest.mark.parametrize("raw", [b"", b"\x00\x00", b"\x00\r\n"])
def test_a_status_byte_is_one_byte(raw: bytes) -> None:
    assert read_status_byte(raw) == bad_answer(raw)


@pytest.mark.parametrize(
    ("four", "causes"),
    [
        (b"@@@@", set()),
        (b"`@@@", {Cause.PAUSED}),
        (b"P@@@", {Cause.PRINTING}),
        (b"W@@@", {Cause.PRINTING}),
        (b"L@@@", {Cause.WAITS_FOR_TAKE}),
        (b"PH@@", {Cause.PRINTING, Cause.BUFFER_FULL}),
        (b"E@A@", {Cause.HOT}),
        (b"E@B@", {Cause.HOT}),
        (b"E@H@", {Cause.CUTTER}),
        (b"E@P@", {Cause.PRINTER_ERROR}),
        (b"E@@A", {Cause.PAPER_OUT}),
        (b"E@@B", {Cause.JAM}),
        (b"E@@E", {Cause.PAPER_OUT, Cause.RIBBON_OUT}),
        (b"E@@`", {Cause.PRINTER_ERROR}),
        (b"E@@@", {Cause.PRINTER_ERROR}),
    ],
)
def test_each_part_of_the_full_status_has_its_cause(four: bytes, causes: set[Cause]) -> None:
    raw = b"\x02" + four + b"\x03\r\n"
    assert read_full_status(raw) == status_of(frozenset(causes), raw)


@pytest.mark.parametrize("raw", [b"\x02@@@@\x03\r", b"\x02X@@@\x03\r\n", b"\x02@@@0\x03\r\n", b"\x02@@@@\x03\r\n" * 2])
def test_any_other_full_status_is_a_bad_answer(raw: bytes) -> None:
    assert read_full_status(raw) == bad_answer(raw)


# ---------------------------------------------------------------- for all answers


@given(st.binary(max_size=80))
def test_whatever_comes_is_read_without_an_error_and_never_ready_by_chance(raw: bytes) -> None:
    for read in (read_hs, read_hqes, read_full_status):
        status = read(raw)
        assert status.raw == raw
        assert status.causes == {Cause.BAD_ANSWER} or raw.startswith(b"\x02")


@given(st.binary(min_size=1, max_size=4), st.integers(0, len(READY_HS)))
def test_bytes_put_into_an_answer_are_never_read_as_ready(noise: bytes, at: int) -> None:
    status = read_hs(READY_HS[:at] + noise + READY_HS[at:])
    digits_only = set(noise) <= set(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert status.causes == {Cause.BAD_ANSWER} or digits_only


HS_CAUSES = [
    Cause.PAPER_OUT,
    Cause.PAUSED,
    Cause.BUFFER_FULL,
    Cause.HALF_A_LABEL,
    Cause.COLD,
    Cause.HOT,
    Cause.HEAD_OPEN,
    Cause.RIBBON_OUT,
    Cause.WAITS_FOR_TAKE,
]


@given(st.sets(st.sampled_from(HS_CAUSES)), st.integers(0, 999))
def test_what_the_loopback_printer_says_is_understood(causes: set[Cause], waiting: int) -> None:
    status = read_hs(host_status(causes, waiting))
    assert status.causes == causes | ({Cause.PRINTING} if waiting else set())
    assert (status.formats_waiting, status.remaining) == (waiting, waiting)
    assert read_hqes(host_errors(causes)).causes == causes & {
        Cause.PAPER_OUT,
        Cause.RIBBON_OUT,
        Cause.HEAD_OPEN,
        Cause.HOT,
    }


@given(st.sets(st.sampled_from([Cause.HEAD_OPEN, Cause.JAM, Cause.PAPER_OUT, Cause.RIBBON_OUT, Cause.HOT])))
def test_what_the_loopback_printer_says_in_tspl_is_understood(causes: set[Cause]) -> None:
    assert read_status_byte(status_byte(causes, 1)).causes == causes | {Cause.PRINTING}
    full = read_full_status(full_status(causes, 0)).causes
    assert full == {Cause.PRINTER_ERROR if cause is Cause.HEAD_OPEN else cause for cause in causes}


# ---------------------------------------------------------------- several causes


def test_two_answers_of_one_moment_tell_all_causes_and_keep_the_counts() -> None:
    first = status_of(frozenset({Cause.PAUSED}), b"1", 2, 3)
    united = both(first, status_of(frozenset({Cause.CUTTER}), b"2"))
    assert united == PrinterStatus(LineState.FAULT, frozenset({Cause.PAUSED, Cause.CUTTER}), 3, 2, b"12")


def test_the_cause_told_first_is_the_one_to_mend_first() -> None:
    assert status_of(frozenset({Cause.PAUSED, Cause.PAPER_OUT, Cause.PRINTING}), b"").main_cause is Cause.PAPER_OUT
    assert status_of(frozenset(), b"").main_cause is None


def test_silence_is_a_fault_and_never_unknown() -> None:
    assert printer_status.NO_ANSWER.state is LineState.FAULT
    assert printer_status.NO_ANSWER.faults == {Cause.NO_ANSWER}
