"""What the receivers of messages read: words and times of their own language, never codes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from desktop.domain.adverse import Harm
from desktop.domain.cases import Fate
from desktop.domain.deadlines import OVERDUE, RULES
from desktop.domain.outbox import ChannelKind
from desktop.exchange.message_text import as_json, body_of, words_of
from desktop.exchange.message_words import FIELDS, VALUES, stage_words
from desktop.exchange.message_words import RULES as RULE_WORDS
from desktop.exchange.sending_round import Sender, carrier, send_round
from desktop.models.recall import Whereabouts
from desktop.queries.duties import FollowUpForm, FollowUpRow, FormLine
from desktop.services.channels import SET_CHANNEL, SetChannel
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SetDeadlineRule
from desktop.services.wire import to_wire
from desktop.views.translation import CHINESE, ENGLISH, text
from desktop.views.words.deadlines import DEADLINE_RULES, warning_words
from tests.exchange.parcels import parcel
from tests.fakes.mail_and_web import MailServer, running
from tests.services.clock_room import CALL, ClockRoom, make

STAGE = {"rule": "emergency_order", "stage": "left_1800", "document": "E-118", "late": False}
STAGE |= {"due_at": "2026-11-20T22:10:00+00:00"}


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


def test_a_reminder_of_a_deadline_reads_as_a_sentence_of_the_receivers_language() -> None:
    told = replace(parcel(), kind="deadline_stage", document="E-118", body=json.dumps(STAGE))
    chinese, english = words_of(told), words_of(replace(told, language="en"))
    assert chinese.subject == "时限提醒 E-118 · 急单送达医院 · 剩余 30 分钟 · East 东区"
    assert english.subject == "Deadline reminder E-118 · Emergency order at the hospital · 30 min left · East 东区"
    assert chinese.text.split("\n")[2:6] == [
        "时限: 急单送达医院",
        "提醒: 剩余 30 分钟",
        "单据: E-118",
        "截止时间: 2026-11-21 06:10:00 (UTC+08:00)",
    ]
    assert english.text.split("\n")[2:6] == [
        "Promise: Emergency order at the hospital",
        "Told: 30 min left",
        "Document: E-118",
        "Due: 2026-11-21 06:10:00 (UTC+08:00)",
    ]
    assert json.loads(as_json(told))["body"] == STAGE


def test_what_is_told_late_says_so_and_what_is_not_does_not() -> None:
    late = json.dumps(STAGE | {"late": True})
    assert "迟发: 是" in body_of(late, str, english=False)
    assert "Told late: yes" in body_of(late, str, english=True)
    assert "late" not in body_of(json.dumps(STAGE), str, english=True)


@pytest.mark.parametrize(("column", "language"), [(0, CHINESE), (1, ENGLISH)])
def test_promises_and_stages_are_called_as_on_the_screens(column: int, language: str) -> None:
    assert {code: words[column] for code, words in RULE_WORDS.items()} == {
        code: text(DEADLINE_RULES[code], language) for code in RULES
    }
    stages = {stage.code for rule in RULES.values() for stage in rule.stages} | {OVERDUE, "left_45", "left_259200"}
    assert {code: stage_words(code, column) for code in stages} == {
        code: warning_words(code, language) for code in stages
    }
    assert stage_words("strange", column) == "strange"


def test_every_word_of_a_list_is_said_in_both_languages() -> None:
    for name, words in (("fate", Fate), ("harm", Harm), ("state", Whereabouts)):
        assert set(VALUES[name]) == set(words)
        assert all(len(set(both)) == 2 and all(both) for both in VALUES[name].values())


def test_the_form_of_a_case_reads_without_a_code() -> None:
    said = FollowUpRow(
        datetime(2026, 11, 25, 2, tzinfo=UTC),
        "Dr. W",
        adverse=False,
        result="healing",
        event="",
        by="Li",
        late_reason="",
    )
    line = FormLine("RK-I5", "", "衬垫", "insert", "5", "L1", "S1", date(2029, 5, 1), Decimal(1), Fate.WASTED, "\x1d01")
    ended = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)
    head = ("C-1", "XX", "某医院", "Some hospital", "EAST", "Asia/Shanghai", ended, ended)
    form = to_wire(FollowUpForm(*head, (line,), 0, said))
    told = replace(parcel(), kind="follow_up_form", document="C-1", body=json.dumps(form))
    chinese, english = words_of(told).text, words_of(replace(told, language="en")).text
    for lines in (chinese.split("\n"), english.split("\n")):
        assert not any(word in line for line in lines for word in ("wasted", "True", "False", "T03:20", "\ufffd", "_"))
    assert "  - RK-I5 · 衬垫 · 5 · L1 · S1 · 2029-05-01 · 1 · 已开未用" in chinese
    assert "  - RK-I5 · insert · 5 · L1 · S1 · 2029-05-01 · 1 · opened, not used" in english
    assert "随访:\n  - 时间: 2026-11-25 10:00:00 (UTC+08:00)\n" in chinese
    assert "  - Adverse reaction: no\n" in english
    assert "Name of the hospital: Some hospital\n" in english
    assert "Some hospital" not in chinese


def test_the_first_report_says_the_harm_in_words() -> None:
    body = {"item": "LP-9H", "name": "板", "harm": "could_be_serious", "description": "stripped", "aware_at": "x"}
    english = body_of(json.dumps(body), str, english=True)
    assert "Description: stripped\nHarm: could have been a serious injury" in english
    assert "伤害程度: 可能导致严重伤害" in body_of(json.dumps(body), str, english=False)
    assert set(body) <= set(FIELDS)


def test_a_stage_arrives_in_the_mailbox_in_words_with_the_time_of_its_site(room: ClockRoom) -> None:
    room.ask(SET_DEADLINE_RULE, SetDeadlineRule("emergency_order", "contract 7", told=("clerk", "party:M-01")))
    room.ask(SET_CHANNEL, SetChannel("MAIL", "M-01", ChannelKind.MAIL, "quality@maker.test", language="en"))
    room.open("emergency_order")
    assert room.sweep_at(CALL + timedelta(minutes=210)) == ["part_50", "left_3600", "left_1800"]
    with running(MailServer()) as server:
        table = {"host": "127.0.0.1", "port": server.port, "security": "none", "sender": "zone@partner.test"}
        assert send_round(Sender(room.ask, room.store.read, room.clock, carrier(table), lambda: True)) == 3
    texts = [mail.get_body(("plain",)).get_content() for mail in server.taken]
    told = [line for text in texts for line in text.split("\r\n") if line.startswith("Told")]
    assert told == [
        "Told: 50 % of the time gone",
        "Told late: yes",
        "Told: 1 h left",
        "Told late: yes",
        "Told: 30 min left",
    ]
    assert all("Due: 2026-11-24 06:10:00 (UTC+08:00)" in text for text in texts)
