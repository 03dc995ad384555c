"""Makes the pictures of the labels in ``docs/pictures/labels`` along the way that prints them.

Run with ``python -m installer.label_pictures``. Template, layout, dots, check and PNG are the program's own; only the
thin grey edge of the paper is added.
"""

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from desktop.domain.udi import decode
from desktop.labels.check import check
from desktop.labels.drawing import Drawing, Face, Mark, TextRun
from desktop.labels.fields import fields_of
from desktop.labels.iso_symbols import ISO_SYMBOLS, iso_symbol, iso_width
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.png import png
from desktop.labels.shipped import shipped, template
from desktop.paths import HOUSE

FOLDER: Final = HOUSE / "docs" / "pictures" / "labels"
DPI: Final = 300
TODAY: Final = date(2026, 11, 21)
LANGUAGES: Final = ("zh_CN", "en")
_GREY: Final = 170

RAW: Final = "]d2010690123456789211260531172905311" + "0L23B017\x1d21SN00012345"

_GOODS: Final = {
    "zh_CN": {
        "item": "锁定加压接骨板，六孔，右侧",
        "specification": "4.5 mm，6 孔，156 mm",
        "manufacturer": "上海示例骨科医疗器械有限公司",
        "ref": "LCP-45-06-R",
    },
    "en": {
        "item": "锁定加压接骨板，六孔，右侧",
        "item_en": "Locking compression plate, 6 holes, right",
        "specification": "4.5 mm, 6 holes, 156 mm",
        "manufacturer": "Shanghai Example Orthopaedics Co., Ltd.",
        "ref": "LCP-45-06-R",
    },
}
_PLACES: Final = {
    "zh_CN": {"site": "杭州仓", "partner": "华东医疗配送有限公司"},
    "en": {"site": "Hangzhou warehouse", "partner": "East China Medical Distribution"},
}
_DELIVERY: Final = {
    "zh_CN": {
        "hospital": "市第一人民医院",
        "department": "骨科二病区",
        "contents": "锁定板 6 件，螺钉 14 件，器械盒 TK-003",
        "carrier": "绿色通道专车",
        "person": "王小梅",
        "partner": "华东医疗配送有限公司",
    },
    "en": {
        "hospital": "First People's Hospital",
        "department": "Orthopaedics, ward 2",
        "contents": "6 locking plates, 14 screws, tray TK-003",
        "carrier": "Green channel van",
        "person": "Wang Xiaomei",
        "partner": "East China Medical Distribution",
    },
}
_HELD: Final = {
    "zh_CN": {"reason": "外包装破损，待厂家确认", "person": "王小梅"},
    "en": {"reason": "Outer packing damaged", "person": "Wang Xiaomei"},
}

_REPAIR: Final = {"order": "W-640", "code": "SZ:W:W-640"}


def fields(name: str, language: str) -> dict[str, str]:
    """What stands on the picture of a template."""
    if name in ("unit", "unit_small"):
        return _goods(language)
    if name == "lot":
        goods = _goods(language, "]d20106901234567892112605311729053110L23B017")
        return {**goods, "quantity": "12", "unit": "块" if language == "zh_CN" else "pc"}
    if name.startswith("hold_"):
        return {**_goods(language), **_HELD[language], "notice": "DN-2611-07", "printed_at": "2026-11-21 14:05"}
    return _others(language)[name]


def _goods(language: str, raw: str = RAW) -> dict[str, str]:
    return fields_of(decode(raw, today=TODAY), _GOODS[language])


