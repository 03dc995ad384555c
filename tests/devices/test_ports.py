"""Addresses find the right device, whatever name it has today."""

import errno
import os
import socket
from pathlib import Path

import pytest
import serial

from desktop.devices.errors import BadDeviceSetting, LineAbsent, LineBlocked, LineMismatch
from desktop.devices.ports import Port, check_address, close_port, fault_of, locate, open_port, plugged_in_ports
from tests.fakes.pty_scanner import PtyScanner

HONEYWELL = Port("/dev/ttyACM0", 0x0C2E, 0x0CAA, "S1", "1-2", by_id="/dev/serial/by-id/usb-Honeywell-S1")
TWIN = Port("/dev/ttyACM1", 0x0C2E, 0x0CAA, "S2", "1-3")
NAMELESS = Port("/dev/ttyUSB0", 0x1A86, 0x7523, None, "1-4")


@pytest.mark.parametrize(
    ("port", "address"),
    [
        (HONEYWELL, "usb://0C2E:0CAA:S1"),
        (Port("/dev/ttyUSB0", 0x1A86, 0x7523, None, "1-4", by_id="/dev/serial/by-id/x"), "/dev/serial/by-id/x"),
        (NAMELESS, "usb://1A86:7523@1-4"),
        (Port("COM1"), "COM1"),
    ],
)
def test_the_most_lasting_address_is_proposed_and_finds_the_port_again(port: Port, address: str) -> None:
    assert port.address == address
    if address.startswith("usb:"):
        assert locate(address, None, [TWIN, port]).port == port


@pytest.mark.parametrize("url", ["usb://0c2e:0caa:S1", "usb://0C2E:0CAA@1-2"])
def test_a_usb_address_follows_the_device_to_a_new_name(url: str) -> None:
    moved = Port("/dev/ttyACM7", 0x0C2E, 0x0CAA, "S1", "1-2")
    assert locate(url, None, [TWIN, moved]).target == "/dev/ttyACM7"


def test_two_alike_are_never_guessed_between() -> None:
    with pytest.raises(LineMismatch) as refusal:
        locate("usb://0C2E:0CAA", None, [HONEYWELL, TWIN])
    assert refusal.value.code == "two_alike"
    assert refusal.value.facts["devices"] == ["/dev/ttyACM0", "/dev/ttyACM1"]


def test_what_is_not_plugged_in_is_absent(tmp_path: Path) -> None:
    for url in ("usb://0C2E:0CAA:S9", str(tmp_path / "ttyACM0")):
        with pytest.raises(LineAbsent) as refusal:
            locate(url, None, [HONEYWELL])
        assert refusal.value.code == "not_plugged_in"


def test_a_known_device_is_followed_and_another_on_its_name_is_refused() -> None:
    moved = Port("/dev/ttyACM5", 0x0C2E, 0x0CAA, "S1", "1-9")
    assert locate("/dev/ttyACM0", HONEYWELL, [TWIN, moved]).target == "/dev/ttyACM5"
    other = Port("/dev/ttyACM0", 0x1234, 0x0001, "P1", "1-2")
    with pytest.raises(LineMismatch) as refusal:
        locate("/dev/ttyACM0", HONEYWELL, [other])
    assert refusal.value.code == "other_device"
    assert refusal.value.facts["found"] == "usb://1234:0001:P1"


def test_network_addresses_are_handed_on_and_nonsense_is_refused() -> None:
    assert locate("socket://127.0.0.1:9", None, []).is_network
    for url in ("", "usb://12:34", "http://scanner", "usb://0C2E:0CAA:"):
        with pytest.raises(BadDeviceSetting):
            check_address(url)
    for url in ("COM3", "/dev/ttyS0", "usb://0C2E:0CAA", "rfc2217://host:7"):
        check_address(url)


def test_a_port_is_opened_for_one_program_only(tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as scanner:
        first = open_port(scanner.url, 9600)
        try:
            with pytest.raises(LineBlocked) as refusal:
                open_port(scanner.url, 9600)
            assert refusal.value.code == "port_in_use"
        finally:
            close_port(first)


def test_a_port_without_permission_says_so(tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as scanner:
        device = os.path.realpath(scanner.url)
        Path(device).chmod(0)
        own = os.geteuid()
        os.seteuid(65534 if own == 0 else own)
        try:
            with pytest.raises(LineBlocked) as refusal:
                open_port(device, 9600)
        finally:
            os.seteuid(own)
        assert refusal.value.code == "no_permission"


def test_a_file_is_no_serial_port(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LineBlocked) as refusal:
        open_port(str(tmp_path / "file"), 9600)
    assert refusal.value.code == "not_a_serial_port"


def test_nobody_listening_is_absent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(LineAbsent) as refusal:
        open_port(f"socket://127.0.0.1:{port}", 9600)
    assert refusal.value.code == "no_answer"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("could not open port 'COM3': PermissionError(13, 'Access is denied.', None, 5)", "port_in_use"),
        ("could not open port 'COM3': FileNotFoundError(2, 'cannot find the file', None, 2)", "not_plugged_in"),
    ],
)
def test_what_windows_says_in_words_is_understood(text: str, code: str) -> None:
    assert fault_of(serial.SerialException(text), "COM3").code == code


def test_a_device_that_goes_while_it_is_opened_is_absent() -> None:
    fault = fault_of(serial.SerialException(errno.EIO, "could not open port"), "/dev/ttyACM0")
    assert (type(fault), fault.code) == (LineAbsent, "not_plugged_in")


def test_the_ports_of_this_computer_have_names() -> None:
    assert all(port.device for port in plugged_in_ports())
