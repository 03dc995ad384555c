"""Labels are ordered by the names of the catalogue, say all that their templates ask for, and never twice."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from desktop.domain.codes import Command, parse_code
from desktop.domain.origin import new_id
from desktop.models.item import Lot
from desktop.models.label import LabelPurpose, LabelState
from desktop.queries.label_day import label_runs, run_progress
from desktop.queries.labels import LabelFilter, label_rows
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels
from desktop.services.master_data.trays import SAVE_TRAY, SaveTray
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, OrderLabels
from desktop.services.receiving import (
    CLOSE_TRAY,
    OPEN_NOTICE,
    OPEN_TRAY,
    RECEIVE_ONE,
    CloseTray,
    OpenNotice,
    OpenTray,
    ReceiveOne,
)
from desktop.services.receiving_exceptions import PICK_FROM_NOTICE, QUARANTINE, PickFromNotice, Quarantine
from desktop.services.undoing import UNDO_LAST, UndoLast
from desktop.services.verbs import answer_wire, describe
from desktop.storage.verify import verify
from tests.services.label_desk import ADMINISTRATOR, AUDITOR, EXPIRES, STEM, LabelDesk, scan_of

pytestmark = pytest.mark.requirement("C-14")

P, S = LabelPurpose, LabelState
UNIT = {
    "ref": "STEM-12", "item": "股骨柄 STEM-12", "item_en": "Stem STEM-12", "specification": "12 mm", "model": "",
    "registration": "20263130001", "manufacturer": "厂家", "agency": "GS1", "di": STEM, "lot": "L23B017",
    "serial": "S1", "expiry": "2029-01-31", "manufactured": "", "owner": "厂家", "place": "A-1-2",
    "site": "上海备件专区", "partner": "华东渠道",
}  # fmt: skip


def ordered(desk: LabelDesk, purpose: P, *things: LabelFor, **more: Any) -> Any:
    labels = desk.do(ORDER_LABELS, OrderLabels(purpose, things, **more)).labels
    assert len(labels) == len(things)
    return desk.content(labels[0])


def refused(desk: LabelDesk, purpose: P, thing: LabelFor, **more: Any) -> str:
    return desk.refused(ORDER_LABELS, OrderLabels(purpose, (thing,), **more)).code


def test_a_unit_label_says_everything_of_its_unit(label_desk: LabelDesk) -> None:
    content = ordered(label_desk, P.UNIT, LabelFor("STEM-12", serial="S1"), language="en", printer="Bench")
    symbol = f"[01]{STEM}[17]290131[10]L23B017[21]S1"
    assert content.fields == UNIT | {"udi": symbol, "label": content.label.hex[-8:].upper()}
    assert (content.template, content.language, content.printer, content.copies) == ("unit", "en", "Bench", 1)
    assert (content.symbol, content.state, content.workstation) == (symbol, S.QUEUED, "desk 1")


def test_every_purpose_has_its_code_and_its_words(label_desk: LabelDesk) -> None:
    label_desk.do(SAVE_TRAY, SaveTray("TK-009", "SH", "M-01", name="膝关节"), ADMINISTRATOR)
    label_desk.do(ANNOUNCE_NOTICE, _notice("DN-7", ("S90", "")), ADMINISTRATOR)
    for purpose, thing, symbol, words in (
        (P.LOT, LabelFor("STEM-12", "L23B017"), f"[01]{STEM}[17]290131[10]L23B017", {"lot": "L23B017", "serial": ""}),
        (P.DEVICE, LabelFor("STEM-12", serial="S1"), f"[01]{STEM}[17]290131[10]L23B017[21]S1", {"serial": "S1"}),
        (P.TRAY, LabelFor(code="TK-009"), "SZ:T:TK-009", {"tray": "TK-009", "tray_name": "膝关节"}),
        (P.BIN, LabelFor(code="A-1-2"), "SZ:P:A-1-2", {"bin": "A-1-2", "zone": "Z1", "site": "上海备件专区"}),
        (P.PLACE, LabelFor(code="SH-RECEIVING"), "SZ:P:SH-RECEIVING", {"place": "SH-RECEIVING"}),
        (P.BADGE, LabelFor(code="1002"), "SZ:U:1002", {"badge": "1002", "person": "李明", "role": "clerk"}),
        (P.BOX, LabelFor(code="DN-7"), "SZ:N:DN-7", {"notice": "DN-7", "owner": "厂家"}),
        (P.HAND_OVER, LabelFor(code="DN-7"), "SZ:N:DN-7", {"notice": "DN-7"}),
        (P.TEST, LabelFor(code="ruler"), f"SZ:C:{Command.WHO_AM_I}", {"title": "ruler", "person": "李明"}),
    ):
        content = ordered(label_desk, purpose, thing)
        assert (content.purpose, content.symbol, content.template) == (purpose, symbol, purpose.value)
        assert words.items() <= content.fields.items()
        assert content.fields["code" if symbol.startswith("SZ:") else "udi"] == symbol


def test_a_serial_number_gets_a_second_label_only_by_a_reprint(label_desk: LabelDesk) -> None:
    thing = LabelFor("STEM-12", serial="S1")
    label = label_desk.order_unit("S1")
    for state in (S.SENDING, S.CONFIRMED, S.VERIFIED, S.VOID):
        assert refused(label_desk, P.UNIT, thing) == "already_labelled"
        if state is S.CONFIRMED:
            label_desk.note(label, "confirmed", evidence="counter")
        else:
            label_desk.bring(label, state) if state is not S.VERIFIED else label_desk.scan(label)
    assert refused(label_desk, P.UNIT, thing) == "already_labelled"


def test_a_label_void_before_it_was_printed_is_simply_ordered_anew(label_desk: LabelDesk) -> None:
    label_desk.void(label_desk.order_unit("S1"))
    assert label_desk.state(label_desk.order_unit("S1")) is S.QUEUED


def test_only_what_has_no_serial_number_is_printed_more_than_once(label_desk: LabelDesk) -> None:
    assert refused(label_desk, P.UNIT, LabelFor("STEM-12", serial="S1"), copies=2) == "one_label_each"
    assert refused(label_desk, P.BADGE, LabelFor(code="1002"), copies=2) == "one_label_each"
    for copies in (0, -1, 101):
        assert refused(label_desk, P.BIN, LabelFor(code="A-1-1"), copies=copies) == "bad_copies"
    assert ordered(label_desk, P.LOT, LabelFor("STEM-12", "L23B017"), copies=100).copies == 100


@pytest.mark.parametrize(
    ("purpose", "thing", "code"),
    [
        (P.UNIT, LabelFor("STEM-12", serial="S99"), "unknown_unit"),
        (P.UNIT, LabelFor("STEM-12", "L23B017"), "unknown_unit"),
        (P.UNIT, LabelFor("OLD-1", serial="OS1"), "no_di"),
        (P.LOT, LabelFor("STEM-12", "nothing"), "unknown_lot"),
        (P.TRAY, LabelFor(code="A-1-1"), "unknown_tray"),
        (P.BIN, LabelFor(code="SH-RECEIVING"), "not_a_bin"),
        (P.PLACE, LabelFor(code="Nowhere"), "unknown_place"),
        (P.BADGE, LabelFor(code="9999"), "unknown_person"),
        (P.BOX, LabelFor(code="DN-0"), "unknown_notice"),
        (P.HOLD, LabelFor("STEM-12", serial="S1"), "not_on_hold"),
    ],
)
def test_what_the_catalogue_does_not_know_gets_no_label(
    label_desk: LabelDesk, purpose: P, thing: LabelFor, code: str
) -> None:
    assert refused(label_desk, purpose, thing) == code
    assert label_desk.refused(ORDER_LABELS, OrderLabels(purpose, ())).code == "no_lines"


def test_an_order_that_cannot_be_meant_is_refused(label_desk: LabelDesk) -> None:
    thing = LabelFor(code="A-1-1")
    assert refused(label_desk, P.BIN, thing, language="fr") == "bad_request"
    assert refused(label_desk, P.BIN, thing, template="x" * 81) == "bad_request"
    assert refused(label_desk, P.BADGE, LabelFor(code="1002"), site="NOWHERE") == "unknown_site"
    refusal = label_desk.refused(ORDER_LABELS, OrderLabels(P.BIN, (thing,)), AUDITOR)
    assert refusal.code == "not_allowed"


@pytest.mark.requirement("S1-54")
def test_a_zone_gets_all_its_labels_in_one_run(label_desk: LabelDesk) -> None:
    run = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", language="en", printer="Bench"))
    assert (run.bins, run.units, run.skipped, run.unlabelled) == (4, 5, 0, ("OLD-1",))
    with label_desk.store.read() as connection:
        rows = label_rows(connection, LabelFilter(run=run.run))
        progress = run_progress(connection, run.run)
    assert {row.run for row in rows} == {run.run}
    assert sorted(row.serial for row in rows if row.purpose is P.UNIT) == ["HS1", "S1", "S2", "S3", "S4"]
    assert sorted(row.place for row in rows if row.purpose is P.BIN) == ["A-1-1", "A-1-2", "A-1-3", "A-1-4"]
    assert all(parse_code(row.symbol) for row in rows if row.purpose is P.BIN)
    assert {(row.language, row.printer) for row in rows} == {("en", "Bench")}
    assert progress is not None
    assert (progress.of, progress.waiting, progress.verified) == (9, 9, 0)
    assert verify(label_desk.store.engine).sound


@pytest.mark.requirement("S1-54")
def test_a_run_tells_its_progress(label_desk: LabelDesk) -> None:
    run = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1")).run
    with label_desk.store.read() as connection:
        labels = [row.label for row in label_rows(connection, LabelFilter(run=run))]
    for label, state in zip(labels, (S.FAILED, S.CONFIRMED, S.UNCERTAIN, S.VERIFIED, S.VOID), strict=False):
        label_desk.bring(label, state)
    with label_desk.store.read() as connection:
        (told,) = label_runs(connection)
    assert (told.run, told.site, told.of, told.waiting, told.failed) == (run, "SH", 9, 4, 1)
    assert (told.printed, told.uncertain, told.verified, told.voided) == (1, 1, 1, 1)


@pytest.mark.requirement("S1-54")
def test_a_second_run_prints_nothing_twice(label_desk: LabelDesk) -> None:
    label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1"))
    refusal = label_desk.refused(ORDER_ZONE_LABELS, OrderZoneLabels("Z1"))
    assert (refusal.code, refusal.facts["skipped"]) == ("nothing_to_label", 9)
    again = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", again=True))
    assert (again.bins, again.units, again.skipped) == (4, 0, 5)
    assert label_desk.refused(ORDER_ZONE_LABELS, OrderZoneLabels("Z9")).code == "unknown_zone"


@pytest.mark.requirement("S1-54")
def test_bins_alone_or_units_alone(label_desk: LabelDesk) -> None:
    bins = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False))
    units = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", bins=False))
    assert [(one.bins, one.units) for one in (bins, units)] == [(4, 0), (0, 5)]


@pytest.mark.requirement("S1-54")
def test_goods_that_no_barcode_can_name_do_not_stop_the_run(label_desk: LabelDesk) -> None:
    with label_desk.store.engine.begin() as connection:
        connection.execute(update(Lot).where(Lot.number == "H1").values(number="批号"))
    run = label_desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", bins=False))
    assert (run.units, run.unlabelled) == (4, ("HIP-5", "OLD-1"))


def test_other_programs_do_the_same_by_name(label_desk: LabelDesk) -> None:
    def do(verb: str, **fields: Any) -> Any:
        around = {"request_id": str(new_id()), "actor": "1002", "workstation": "desk 1"}
        return answer_wire(label_desk.store, {"verb": verb, **around, **fields}).value

    (label,) = do("order_labels", purpose="unit", things=[{"item": "STEM-12", "serial": "S1"}])["labels"]
    started = do("start_label", label=label, printer="Bench", payload_sha256="00" * 32, size=7)
    assert started == {"label": label, "state": "sending", "step": 2}
    assert do("note_label", label=label, outcome="handed_over", bytes=7, evidence="drained")["state"] == "handed_over"
    assert do("recover_labels")["labels"] == []
    assert do("scan_back", raw=scan("S1"))["label"] == label
    again = do("reprint_label", label=label, reason="torn")
    assert (again["replaces"], again["number"]) == (label, 1)
    assert do("move_label", label=again["label"], printer="Other")["state"] == "queued"
    assert do("void_label", label=again["label"], reason="not needed")["state"] == "void"
    assert do("order_zone_labels", zone="Z1", units=False)["bins"] == 4
    named = {verb["verb"]: verb["right"] for verb in describe()}
    assert {named[verb] for verb in ("settle_label", "scan_back", "order_labels")} == {"print"}


def _notice(number: str, *units: tuple[str, str]) -> AnnounceNotice:
    lines = [AnnouncedLine(at, STEM, "L23B017", serial, EXPIRES, tray) for at, (serial, tray) in enumerate(units, 1)]
    return AnnounceNotice(number, "SH", "M-01", "M-01", tuple(lines))


@pytest.fixture
def delivery(label_desk: LabelDesk) -> LabelDesk:
    """A delivery of two units in a tray is open."""
    label_desk.do(ANNOUNCE_NOTICE, _notice("DN-1", ("S91", "TK-1"), ("S92", "TK-1")))
    label_desk.do(OPEN_NOTICE, OpenNotice("DN-1"))
    label_desk.do(OPEN_TRAY, OpenTray("DN-1", "TK-1"))
    return label_desk


def scan(serial: str, lot: str = "L23B017") -> str:
    return scan_of(f"[01]{STEM}[17]290131[10]{lot}[21]{serial}")


def test_a_picked_pack_gets_one_label_and_its_scan_receives_it(delivery: LabelDesk) -> None:
    picked = delivery.do(PICK_FROM_NOTICE, PickFromNotice("DN-1", "TK-1", 1))
    again = delivery.do(PICK_FROM_NOTICE, PickFromNotice("DN-1", "TK-1", 1))
    assert again == picked
    with delivery.store.read() as connection:
        (row,) = label_rows(connection, LabelFilter(purpose=P.UNIT))
    fields = delivery.content(row.label).fields
    assert fields == UNIT | {
        "serial": "S91", "place": "", "tray": "TK-1", "notice": "DN-1", "udi": picked.symbol,
        "label": row.label.hex[-8:].upper(),
    }  # fmt: skip
    delivery.bring(row.label, S.CONFIRMED)
    received = delivery.do(RECEIVE_ONE, ReceiveOne("DN-1", scan("S91"), "TK-1"))
    assert (received.verified, received.received) == (True, 1)
    assert delivery.state(row.label) is S.VERIFIED


def test_the_makers_own_code_receives_the_unit_but_does_not_prove_our_label(delivery: LabelDesk) -> None:
    delivery.do(PICK_FROM_NOTICE, PickFromNotice("DN-1", "TK-1", 1))
    with delivery.store.read() as connection:
        (row,) = label_rows(connection, LabelFilter(purpose=P.UNIT))
    delivery.bring(row.label, S.CONFIRMED)
    makers = f"]d201{STEM}17290131" + "11240131" + "10L23B017\x1d21S91"
    assert not delivery.do(RECEIVE_ONE, ReceiveOne("DN-1", makers, "TK-1")).verified
    assert delivery.state(row.label) is S.CONFIRMED
    ours = delivery.do(RECEIVE_ONE, ReceiveOne("DN-1", scan("S91"), "TK-1"))
    assert (ours.receipt.value, ours.verified, ours.received) == ("again", True, 1)
    assert delivery.state(row.label) is S.VERIFIED


def test_a_pack_that_was_labelled_before_gets_a_counted_reprint(delivery: LabelDesk) -> None:
    delivery.do(PICK_FROM_NOTICE, PickFromNotice("DN-1", "TK-1", 1))
    with delivery.store.read() as connection:
        (row,) = label_rows(connection, LabelFilter(purpose=P.UNIT))
    delivery.bring(row.label, S.UNCERTAIN)
    delivery.settle(row.label, "spoiled", "smeared")
    delivery.do(PICK_FROM_NOTICE, PickFromNotice("DN-1", "TK-1", 1))
    with delivery.store.read() as connection:
        (again,) = label_rows(connection, LabelFilter(purpose=P.UNIT))
    assert (again.reprint, delivery.job(again.label).reprint_of_id) == (1, delivery.job(row.label).id)
    assert delivery.job(again.label).reason == "unreadable"
    assert verify(delivery.store.engine).sound


def test_a_tray_closed_again_prints_only_its_last_count(delivery: LabelDesk) -> None:
    delivery.do(RECEIVE_ONE, ReceiveOne("DN-1", scan("S91"), "TK-1"))
    delivery.do(CLOSE_TRAY, CloseTray("DN-1", "TK-1"))
    delivery.do(OPEN_TRAY, OpenTray("DN-1", "TK-1"))
    delivery.do(RECEIVE_ONE, ReceiveOne("DN-1", scan("S92"), "TK-1"))
    delivery.do(CLOSE_TRAY, CloseTray("DN-1", "TK-1"))
    with delivery.store.read() as connection:
        (row,) = label_rows(connection, LabelFilter(purpose=P.TRAY))
        (void,) = label_rows(connection, LabelFilter(frozenset({S.VOID})))
    fields = delivery.content(row.label).fields
    assert (row.symbol, fields["count"], fields["notice"], fields["owner"]) == ("SZ:T:TK-1", "2/2", "DN-1", "厂家")
    assert delivery.events(void.label)[-1].cause == "superseded"


def test_a_hold_label_carries_a_code_that_reads_back(delivery: LabelDesk) -> None:
    delivery.do(QUARANTINE, Quarantine(scan("S77"), "DN-1"))
    delivery.do(QUARANTINE, Quarantine("no\0 code", "DN-1"))
    with delivery.store.read() as connection:
        known, unknown = label_rows(connection, LabelFilter(purpose=P.HOLD))
    assert known.symbol == f"[01]{STEM}[17]290131[10]L23B017[21]S77"
    assert unknown.symbol == "SZ:C:QUARANTINE"
    fields = delivery.content(known.label).fields
    assert (fields["hold"], fields["reason"], fields["serial"], fields["notice"]) == (
        "quarantine", "unexpected", "S77", "DN-1",
    )  # fmt: skip
    assert delivery.content(known.label).template == "hold_quarantine"
    assert delivery.content(unknown.label).fields["raw"] == "no\u2400 code"
    thing = LabelFor("STEM-12", serial="S77")
    assert ordered(delivery, P.HOLD, thing).fields["reason"] == "unexpected"
    recalled = ordered(delivery, P.HOLD, replace(thing, serial="S1"), template="hold_recall", reason="R-7")
    assert (recalled.template, recalled.fields["hold"], recalled.fields["reason"]) == ("hold_recall", "recall", "R-7")


def test_an_undone_quarantine_prints_no_hold_label(delivery: LabelDesk) -> None:
    delivery.do(QUARANTINE, Quarantine(scan("S77"), "DN-1"))
    with delivery.store.read() as connection:
        (row,) = label_rows(connection, LabelFilter(purpose=P.HOLD))
    delivery.do(UNDO_LAST, UndoLast("wrong pack"))
    assert delivery.state(row.label) is S.VOID
    assert delivery.events(row.label)[-1].cause == "undone"
