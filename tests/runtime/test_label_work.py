"""From a job to bytes: every form says the record, and what cannot be trusted is refused before a byte."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.devices.label_printer import DrawingForm, Graphics, Language, PrinterSettings
from desktop.domain.errors import Refusal
from desktop.models.label import LabelPurpose
from desktop.queries.labels import LabelContent
from desktop.runtime import label_work
from desktop.runtime.label_work import prepare, template_name
from desktop.runtime.prepared_label import Desk
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, OrderLabels
from tests.labels.readers.pdf_pages import pages
from tests.labels.readers.reading import read_all
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl
from tests.services.label_desk import CLERK, MORNING, LabelDesk, build

DESK = Desk(MORNING.date(), "zh_CN")
BENCH = PrinterSettings("Bench", Language.ZPL, "socket://x:1")
LARGE = replace(BENCH, width_mm=100.0, height_mm=70.0)
STEM = LabelFor("STEM-12", serial="S1")


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[LabelDesk]:
    made = build(sqlite_url)
    yield made
    made.store.close()


def ordered(desk: LabelDesk, purpose: LabelPurpose, thing: LabelFor, **more: object) -> LabelContent:
    request = OrderLabels(purpose, (thing,), **more)  # type: ignore[arg-type]  # the caller names fields of the request
    return desk.content(desk.do(ORDER_LABELS, request).labels[0])


def refused(content: LabelContent, settings: PrinterSettings = BENCH, desk: Desk = DESK) -> Refusal:
    with pytest.raises(Refusal) as told:
        prepare(content, settings, desk)
    return told.value


THINGS = [
    (LabelPurpose.UNIT, STEM, ""),
    (LabelPurpose.UNIT, LabelFor("HIP-5", serial="HS1"), ""),
    (LabelPurpose.LOT, LabelFor("STEM-12", lot="L23B017"), ""),
    (LabelPurpose.HOLD, STEM, "recall"),
    (LabelPurpose.HOLD, STEM, "return"),
    (LabelPurpose.BIN, LabelFor(code="A-1-2"), ""),
    (LabelPurpose.PLACE, LabelFor(code="A-1-3"), ""),
    (LabelPurpose.BADGE, LabelFor(code=CLERK), ""),
    (LabelPurpose.TEST, LabelFor(), ""),
    (LabelPurpose.DEVICE, STEM, ""),
]


@pytest.mark.requirement("C-04", "C-14", "S1-35")
@pytest.mark.parametrize(("purpose", "thing", "template"), THINGS)
@pytest.mark.parametrize("drawing", list(DrawingForm))
@pytest.mark.parametrize("graphics", list(Graphics))
def test_every_kind_of_job_becomes_one_label_that_says_its_record(
    desk: LabelDesk, purpose: LabelPurpose, thing: LabelFor, template: str, drawing: DrawingForm, graphics: Graphics
) -> None:
    content = ordered(desk, purpose, thing, template=template)
    settings = replace(LARGE, drawing=drawing, graphics=graphics)
    made = prepare(content, settings, DESK)
    (label,) = print_zpl(made.payload, 799, 559, 203).labels
    assert {(one.identifier, one.data.decode()) for one in read_all(label)} == {
        (one.identifier, one.message) for one in made.read
    }
    assert made.read


@pytest.mark.parametrize("drawing", list(DrawingForm))
def test_tspl_and_pdf_say_it_too(desk: LabelDesk, drawing: DrawingForm) -> None:
    content = ordered(desk, LabelPurpose.UNIT, STEM)
    made = prepare(content, replace(BENCH, language=Language.TSPL, drawing=drawing), DESK)
    printer = TsplPrinter(203)
    printer.send(made.payload)
    said = [one.message for one in made.read]
    (label,) = printer.labels
    assert [one.data.decode() for one in read_all(label)] == said
    page = prepare(content, replace(BENCH, language=Language.PDF), DESK)
    (label,) = pages(page.payload, 203)
    assert [one.data.decode() for one in read_all(label)] == said


def test_small_stock_takes_the_small_template(desk: LabelDesk) -> None:
    content = ordered(desk, LabelPurpose.UNIT, STEM)
    made = prepare(content, replace(BENCH, width_mm=40.0, height_mm=20.0), DESK)
    assert made.drawing is not None
    assert made.drawing.name == "unit_small"


def test_holds_are_told_apart_by_their_template(desk: LabelDesk) -> None:
    content = ordered(desk, LabelPurpose.HOLD, STEM, template="recall")
    assert template_name(content) == "hold_recall"
    assert template_name(replace(content, template="hold_return")) == "hold_return"


def test_what_people_read_is_what_the_code_says(desk: LabelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ordered(desk, LabelPurpose.UNIT, STEM)
    lying = replace(content, fields=content.fields | {"lot": "OTHER", "serial": "S9"})
    said = label_work._fields(lying, DESK)
    assert (said["lot"], said["serial"]) == ("L23B017", "S1")


def test_several_copies_are_one_job_only_of_what_has_no_serial(desk: LabelDesk) -> None:
    lot = ordered(desk, LabelPurpose.LOT, LabelFor("STEM-12", lot="L23B017"), copies=3)
    assert b"^PQ3,0,0,N" in prepare(lot, BENCH, DESK).payload
    unit = ordered(desk, LabelPurpose.UNIT, STEM)
    assert refused(replace(unit, copies=2)).code == "copies_of_serialised_label"


@pytest.mark.requirement("C-14")
def test_a_label_that_does_not_say_its_record_is_refused(desk: LabelDesk, tmp_path: Path) -> None:
    head = '{"name": "bin", "title": "x", "purpose": "bin", "width_mm": 60,'
    elements = '"height_mm": 40, "elements": [{"type": "symbol", "kind": "qr", "value": "SZ:P:A-1-4", "x_mm": 5,'
    place = '"y_mm": 5, "width_mm": 25, "height_mm": 25}]}'
    (tmp_path / "bin.json").write_text(head + elements + place, encoding="utf-8")
    content = ordered(desk, LabelPurpose.BIN, LabelFor(code="A-1-2"))
    refusal = refused(content, desk=replace(DESK, folder=tmp_path))
    assert (refusal.code, refusal.facts["fault"]) == ("label_unreadable", "udi")
    assert (refusal.facts["expected"], refusal.facts["read"]) == ("SZ:P:A-1-2", "SZ:P:A-1-4")


def test_the_gate_judges_the_very_bytes(desk: LabelDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ordered(desk, LabelPurpose.UNIT, STEM)
    monkeypatch.setitem(label_work._WRITERS, Language.ZPL, lambda *_: b"^XA^PQ1,0,0,N^XZ~JA")  # type: ignore[arg-type]  # a table
    assert refused(content).code == "forbidden_command"


# ---------------------------------------------------------------- a person's own printer file

OWN = b"^XA^PW480^LL320^CI28^FO20,20^A0N,30,30^FH\\^FD${place}^FS^FO20,80^BQN,2,6^FH\\^FDMA,${code}^FS^PQ1^XZ"


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    for name in ("bin", "unit"):
        (tmp_path / f"{name}.zpl").write_bytes(OWN)
    return replace(DESK, folder=tmp_path)


def test_a_persons_own_file_prints_a_place_and_its_values_stay_values(desk: LabelDesk, own: Desk) -> None:
    content = ordered(desk, LabelPurpose.BIN, LabelFor(code="A-1-2"))
    made = prepare(content, BENCH, own)
    filled = OWN.replace(b"${place}", b"A-1-2").replace(b"${code}", b"SZ:P:A-1-2")
    assert made.payload.replace(b"^JZN", b"") == filled
    assert (made.drawing, made.bitmap, made.read) == (None, None, ())
    hostile = replace(content, fields=content.fields | {"place": "^XZ^XA^FDx"})
    assert prepare(hostile, BENCH, own).payload.count(b"^XZ") == 1


@pytest.mark.requirement("C-14")
def test_no_udi_leaves_by_a_file_that_cannot_be_read_back(desk: LabelDesk, own: Desk) -> None:
    content = ordered(desk, LabelPurpose.UNIT, STEM)
    refusal = refused(content, desk=own)
    assert (refusal.code, refusal.facts["file"]) == ("raw_label_unchecked", "unit.zpl")


def test_a_file_of_another_language_is_not_looked_at(desk: LabelDesk, own: Desk) -> None:
    content = ordered(desk, LabelPurpose.BIN, LabelFor(code="A-1-2"))
    assert prepare(content, replace(BENCH, language=Language.TSPL), own).drawing is not None


def test_a_box_label_fits_a_small_printer_too(desk: LabelDesk) -> None:
    fields = {"order": "E-118", "hospital": "市第一人民医院", "due": "2026-11-21 06:10", "count": "15", "box": "1"}
    about = {"purpose": LabelPurpose.BOX, "template": "box", "symbol": "SZ:E:E-118/BOX"}
    about |= {"fields": fields | {"boxes": "1", "code": "SZ:E:E-118/BOX"}}
    content = replace(ordered(desk, LabelPurpose.UNIT, STEM), **about)
    made = prepare(content, replace(BENCH, width_mm=60.0, height_mm=40.0), DESK)
    assert made.drawing is not None
    assert (made.drawing.name, [one.message for one in made.read]) == ("box_small", ["SZ:E:E-118/BOX"])
