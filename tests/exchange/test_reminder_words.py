"""What a customer reads in the reminder of a warranty."""

import json

import pytest

from desktop.exchange.message_text import body_of


@pytest.mark.requirement("S2-38")
def test_a_reminder_says_what_it_is_about_in_both_languages() -> None:
    body = {"serial": "PD2-24-00817", "model": "PD-200", "event": "left", "days_left": 60}
    text = json.dumps(body | {"last_covered_day": "2027-03-15", "due_on": "2027-01-14"})
    english = body_of(text, str, english=True)
    assert "Reminder: The warranty ends soon" in english
    assert "Days left: 60" in english
    assert "Was due on: 2027-01-14" in english
    assert "Last covered day: 2027-03-15" in english
    assert "提醒事项: 保修即将到期" in body_of(text, str, english=False)
