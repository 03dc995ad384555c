"""Where the papers of a desk are kept."""

from desktop.app.workstation import Workstation
from desktop.presenters.settlement_desk import Standing
from desktop.views.translation import language_of


def papers_in(folder: str, at: Workstation) -> Standing:
    """A folder beside the settings of the workstation, for the papers of its site in the language that is spoken."""
    return Standing(at.station.settings.site, at.station.file.parent / folder, language_of)
