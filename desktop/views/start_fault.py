"""What is said where the window cannot open at all; the person started it by its picture and sees no console."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox


def start_fault(words: str) -> QMessageBox:
    """A box with the words, to be shown until it is closed."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Sparezone", words, QMessageBox.StandardButton.Close)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
