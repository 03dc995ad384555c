"""An invented catalogue of implants for the demo and the tests; no maker, number or price is a real one."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop.domain.udi.checks import gs1_digit
from desktop.models.item import ItemKind
from desktop.services.master_data.items import SaveItem
from desktop.services.master_data.packages import NewPackage

MAKER: Final = "M"


@dataclass(frozen=True, slots=True)
class _Product:
    ref: str
    name: str
    name_en: str
    specification: str
    price: str
    serial: bool = True


_PRODUCTS: Final = (
    _Product("FS-12-135", "髋关节股骨柄", "Femoral stem, cementless", "12 mm / 135°", "12800.00"),
    _Product("FS-14-135", "髋关节股骨柄", "Femoral stem, cementless", "14 mm / 135°", "12800.00"),
    _Product("AC-50", "髋臼杯", "Acetabular cup", "50 mm", "6800.00"),
    _Product("AC-52", "髋臼杯", "Acetabular cup", "52 mm", "6800.00"),
    _Product("FH-32-M", "陶瓷股骨头", "Ceramic femoral head", "32 mm / M", "5600.00"),
    _Product("FC-4-L", "膝关节股骨髁", "Femoral component, knee", "4 / 左", "11200.00"),
    _Product("FC-4-R", "膝关节股骨髁", "Femoral component, knee", "4 / 右", "11200.00"),
    _Product("TT-4", "胫骨托", "Tibial tray, knee", "4", "7900.00"),
    _Product("TI-5-10", "胫骨衬垫", "Tibial insert, highly crosslinked", "5 / 10 mm", "4300.00"),
    _Product("TI-5-12", "胫骨衬垫", "Tibial insert, highly crosslinked", "5 / 12 mm", "4300.00"),
    _Product("LP-6H", "锁定接骨板 6孔", "Locking plate, 6 holes", "6 孔", "3200.00", serial=False),
    _Product("LP-8H", "锁定接骨板 8孔", "Locking plate, 8 holes", "8 孔", "3600.00", serial=False),
    _Product("LS-35-30", "锁定螺钉", "Locking screw", "3.5 × 30 mm", "860.00", serial=False),
    _Product("LS-35-40", "锁定螺钉", "Locking screw", "3.5 × 40 mm", "860.00", serial=False),
)


def gtin(number: int) -> str:
    """The invented GTIN of the product with this number, from 1, for the unit of use."""
    body = f"069012345{number:04d}"
    return body + gs1_digit(body)


def box_gtin(number: int) -> str:
    """The GTIN of a box of ten of it: packaging indicator 1."""
    body = f"169012345{number:04d}"
    return body + gs1_digit(body)


def catalogue() -> tuple[SaveItem, ...]:
    """All products in order: those with serial numbers first."""
    return tuple(_item(number, product) for number, product in enumerate(_PRODUCTS, 1))


def _item(number: int, product: _Product) -> SaveItem:
    unit = NewPackage(gtin(number))
    return SaveItem(
        ref=product.ref,
        maker=MAKER,
        name=product.name,
        name_en=product.name_en,
        model=product.ref.partition("-")[0],
        specification=product.specification,
        registration_number=f"国械注准2023313{number:04d}",
        kind=ItemKind.IMPLANT,
        carries_serial=product.serial,
        list_price=Decimal(product.price),
        packages=(unit,) if product.serial else (unit, NewPackage(box_gtin(number), 2, 10)),
    )
