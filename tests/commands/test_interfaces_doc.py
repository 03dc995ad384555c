"""The page about the interfaces names every verb and list of consigned goods, and nothing that is not there."""

import re
from pathlib import Path

from desktop.commands.query import QUESTIONS
from desktop.services.verbs import SET_UP, VERBS

PAGE = (Path(__file__).parents[2] / "docs" / "interfaces.md").read_text("utf-8")
SERVICES = (
    "trays cases returns recalls counts pricing consenting buying_out holding hospital_stores pars refilling moving"
)
LISTS = "query_cases query_recalls query_counts query_refills query_settlement"


def named(begin: str, end: str) -> set[str]:
    """What stands between backticks in the tables of a part of the page."""
    rows = [line for line in PAGE.partition(begin)[2].partition(end)[0].split("\n") if line.startswith("| ")]
    return {name for row in rows for name in re.findall(r"`([a-z_-]+)`", row.split("|")[2])}


def test_the_page_names_the_verbs_of_consigned_goods() -> None:
    told = named("### The verbs", "## `sparezone query")
    assert told <= {*VERBS, SET_UP}
    wanted = {name for name, verb in VERBS.items() if verb.do.__module__.split(".")[2] in SERVICES.split()}
    assert len(wanted) > 70
    assert wanted <= told


def test_the_page_names_the_lists_of_consigned_goods() -> None:
    told = named("## `sparezone query", "## Exit status")
    assert told <= set(QUESTIONS)
    wanted = {name for name, one in QUESTIONS.items() if one.answer.__module__.split(".")[2] in LISTS.split()}
    assert len(wanted) > 30
    assert wanted <= told
