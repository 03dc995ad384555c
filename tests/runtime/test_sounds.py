"""A sound is started and left alone; nothing about it can stop a scan."""

import wave
from pathlib import Path

import pytest

from desktop.presenters.answer import Verdict
from desktop.runtime import sounds
from desktop.runtime.sounds import INSTEAD, SOUNDS, SoundPlayer


class Beeps:
    """Counts."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[SoundPlayer, Path]:
    """A player whose program writes down what it is given."""
    heard = tmp_path / "heard"
    program = tmp_path / "paplay"
    program.write_text(f'#!/bin/sh\necho "$1" >> {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(sounds, "PLAYERS", (("paplay",),))
    return SoundPlayer(Beeps()), heard


def test_every_verdict_has_a_sound_of_ordinary_length() -> None:
    for verdict in Verdict:
        with wave.open(str(SOUNDS / f"{INSTEAD.get(verdict, verdict)}.wav")) as sound:
            assert 0.02 < sound.getnframes() / sound.getframerate() < 1.5


def test_the_platforms_player_is_given_the_file(player: tuple[SoundPlayer, Path], qtbot) -> None:
    made, heard = player
    assert made.play("refused")
    qtbot.waitUntil(heard.exists, timeout=3000)
    qtbot.waitUntil(lambda: heard.read_text().endswith("refused.wav\n"), timeout=3000)


def test_switched_off_it_is_silent(player: tuple[SoundPlayer, Path]) -> None:
    made, heard = player
    made.enabled = False
    assert not made.play("ok")
    assert not heard.exists()


def test_without_a_player_it_beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "PLAYERS", (("no-such-player",),))
    beeps = Beeps()
    assert not SoundPlayer(beeps).play("ok")
    assert beeps.count == 1


def test_a_sound_that_is_not_there_is_a_beep(tmp_path: Path) -> None:
    beeps = Beeps()
    assert not SoundPlayer(beeps, folder=tmp_path).play("ok")
    assert beeps.count == 1
