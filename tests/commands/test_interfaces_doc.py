"""The page about the interfaces names every verb and every list, and none that is not there."""

import re
from pathlib import Path

from desktop.commands.query import QUESTIONS
from desktop.services.verbs import SET_UP, VERBS

PAGE = (Path(__file__).parents[2] / "docs" / "interfaces.md").read_text("utf-8")


def named(begin: str, end: str) -> set[str]:
    """What stands between backticks in the tables of a part of the page."""
    rows = [line for line in PAGE.partition(begin)[2].partition(end)[0].split("\n") if line.startswith("| ")]
    return {name for row in rows for name in re.findall(r"`([a-z_-]+)`", row.split("|")[2])}


def test_the_page_names_every_verb() -> None:
    assert named("### Every verb", "## `sparezone query") == {*VERBS, SET_UP}


def test_the_page_names_every_list() -> None:
    assert named("## `sparezone query", "## Exit status") == set(QUESTIONS)
