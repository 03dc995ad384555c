"""Kept files beside the window: a name that every file system takes."""

from desktop.presenters.device_files import LONGEST_NAME, short_name


def test_a_long_name_keeps_its_ending_and_whole_letters() -> None:
    assert short_name("noise.wav") == "noise.wav"
    short = short_name("电机异响" * 40 + ".m4a")
    assert short.endswith(".m4a")
    assert len(short.encode()) <= LONGEST_NAME
    assert short.startswith("电机异响")
