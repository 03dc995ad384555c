"""Templates by name: those that ship, and a person's own in their place."""

from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.labels.elements import Purpose
from desktop.labels.shipped import FOLDER, names, shipped, template
from desktop.labels.template import read_template, write_template


def test_every_purpose_has_a_label_that_ships() -> None:
    assert {template(name).purpose for name in shipped()} == set(Purpose)
    assert {"unit", "unit_small", "lot", "tray", "bin", "place", "badge", "box", "hand_over", "device"} <= set(
        shipped()
    )
    assert {"hold_quarantine", "hold_recall", "hold_return"} <= set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_file_has_the_form_that_is_written(name: str) -> None:
    found = template(name)
    assert found.name == name
    assert read_template(write_template(found)) == found
    assert read_template((FOLDER / f"{name}.json").read_text("utf-8")) == found


def test_a_template_of_ones_own_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    own = write_template(template("unit")).replace('"width_mm": ', '"width_mm": 1', 1)
    (tmp_path / "unit.json").write_text(own, "utf-8")
    assert template("unit", tmp_path) == read_template(own)
    assert template("unit", tmp_path) != template("unit")
    assert template("bin", tmp_path) == template("bin")
    assert names(tmp_path) == ("unit",)


@pytest.mark.parametrize("name", ["nothing", "../unit", "", "Unit", "unit.json", "con/x"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="unknown_template"):
        template(name, tmp_path)


@pytest.mark.parametrize(("content", "why"), [(b"\xff\xfe", "not_json"), (b"{}", "missing"), (None, "not_its_file")])
def test_a_bad_file_of_ones_own_is_refused_and_not_passed_over(content: bytes | None, why: str, tmp_path: Path) -> None:
    (tmp_path / "unit.json").write_bytes(write_template(template("bin")).encode() if content is None else content)
    with pytest.raises(Refusal) as refusal:
        template("unit", tmp_path)
    assert (refusal.value.code, refusal.value.facts["why"]) == ("bad_template", why)


def test_a_folder_that_is_not_there_has_no_templates(tmp_path: Path) -> None:
    assert names(tmp_path / "none") == ()
    assert template("unit", tmp_path / "none") == template("unit")
