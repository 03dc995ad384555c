"""A line loses no whole scan, invents none, comes back by itself and says how it stands."""

import os
import threading
from pathlib import Path

import pytest
import serial

from desktop.devices.errors import LineAbsent
from desktop.devices.framing import Framing
from desktop.devices.ports import Opener, Port, close_port, open_port
from desktop.devices.pty_line import PtyLine
from desktop.devices.serial_line import LineSettings, Pace, SerialLine
from desktop.devices.socket_line import SocketLine
from desktop.devices.states import OPEN_STATES, Cause, LineState
from tests.fakes.pty_scanner import FAST, NOON, Ear, PtyScanner, parts


def line_to(url: str, ear: Ear, framing: Framing = Framing.ANY, **changed: object) -> SerialLine:
    return SerialLine(LineSettings(url, framing=framing), ear, parts(**changed))


@pytest.mark.requirement("C-03")
def test_twenty_replugs_lose_no_whole_scan_and_invent_none(tmp_path: Path) -> None:
    ear = Ear()
    sent: list[bytes] = []
    halves: list[bytes] = []
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        for round_number in range(20):
            ear.wait_for_state(*OPEN_STATES)
            for number in range(50):
                sent.append(f"]d20106901234567892\x1d21{round_number:02}-{number:03}".encode())
                scanner.send(sent[-1] + b"\r")
            half = f"]d2010690123456{round_number:02}".encode() if round_number % 2 else b""
            scanner.send(half)
            halves += [half] if half else []
            assert scanner.wait_until_read()
            ear.wait_for_frames(len(sent))
            scanner.unplug()
            ear.wait_for_state(LineState.LOST)
            scanner.plug_in()
        line.stop()
    assert len(sent) == 1000
    assert ear.frames == sent
    assert ear.cuts == halves
    lost = [change for change in ear.changes if change.state is LineState.LOST]
    assert [change.facts["cut_bytes"] for change in lost] == [0, 17] * 10
    assert {change.cause for change in lost} == {Cause.UNPLUGGED}


def test_each_change_has_a_time_and_a_cause_and_ready_needs_a_proof(tmp_path: Path) -> None:
    ear = Ear()
    scanner = PtyLine(tmp_path / "ttySCAN0")
    line = line_to(scanner.url, ear)
    line.start()
    ear.wait_for_state(LineState.ABSENT)
    scanner.plug_in()
    ear.wait_for_state(LineState.IDENTIFYING)
    scanner.scan("12345")
    ear.wait_for_frames(1)
    scanner.unplug()
    ear.wait_for_state(LineState.LOST)
    scanner.plug_in()
    ear.wait_for_state(LineState.READY)
    line.stop()
    scanner.close()
    assert [(change.state, change.cause) for change in ear.changes] == [
        (LineState.ABSENT, Cause.NOT_PLUGGED_IN),
        (LineState.OPENING, Cause.FOUND),
        (LineState.IDENTIFYING, Cause.AWAITS_FIRST_SCAN),
        (LineState.READY, Cause.FIRST_SCAN),
        (LineState.LOST, Cause.UNPLUGGED),
        (LineState.OPENING, Cause.FOUND),
        (LineState.READY, Cause.CAME_BACK),
        (LineState.DISABLED, Cause.SWITCHED_OFF),
    ]
    assert {change.at for change in ear.changes} == {NOON}
    assert line.change == ear.changes[-1]


def test_a_device_with_a_usb_identity_is_ready_at_once_and_followed_to_its_new_name(tmp_path: Path) -> None:
    ear = Ear()
    first, second = PtyLine(tmp_path / "ttyACM0"), PtyLine(tmp_path / "ttyACM1")
    plugged = [Port(first.url, 0x0C2E, 0x0CAA, "S1", "1-2")]
    first.plug_in()
    line = line_to(first.url, ear, ports=lambda: list(plugged))
    line.start()
    ear.wait_for_state(LineState.READY)
    assert ear.changes[-1].cause is Cause.IDENTITY_KNOWN
    plugged[:] = [Port(second.url, 0x0C2E, 0x0CAA, "S1", "1-3"), Port(first.url, 0x1234, 1, "P1", "1-2")]
    second.plug_in()
    first.unplug()
    ear.wait(lambda: ear.states.count(LineState.READY) == 2)
    second.scan("moved")
    ear.wait_for_frames(1)
    plugged.pop(0)
    first.plug_in()
    second.unplug()
    ear.wait_for_state(LineState.MISMATCH)
    line.stop()
    first.close()
    assert ear.frames == [b"moved"]
    assert ear.states.count(LineState.MISMATCH) == 1


