"""What the placeholders of a template stand for: the fields of a UDI, and a sample of every field for previews."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop.domain.udi import Udi, encode
from desktop.domain.udi.characters import GS
from desktop.labels.elements import Purpose, Symbol, Template
from desktop.labels.field_names import FIELDS

_BRACKETED: Final = re.compile(r"\[([0-9]{2,4})\]([^\[\]]*)")


def fields_of(udi: Udi, more: Mapping[str, str] | None = None, *, raw: str = "") -> dict[str, str]:
    """The fields of a label that carries a UDI; what it does not say is left out.

    Args:
        udi: what the label says; dates are shown YYYY-MM-DD, day 00 as the month's last day.
        more: further fields by name (`field_names.FIELDS`): item, owner, place, …; they overrule the UDI's.
            ``item_en`` is the same as ``item`` if it is not given.
        raw: the scan as it came.

    Raises:
        Refusal: ``cannot_encode`` if the UDI has no form in its agency's grammar.
        ValueError: a name that no label knows.
    """
    said = encode(udi)
    made = {
        "udi": said.bracketed or said.element_string,
        "hri": _hri(said.bracketed) or shown(said.hri),
        "raw": shown(raw),
        "agency": str(udi.agency),
        "di": udi.di,
        "lot": udi.lot,
        "serial": udi.serial,
        "expiry": _day(udi.use_by),
        "manufactured": _day(udi.manufactured),
        "packed": _day(udi.packed),
        "sterilization_lot": udi.sterilization_lot,
        "nhsa_code": udi.nhsa_code,
        "ref": udi.ref,
        "quantity": "" if udi.quantity is None else str(udi.quantity),
        **checked(more or {}),
    }
    return {name: value for name, value in made.items() if value}


def checked(more: Mapping[str, str]) -> dict[str, str]:
    """Fields that are all known; ``item_en`` is filled in from ``item``.

    Raises:
        ValueError: a name that no label knows.
    """
    unknown = sorted(set(more) - set(FIELDS))
    if unknown:
        raise ValueError(f"no label knows the field {unknown[0]}")
    english = more.get("item_en") or more.get("item", "")
    return {**more, "item_en": english} if english else dict(more)


def shown(scan: str) -> str:
    """A scan for people: GS as ``<GS>``, the other controls by their number."""
    return "".join("<GS>" if one == GS else one if one.isprintable() else f"<{ord(one):02X}>" for one in scan)


def _hri(bracketed: str) -> str:
    """AIs in round brackets, a blank between elements: there, and only there, a line may end."""
    return " ".join(f"({ai}){value}" for ai, value in _BRACKETED.findall(bracketed))


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


_SAMPLE_UDI: Final = "[01]06901234567892[11]260531[17]290531[10]L23B017[21]SN00000000000000A017"
_CODES: Final = {
    "udi": _SAMPLE_UDI,
    "hri": _hri(_SAMPLE_UDI),
    "raw": shown("]d2" + "010690123456789211260531172905311" + "0L23B017" + GS + "21SN00000000000000A017"),
    "agency": "GS1",
    "di": "06901234567892",
    "lot": "L23B017",
    "serial": "SN00000000000000A017",
    "expiry": "2029-05-31",
    "manufactured": "2026-05-31",
    "packed": "2026-06-02",
    "sterilization_lot": "ST26-0611",
    "nhsa_code": "C0101010010100001234",
    "ref": "LCP-45-06-R",
    "model": "LCP 4.5",
    "registration": "国械注准20203130123",
    "quantity": "1",
    "bin": "A-2-1",
    "place": "A-2-1",
    "capacity": "12",
    "tray": "TK-003",
    "count": "20",
    "notice": "DN-2026-0412",
    "order": "SO-2026-1187",
    "surgery": "2026-11-23 08:30",
    "box": "2",
    "boxes": "5",
    "due": "2026-11-24",
    "received": "2026-11-21",
    "badge": "B-0042",
    "phone": "021-5555 0142",
    "device": "SN-88213",
    "repair": "RP-2026-0077",
    "warranty": "2028-03-31",
    "code": "SZ:P:A-2-1",
    "printed_at": "2026-11-21 14:05",
    "label": "000123",
    "hold": "quarantine",
}
_OWN_CODES: Final = {
    Purpose.TRAY: "SZ:T:TK-003",
    Purpose.BADGE: "SZ:U:B-0042",
    Purpose.BOX: "SZ:N:DN-2026-0412",
    Purpose.HAND_OVER: "SZ:N:DN-2026-0412",
}
"""The program's own code on the labels of a purpose; of a bin and a place it is that of the bin."""
_CHINESE: Final = {
    "item": "解剖型钛合金锁定加压接骨板系统（用于股骨远端外侧右侧，六孔，"
    "带组合孔与导向套筒，表面阳极氧化处理，无菌包装，一次性使用）",
    "specification": "4.5 mm，6 孔，右，156 mm",
    "manufacturer": "上海示例骨科医疗器械有限公司",
    "sterile": "环氧乙烷灭菌",
    "unit": "块",
    "owner": "上海示例骨科医疗器械有限公司",
    "partner": "华东医疗配送有限公司",
    "site": "杭州仓",
    "zone": "厂家备件专区",
    "tray_name": "股骨远端锁定板工具盘",
    "contents": "锁定板 6 件，螺钉 14 件",
    "reason": "外包装破损，待厂家确认",
    "hospital": "市第一人民医院",
    "department": "骨科二病区",
    "carrier": "冷链专车",
    "person": "王小梅",
    "role": "库管员",
    "note": "请轻放",
    "title": "专区内部标签",
    "copy": "补打",
}
_ENGLISH: Final = {
    "item": _CHINESE["item"],
    "specification": "4.5 mm, 6 holes, right, 156 mm",
    "manufacturer": "Shanghai Example Orthopaedics Co., Ltd.",
    "sterile": "Sterilized with ethylene oxide",
    "unit": "pc",
    "owner": "Shanghai Example Orthopaedics Co., Ltd.",
    "partner": "East China Medical Distribution Co., Ltd.",
    "site": "Hangzhou warehouse",
    "zone": "Manufacturer spare parts zone",
    "tray_name": "Instrument tray for distal femur plates",
    "contents": "6 locking plates, 14 screws",
    "reason": "Outer packing damaged, waiting for the maker",
    "hospital": "First People's Hospital",
    "department": "Orthopaedics, ward 2",
    "carrier": "Cold chain car",
    "person": "Wang Xiaomei",
    "role": "Storekeeper",
    "note": "Handle with care",
    "title": "Internal label of the zone",
    "copy": "Reprint",
}
_ITEM_EN: Final = (
    "Distal femur locking compression plate, anatomical, titanium, lateral, right, 6 holes, sterile, single use"
)


def sample_fields(language: str) -> dict[str, str]:
    """Every field, as hard to set as real ones: an item name of 60 Chinese characters, a serial of 20 characters."""
    return {**_CODES, **(_CHINESE if language == "zh_CN" else _ENGLISH), "item_en": _ITEM_EN}


def sample_for(template: Template, language: str) -> dict[str, str]:
    """The sample for a preview: a label that has room for a UDI is shown with it, not with a code of the zone."""
    symbols = (one for one in template.elements if isinstance(one, Symbol))
    code = "" if any("${udi}" in one.value for one in symbols) else _OWN_CODES.get(template.purpose, _CODES["code"])
    return sample_fields(language) | {"code": code}
