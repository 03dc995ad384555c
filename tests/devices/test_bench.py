"""Settings become scanners; what the settings do not know is refused by name."""

import tomllib
from pathlib import Path

import pytest

from desktop.devices.bench import ANSWERS, KINDS, ScannerSettings, make_scanner, read_scanner, read_scanners
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.framing import Framing
from desktop.devices.keyboard_wedge import KeyboardWedge
from desktop.devices.scanner import ACK_NAK, Answer, SerialScanner
from desktop.devices.states import LineState
from desktop.devices.wedge_profile import GsForm, Suffix, WedgeProfile
from tests.fakes.pty_scanner import Ear, parts


def test_every_key_of_a_serial_scanner_is_read() -> None:
    table = {"kind": "serial", "name": "Desk 1", "url": "COM3", "baud": 115200, "framing": "stx_etx"}
    assert read_scanner({**table, "answer": "ack_nak"}) == ScannerSettings(
        "serial", "Desk 1", "COM3", 115200, Framing.STX_ETX, ACK_NAK
    )
    own = read_scanner({**table, "answer": {"good": "1B 37", "bad": "15"}})
    assert own.answer == Answer(b"\x1b7", b"\x15")


def test_a_wedge_profile_is_read() -> None:
    profile = {"gap_ms": 20, "suffixes": ["tab", "silence"], "gs": "substitute", "substitute": "|", "prefix": "F13"}
    settings = read_scanner({"kind": "wedge", "name": "Hand", "profile": profile})
    suffixes = frozenset({Suffix.TAB, Suffix.SILENCE})
    assert settings.profile == WedgeProfile(20, suffixes, GsForm.SUBSTITUTE, "|", "F13")
    assert read_scanner({"kind": "wedge"}) == ScannerSettings("wedge", "wedge")


@pytest.mark.parametrize(
    ("table", "code", "fact"),
    [
        ({"kind": "serial", "url": "COM3", "bauds": 9600}, "unknown_key", "bauds"),
        ({"kind": "camera"}, "bad_value", "kind"),
        ({}, "bad_value", "kind"),
        ({"kind": "serial", "url": "COM3", "baud": "fast"}, "bad_value", "baud"),
        ({"kind": "serial", "url": "COM3", "baud": True}, "bad_value", "baud"),
        ({"kind": "serial", "url": "COM3", "framing": "dots"}, "bad_value", "framing"),
        ({"kind": "serial", "url": "COM3", "answer": "beep"}, "bad_value", "answer"),
        ({"kind": "serial", "url": "COM3", "answer": {"good": "xyz"}}, "bad_value", "good"),
        ({"kind": "wedge", "name": 3}, "bad_value", "name"),
        ({"kind": "wedge", "profile": "fast"}, "bad_value", "profile"),
        ({"kind": "wedge", "profile": {"gap_ms": 60}}, "bad_value", "gap_ms"),
        ({"kind": "wedge", "profile": {"suffixes": []}}, "bad_value", "suffixes"),
        ({"kind": "wedge", "profile": {"suffixes": [["cr"]]}}, "bad_value", "suffixes"),
        ({"kind": "wedge", "profile": {"gs": "substitute"}}, "bad_value", "substitute"),
        ({"kind": "wedge", "profile": {"speed": 1}}, "unknown_key", "speed"),
    ],
)
def test_what_is_not_known_is_refused_by_name(table: dict[str, object], code: str, fact: str) -> None:
    with pytest.raises(BadDeviceSetting) as refusal:
        read_scanner(table)
    assert (refusal.value.code, refusal.value.facts["key"]) == (code, fact)
    assert str(refusal.value).startswith(f"{code}(key={fact}")


def test_a_port_needs_an_address_and_a_name_is_given_once() -> None:
    with pytest.raises(BadDeviceSetting) as refusal:
        read_scanner({"kind": "network", "url": "scanner://host"})
    assert refusal.value.code == "bad_address"
    with pytest.raises(BadDeviceSetting) as refusal:
        read_scanners([{"kind": "wedge", "name": "A"}, {"kind": "serial", "name": "A", "url": "COM3"}])
    assert (refusal.value.code, refusal.value.facts["names"]) == ("name_twice", ["A"])


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_known_kind_makes_a_device(kind: str) -> None:
    device = make_scanner(ScannerSettings(kind, "one", "/dev/null"), Ear(), parts())
    assert isinstance(device, KeyboardWedge if kind == "wedge" else SerialScanner)


def test_the_example_in_the_guide_is_what_it_says() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "scanners.md").read_text(encoding="utf-8")
    example = guide.split("```toml\n")[1].split("```")[0]
    assert read_scanners(tomllib.loads(example)["scanner"]) == (
        ScannerSettings("serial", "Receiving desk", "usb://0C2E:0CAA:18100A12B3", answer=ACK_NAK),
        ScannerSettings("wedge", "Hand scanner", profile=WedgeProfile(20, frozenset({Suffix.CR}), GsForm.F8)),
    )


def test_the_guide_names_every_value_that_may_be_set() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "scanners.md").read_text(encoding="utf-8")
    english, chinese = guide.split("# 扫码枪\n")
    for value in [*KINDS, *Framing, *ANSWERS, *GsForm, *Suffix, *set(LineState) - {LineState.BUSY}]:
        assert f"`{value}" in english
        assert f"`{value}" in chinese
