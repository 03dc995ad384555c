"""What is told of labels: open lists in pages, queues, a label's history, and a closing count that adds up."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.commands import query
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.labels.field_names import FIELDS
from desktop.models.hold import HoldReason
from desktop.models.label import OPEN, LabelPurpose, LabelState
from desktop.queries.history import HistoryEvent, unit_history
from desktop.queries.history_papers import EventKind
from desktop.queries.label_day import LabelDay, label_days, run_progress
from desktop.queries.label_story import label_events
from desktop.queries.label_words import worded
from desktop.queries.labels import (
    LabelFilter,
    PrinterQueue,
    label_content,
    label_row,
    label_rows,
    next_labels,
    printer_queues,
    waiting_labels,
)
from desktop.services.printing import (
    MOVE_LABEL,
    RECOVER_LABELS,
    MoveLabel,
    RecoverLabels,
)
from desktop.services.reprinting import REPRINT_LABEL, ReprintLabel
from desktop.services.settling_labels import SETTLE_LABEL, Decision, SettleLabel
from desktop.storage.verify import verify
from tests.services.label_desk import LabelDesk, build

pytestmark = pytest.mark.requirement("C-04", "S1-54")

S = LabelState
TODAY = date(2026, 11, 21)


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    """A warehouse with goods to label, once on each kind of database."""
    made = build(database_url)
    yield made
    made.store.close()


def rows(desk: LabelDesk, **asked: Any) -> list[Any]:
    with desk.store.read() as connection:
        return list(label_rows(connection, LabelFilter(**asked)))


def day_of(desk: LabelDesk, day: date | None = TODAY) -> LabelDay:
    with desk.store.read() as connection:
        (told,) = label_days(connection, day, desk.clock.now())
    return told


def test_open_labels_come_in_pages_the_oldest_first(desk: LabelDesk) -> None:
    labels = [desk.order(f"A-1-{at % 4 + 1}") for at in range(7)]
    desk.bring(labels[2], S.VERIFIED)
    desk.bring(labels[4], S.VOID)
    expected = [label for at, label in enumerate(labels) if at not in (2, 4)]
    found, after = [], None
    with desk.store.read() as connection:
        while page := label_rows(connection, LabelFilter(), after, 2):
            assert len(page) <= 2
            found += [row.label for row in page]
            after = page[-1]
        assert waiting_labels(connection) == 5
    assert found == expected


def test_labels_are_found_by_what_they_are_for(desk: LabelDesk) -> None:
    unit, place = desk.order_unit("S1"), desk.order("A-1-4")
    desk.bring(unit, S.UNCERTAIN)
    assert [row.label for row in rows(desk, text="S1")] == [unit]
    assert [row.label for row in rows(desk, text="a-1-4")] in ([], [place])
    assert [row.label for row in rows(desk, text="A-1-4")] == [place]
    assert [row.label for row in rows(desk, states=frozenset({S.UNCERTAIN}))] == [unit]
    assert [row.label for row in rows(desk, purpose=LabelPurpose.BIN)] == [place]
    assert [row.label for row in rows(desk, printer="Bench")] == [unit]
    assert rows(desk, text="%") == rows(desk, site="NOWHERE") == rows(desk, run=new_id()) == []
    (row,) = rows(desk, text="L23B017")
    assert (row.item, row.name, row.lot, row.serial, row.place) == ("STEM-12", "股骨柄 STEM-12", "L23B017", "S1", "")
    assert (row.state, row.site, row.ordered_by, row.workstation) == (S.UNCERTAIN, "SH", "1002", "desk 1")
    assert row.changed_at > row.ordered_at


def test_a_desk_is_told_what_it_has_to_print(desk: LabelDesk) -> None:
    first, second, third = (desk.order(f"A-1-{at}") for at in (1, 2, 3))
    desk.bring(first, S.FAILED)
    desk.bring(second, S.UNCERTAIN)
    with desk.store.read() as connection:
        assert [one.label for one in next_labels(connection, "desk 1")] == [first, third]
        assert next_labels(connection, "desk 2") == ()
        assert label_row(connection, first).fault == "paper_out"
        with pytest.raises(Refusal):
            label_row(connection, new_id())
        with pytest.raises(Refusal):
            label_content(connection, new_id())
        assert run_progress(connection, new_id()) is None


def test_what_a_label_says_is_in_its_language(desk: LabelDesk) -> None:
    unit, badge = desk.content(desk.order_unit("S1")), desk.content(desk.order("1004", LabelPurpose.BADGE))
    hibc = desk.content(desk.order_unit("HS1", "HIP-5"))
    assert (badge.said("en")["role"], badge.said("zh_CN")["role"], badge.said("en")["code"]) == (
        "supervisor", "主管", "SZ:U:1004",
    )  # fmt: skip
    said = unit.said("en")
    assert said["hri"] == "(01)06901234567892 (17)290131 (10)L23B017 (21)S1"
    assert (said["udi"], said["item_en"], said["lot"], "copy" in said) == (
        unit.symbol, "Stem STEM-12", "L23B017", False,
    )  # fmt: skip
    assert hibc.said("zh_CN")["udi"] == hibc.symbol
    for content in (unit, badge, hibc):
        assert set(content.fields) | set(content.said("en")) <= set(FIELDS)


@pytest.mark.parametrize("reason", HoldReason)
def test_every_reason_for_a_hold_has_words_on_its_label(reason: HoldReason) -> None:
    said = [worded({"reason": reason.value, "lot": ""}, 0, language) for language in ("en", "zh_CN")]
    assert [set(one) for one in said] == [{"reason"}, {"reason"}]
    assert said[0] != said[1]


def test_queues_are_told_by_printer_and_desk(desk: LabelDesk) -> None:
    states = (S.QUEUED, S.FAILED, S.SENDING, S.HANDED_OVER, S.PRINTING, S.UNCERTAIN, S.CONFIRMED, S.VERIFIED)
    labels = [desk.order(f"A-1-{at % 4 + 1}") for at in range(len(states))]
    for label, state in zip(labels[:6], states, strict=False):
        desk.bring(label, state)
    with desk.store.read() as connection:
        told = printer_queues(connection)
        oldest = label_row(connection, labels[0]).ordered_at
        assert printer_queues(connection, "desk 9") == ()
    assert told == (
        PrinterQueue("", "desk 1", 3, 1, 0, 0, oldest),
        PrinterQueue("Bench", "desk 1", 0, 0, 3, 1, None),
    )


def test_the_life_of_a_unit_shows_its_labels(desk: LabelDesk) -> None:
    first = desk.order_unit("S1")
    desk.bring(first, S.VERIFIED)
    second = desk.do(REPRINT_LABEL, ReprintLabel(first, "torn off")).label
    desk.bring(second, S.UNCERTAIN)
    unit = desk.job(second).unit_id
    with desk.store.read() as connection:
        events = [one for one in unit_history(connection, unit) if isinstance(one.what, EventKind)]
    assert [(one.what, one.reason, one.who) for one in events] == [
        (EventKind.LABEL_ORDERED, "unit", "李明"),
        (EventKind.LABEL_VERIFIED, "unit", "李明"),
        (EventKind.LABEL_VOIDED, "unit torn off", "李明"),
        (EventKind.LABEL_REPRINTED, "unit torn off", "李明"),
    ]
    assert all(isinstance(one, HistoryEvent) and one.serial == "S1" for one in events)


def test_a_day_ends_at_the_sites_midnight(desk: LabelDesk) -> None:
    evening = desk.order("A-1-1")
    desk.clock.moment = datetime(2026, 11, 21, 15, 59, 58, tzinfo=UTC)
    desk.start(evening)
    desk.clock.moment = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
    night = desk.order("A-1-2")
    desk.bring(night, S.CONFIRMED)
    today, tomorrow = day_of(desk), day_of(desk, None)
    assert (today.ordered, today.printed, today.open, today.verified) == (1, 1, 1, 0)
    assert (tomorrow.day, tomorrow.ordered, tomorrow.printed, tomorrow.open) == (date(2026, 11, 22), 1, 1, 1)
    desk.note(evening, "confirmed", evidence="status")
    desk.scan(evening)
    assert (day_of(desk).verified, day_of(desk).open) == (1, 0)


def test_each_kind_of_end_is_counted_once(desk: LabelDesk) -> None:
    labels = {state: desk.order(f"A-1-{at % 4 + 1}") for at, state in enumerate(S)}
    for state, label in sorted(labels.items(), key=lambda pair: pair[0] is not S.VERIFIED):
        desk.bring(label, state)
    again = desk.do(REPRINT_LABEL, ReprintLabel(labels[S.CONFIRMED], "torn")).label
    desk.bring(again, S.UNCERTAIN)
    told = day_of(desk)
    assert (told.ordered, told.reprints, told.waiting, told.cancelled) == (10, 1, 2, 1)
    assert (told.printed, told.verified, told.voided, told.open) == (7, 1, 1, 5)
    assert told.adds_up


# ---------------------------------------------------------------- any sequence of steps adds up

DRIVE = ("order", "start", "hand", "print", "confirm", "fail", "lose", "printed", "not_printed", "spoil")
STEPS = (*DRIVE, "void", "again", "scan", "move", "recover", "midnight")


@pytest.fixture(scope="module")
def played(sqlite_template: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabelDesk]:
    """A warehouse that all examples play in, each with bins' labels of its own days."""
    import shutil

    path = tmp_path_factory.mktemp("played") / "played.db"
    shutil.copyfile(sqlite_template, path)
    made = build(f"sqlite:///{path}")
    yield made
    made.store.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=40))