def test_a_port_in_use_names_its_cause_once_and_is_taken_when_it_is_free(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        other_program = open_port(scanner.url, 9600)
        tries = threading.Semaphore(0)

        def opener(target: str, baud: int) -> serial.Serial:
            tries.release()
            return open_port(target, baud)

        line = line_to(scanner.url, ear, opener=opener)
        line.start()
        for _ in range(5):
            assert tries.acquire(timeout=5)
        assert [(change.state, change.cause) for change in ear.changes] == [
            (LineState.OPENING, Cause.FOUND),
            (LineState.BLOCKED, Cause.PORT_IN_USE),
        ]
        assert ear.changes[-1].facts == {"address": scanner.url}
        close_port(other_program)
        ear.wait_for_state(LineState.IDENTIFYING)
        line.stop()


def test_a_port_without_permission_names_its_cause_and_waits(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        device = os.path.realpath(scanner.url)
        Path(device).chmod(0)
        own = os.geteuid()
        os.seteuid(65534 if own == 0 else own)
        line = line_to(device, ear)
        try:
            line.start()
            ear.wait_for_state(LineState.BLOCKED)
            assert ear.changes[-1].cause is Cause.NO_PERMISSION
        finally:
            os.seteuid(own)
        Path(device).chmod(0o600)
        ear.wait_for_state(LineState.IDENTIFYING)
        line.stop()


def test_a_port_that_has_just_appeared_may_refuse_a_while_before_anybody_hears_of_it(tmp_path: Path) -> None:
    ear = Ear()
    scanner = PtyLine(tmp_path / "ttySCAN0")
    line = line_to(scanner.url, ear, pace=Pace(FAST.first, FAST.last, quiet=60.0))
    line.start()
    ear.wait_for_state(LineState.ABSENT)
    scanner.plug_in()
    device = os.path.realpath(scanner.url)
    other_program = open_port(device, 9600)
    close_port(other_program)
    ear.wait_for_state(LineState.IDENTIFYING)
    line.stop()
    scanner.close()
    assert LineState.BLOCKED not in ear.states


def test_a_wireless_scanner_that_drops_the_line_is_asleep(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = SerialLine(LineSettings(scanner.url, rests=True), ear, parts())
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.unplug()
        ear.wait_for_state(LineState.ASLEEP)
        line.stop()
    assert ear.changes[-2].cause is Cause.RESTS


def test_a_megabyte_of_noise_is_told_once_and_the_next_scan_ends_it(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        for _ in range(100):
            scanner.send(b"#" * 10_000)
        scanner.send(b"\r")
        scanner.scan("good")
        ear.wait_for_frames(1)
        line.stop()
    assert ear.frames == [b"good"]
    assert [change.cause for change in ear.changes[2:-1]] == [Cause.NOISE, Cause.NOISE_OVER]
    assert ear.cuts == []


def test_a_scanner_without_an_end_mark_is_cut_by_its_pauses(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear, Framing.IDLE)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        for count, text in enumerate(["first", "second"], start=1):
            scanner.scan(text, suffix="")
            ear.wait_for_frames(count)
        line.stop()
    assert ear.frames == [b"first", b"second"]


def test_ten_thousand_frames_in_one_go_arrive_in_order(tmp_path: Path) -> None:
    ear = Ear()
    frames = [b"]d20106901234567892\x1d21%020d" % number for number in range(10_000)]
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.send(b"\r".join(frames) + b"\r")
        ear.wait_for_frames(len(frames))
        line.stop()
    assert ear.frames == frames


def test_a_paced_frame_is_one_frame(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.scan("slow line", gap_seconds=0.06)
        ear.wait_for_frames(1)
        line.stop()
    assert ear.frames == [b"slow line"]


def test_a_network_scanner_is_ready_when_it_answers_and_comes_back_with_nothing_lost() -> None:
    ear = Ear()
    scanner = SocketLine()
    scanner.plug_in()
    line = line_to(scanner.url, ear)
    line.start()
    for number in range(3):
        ear.wait_for_state(LineState.READY)
        scanner.scan(f"whole {number}")
        scanner.scan("half", suffix="")
        ear.wait_for_frames(number + 1)
        scanner.unplug()
        ear.wait_for_state(LineState.LOST)
        scanner.plug_in()
    ear.wait_for_state(LineState.READY)
    line.stop()
    scanner.close()
    assert ear.frames == [b"whole 0", b"whole 1", b"whole 2"]
    assert ear.cuts == [b"half"] * 3
    assert {change.cause for change in ear.changes if change.state is LineState.READY} == {Cause.ANSWERED}


def test_a_network_address_without_answer_is_absent_and_told_once() -> None:
    ear = Ear()
    scanner = SocketLine()
    scanner.plug_in()
    scanner.unplug()
    line = line_to(scanner.url, ear)
    line.start()
    ear.wait_for_state(LineState.ABSENT)
    scanner.plug_in()
    ear.wait_for_state(LineState.READY)
    line.stop()
    scanner.close()
    assert ear.states == [LineState.OPENING, LineState.ABSENT, LineState.READY, LineState.DISABLED]


def nobody_answers(target: str, _baud: int) -> serial.Serial:
    raise LineAbsent("no_answer", address=target)


def fails_at_the_first_read(_target: str, _baud: int) -> serial.Serial:
    port = serial.serial_for_url("loop://")
    port.close()
    return port


@pytest.mark.parametrize("broken", [nobody_answers, fails_at_the_first_read])
def test_tries_grow_rarer_while_they_fail(broken: Opener) -> None:
    ear = Ear()
    tries: list[str] = []

    def opener(target: str, baud: int) -> serial.Serial:
        tries.append(target)
        return broken(target, baud)

    line = line_to("socket://127.0.0.1:1", ear, pace=Pace(first=0.02, last=60.0), opener=opener)
    line.start()
    threading.Event().wait(0.5)
    line.stop()
    assert 2 <= len(tries) <= 6


def test_noise_before_an_unplug_is_not_told_again_after_it(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.send(b"#" * 9000)
        ear.wait_for_state(LineState.FAULT)
        scanner.unplug()
        ear.wait_for_state(LineState.LOST)
        scanner.plug_in()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.scan("12345")
        ear.wait_for_frames(1)
        line.stop()
    assert ear.states.count(LineState.FAULT) == 1
    assert ear.frames == [b"12345"]


def test_stopping_takes_a_tenth_of_a_second_in_every_state(tmp_path: Path) -> None:
    ear = Ear()
    patient = Pace(first=60.0, last=60.0)
    absent = line_to(str(tmp_path / "nothing"), ear, pace=patient)
    absent.start()
    absent.start()
    ear.wait_for_state(LineState.ABSENT)
    stopper = threading.Thread(target=absent.stop)
    stopper.start()
    stopper.join(1.0)
    assert not stopper.is_alive()
    assert ear.states == [LineState.ABSENT, LineState.DISABLED]
    absent.stop()
    absent.send(b"nobody hears this")
    assert ear.states == [LineState.ABSENT, LineState.DISABLED]


def test_half_a_frame_at_switching_off_is_cut_too(tmp_path: Path) -> None:
    ear = Ear()
    with PtyScanner(tmp_path) as scanner:
        line = line_to(scanner.url, ear)
        line.start()
        ear.wait_for_state(LineState.IDENTIFYING)
        scanner.scan("half", suffix="")
        assert scanner.wait_until_read()
        line.stop()
    assert (ear.frames, ear.cuts) == ([], [b"half"])
