"""A scanner delivers text with every byte kept, and answers what it was told to answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices.bench import ScannerSettings, make_scanner
from desktop.devices.scanner import ACK_NAK, HOST_ACK, NO_ANSWER, Answer, SerialScanner, text_of
from desktop.devices.states import LineState
from tests.fakes.pty_scanner import NOON, Ear, PtyScanner, parts


def scanner_at(url: str, ear: Ear, answer: Answer = NO_ANSWER) -> SerialScanner:
    device = make_scanner(ScannerSettings("serial", "Desk 1", url, answer=answer), ear, parts())
    assert isinstance(device, SerialScanner)
    return device


def test_a_scan_keeps_its_text_its_bytes_its_time_and_its_scanner(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as fake:
        scanner = scanner_at(fake.url, ear)
        scanner.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        fake.scan(" ]d20106901234567892\x1d21螺钉 ", suffix="\r\n")
        ear.wait(lambda: len(ear.scans) == 1)
        fake.scan("half", suffix="")
        assert fake.wait_until_read()
        scanner.stop()
    scan = ear.scans[0]
    assert scan.raw == " ]d20106901234567892\x1d21螺钉 "
    assert scan.data == scan.raw.encode()
    assert (scan.scanner, scan.kind, scan.at) == ("Desk 1", "serial", NOON)
    assert scan.monotonic_ns > 0
    assert ear.half_scans == [("Desk 1", "half")]
    assert scanner.change.state is LineState.DISABLED


@given(st.binary())
def test_no_byte_is_lost_on_the_way_to_text(data: bytes) -> None:
    text = text_of(data)
    assert data in (text.encode("utf-8"), text.encode("latin-1", errors="replace"))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (NO_ANSWER, b""),
        (ACK_NAK, b"\x06\x15"),
        (HOST_ACK, b"\x1b7\x1b8"),
        (Answer(good=b"OK"), b"OK"),
    ],
)
def test_the_scanner_is_told_good_and_bad_in_its_own_bytes(tmp_path: Path, answer: Answer, expected: bytes) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as fake:
        scanner = scanner_at(fake.url, ear, answer)
        scanner.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.answer(good=True)
        scanner.answer(good=False)
        # a scan after the answers: once it has come round, they were written
        for count in (1, 2):
            fake.scan("done")
            ear.wait(lambda: len(ear.scans) == count)  # noqa: B023 - waited for within the round
        assert fake.answers() == expected
        scanner.stop()


def test_an_answer_to_a_scanner_that_is_gone_is_not_sent_to_the_next(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as fake:
        scanner = scanner_at(fake.url, ear, ACK_NAK)
        scanner.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        fake.unplug()
        ear.wait_for_state(LineState.LOST)
        scanner.answer(good=True)
        fake.plug_in()
        ear.wait_for_state(LineState.IDENTIFYING)
        for count in (1, 2):
            fake.scan("done")
            ear.wait(lambda: len(ear.scans) == count)  # noqa: B023 - waited for within the round
        assert fake.answers() == b""
        scanner.stop()
