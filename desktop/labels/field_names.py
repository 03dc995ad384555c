"""The names that a template may ask for: ``${lot}``, ``${expiry}``, …; there are no others."""

from typing import Final

FIELDS: Final = (
    # the UDI itself
    "udi",  # what goes into a symbol: AIs in square brackets for GS1, else the agency's own text
    "hri",  # the same for people, a blank between elements
    "raw",  # the scan as it came, readable: separators shown
    "agency", "di", "lot", "serial", "expiry", "manufactured", "packed", "sterilization_lot", "nhsa_code",
    # the item
    "ref", "item", "item_en", "specification", "model", "manufacturer", "registration", "sterile", "quantity", "unit",
    # whose and where
    "owner", "partner", "site", "zone", "place", "bin", "capacity", "tray", "tray_name", "count", "contents",
    # what happens with it
    "hold", "reason", "notice", "order", "surgery", "hospital", "department", "carrier", "box", "boxes", "due",
    "received", "person", "badge", "role", "phone", "device", "repair", "warranty", "note",
    # the label
    "title", "code", "printed_at", "label", "copy",
)  # fmt: skip
"""``code`` is a code of the zone (``SZ:…``); ``copy`` says that a label is a reprint; ``label`` is the job's number."""

LANGUAGES: Final = ("zh_CN", "en")
