"""The papers of an adverse event say what is known, in both languages, and can be scanned back."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from desktop.commands import report
from desktop.domain.codes import Code, CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.exchange.sample_adverse import LOT, SampleAdverse
from desktop.exchange.sample_delivery import SITE
from desktop.reports.adverse_papers import build_paper
from desktop.reports.contact_card import build_contact_card
from desktop.storage.unit_of_work import Store
from tests.journeys.adverse_day import DAY, lay_out_j7
from tests.journeys.recall_day import Desk

NOW = SampleAdverse(DAY).at("16:31")


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    made, world = lay_out_j7(sqlite_url)
    desk = Desk(made, world.at("16:05"))
    told = {"harm": "could_be_serious", "description": "<b>stripped</b> & replaced", "told_by": "Chen"}
    desk.send("open_adverse", at=world.at("16:05"), raw=world.stripped, hospital="XX", site=SITE, **told)
    yield made
    made.close()


def paper(store: Store, folder: Path, kind: str, language: str) -> Path:
    path = folder / f"{kind}-{language}.pdf"
    with store.read() as connection:
        build_paper(connection, path, language, (kind, "A-0001"), NOW)
    return path


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        return " ".join(str(document[0].get_textpage().get_text_range()).split("\r\n"))


def codes_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=3).to_pil()
    return [one.text for one in zxingcpp.read_barcodes(picture)]


@pytest.mark.requirement("S1-10")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("first report A-0001", "Due by 2026-11-24 18:05", "could have been a serious injury", "Taken by")),
        ("zh_CN", ("首次报告 A-0001", "最迟时间 2026-11-24 18:05", "可能导致严重伤害", "接报人")),
    ],
)
def test_the_first_report_is_one_page_in_the_order_of_reading(
    store: Store, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    text = text_of(paper(store, tmp_path, "first-report", language))
    assert all(one in text for one in words)
    order = ["A-0001", "2026-11-24 16:05", "LS-45-S", LOT, "S450023", "<b>stripped</b> & replaced", "Chen"]
    places = [text.index(one, text.index("EAST-W1") if at else 0) for at, one in enumerate(order)]
    assert places[1:] == sorted(places[1:])
    assert "021-6500 0001" in text


@pytest.mark.requirement("S1-10")
@pytest.mark.parametrize("kind", ["first-report", "written-report"])
@pytest.mark.parametrize(("language", "foot"), [("en", "Page {0} of {1}"), ("zh_CN", "第 {0} 页，共 {1} 页")])
def test_a_long_text_runs_over_and_every_page_says_which_of_how_many_it_is(
    store: Store, tmp_path: Path, kind: str, language: str, foot: str
) -> None:
    """Nothing of the text is lost, the title stands on every page, and the code is read at the end."""
    words = [f"word{number:04}" for number in range(210)]
    told = {"harm": "death", "description": " ".join(words), "told_by": "Chen", "hospital": "XX", "site": SITE}
    world = SampleAdverse(DAY)
    opened = Desk(store, NOW).send("open_adverse", at=NOW, raw=world.stripped, request_id=str(new_id()), **told)
    path = tmp_path / "long.pdf"
    with store.read() as connection:
        build_paper(connection, path, language, (kind, opened["number"]), NOW)
    pages, codes = pages_of(path)
    assert len(pages) == 2
    for at, page in enumerate(pages, 1):
        assert foot.format(at, len(pages)) in page
        assert opened["number"] in page
    found = re.findall(r"word\d{4}", " ".join(pages))
    assert found == words
    assert len([one for one in codes if parse_code(one) is not None]) == 1
    assert pages_of(paper(store, tmp_path, kind, language))[0][0].count(foot.format(1, 1)) == 1


def pages_of(path: Path) -> tuple[list[str], list[str]]:
    """The text of every page, and all codes."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [str(page.get_textpage().get_text_range()).replace("\r\n", " ") for page in document]
        pictures = [page.render(scale=3).to_pil() for page in document]
    return texts, [one.text for picture in pictures for one in zxingcpp.read_barcodes(picture)]


def test_afterwards_it_says_who_took_it_and_when(store: Store, tmp_path: Path) -> None:
    told = {"number": "A-0001", "person": "Li Lan", "how": "mail", "request_id": str(new_id())}
    Desk(store, NOW).send("give_first_report", at=NOW, **told)
    text = text_of(paper(store, tmp_path, "first-report", "en"))
    assert all(one in text for one in ("Li Lan", "2026-11-24 16:31", "by mail"))


@pytest.mark.requirement("S1-11")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_written_report_is_stamped_and_scanned_back(store: Store, tmp_path: Path, language: str) -> None:
    path = paper(store, tmp_path, "written-report", language)
    text = text_of(path)
    stamp = {"en": "Stamp of the equipment department", "zh_CN": "设备科（盖章）"}[language]
    assert stamp in text
    assert "2026-11-25 16:05" in text
    assert codes_of(path) == ["SZ:A:A-0001/WRITTEN"]
    assert parse_code(codes_of(path)[0]) == Code(CodeKind.ADVERSE, "A-0001/WRITTEN")
    assert codes_of(paper(store, tmp_path, "first-report", language)) == ["SZ:A:A-0001"]


@pytest.mark.requirement("S1-42")
def test_the_contact_form_tells_the_age_of_each_number_and_warns_of_old_ones(store: Store, tmp_path: Path) -> None:
    text = text_of(paper(store, tmp_path, "contact-card", "en"))
    assert all(one in text for one in ("12 days ago", "180 days ago", "204 days ago"))
    assert "Not tried for more than 180 days: 1 of 3" in text
    with store.read() as connection:
        path = tmp_path / "later.pdf"
        assert build_contact_card(connection, path, "zh_CN", "M", NOW + timedelta(days=1)) == 2
        assert "其中 2 个超过 180 天未核实" in text_of(path)
        assert build_contact_card(connection, path, "en", "XX", NOW) == 1
        assert "nobody entered" in text_of(path)
        with pytest.raises(Refusal, match="unknown_party"):
            build_contact_card(connection, path, "en", "YY", NOW)


def test_the_same_event_is_the_same_bytes(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first = paper(store, tmp_path, "written-report", "en").read_bytes()
    assert paper(store, tmp_path / "a", "written-report", "en").read_bytes() == first


def test_an_unknown_event_has_no_paper(store: Store, tmp_path: Path) -> None:
    with store.read() as connection, pytest.raises(Refusal, match="unknown_adverse"):
        build_paper(connection, tmp_path / "x.pdf", "en", ("first-report", "A-0009"), NOW)
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_command_writes_all_three(
    store: Store, sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()
    for name, which in (
        ("first-report", ("--event", "A-0001")),
        ("written-report", ("--event", "A-0001")),
        ("contact-card", ("--party", "M")),
    ):
        out = tmp_path / f"{name}.pdf"
        asked = [name, *which, "--out", str(out), "--database-url", sqlite_url, "--data-dir", str(tmp_path)]
        assert report.run([*asked, "--language", "en"]) == 0
        assert json.loads(capsys.readouterr().out)["report"] == name
        assert out.read_bytes().startswith(b"%PDF")
