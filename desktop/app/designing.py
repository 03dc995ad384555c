"""The label designer put together: made when its page is first shown."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.clock import Clock
from desktop.presenters.desk import Settler
from desktop.presenters.label_designer import LabelDesigner
from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import LabelFolder
from desktop.presenters.label_preview import LabelPreview
from desktop.presenters.session import Session
from desktop.views.label_designer_screen import LabelDesignerScreen


def make_designer(
    session: Session, settler: Settler, clock: Clock, folder: Path, parent: QObject
) -> tuple[LabelPreview, LabelDesignerScreen]:
    """The desk that takes scans for the designer, and its screen.

    Args:
        session: who is signed in, and the database threads.
        settler: writes how scans ended.
        clock: tells the time.
        folder: of own templates and printer files, the very one that labels are printed from.
        parent: owner of the desk.
    """
    preview = LabelPreview(LabelDesigner(parent), session, settler, clock, parent)
    return preview, LabelDesignerScreen(LabelFiles(LabelFolder(folder), preview, parent))
