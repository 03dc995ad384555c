"""Makes every class of Qt that the window may use, at once and in one thread.

PySide makes a class when it is first asked for, and two threads that ask at the same time may end the program. Pages
are imported beside the window while it works, so all classes are there before either begins.
"""

from types import ModuleType
from typing import Final

from PySide6 import QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets

MODULES: Final[tuple[ModuleType, ...]] = (QtCore, QtGui, QtWidgets, QtSvg, QtPrintSupport)
MADE: Final = {module.__name__: tuple(getattr(module, name) for name in dir(module)) for module in MODULES}
"""What each module holds."""
