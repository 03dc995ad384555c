"""A label goes only the ways of its ledger, is sent by one only, and nothing is sent again by itself."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.label import LabelEvidence, LabelState
from desktop.paths import HOUSE
from desktop.queries.labels import next_labels
from desktop.services.label_steps import LEGAL
from desktop.services.perform import Envelope, perform
from desktop.services.printing import (
    MOVE_LABEL,
    NOTE_LABEL,
    RECOVER_LABELS,
    START_LABEL,
    MoveLabel,
    NoteLabel,
    Outcome,
    RecoverLabels,
    StartLabel,
)
from desktop.services.reprinting import REPRINT_LABEL, ReprintLabel
from desktop.services.settling_labels import SETTLE_LABEL, VOID_LABEL, Decision, SettleLabel, VoidLabel
from desktop.services.verifying_labels import SCAN_BACK, ScanBack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.services.label_desk import AUDITOR, CLERK, ENGINEER, MORNING, SHA, LabelDesk, build, scan_of

pytestmark = pytest.mark.requirement("C-04")

S = LabelState
NOTES = {
    Outcome.HANDED_OVER: (S.SENDING,),
    Outcome.PRINTING: (S.SENDING, S.HANDED_OVER),
    Outcome.CONFIRMED: (S.SENDING, S.HANDED_OVER, S.PRINTING),
    Outcome.FAILED: (S.QUEUED, S.FAILED, S.SENDING),
    Outcome.UNCERTAIN: (S.SENDING, S.HANDED_OVER, S.PRINTING),
}
"""What a print queue may tell, and in which states."""
SETTLED = (S.VERIFIED, S.VOID)


def test_the_serial_and_the_job_are_recorded_before_the_first_byte(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    assert label_desk.start(label) is S.SENDING
    job = label_desk.job(label)
    assert (job.printer, job.payload_sha256, job.first_byte_at) == ("Bench", SHA, label_desk.clock.now())
    assert label_desk.events(label)[1].facts == {"printer": "Bench", "sha256": SHA, "size": 4711}
    assert verify(label_desk.store.engine).sound


def test_a_label_goes_its_whole_way_and_every_step_is_kept(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.start(label)
    label_desk.note(label, "handed_over", evidence="")
    label_desk.note(label, "printing")
    label_desk.note(label, "confirmed", evidence="status")
    label_desk.scan(label)
    assert label_desk.way(label) == ["queued", "sending", "handed_over", "printing", "confirmed", "verified"]
    job = label_desk.job(label)
    assert (job.bytes_sent, job.evidence, job.fault) == (4711, LabelEvidence.SCAN_BACK.value, "")
    assert [event.badge for event in label_desk.events(label)] == [CLERK] * 6


@pytest.mark.parametrize("state", S)
def test_a_print_queue_may_tell_only_what_can_follow(label_desk: LabelDesk, state: LabelState) -> None:
    for number, outcome in enumerate(Outcome):
        label = label_desk.order(f"A-1-{number % 4 + 1}")
        label_desk.bring(label, state)
        bytes_sent = 0 if outcome is Outcome.FAILED else 5
        evidence = LabelEvidence.STATUS if outcome is Outcome.CONFIRMED else None
        request = NoteLabel(label, outcome, bytes_sent, evidence, "x")
        if state in SETTLED:
            assert label_desk.do(NOTE_LABEL, request).state is state
            assert label_desk.events(label)[-1].cause == "late"
        elif state in NOTES[outcome]:
            assert label_desk.do(NOTE_LABEL, request).state.value == outcome.value
        else:
            assert label_desk.refused(NOTE_LABEL, request).code == "label_step_refused"
    assert verify(label_desk.store.engine).sound


@pytest.mark.parametrize("state", [one for one in S if one not in (S.QUEUED, S.FAILED)])
def test_only_a_waiting_label_is_started(label_desk: LabelDesk, state: LabelState) -> None:
    label = label_desk.order()
    label_desk.bring(label, state)
    refusal = label_desk.refused(START_LABEL, StartLabel(label, "Bench"))
    assert (refusal.code, refusal.facts["state"]) == ("label_not_waiting", state.value)
    assert label_desk.refused(MOVE_LABEL, MoveLabel(label, "Other")).code == "label_not_waiting"


@pytest.mark.parametrize("state", S)
def test_a_person_may_decide_only_what_is_in_doubt(label_desk: LabelDesk, state: LabelState) -> None:
    becomes = {Decision.PRINTED: S.CONFIRMED, Decision.NOT_PRINTED: S.QUEUED, Decision.SPOILED: S.VOID}
    for number, decision in enumerate(Decision):
        label = label_desk.order(f"A-1-{number + 1}")
        label_desk.bring(label, state)
        request = SettleLabel(label, decision, "looked")
        if state in (S.UNCERTAIN, S.PRINTING, S.HANDED_OVER):
            assert label_desk.do(SETTLE_LABEL, request).state is becomes[decision]
            assert label_desk.events(label)[-1].facts["reason"] == "looked"
        else:
            assert label_desk.refused(SETTLE_LABEL, request).code == "label_needs_no_decision"


@pytest.mark.parametrize("state", S)
def test_what_is_void_or_printed_again_follows_the_table(label_desk: LabelDesk, state: LabelState) -> None:
    label, other = label_desk.order("A-1-1"), label_desk.order("A-1-2")
    label_desk.bring(label, state)
    label_desk.bring(other, state)
    void, again = VoidLabel(label, "torn"), ReprintLabel(other, "torn")
    if S.VOID in LEGAL[state]:
        assert label_desk.do(VOID_LABEL, void).state is S.VOID
    else:
        code = "label_void" if state is S.VOID else "label_being_sent"
        assert label_desk.refused(VOID_LABEL, void).code == code
    if state in (S.QUEUED, S.FAILED, S.VOID):
        assert label_desk.refused(REPRINT_LABEL, again).code == "label_not_printed"
    elif state is S.SENDING:
        assert label_desk.refused(REPRINT_LABEL, again).code == "label_being_sent"
    else:
        assert label_desk.do(REPRINT_LABEL, again).number == 1
        assert label_desk.state(other) is S.VOID


def test_failed_is_only_true_of_no_byte_and_may_be_tried_again(label_desk: LabelDesk) -> None:
    label = label_desk.order()
    label_desk.start(label)
    refusal = label_desk.refused(NOTE_LABEL, NoteLabel(label, Outcome.FAILED, 1, None, "paper_out"))
    assert (refusal.code, refusal.facts["bytes"]) == ("label_bytes_sent", 1)
    assert label_desk.note(label, "failed", 0, cause="paper_out") is S.FAILED
    job = label_desk.job(label)
    assert (job.fault, job.first_byte_at) == ("paper_out", None)
    assert label_desk.start(label) is S.SENDING
    assert label_desk.way(label) == ["queued", "sending", "failed", "sending"]


@pytest.mark.parametrize("evidence", [LabelEvidence.SCAN_BACK, LabelEvidence.PERSON, None])
def test_a_printer_cannot_confirm_without_evidence_of_its_own(
    label_desk: LabelDesk, evidence: LabelEvidence | None
) -> None:
    label = label_desk.order()
    label_desk.start(label)
    request = NoteLabel(label, Outcome.CONFIRMED, 5, evidence)
    assert label_desk.refused(NOTE_LABEL, request).code == "bad_request"
    assert label_desk.refused(NOTE_LABEL, NoteLabel(label, Outcome.UNCERTAIN, -1)).code == "bad_request"


def test_a_label_that_was_scanned_back_first_stays_verified(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.start(label)
    label_desk.scan(label)
    assert label_desk.note(label, "confirmed", evidence="counter") is S.VERIFIED
    assert label_desk.events(label)[-1].facts["outcome"] == "confirmed"
    assert label_desk.job(label).bytes_sent == 4711
    assert verify(label_desk.store.engine).sound


def test_the_same_request_again_answers_the_same_and_steps_once(label_desk: LabelDesk) -> None:
    label, start, note = label_desk.order(), new_id(), new_id()
    begun, told = StartLabel(label, "Bench", SHA, 9), NoteLabel(label, Outcome.HANDED_OVER, 9)
    first = label_desk.do(START_LABEL, begun, again=start)
    assert label_desk.do(START_LABEL, begun, again=start) == first
    noted = label_desk.do(NOTE_LABEL, told, again=note)
    assert label_desk.do(NOTE_LABEL, told, again=note) == noted
    assert label_desk.way(label) == ["queued", "sending", "handed_over"]


def test_of_two_that_start_the_same_label_one_gets_it(database_url: str) -> None:
    desk = build(database_url)
    labels = [desk.order(f"A-1-{number % 4 + 1}") for number in range(8)]
    barrier, won, codes = threading.Barrier(2, timeout=60), [], []

    def printer(name: str) -> None:
        store = Store(open_engine(database_url), FixedClock(MORNING + timedelta(hours=1)))
        for label in labels:
            barrier.wait()
            try:
                perform(store, START_LABEL, StartLabel(label, name), Envelope(new_id(), CLERK, name))
                won.append(label)
            except Refusal as refusal:
                codes.append(refusal.code)
        store.close()

    with ThreadPoolExecutor(2) as pool:
        for running in [pool.submit(printer, name) for name in ("one", "two")]:
            running.result()
    assert sorted(won) == sorted(labels)
    assert codes == ["label_not_waiting"] * len(labels)
    assert all(desk.way(label) == ["queued", "sending"] for label in labels)
    assert verify(desk.store.engine).sound
    desk.store.close()


def test_after_a_start_everything_under_way_is_uncertain_and_nothing_waits(label_desk: LabelDesk) -> None:
    states = [S.QUEUED, S.FAILED, S.SENDING, S.PRINTING, S.HANDED_OVER, S.CONFIRMED, S.VERIFIED]
    labels = {state: label_desk.order(f"A-1-{at % 4 + 1}") for at, state in enumerate(states)}
    for state, label in labels.items():
        if state is not S.VERIFIED:
            label_desk.bring(label, state)
    silent = label_desk.order_unit("S1")
    label_desk.start(silent)
    label_desk.note(silent, "handed_over")
    elsewhere = label_desk.order_unit("S2")
    label_desk.start(elsewhere, desk="desk 2")
    found = label_desk.do(RECOVER_LABELS, RecoverLabels()).labels
    assert set(found) == {labels[S.SENDING], labels[S.PRINTING], silent}
    assert {label_desk.state(label) for label in found} == {S.UNCERTAIN}
    assert label_desk.events(silent)[-1].cause == "program_ended"
    assert label_desk.state(labels[S.HANDED_OVER]) is S.HANDED_OVER
    assert label_desk.state(elsewhere) is S.SENDING
    assert label_desk.do(RECOVER_LABELS, RecoverLabels()).labels == ()
    assert label_desk.do(RECOVER_LABELS, RecoverLabels("desk 2")).labels == (elsewhere,)
    assert verify(label_desk.store.engine).sound


_CHILD = """
import os, sys
from uuid import UUID
from desktop.domain.clock import SystemClock
from desktop.domain.origin import new_id
from desktop.services.perform import Envelope, perform
from desktop.services.printing import START_LABEL, StartLabel
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
store = Store(open_engine(sys.argv[1]), SystemClock())
perform(store, START_LABEL, StartLabel(UUID(sys.argv[2]), "Bench"), Envelope(new_id(), "1002", "desk 1"))
os.kill(os.getpid(), 9)
"""


def test_killed_between_start_and_note_the_label_is_uncertain_and_not_printed_again(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    url = label_desk.store.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    child = subprocess.run([sys.executable, "-c", _CHILD, url, str(label)], cwd=HOUSE, env=os.environ, check=False)
    assert child.returncode == -9
    assert label_desk.state(label) is S.SENDING
    assert label_desk.do(RECOVER_LABELS, RecoverLabels()).labels == (label,)
    with label_desk.store.read() as connection:
        assert next_labels(connection, "desk 1") == ()
    assert label_desk.refused(START_LABEL, StartLabel(label, "Bench")).code == "label_not_waiting"
    assert label_desk.way(label) == ["queued", "sending", "uncertain"]


def test_a_label_that_has_not_begun_goes_to_another_printer_or_desk(label_desk: LabelDesk) -> None:
    label = label_desk.order()
    label_desk.do(MOVE_LABEL, MoveLabel(label, "Store room"))
    assert (label_desk.content(label).printer, label_desk.content(label).workstation) == ("Store room", "desk 1")
    label_desk.do(MOVE_LABEL, MoveLabel(label, workstation="desk 2"))
    assert (label_desk.content(label).printer, label_desk.content(label).workstation) == ("", "desk 2")
    assert [event.cause for event in label_desk.events(label)] == ["ordered", "moved", "moved"]
    with label_desk.store.read() as connection:
        assert [one.label for one in next_labels(connection, "desk 2")] == [label]
        assert next_labels(connection, "desk 1") == ()


def test_who_only_looks_may_print_nothing(label_desk: LabelDesk) -> None:
    label = label_desk.order()
    for verb, request in (
        (START_LABEL, StartLabel(label, "Bench")),
        (NOTE_LABEL, NoteLabel(label, Outcome.FAILED)),
        (MOVE_LABEL, MoveLabel(label, "x")),
        (RECOVER_LABELS, RecoverLabels()),
        (SETTLE_LABEL, SettleLabel(label, Decision.PRINTED, "x")),
        (VOID_LABEL, VoidLabel(label, "x")),
        (REPRINT_LABEL, ReprintLabel(label, "x")),
        (SCAN_BACK, ScanBack(scan_of("SZ:P:A-1-1"))),
    ):
        refusal = label_desk.refused(verb, request, AUDITOR)
        assert (refusal.code, refusal.facts["action"]) == ("not_allowed", "print")
    assert label_desk.do(START_LABEL, StartLabel(label, "Bench"), ENGINEER).state is S.SENDING


def test_a_label_that_nobody_knows_is_refused(label_desk: LabelDesk) -> None:
    assert label_desk.refused(START_LABEL, StartLabel(new_id(), "Bench")).code == "unknown_label"