def test_whatever_happens_printed_is_verified_and_voided_and_open(
    played: LabelDesk, steps: list[tuple[str, int]]
) -> None:
    played.clock.moment += timedelta(days=3)
    first = played.clock.moment
    labels: list[Any] = []
    for step, at in steps:
        play(played, labels, step, at)
    counts: Counter[str] = Counter()
    with played.store.read() as connection:
        for number in range((played.clock.moment - first).days + 2):
            day = (first + timedelta(hours=8)).date() + timedelta(days=number)
            (told,) = label_days(connection, day, played.clock.now())
            assert told.adds_up, told
            for name in ("ordered", "reprints", "waiting", "cancelled", "printed"):
                counts[name] += getattr(told, name)
        jobs = [(label_row(connection, label), label_events(connection, label)) for label in labels]
    came_out = [events for _, events in jobs if printed_by(events)]
    assert counts["ordered"] == len(labels) == counts["waiting"] + counts["cancelled"] + counts["printed"]
    assert counts["printed"] == len(came_out)
    assert counts["reprints"] == sum(row.reprint > 0 for row, _ in jobs)
    assert all(row.state is events[-1].to_state for row, events in jobs)


def printed_by(events: Any) -> bool:
    """Whether the label is, or may be, there, told from its history alone."""
    there = False
    for event in events:
        if event.to_state in (S.SENDING, S.VERIFIED):
            there = True
        elif event.to_state in (S.QUEUED, S.FAILED):
            there = False
    return there


