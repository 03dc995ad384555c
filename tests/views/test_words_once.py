"""Each code has its words once: where two tables knew it, the second would speak for the first."""

import pytest

from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.views import messages
from desktop.views.messages import WORDS, card, words
from desktop.views.words.decoder import REASONS
from desktop.views.words.entries import ENTRIES

TABLES = [
    (name, table)
    for name, table in vars(messages).items()
    if name.isupper() and isinstance(table, dict) and table is not WORDS and not name.startswith("_")
    if table is not ENTRIES and table is not REASONS and table.keys() <= WORDS.keys()
]


def test_no_code_has_words_in_two_tables() -> None:
    assert len(TABLES) > 12
    said: dict[str, tuple[str, str]] = dict.fromkeys(REASONS, ("REASONS", ""))
    twice = []
    for name, table in TABLES:
        for code, words_of in table.items():
            before = said.setdefault(code, (name, words_of))
            if before[1] != words_of:
                twice.append((code, before[0], name))
    assert twice == []


@pytest.mark.parametrize(
    ("refusal", "english", "chinese"),
    [
        (
            Refusal("tray_incomplete", tray="TK-1", pieces=1, names=["1 × A"]),
            "TK-1 is not complete. 1 × A. Refill and count it, or ask the supervisor.",
            "TK-1 不齐。",
        ),
        (
            Refusal("unknown_unit", item="A", lot="", serial="S1"),
            "Serial number never seen. A · serial S1. Compare the number on the pack.",
            "没有该序列号的记录",
        ),
        (
            Refusal("second_person_needed", person="Li", badge="1001"),
            "A second person must decide. Li opened it. Another badge, then once more.",
            "须由第二人决定",
        ),
        (
            Refusal("second_person_needed", place="B-1", count="CN-1", person="Li"),
            "A second person must count B-1. Li counted last · CN-1. Another badge, then the bin.",
            "B-1",
        ),
        (Refusal("order_was_cancelled", order="O-1"), "O-1 was cancelled.", "O-1"),
        (
            Refusal("unknown_recall_notice", notice="RC-1/1"),
            "No recall notice RC-1/1. Check the number on the letter.",
            "没有召回通知 RC-1/1",
        ),
    ],
)
def test_a_refusal_says_what_it_is_about(refusal: Refusal, english: str, chinese: str) -> None:
    assert words(refusal.code, refusal.facts, "en") == english
    assert words(refusal.code, refusal.facts, "zh_CN").startswith(chinese)


def test_a_tray_that_was_closed_short_is_still_told_as_closed() -> None:
    facts = {"tray": "TK-1", "received": 19, "of": 20, "open_seats": [7]}
    assert card(Reply(Verdict.MARKED, "tray_incomplete", facts), "en").headline == "TK-1 closed · 19/20"
