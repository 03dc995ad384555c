"""The agent's service files start what is there and end it as it wants to be ended."""

import configparser
from pathlib import Path
from xml.etree import ElementTree as ET

SERVICES = Path(__file__).parents[2] / "installer" / "services"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def test_the_systemd_unit_runs_the_agent_and_ends_it_with_sigterm() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys are as they are written
    unit.read(SERVICES / "sparezone-agent.service", encoding="utf-8")
    assert unit["Service"]["ExecStart"].startswith("/opt/sparezone/sparezone agent ")
    assert (unit["Service"]["KillSignal"], unit["Service"]["Restart"]) == ("SIGTERM", "always")


def test_the_windows_task_runs_the_agent_once_and_again_after_a_fall() -> None:
    task = ET.parse(SERVICES / "sparezone-agent.xml").getroot()  # our own file
    found = {element.tag.removeprefix(TASK): element.text or "" for element in task.iter()}
    assert (found["Command"], found["Arguments"].split(" ")[0]) == ("C:\\Sparezone\\sparezone.cmd", "agent")
    assert (found["MultipleInstancesPolicy"], found["ExecutionTimeLimit"]) == ("IgnoreNew", "PT0S")
