"""The card of a maintenance centre in the window: from the list of sites and back, with its paper (S1-31)."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.party import PartyKind
from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.presenters.session import Session
from desktop.queries.master_data import sites
from desktop.services.emergency.distances import SAVE_DISTANCE, SaveDistance
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.sites import SAVE_SITE, SaveSite
from desktop.views.centre_page import SitesPage
from desktop.views.file_asking import Asked
from desktop.views.master_data_screen import MasterDataScreen
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def session(qtbot: QtBot, sqlite_url: str) -> Iterator[Session]:
    furnish(sqlite_url)
    for code, far in (("XX", "150.0"), ("YY", "150.1")):
        do(sqlite_url, SAVE_PARTY, SaveParty(code, f"{code}医院", PartyKind.HOSPITAL, f"{code} Hospital"))
        do(sqlite_url, SAVE_DISTANCE, SaveDistance(site_of(sqlite_url), code, Decimal(180), Decimal(far)))
    with database_threads(sqlite_url) as jobs:
        yield signed_in(qtbot, jobs)


def site_of(url: str) -> str:
    with store_on(url) as store, store.read() as connection:
        return sites(connection)[0].code


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, session: Session) -> SitesPage:
    screen = MasterDataScreen(MasterData(session), FileImport(session))
    qtbot.addWidget(screen)
    screen.resize(1166, 690)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_place("sites")
    found: list[SitesPage] = []

    def made() -> None:
        found[:] = screen.findChildren(SitesPage)
        assert found
        assert found[0].page.list.rows

    qtbot.waitUntil(made)
    return found[0]


def opened(qtbot: QtBot, page: SitesPage) -> None:
    """The first site is opened, and its card after it."""
    assert not page.show_card.isVisible()
    page.page.list.open(0)
    qtbot.mouseClick(page.show_card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.currentWidget() is page.card)


@pytest.mark.requirement("S1-31", "S1-33")
def test_a_centre_is_opened_from_its_row_told_and_left(qtbot: QtBot, page: SitesPage, sqlite_url: str) -> None:
    opened(qtbot, page)
    card = page.card
    assert [tab.text() for tab in card.tabs] == ["Hospitals · 2", "People · 0", "Equipment · 0"]
    assert card.hospitals.advice.text() == "1 beyond 150 km"
    assert card.people.advice.text() == "Nobody yet: enter them under People & training"
    told = [one.accessibleName() for one in card.hospitals.cards()]
    assert told == [
        "XX Hospital · 150.0 km straight · 180.0 km by road · within 150 km",
        "YY Hospital · 150.1 km straight · 180.0 km by road · beyond 150 km",
    ]
    assert ("Address", "not entered") in [(fact.word, fact.value) for fact in card.facts.facts]
    qtbot.mouseClick(card.tabs[1], Qt.MouseButton.LeftButton)
    assert card.people.isVisible()
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert page.currentWidget() is page.page


@pytest.mark.requirement("S1-31")
def test_the_card_follows_a_change_of_the_address(qtbot: QtBot, page: SitesPage, sqlite_url: str) -> None:
    opened(qtbot, page)
    desk = page.card.desk
    current = page.page.list.current
    assert desk.card is not None
    request = SaveSite(current.code, current.name, current.partner, address="1 North Road")
    with qtbot.waitSignal(desk.changed):
        page.page.list.save(page.page.list.values() | {"address": request.address})
    assert desk.card.address == "1 North Road"
    assert SAVE_SITE.action is page.page.list.subject.action
    assert ("Address", "1 North Road") in [(fact.word, fact.value) for fact in page.card.facts.facts]


@pytest.mark.requirement("S1-31")
def test_the_card_is_saved_as_a_paper_and_a_folder_that_refuses_is_told(
    qtbot: QtBot, page: SitesPage, tmp_path: Path
) -> None:
    opened(qtbot, page)
    asked: list[Asked] = []
    goal = [tmp_path / "card.pdf"]

    def ask(_parent: object, given: Asked, taken: object) -> None:
        asked.append(given)
        assert callable(taken)
        taken(goal[0])

    page.card.ask = ask
    with qtbot.waitSignal(page.card.desk.written):
        qtbot.mouseClick(page.card.paper, Qt.MouseButton.LeftButton)
    assert asked[0].name.startswith("centre-")
    assert goal[0].read_bytes().startswith(b"%PDF")
    assert str(goal[0]) in page.card.notice.text()
    goal[0] = tmp_path / "nowhere" / "card.pdf"
    with qtbot.waitSignal(page.card.desk.failed):
        qtbot.mouseClick(page.card.paper, Qt.MouseButton.LeftButton)
    assert str(tmp_path / "card.pdf") not in page.card.notice.text()
