"""The agent's service files start what is there and end it as it wants to be ended; no key of them is unknown."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

SERVICES = Path(__file__).parents[2] / "installer" / "services"
UNIT = SERVICES / "sparezone-agent.service"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
KEYS: Final = {
    "Unit": {"Description", "Documentation", "After", "Wants"},
    "Service": {
        *("Type", "User", "ExecStart", "KillSignal", "TimeoutStopSec", "Restart", "RestartSec", "LoadCredential"),
        *("StateDirectory", "UMask", "NoNewPrivileges", "ProtectSystem", "ProtectHome", "PrivateTmp"),
        *("PrivateDevices", "ProtectKernelTunables", "ProtectControlGroups", "RestrictSUIDSGID", "ProtectClock"),
    },
    "Install": {"WantedBy"},
}
"""What systemd.unit, systemd.service and systemd.exec know, as far as we use it."""

SWITCHES: Final = {"yes", "no", "true", "false"}
CHILDREN: Final = {
    "Task": ("RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions"),
    "RegistrationInfo": ("URI", "Description", "Author", "Date", "Version"),
    "Triggers": ("BootTrigger", "EventTrigger"),
    "BootTrigger": ("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "Delay"),
    "EventTrigger": ("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "Subscription"),
    "Repetition": ("Interval", "Duration", "StopAtDurationEnd"),
    "Principals": ("Principal",),
    "Principal": ("UserId", "LogonType", "GroupId", "RunLevel"),
    "Settings": (
        *("MultipleInstancesPolicy", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "StartWhenAvailable"),
        *("ExecutionTimeLimit", "RestartOnFailure", "Enabled"),
    ),
    "RestartOnFailure": ("Interval", "Count"),
    "Actions": ("Exec",),
    "Exec": ("Command", "Arguments", "WorkingDirectory"),
}
"""What the Task Scheduler's schema allows in each element (MS-TSCH 2.5), as far as we use it."""

SEQUENCES: Final = {"BootTrigger", "EventTrigger"}
"""Elements whose children stand in the order of the schema; in the others any order is right."""

DURATION: Final = re.compile(r"PT(\d+)([SMH])", re.ASCII)
SECONDS: Final = {"S": 1, "M": 60, "H": 3600}


def entries() -> Iterator[tuple[str, str, str]]:
    """Section, key and value of every line of the unit; a line that is none of these fails."""
    section = ""
    for line in UNIT.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
            assert section in KEYS
            continue
        key, equals, value = line.partition("=")
        assert (equals, key == key.strip(), bool(value)) == ("=", True, True), line
        yield section, key, value


def test_the_systemd_unit_has_only_keys_that_systemd_knows() -> None:
    found = list(entries())
    assert [one for one in found if one[1] not in KEYS[one[0]]] == []
    keys = [key for section, key, _ in found if section == "Service"]
    assert len(keys) == len(set(keys))
    for _, key, value in found:
        if key.startswith(("Protect", "Private", "NoNew", "Restrict")) and key != "ProtectSystem":
            assert value in SWITCHES


def test_the_systemd_unit_runs_the_agent_and_ends_it_with_sigterm() -> None:
    service = {key: value for section, key, value in entries() if section == "Service"}
    assert service["ExecStart"].startswith("/opt/sparezone/sparezone agent ")
    assert (service["KillSignal"], service["Restart"], service["Type"]) == ("SIGTERM", "always", "simple")
    assert service["ExecStart"].endswith(f"--data-dir /var/lib/{service['StateDirectory']}")


def test_systemd_itself_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    """Where systemd is installed it is asked; the program stands in for itself, since it is not under /opt here."""
    asked = shutil.which("systemd-analyze")
    program = tmp_path / "sparezone"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text("utf-8").replace("/opt/sparezone/sparezone", str(program)), "utf-8")
    if asked is not None:
        told = subprocess.run([asked, "verify", str(unit)], capture_output=True, text=True, check=False, timeout=60)
        assert (told.returncode, told.stderr) == (0, "")
        unit.write_text(unit.read_text("utf-8").replace("RestartSec=", "RestartSecs="), "utf-8")
        told = subprocess.run([asked, "verify", str(unit)], capture_output=True, text=True, check=False, timeout=60)
        assert "RestartSecs" in told.stderr  # it would have told


def task() -> ET.Element:
    return ET.parse(SERVICES / "sparezone-agent.xml").getroot()  # our own file


def name(element: ET.Element) -> str:
    assert element.tag.startswith(TASK)
    return element.tag.removeprefix(TASK)


def seconds(text: str) -> int:
    found = DURATION.fullmatch(text)
    assert found is not None, text
    return int(found[1]) * SECONDS[found[2]]


def test_every_element_of_the_windows_task_is_in_the_schema_and_in_its_order() -> None:
    for parent in task().iter():
        children = [name(child) for child in parent]
        allowed = CHILDREN.get(name(parent), ())
        assert set(children) <= set(allowed), name(parent)
        assert len(children) == len(set(children))
        if name(parent) in SEQUENCES:
            assert children == sorted(children, key=allowed.index)


@pytest.mark.parametrize(
    ("element", "least", "most"), [("Repetition", 60, 31 * 86400), ("RestartOnFailure", 60, 2**31)]
)
def test_the_spans_of_the_windows_task_are_in_their_ranges(element: str, least: int, most: int) -> None:
    (found,) = task().iter(TASK + element)
    assert 60 <= seconds(found.findtext(f"{TASK}Interval", "")) <= 31 * 86400


def test_the_windows_task_runs_the_agent_once_and_again_after_a_fall() -> None:
    root = task()
    found = {name(element): element.text or "" for element in root.iter()}
    assert (found["Command"], found["Arguments"].split(" ")[0]) == ("C:\\Sparezone\\sparezone.cmd", "agent")
    assert (found["MultipleInstancesPolicy"], root.findtext(f"{TASK}Settings/{TASK}ExecutionTimeLimit")) == (
        "IgnoreNew",
        "PT0S",
    )
    assert 1 <= int(found["Count"]) <= 255
    assert root.get("version") in {"1.2", "1.3", "1.4"}
    (principal,), (actions,) = root.iter(f"{TASK}Principal"), root.iter(f"{TASK}Actions")
    assert principal.get("id") == actions.get("Context")
    again = root.find(f"{TASK}Triggers/{TASK}BootTrigger/{TASK}Repetition")
    assert again is not None
    assert again.find(f"{TASK}Duration") is None  # for ever


def test_the_windows_task_wakes_with_the_computer() -> None:
    (wish,) = task().iter(f"{TASK}Subscription")
    query = ET.fromstring(wish.text or "")
    assert (query.tag, [one.get("Path") for one in query.iter("Select")]) == ("QueryList", ["System"])


def test_the_windows_task_is_plain_ascii_without_a_declared_encoding() -> None:
    """The Task Scheduler gets it as text: a declaration that says otherwise makes it malformed."""
    raw = (SERVICES / "sparezone-agent.xml").read_bytes()
    assert raw.isascii()
    assert b"encoding" not in raw.split(b"?>")[0]
