"""Asks what becomes of a paper: it is printed, or saved as a file."""

from PySide6.QtWidgets import QWidget

from desktop.views.file_asking import PDF, Asked, Taken, ask_for_file


def ask_for_paper(parent: QWidget, asked: Asked, taken: Taken) -> None:
    """As `ask_for_file`; a paper is printed on a printer of the computer, or saved."""
    if asked.kinds != PDF or not asked.name:
        ask_for_file(parent, asked, taken)
        return
    from desktop.views.paper_dialog import PaperDialog  # the system's printing is met only here

    PaperDialog(asked, taken, parent=parent).open()
