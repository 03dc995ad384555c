"""The columns of files about emergencies: the ways to hospitals, and what their contracts include."""

from typing import Final

from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_date, as_decimal, as_whole, as_yes_no
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind
from desktop.services.emergency.distances import HourSpeed


def as_speeds(cell: str) -> tuple[HourSpeed, ...]:
    """Speeds by hour: ``0 55; 7 35; 10 50`` is 55 km/h from midnight, 35 from seven, 50 from ten on.

    Raises:
        Refusal: ``bad_speeds``, ``bad_number``.
    """
    speeds = []
    for part in cell.replace("；", ";").split(";"):
        hour, blank, speed = part.strip(" ").partition(" ")
        if not blank:
            raise Refusal("bad_speeds", value=cell, most=200)
        speeds.append(HourSpeed(as_whole(hour), as_whole(speed.strip(" "))))
    return tuple(speeds)


_HOSPITAL: Final = Column("hospital", "医院", required=True, names=ExternalKind.PARTY)
DISTANCE_COLUMNS: Final = (
    Column("site", "站点", required=True, also=("仓库",), names=ExternalKind.SITE),
    _HOSPITAL,
    Column("road_km", "公路里程", as_decimal, required=True, also=("road", "公里")),
    Column("great_circle_km", "直线距离", as_decimal, also=("great circle",)),
    Column("site_point", "站点坐标"),
    Column("hospital_point", "医院坐标"),
    Column("speeds", "分时车速", as_speeds),
    Column("stated_by", "来源", also=("source",)),
)
PACKAGE_COLUMNS: Final = (
    _HOSPITAL,
    Column("name", "服务包", required=True, also=("package",)),
    Column("valid_from", "生效日期", as_date, required=True),
    Column("valid_to", "截止日期", as_date),
    Column("emergency", "含急救", as_yes_no),
    Column("from_time", "开始时间"),
    Column("to_time", "结束时间"),
)
