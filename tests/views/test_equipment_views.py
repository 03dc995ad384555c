"""The four views of a device in the window, in both languages (S2-34)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.equipment import REQUIRED
from desktop.exchange.sample_delivery import SITE
from desktop.queries.device_views import Department, DeviceViews, device_views
from desktop.views.equipment_views import EquipmentViews
from desktop.views.translation import Translation
from tests.journeys.repair_day import local, repair_day
from tests.queries.test_device_views import KNOWN, SERIAL


@pytest.fixture
def views(sqlite_url: str) -> DeviceViews:
    with repair_day(sqlite_url, history=False) as day:
        fields = [{"field": name, "value": value} for name, value in KNOWN.items()]
        fields += [{"field": one.value, "value": None} for one in REQUIRED if one.value not in KNOWN]
        day.send("register_device", "09:15", site=SITE, serial=SERIAL, fields=fields)
        day.send("save_external_id", "09:16", "1000", system="ERP", kind="device", code=SERIAL, their_id="EQ-1")
        with day.store.read() as connection:
            return device_views(connection, SERIAL, local("18:00"))


pytestmark = pytest.mark.usefixtures("english")


def told(shown: EquipmentViews, department: Department) -> dict[str, str]:
    return {fact.word: fact.value for fact in shown.lists[department].facts}


@pytest.mark.requirement("S2-34")
def test_each_department_has_its_list_and_its_button(qtbot: QtBot, dressed: QApplication, views: DeviceViews) -> None:
    shown = EquipmentViews()
    qtbot.addWidget(shown)
    shown.translate()
    shown.show_views(views)
    shown.resize(560, 420)
    shown.show()
    assert [button.text() for button in shown.choices.values()] == ["Service", "Purchasing", "Sales", "Quality"]
    assert {fact.word: fact.value for fact in shown.numbers.facts} == {"ERP": "EQ-1"}
    assert told(shown, Department.SERVICE)["Warranty"] == "warranty cannot be determined"
    assert told(shown, Department.PURCHASING)["Purchase cost, CNY"] == "18500.00"
    assert told(shown, Department.SALES)["Name of customer"] in ("XX Hospital", "XX医院")
    assert told(shown, Department.QUALITY)["UDI-DI"] == "not known"
    assert told(shown, Department.QUALITY)["Recalls"] == "none"
    assert {told(shown, one)["Model"] for one in Department} == {"PD-200"}
    qtbot.mouseClick(shown.choices[Department.QUALITY], Qt.MouseButton.LeftButton)
    assert shown.lists[Department.QUALITY].isVisible()
    assert not shown.lists[Department.SERVICE].isVisible()


@pytest.mark.requirement("S2-34")
def test_the_views_speak_chinese(qtbot: QtBot, dressed: QApplication, qapp: QApplication, views: DeviceViews) -> None:
    shown = EquipmentViews()
    qtbot.addWidget(shown)
    translation = Translation(qapp)
    translation.set_language("zh_CN")
    try:
        shown.translate()
        shown.show_views(views)
        assert [button.text() for button in shown.choices.values()] == ["售后", "采购", "销售", "质控"]
        assert told(shown, Department.QUALITY)["召回"] == "无"
    finally:
        translation.remove()
