"""The five figures summed up by model and by region (S2-46)."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from operator import attrgetter

from desktop.domain.service_rows import DeviceFigures, FleetGroup, GroupFigures, Grouping, Period


def group_totals(
    devices: Iterable[FleetGroup], rows: Iterable[DeviceFigures], period: Period
) -> tuple[GroupFigures, ...]:
    """Sums over the devices of each model, then of each region, by name; each grouping adds up to the whole.

    Args:
        devices: the whole fleet, for its size.
        rows: the figures of the devices that have any.
        period: the days.
    """
    fleet, kept = [one for one in devices if one.days(period.first, period.last)], list(rows)
    return tuple(one for by in Grouping for one in _grouped(by, fleet, kept))


def _grouped(by: Grouping, fleet: Iterable[FleetGroup], rows: Iterable[DeviceFigures]) -> Iterable[GroupFigures]:
    name_of = attrgetter(by.value)
    sizes, mine = defaultdict[str, int](int), defaultdict[str, list[DeviceFigures]](list)
    for device in fleet:
        sizes[name_of(device)] += device.devices
    for row in rows:
        mine[name_of(row)].append(row)
    return [_total(by, name, sizes[name], mine[name]) for name in sorted(sizes.keys() | mine.keys())]


def _total(by: Grouping, name: str, devices: int, rows: list[DeviceFigures]) -> GroupFigures:
    worn = [row.depreciation for row in rows if row.depreciation is not None]
    return GroupFigures(
        by,
        name,
        devices,
        sum(row.orders for row in rows),
        _sum(row.repair for row in rows),
        _sum(row.parts for row in rows),
        sum((row.pieces for row in rows), Decimal(0)),
        _sum(row.income for row in rows),
        _sum(row.offsets for row in rows),
        _sum(worn) if worn else None,
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
