"""Own templates and printer files, and a design with sample or real data, read back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.exchange.sample_day import place, tray
from desktop.exchange.sample_delivery import SampleDelivery
from desktop.labels.drawing import Bitmap
from desktop.labels.shipped import shipped as shipped_names
from desktop.labels.shipped import template
from desktop.labels.template import read_template, write_template
from desktop.paths import label_folder
from desktop.presenters.answer import Verdict
from desktop.presenters.design_shown import DesignFault
from desktop.presenters.label_designer import LabelDesigner
from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import LabelFolder
from desktop.presenters.label_preview import Checked, LabelPreview, sample_picture
from desktop.presenters.reply import Reply
from desktop.storage.errors import EnvironmentFault
from tests.views.stock_world import Desk, build, open_desk

ZPL = b"^XA^CI28^PW480^LL320^FO16,16^A0N,40,40^FD${bin}^FS^PQ1^XZ"


@pytest.fixture(scope="module")
def world_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleDelivery]:
    path = tmp_path_factory.mktemp("design") / "world.db"
    shutil.copyfile(sqlite_template, path)
    return path, build(f"sqlite:///{path}")


@pytest.fixture
def desk(world_file: tuple[Path, SampleDelivery], qapp: QApplication) -> Iterator[Desk]:
    path, world = world_file
    made, end = open_desk(f"sqlite:///{path}", world)
    yield made
    end()


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> LabelFiles:
    preview = LabelPreview(LabelDesigner(), desk.session, desk.settled, desk.clock)
    made = LabelFiles(LabelFolder(label_folder(tmp_path)), preview)
    made.reload()
    return made


def failures(files: LabelFiles) -> list[Exception]:
    told: list[Exception] = []
    files.failed.connect(told.append)
    return told


# ---------------------------------------------------------------- templates


def test_all_shipped_templates_can_be_opened_and_none_is_own(files: LabelFiles) -> None:
    assert tuple(one.name for one in files.templates) == shipped_names()
    assert not any(one.is_own or one.fault for one in files.templates)
    for name in shipped_names():
        assert files.open(name)
        assert not files.designer.is_dirty


def test_of_several_drawings_only_the_last_one_that_was_asked_for_is_told(qtbot: QtBot, files: LabelFiles) -> None:
    drawn: list[tuple[str, Bitmap]] = []
    files.drawn.connect(lambda name, bitmap: drawn.append((name, bitmap)))
    files.draw_soon("bin", "en")
    files.draw_soon("unit", "zh_CN")
    assert not drawn
    qtbot.waitUntil(lambda: bool(drawn))
    files.finish()
    qtbot.wait(10)
    assert drawn == [("unit", sample_picture(template("unit"), "zh_CN", files.preview.today))]


def test_a_template_that_is_gone_when_it_is_drawn_is_told(qtbot: QtBot, files: LabelFiles) -> None:
    told = failures(files)
    files.draw_soon("no_such_label", "en")
    qtbot.waitUntil(lambda: bool(told))
    assert [getattr(one, "code", "") for one in told] == ["unknown_template"]


def test_a_saved_template_overrules_the_shipped_one_until_it_is_taken_away(files: LabelFiles) -> None:
    files.open("unit")
    assert files.overrules()
    files.designer.choose([9])
    files.designer.nudge(0, 1)
    assert files.save()
    assert not files.designer.is_dirty
    saved = files.folder.path / "unit.json"
    assert read_template(saved.read_text("utf-8")) == files.designer.label
    assert template("unit", files.folder.path) == files.designer.label
    kept = files.kept("unit")
    assert kept is not None
    assert (kept.is_own, kept.is_shipped) == (True, True)
    files.back_to_shipped("unit")
    assert not saved.exists()
    assert template("unit", files.folder.path) == template("unit")


def test_what_cannot_be_printed_is_not_saved_and_the_culprit_is_chosen(files: LabelFiles) -> None:
    told: list[DesignFault] = []
    files.obstructed.connect(told.append)
    files.open("unit")
    files.designer.set_values(9, {"width_mm": 2, "min_size_mm": 3.4})
    assert not files.save()
    assert [(one.element, one.error.code) for one in told] == [(9, "text_too_long")]
    assert files.designer.chosen == (9,)
    assert not files.folder.path.exists()


def test_a_fault_of_the_other_language_is_found_too(files: LabelFiles) -> None:
    files.open("unit")
    files.designer.set_values(9, {"value": {"zh_CN": "批号", "en": "LOT"}})
    files.preview.set_language("en")
    assert files.preview.shown.faults == ()
    assert not files.save()


def test_a_new_one_takes_a_free_name(files: LabelFiles) -> None:
    files.begin_from("unit")
    assert files.designer.label.name == "unit_2"
    assert files.designer.is_dirty
    assert not files.overrules()
    assert files.save()
    files.begin_from("unit")
    assert files.designer.label.name == "unit_3"
    files.begin()
    assert files.designer.label.name == "my_label"
    files.designer.set_values(-1, {"name": "unit_2"})
    assert files.would_replace()


def test_exporting_and_importing_brings_the_same_template(files: LabelFiles, tmp_path: Path) -> None:
    files.open("hold_recall")
    files.export_to(tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text("utf-8") == write_template(template("hold_recall"))
    assert files.import_file(tmp_path / "out.json")
    assert files.designer.label == template("hold_recall")
    assert files.designer.is_dirty


def test_a_bad_file_is_told_and_the_bench_stays(files: LabelFiles, tmp_path: Path) -> None:
    told = failures(files)
    files.open("bin")
    (tmp_path / "bad.json").write_text('{"name": 1}', "utf-8")
    (tmp_path / "large.json").write_bytes(b" " * 10_000_001)
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    for name in ("bad", "large", "bytes", "absent"):
        assert not files.import_file(tmp_path / f"{name}.json")
    codes = [getattr(one, "code", "") for one in told]
    assert codes == ["bad_template", "label_file_too_large", "bad_template", "cannot_open"]
    assert files.designer.label == template("bin")


def test_an_own_file_that_is_broken_is_listed_with_its_fault(files: LabelFiles) -> None:
    files.folder.path.mkdir(parents=True)
    (files.folder.path / "unit.json").write_text("{", "utf-8")
    files.reload()
    kept = files.kept("unit")
    assert kept is not None
    assert kept.fault is not None
    assert (kept.fault.code, kept.is_own, kept.is_shipped) == ("bad_template", True, True)


def test_a_disk_that_says_no_loses_nothing(files: LabelFiles) -> None:
    told = failures(files)
    files.folder.path.write_bytes(b"a file where the folder should be")
    files.open("unit")
    files.designer.add("box")
    files.designer.nudge(500, 0)
    files.designer.undo()
    files.designer.undo()
    files.designer.set_values(-1, {"title": {"zh_CN": "甲", "en": "A"}})
    assert not files.save()
    assert files.designer.is_dirty
    assert isinstance(told[-1], EnvironmentFault)


# ---------------------------------------------------------------- printer files


def test_a_printer_file_is_checked_kept_and_filled(files: LabelFiles, tmp_path: Path) -> None:
    (tmp_path / "bin.zpl").write_bytes(ZPL)
    files.import_raw(tmp_path / "bin.zpl")
    (raw,) = files.raw_files
    assert raw.read is not None
    assert (raw.file, raw.read.fields) == ("bin.zpl", ("bin",))
    assert "A-2-1" in files.would_send(raw)
    assert (files.folder.path / "bin.zpl").read_bytes() == ZPL
    files.take_raw_away(raw)
    assert files.raw_files == ()


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("bin.zpl", b"^XA^FO${x},16^FDa^FS^XZ", "raw_placeholder_not_allowed"),
        ("bin.zpl", b"^XA~JA^XZ", "forbidden_command"),
        ("bin.zpl", b"^XA^FD\xff^FS^XZ", "raw_template_not_utf8"),
        ("Bin 1.zpl", ZPL, "raw_file_name"),
        ("bin.prn", ZPL, "raw_file_name"),
    ],
)
def test_a_harmful_printer_file_is_refused_and_not_kept(
    files: LabelFiles, tmp_path: Path, name: str, body: bytes, code: str
) -> None:
    told = failures(files)
    (tmp_path / name).write_bytes(body)
    files.import_raw(tmp_path / name)
    assert [getattr(one, "code", "") for one in told] == [code]
    assert not files.folder.path.exists()


def test_a_printer_file_that_was_broken_by_hand_is_listed_with_its_fault(files: LabelFiles) -> None:
    files.folder.path.mkdir(parents=True)
    (files.folder.path / "bin.zpl").write_bytes(b"^XA~JA^XZ")
    files.reload()
    (raw,) = files.raw_files
    with pytest.raises(Refusal, match="forbidden_command"):
        files.would_send(raw)


# ---------------------------------------------------------------- real data


def scan(qtbot: QtBot, files: LabelFiles, desk: Desk, raw: str) -> Reply:
    with qtbot.waitSignal(files.preview.replied) as replied:
        files.preview.take(desk.kept(raw))
    reply = replied.args[0]
    assert isinstance(reply, Reply)
    return reply


@pytest.mark.requirement("C-14")
def test_a_scan_fills_the_label_with_the_record(qtbot: QtBot, files: LabelFiles, desk: Desk) -> None:
    assert desk.world is not None
    piece = desk.world.pieces[1]
    files.open("unit")
    reply = scan(qtbot, files, desk, piece.raw)
    assert (reply.verdict, reply.code) == (Verdict.OK, "label_filled")
    fields = files.preview.fields
    assert (fields["lot"], fields["serial"], fields["ref"]) == (piece.lot, piece.serial, piece.ref)
    assert fields["manufacturer"]
    assert files.preview.shown.faults == ()
    assert piece.serial in files.preview.shown.symbols[0][1].message
    assert desk.settled.codes == ["examined"]
    files.preview.use_sample()
    assert files.preview.fields["serial"] == "SN00000000000000A017"


def test_the_code_of_a_place_or_tray_fills_its_label(qtbot: QtBot, files: LabelFiles, desk: Desk) -> None:
    files.open("bin")
    assert scan(qtbot, files, desk, place("A-2-1")).code == "label_filled"
    assert (files.preview.fields["bin"], files.preview.fields["code"]) == ("A-2-1", "SZ:P:A-2-1")
    assert files.preview.shown.faults == ()
    assert scan(qtbot, files, desk, tray("TK-001")).code == "label_filled"
    assert files.preview.fields["tray"] == "TK-001"


def test_a_strange_scan_changes_nothing(qtbot: QtBot, files: LabelFiles, desk: Desk) -> None:
    files.open("unit")
    before = files.preview.fields
    assert scan(qtbot, files, desk, "SZ:P:NOWHERE").code == "unknown_place"
    assert scan(qtbot, files, desk, "SZ:C:CONFIRM").code == "not_here"
    assert scan(qtbot, files, desk, "]d20106901234567899").verdict is not Verdict.OK
    assert files.preview.fields == before


# ---------------------------------------------------------------- the last look


def look(qtbot: QtBot, preview: LabelPreview) -> Checked:
    with qtbot.waitSignal(preview.checked) as told:
        preview.check()
    preview.finish()
    said = told.args[0]
    assert isinstance(said, Checked)
    return said


@pytest.mark.requirement("C-14")
def test_the_check_tells_what_each_barcode_says_and_how_wide_its_modules_are(qtbot: QtBot, files: LabelFiles) -> None:
    files.open("unit")
    said = look(qtbot, files.preview)
    assert said.error is None
    (one,) = said.symbols
    assert (one.element, one.kind, one.identifier) == (3, "gs1_datamatrix", "]d2")
    assert one.message.startswith("0106901234567892")
    assert one.module_mm == pytest.approx(0.5005, abs=0.001)
    assert files.preview.said == said
    files.designer.nudge(0, 0)
    files.designer.choose([3])
    files.designer.nudge(1, 0)
    assert files.preview.said is None


def test_a_label_with_a_fault_is_not_read_back(qtbot: QtBot, files: LabelFiles) -> None:
    files.open("unit")
    files.designer.set_values(3, {"width_mm": 5, "height_mm": 5})
    said = look(qtbot, files.preview)
    assert getattr(said.error, "code", "") == "symbol_does_not_fit"


def test_what_was_changed_meanwhile_is_not_called_checked(qtbot: QtBot, files: LabelFiles) -> None:
    files.open("unit")
    told: list[Checked] = []
    files.preview.checked.connect(told.append)
    files.preview.check()
    files.designer.choose([3])
    files.designer.nudge(1, 0)
    files.preview.finish()
    qtbot.wait(20)
    assert told == []
    assert files.preview.said is None