def _others(language: str) -> dict[str, dict[str, str]]:
    chinese = language == "zh_CN"
    place = _PLACES[language]
    sent = {
        **_DELIVERY[language],
        "due": "2026-11-24 08:30",
        "count": "20",
        "code": "SZ:N:DN-2611-07",
        "notice": "DN-2611-07",
    }
    person = {"person": "王小梅" if chinese else "Wang Xiaomei", "role": "库管员" if chinese else "Storekeeper"}
    return {
        "tray": {
            "tray": "TK-003",
            "code": "SZ:T:TK-003",
            "tray_name": "股骨远端锁定板器械盒" if chinese else "Distal femur plates",
            "count": "19/20",
            "notice": "DN-2611-07",
            "owner": "上海示例骨科" if chinese else "Shanghai Example",
            "received": "2026-11-21",
        },
        "bin": {
            **place,
            "bin": "A-2-1",
            "code": "SZ:P:A-2-1",
            "zone": "Z1",
            "capacity": "12",
        },
        "place": {**place, "place": "Z1", "code": "SZ:P:Z1", "capacity": "40"},
        "badge": {**place, **person, "badge": "1001", "code": "SZ:U:1001"},
        "box": {**sent, "box": "2", "boxes": "3", "order": "O-2611-0087"},
        "box_small": {**sent, "box": "2", "boxes": "3", "order": "O-2611-0087"},
        "hand_over": {**sent, "surgery": "C-2611-031"},
        "device": {
            "item": "骨科动力系统" if chinese else "Orthopaedic power system",
            "item_en": "Orthopaedic power system",
            "device": "EQ-88213",
            "model": "PD-300",
            "agency": "GS1",
            "udi": "[01]06901234567892[21]SN20260412",
            "serial": "SN20260412",
            "hospital": _DELIVERY[language]["hospital"],
            "warranty": "2028-03-31",
            "phone": "400-000-0142",
            "repair": "https://repair.example.com/EQ-88213",
        },
        "repair_intake": {
            **_REPAIR,
            "item": "不通电" if chinese else "No power",
            "item_en": "No power",
            "title": "NO-POWER",
            "serial": "PD2-24-00817",
            "model": "PD-200",
            "hospital": _DELIVERY[language]["hospital"],
            "count": "3",
            "due": "2026-11-26 09:12",
        },
        "core_return": {
            **_REPAIR,
            "item": "电池组" if chinese else "Battery pack",
            "item_en": "Battery pack",
            "ref": "PD-BAT",
            "serial": "BP260090",
            "device": "PD2-24-00817",
            "code": "SZ:W:W-640/CORE-1",
        },
        "test": {"title": "收货台打印机" if chinese else "Receiving desk printer", "note": f"{DPI} dpi"},
    }


def picture(name: str, language: str) -> bytes:
    """A label as PNG with the edge of its paper.

    Raises:
        Refusal: it cannot be laid out or does not read back.
    """
    drawing = lay_out(template(name), fields(name, language), Sheet(DPI, language, TODAY))
    bitmap = paint(drawing)
    check(drawing, bitmap, TODAY)
    return _edged(png(bitmap, DPI))


def symbols() -> bytes:
    """All symbols of ISO 15223-1 with their numbers."""
    height, gap, width = 80, 34, 1500
    marks: list[Mark] = []
    x = y = gap
    for number in ISO_SYMBOLS:
        wide = round(iso_width(number, height))
        if x + wide + gap > width:
            x, y = gap, y + height + 2 * gap
        marks += [*iso_symbol(number, x, y, height), TextRun(number, Face.REGULAR, 22, x, y + height + 28)]
        x += wide + gap
    return _edged(png(paint(Drawing("symbols", width, y + height + 2 * gap, DPI, tuple(marks))), DPI))


def pictures() -> Iterator[tuple[str, bytes]]:
    """Every picture: name of its file and what is in it."""
    for name in shipped():
        for language in LANGUAGES:
            yield f"{name}.{language}.png", picture(name, language)
    yield "iso-15223-1.png", symbols()


def _edged(data: bytes) -> bytes:
    """Two grey dots round the label, so that the paper is seen on a white page."""
    label = ImageOps.expand(Image.open(io.BytesIO(data)).convert("L"), 2, _GREY)
    out = io.BytesIO()
    label.quantize(4).save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def write(folder: Path = FOLDER) -> int:
    """Write every picture; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = dict(pictures())
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return len(made)


if __name__ == "__main__":
    sys.stdout.write(f"{write()} pictures in {FOLDER}\n")