def play(desk: LabelDesk, labels: list[Any], step: str, at: int) -> str:
    """Try a step on one of the labels; what the rules refuse is answered with its code."""
    if step == "order" or not labels:
        labels.append(desk.order(f"A-1-{at % 4 + 1}"))
        return "ordered"
    label = labels[at % len(labels)]
    notes = {"hand": ("handed_over", ""), "print": ("printing", ""), "confirm": ("confirmed", "counter")}
    notes |= {"fail": ("failed", ""), "lose": ("uncertain", "")}
    decisions = {"printed": "printed", "not_printed": "not_printed", "spoil": "spoiled"}
    try:
        if step in notes:
            desk.note(label, notes[step][0], 0 if step == "fail" else 7, notes[step][1])
        elif step in decisions:
            desk.do(SETTLE_LABEL, SettleLabel(label, Decision(decisions[step]), "seen"))
        elif step == "again":
            labels.append(desk.do(REPRINT_LABEL, ReprintLabel(label, "torn")).label)
        elif step == "recover":
            desk.do(RECOVER_LABELS, RecoverLabels())
        elif step == "move":
            desk.do(MOVE_LABEL, MoveLabel(label, "Other"))
        elif step == "midnight":
            desk.clock.moment += timedelta(hours=9)
        else:
            {"start": desk.start, "void": desk.void, "scan": desk.scan}[step](label)
    except Refusal as refusal:
        return refusal.code
    return desk.state(label).value


def test_after_all_that_the_ledger_is_sound(played: LabelDesk) -> None:
    assert verify(played.store.engine).sound


def test_both_databases_go_the_same_way(sqlite_url: str, postgres_url: str) -> None:
    told = []
    for url in (sqlite_url, postgres_url):
        desk, labels, random = build(url), [], Random(7)
        answers = [play(desk, labels, random.choice(STEPS), random.randrange(6)) for _ in range(300)]
        with desk.store.read() as connection:
            days = [label_days(connection, TODAY + timedelta(days=day), desk.clock.now()) for day in range(9)]
            story = [[replace(one, facts={}) for one in label_events(connection, label)] for label in labels]
        assert verify(desk.store.engine).sound
        told.append((answers, days, story))
        desk.store.close()
    assert told[0] == told[1]
    assert {"label_not_waiting", "label_step_refused", "verified", "void", "uncertain", "queued"} <= set(told[0][0])


# ---------------------------------------------------------------- the command


def test_the_command_tells_labels(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk = build(sqlite_url)
    unit, place = desk.order_unit("S1"), desk.order("A-1-1")
    desk.bring(place, S.UNCERTAIN)
    desk.store.close()

    def ask(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", sqlite_url]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert [row["label"] for row in ask("open_labels")] == [str(unit), str(place)]
    assert [row["label"] for row in ask("open_labels", "--printer", "Bench")] == [str(place)]
    (row,) = ask("labels", "--label", str(place))
    assert (row["state"], row["printer"], row["place"], row["template"]) == ("uncertain", "Bench", "A-1-1", "bin")
    assert [row["waiting"] for row in ask("label_queue")] == [1, 0]
    assert [row["uncertain"] for row in ask("label_queue", "--printer", "Bench")] == [1]
    (count,) = ask("label_day", "--day", "2026-11-21", "--site", "SH")
    assert (count["printed"], count["open"], count["adds_up"], count["waiting"]) == (1, 1, True, 1)
    history = ask("label_history", "--label", str(place))
    assert [event["to_state"] for event in history] == ["queued", "sending", "uncertain"]
    assert history[1]["facts"]["size"] == 4711
    assert ask("label_runs") == []


@pytest.mark.parametrize(
    "arguments", [["label_history"], ["label_history", "--label", "x"], ["label_day", "--day", "x"]]
)
def test_a_wrong_question_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        query.run(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_open_covers_every_state_that_is_not_settled() -> None:
    assert set(S) - OPEN == {S.VERIFIED, S.VOID}
