"""The translations fit the sources: nothing new, nothing unfinished, nothing stale."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installer import translations
from installer.translations import CHINESE, ENGLISH, FOLDER, missing, put, release, update


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in (CHINESE, ENGLISH):
        shutil.copy(FOLDER / f"{name}.ts", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_the_sources_have_no_text_that_the_translations_do_not_know(name: str, copy: Path) -> None:
    update(copy)
    assert (copy / f"{name}.ts").read_bytes() == (FOLDER / f"{name}.ts").read_bytes()


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_the_packed_words_are_those_of_the_source(name: str, copy: Path) -> None:
    release(copy)
    assert (copy / f"{name}.qm").read_bytes() == (FOLDER / f"{name}.qm").read_bytes()


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_no_text_is_without_translation(name: str) -> None:
    assert missing(FOLDER / f"{name}.ts") == {}


def test_every_text_has_a_context() -> None:
    contexts = [one.findtext("name") for one in ElementTree.parse(FOLDER / f"{CHINESE}.ts").iter("context")]
    assert all(contexts)


def test_a_short_name_for_translate_keeps_its_context(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "seats.py").write_text('tr("Seat", "open"); self.tr("open"); str(1)', "utf-8")
    assert translations.stage(tmp_path / "in", tmp_path / "out") == ["seats.py"]
    told = (tmp_path / "out" / "seats.py").read_text("utf-8")
    assert told == 'translate("Seat", "open"); self.tr("open"); str(1)'


def test_placeholders_are_the_same_in_chinese() -> None:
    different = []
    for message in ElementTree.parse(FOLDER / f"{CHINESE}.ts").iter("message"):
        source = message.findtext("source", "")
        given = "".join(message.find("translation").itertext())
        marks = [mark for mark in ("%n", "%1", "%2", "{0}", "{1}", "{2}", "{told}", "{limit}") if mark in source]
        different += [source for mark in marks if mark not in given]
    assert different == []


TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Seat</name>
    <message><source>open</source><translation type="unfinished"></translation></message>
    <message><source>done</source><translation>完成</translation></message>
    <message numerus="yes"><source>%n row(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation></message>
</context>
</TS>
"""


def test_chinese_is_filled_in_by_context(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(TS, "utf-8")
    assert missing(file) == {"Seat": ["open", "%n row(s)"]}
    assert put(file, {"Seat": {"open": "空位", "gone": "无"}, "Else": {"open": "开"}}) == 1
    assert missing(file) == {"Seat": ["%n row(s)"]}
    assert put(file, {"Seat": {"%n row(s)": "%n 行"}}) == 1
    assert missing(file) == {}
    assert [one.text for one in ElementTree.parse(file).iter("numerusform")] == ["%n 行"]


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("%n left", "%n left|%n left"),
        ("%n row(s)", "%n row|%n rows"),
        ("%n box(es) shut", "%n box shut|%n boxes shut"),
        ("%n delivery(ies)", "%n delivery|%n deliveries"),
    ],
)
def test_english_plurals_follow_from_the_source(source: str, forms: str, tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(TS.replace("%n row(s)", source), "utf-8")
    assert translations.english_plurals(file)["Seat"][source] == forms


def test_words_for_everywhere_never_replace_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(TS, "utf-8")
    assert put(file, {"*": {"open": "空位", "done": "好"}}) == 1
    assert "<translation>完成</translation>" in file.read_text("utf-8")
    assert put(file, {"Seat": {"done": "好"}}) == 1
    assert "<translation>好</translation>" in file.read_text("utf-8")


def test_what_is_missing_is_printed_to_be_filled_in(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(translations, "FOLDER", copy)
    monkeypatch.setattr(translations, "missing", lambda _file: {"Seat": ["open"]})
    monkeypatch.setattr(translations, "english_plurals", lambda _file: {})
    assert translations.main(["--missing"]) == 1
    assert json.loads(capsys.readouterr().out) == {"Seat": {"open": ""}}


def test_a_tool_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nonsense"):
        translations.tool("nonsense")
