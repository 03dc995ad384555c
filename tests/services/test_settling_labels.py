"""What people decide about labels: looked for, spoiled, void, printed once more with a reason, always counted."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.audit import AuditEntry
from desktop.models.label import LabelState
from desktop.queries.label_story import label_family
from desktop.queries.labels import next_labels
from desktop.services.perform import Envelope, perform
from desktop.services.reprinting import REPRINT_LABEL, ReprintLabel
from desktop.services.settling_labels import SETTLE_LABEL, VOID_LABEL, Decision, SettleLabel, VoidLabel
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.services.label_desk import ADMINISTRATOR, CLERK, MORNING, OTHER_CLERK, SUPERVISOR, LabelDesk, build

pytestmark = pytest.mark.requirement("C-04")

S = LabelState


def test_printed_waits_for_its_scan(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.UNCERTAIN)
    assert label_desk.settle(label, "printed") is S.CONFIRMED
    assert label_desk.job(label).evidence == "person"
    assert not label_desk.scan(label).again
    assert label_desk.way(label) == ["queued", "sending", "uncertain", "confirmed", "verified"]


def test_not_printed_goes_back_as_the_same_job(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.UNCERTAIN)
    assert label_desk.settle(label, "not_printed") is S.QUEUED
    job = label_desk.job(label)
    assert (job.first_byte_at, job.bytes_sent, job.evidence, job.fault) == (None, None, None, "")
    with label_desk.store.read() as connection:
        assert [one.label for one in next_labels(connection, "desk 1")] == [label]
    assert label_desk.events(label)[-1].facts == {"reason": "looked at the printer"}
    assert label_desk.start(label) is S.SENDING


def test_spoiled_is_void_and_may_be_printed_again_once(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.UNCERTAIN)
    assert label_desk.settle(label, "spoiled") is S.VOID
    again = label_desk.do(REPRINT_LABEL, ReprintLabel(label, "smeared"))
    assert (again.replaces, again.number) == (label, 1)
    assert label_desk.refused(REPRINT_LABEL, ReprintLabel(label, "smeared")).code == "already_reprinted"
    assert verify(label_desk.store.engine).sound


def test_a_reprint_is_a_new_job_that_names_the_destroyed_one(label_desk: LabelDesk) -> None:
    first = label_desk.order_unit("S1")
    label_desk.bring(first, S.VERIFIED)
    second = label_desk.do(REPRINT_LABEL, ReprintLabel(first, " torn off ")).label
    label_desk.bring(second, S.CONFIRMED)
    third = label_desk.do(REPRINT_LABEL, ReprintLabel(second, "wet")).label
    assert [label_desk.state(one) for one in (first, second, third)] == [S.VOID, S.VOID, S.QUEUED]
    old, new = label_desk.content(first), label_desk.content(third)
    assert (new.symbol, new.template, new.reprint) == (old.symbol, old.template, 2)
    assert new.fields == old.fields | {"label": third.hex[-8:].upper()}
    assert (new.said("en")["copy"], new.said("zh_CN")["copy"], "copy" in old.said("en")) == (
        "Reprint 2",
        "补打 2",
        False,
    )
    assert label_desk.job(second).reason == "torn off"
    with label_desk.store.read() as connection:
        assert label_family(connection, second) == (first, second, third)
        payloads = connection.execute(select(AuditEntry.payload).where(AuditEntry.payload.contains("order_label")))
        assert sum("reprint_of" in payload for payload in payloads.scalars()) == 2
    assert verify(label_desk.store.engine).sound


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_decided(label_desk: LabelDesk, reason: str) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.UNCERTAIN)
    requests: tuple[tuple[Any, Any], ...] = (
        (SETTLE_LABEL, SettleLabel(label, Decision.PRINTED, reason)),
        (VOID_LABEL, VoidLabel(label, reason)),
        (REPRINT_LABEL, ReprintLabel(label, reason)),
    )
    for verb, request in requests:
        assert label_desk.refused(verb, request).code == "reason_missing"


def test_words_are_kept_as_they_were_said(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.UNCERTAIN)
    label_desk.settle(label, "spoiled", "=1+1 <b>\0'; DROP\n卷边 ")
    assert label_desk.events(label)[-1].facts["reason"] == "=1+1 <b>\u2400'; DROP\n卷边"


def test_who_ordered_a_label_may_void_it_and_any_supervisor(label_desk: LabelDesk) -> None:
    labels = [label_desk.order(f"A-1-{number}") for number in (1, 2, 3)]
    refusal = label_desk.refused(VOID_LABEL, VoidLabel(labels[0], "x"), OTHER_CLERK)
    assert (refusal.code, refusal.facts["action"]) == ("not_allowed", "void_label")
    assert label_desk.void(labels[0], CLERK) is S.VOID
    assert label_desk.void(labels[1], SUPERVISOR) is S.VOID
    assert label_desk.void(labels[2], ADMINISTRATOR) is S.VOID


def test_a_clerk_may_reprint_what_another_ordered(label_desk: LabelDesk) -> None:
    label = label_desk.order_unit("S1")
    label_desk.bring(label, S.CONFIRMED)
    again = label_desk.do(REPRINT_LABEL, ReprintLabel(label, "torn"), OTHER_CLERK).label
    assert label_desk.content(again).ordered_by == OTHER_CLERK


def test_two_that_reprint_the_same_label_make_one(database_url: str) -> None:
    desk = build(database_url)
    spoiled = desk.order_unit("S1")
    desk.bring(spoiled, S.UNCERTAIN)
    desk.settle(spoiled, "spoiled")
    torn = desk.order_unit("S2")
    desk.bring(torn, S.VERIFIED)
    barrier, made, codes = threading.Barrier(2, timeout=60), [], []

    def clerk(name: str) -> None:
        store = Store(open_engine(database_url), FixedClock(MORNING))
        for label in (spoiled, torn):
            barrier.wait()
            try:
                asked = ReprintLabel(label, "torn")
                made.append(perform(store, REPRINT_LABEL, asked, Envelope(new_id(), CLERK, name)).value.replaces)
            except Refusal as refusal:
                codes.append(refusal.code)
        store.close()

    with ThreadPoolExecutor(2) as pool:
        for running in [pool.submit(clerk, name) for name in ("one", "two")]:
            running.result()
    assert sorted(made) == sorted([spoiled, torn])
    assert codes == ["already_reprinted", "already_reprinted"]
    assert verify(desk.store.engine).sound
    desk.store.close()
