"""Views are tested in the light theme, in English, with the shipped fonts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.views.theme import theme


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme; another theme that a test puts on is taken off again."""
    if not qapp.styleSheet() or qapp.property("theme") != "light":
        theme("light").apply(qapp)
    yield qapp
    theme("light").apply(qapp)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The locale is English, before and after a test that changes it."""
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(QLocale("en"))
