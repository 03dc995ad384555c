"""The page of equipment in the field."""

from PySide6.QtCore import QObject

from desktop.app.workstation import Workstation
from desktop.presenters.warranty_desk import WarrantyDesk
from desktop.views.later_page import Slices


class EquipmentPages(QObject):
    """The equipment desk and its screen.

    Args:
        at: what every desk stands on.
        site: code of the desk's site.
        parent: owner.
    """

    def __init__(self, at: Workstation, site: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = WarrantyDesk(at.session, at.router, at.clock, site, self)

    def page(self) -> Slices:
        """Make the screen."""
        from desktop.views.equipment_screen import EquipmentScreen

        yield
        return EquipmentScreen(self.desk)
