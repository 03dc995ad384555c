"""What is missing on a machine is told by its exact command, or installed by root."""

import pytest

from installer import system


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run."""
    found: list[list[str]] = []

    def run(line: list[str]) -> int:
        found.append(line)
        return 0

    monkeypatch.setattr(system, "run", run)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    return found


def person(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: number)


def test_a_library_that_is_not_there_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system.LIBRARIES, "libsparezone-none.so.9", "libnone9")
    assert "libsparezone-none.so.9" in system.missing_libraries()
    assert "libc.so.6" not in system.missing_libraries()


def test_a_machine_that_has_all_is_asked_for_nothing(monkeypatch: pytest.MonkeyPatch, lines: list[list[str]]) -> None:
    monkeypatch.setattr(system, "missing_libraries", list)
    system.require()
    assert lines == []


def test_root_gets_the_missing_packages_installed(monkeypatch: pytest.MonkeyPatch, lines: list[list[str]]) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ["libEGL.so.1", "libcups.so.2"])
    person(monkeypatch, 0)
    system.require()
    assert lines[0] == ["apt-get", "-q", "update"]
    assert lines[1][:6] == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libcups2"]


def test_anyone_else_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch, lines: list[list[str]]) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ["libEGL.so.1"])
    person(monkeypatch, 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y --no-install-recommends libegl1 python3\.11-venv"):
        system.require("python3.11-venv")
    assert lines == []


def test_where_there_is_no_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch, lines: list[list[str]]) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"libEGL\.so\.1"):
        system.require()


def test_an_apt_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, lines: list[list[str]]) -> None:
    monkeypatch.setattr(system, "missing_libraries", list)
    person(monkeypatch, 0)
    monkeypatch.setattr(system, "run", lambda line: 100)
    with pytest.raises(SystemExit, match=r"apt-get could not install python3\.11-venv"):
        system.require("python3.11-venv")


def test_the_words_of_a_step_stay_out_of_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert system.run(["sh", "-c", "echo told; exit 3"]) == 3
    assert capfd.readouterr() == ("", "told\n")
