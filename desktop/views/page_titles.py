"""The pages of the window: key, icon, title. The order is that of the navigation."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

TITLES: Final = {
    "desk": ("barcode", QT_TRANSLATE_NOOP("Pages", "Scan desk")),
    "receive": ("package-check", QT_TRANSLATE_NOOP("Pages", "Receive")),
    "put_away": ("package-plus", QT_TRANSLATE_NOOP("Pages", "Put away")),
    "stock": ("boxes", QT_TRANSLATE_NOOP("Pages", "Stock")),
    "trays": ("archive", QT_TRANSLATE_NOOP("Pages", "Trays")),
    "night": ("timer", QT_TRANSLATE_NOOP("Pages", "Emergency")),
    "board": ("clock", QT_TRANSLATE_NOOP("Pages", "What runs")),
    "cases": ("hospital", QT_TRANSLATE_NOOP("Pages", "Cases")),
    "counts": ("clipboard-check", QT_TRANSLATE_NOOP("Pages", "Counts")),
    "returns": ("rotate-ccw", QT_TRANSLATE_NOOP("Pages", "Returns")),
    "recalls": ("siren", QT_TRANSLATE_NOOP("Pages", "Recall")),
    "adverse": ("triangle-alert", QT_TRANSLATE_NOOP("Pages", "Adverse events")),
    "equipment": ("wrench", QT_TRANSLATE_NOOP("Pages", "Equipment")),
    "prevention": ("calendar", QT_TRANSLATE_NOOP("Pages", "Prevention")),
    "people": ("user", QT_TRANSLATE_NOOP("Pages", "People & training")),
    "figures": ("chart-column", QT_TRANSLATE_NOOP("Pages", "Figures")),
    "repairs": ("list", QT_TRANSLATE_NOOP("Pages", "Repairs")),
    "refill": ("truck", QT_TRANSLATE_NOOP("Pages", "Replenishment")),
    "settlement": ("file-text", QT_TRANSLATE_NOOP("Pages", "Settlement")),
    "labels": ("tag", QT_TRANSLATE_NOOP("Pages", "Labels")),
    "attendance": ("users", QT_TRANSLATE_NOOP("Pages", "Attendance")),
    "audit": ("shield", QT_TRANSLATE_NOOP("Pages", "Audit")),
    "workbench": ("scan-line", QT_TRANSLATE_NOOP("Pages", "Scan workbench")),
    "items": ("layers", QT_TRANSLATE_NOOP("Pages", "Items & places")),
    "rules": ("timer", QT_TRANSLATE_NOOP("Pages", "Deadline rules")),
    "messages": ("arrow-up-right", QT_TRANSLATE_NOOP("Pages", "Messages")),
    "printers": ("printer", QT_TRANSLATE_NOOP("Pages", "Printers")),
    "label_designer": ("layout-template", QT_TRANSLATE_NOOP("Pages", "Label designer")),
    "settings": ("settings", QT_TRANSLATE_NOOP("Pages", "Settings")),
    "assistant": ("scan-barcode", QT_TRANSLATE_NOOP("Pages", "Scanner assistant")),
    "first_start": ("building-2", QT_TRANSLATE_NOOP("Pages", "First start")),
}
_GROUPS: Final = {
    "planning": ("refill", "settlement", "labels", "attendance", "audit"),
    "maintenance": ("equipment", "repairs", "prevention", "people", "figures"),
    "set_up": ("workbench", "items", "rules", "messages", "printers", "label_designer", "settings", "assistant"),
}
GROUP_OF: Final = {page: group for group, pages in _GROUPS.items() for page in pages}
"""The pages that are not of every shift, by their group in the navigation, where they are folded away."""
