"""The value of spare parts in stock by device model and by region, as of the end of a period (S2-46)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.service_rows import Grouping


class Belongs(StrEnum):
    """How surely stock belongs to a model.

    ``SEVERAL`` is stock of parts that fit more than one model: it stands there whole and is divided among none.
    """

    MODEL = "model"
    SEVERAL = "several"
    NOBODY_KNOWS = "nobody_knows"


@dataclass(frozen=True, slots=True)
class PartStock:
    """The pieces of a spare part that an owner has in the zones of a centre.

    Attributes:
        region: of the centre.
        unit_price: in yuan, in force on the last day: the owner's list for the centre's partner, else that for
            everybody; None without any.
        value: pieces by price, to the fen; None without a price.
        old: pieces that came out of devices and wait for their return; they have no price.
        models: of the devices into which it went, or for which the catalogue says that it is.
    """

    ref: str
    name: str
    name_en: str
    site: str
    region: str
    owner: str
    owner_name: str
    pieces: Decimal
    unit_price: Decimal | None
    value: Decimal | None
    old: bool = False
    models: tuple[str, ...] = ()

    @property
    def belongs(self) -> Belongs:
        """To how many models it belongs."""
        if len(self.models) == 1:
            return Belongs.MODEL
        return Belongs.SEVERAL if self.models else Belongs.NOBODY_KNOWS


@dataclass(frozen=True, slots=True)
class StockGroup:
    """The stock of a model or of a region.

    Attributes:
        name: of the model or the region; "" for a region that is not known, and for what belongs to no one model.
        belongs: of a model's stock; None for a region.
        unpriced: pieces that have no price and are not in the value.
        rows: what it is made of.
    """

    by: Grouping
    name: str
    belongs: Belongs | None
    pieces: Decimal
    value: Decimal
    unpriced: Decimal
    rows: tuple[PartStock, ...]


@dataclass(frozen=True, slots=True)
class StockValue:
    """All spare parts in the zones at the end of a day; each grouping adds up to the whole."""

    on: date
    rows: tuple[PartStock, ...]
    groups: tuple[StockGroup, ...]

    @property
    def value(self) -> Decimal:
        """In yuan, of what has a price."""
        return _value(self.rows)

    @property
    def unpriced(self) -> Decimal:
        """Pieces without a price."""
        return _unpriced(self.rows)


def stock_value(on: date, rows: Iterable[PartStock]) -> StockValue:
    """Sum the stock up by model, the dearest first, and by region."""
    kept = tuple(sorted(rows, key=lambda row: (-(row.value or 0), row.ref, row.owner, row.site, row.old)))
    models = _grouped(Grouping.MODEL, kept, _model_of)
    return StockValue(on, kept, (*models, *_grouped(Grouping.REGION, kept, lambda row: (row.region, None))))


def _model_of(row: PartStock) -> tuple[str, Belongs | None]:
    return (row.models[0] if row.belongs is Belongs.MODEL else "", row.belongs)


def _grouped(
    by: Grouping, rows: Iterable[PartStock], key: Callable[[PartStock], tuple[str, Belongs | None]]
) -> list[StockGroup]:
    found: dict[tuple[str, Belongs | None], list[PartStock]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    groups = [_group(by, name, belongs, mine) for (name, belongs), mine in found.items()]
    return sorted(groups, key=lambda one: (list(Belongs).index(one.belongs or Belongs.MODEL), -one.value, one.name))


def _group(by: Grouping, name: str, belongs: Belongs | None, rows: list[PartStock]) -> StockGroup:
    pieces = sum((row.pieces for row in rows), Decimal(0))
    return StockGroup(by, name, belongs, pieces, _value(rows), _unpriced(rows), tuple(rows))


def _value(rows: Iterable[PartStock]) -> Decimal:
    return sum((row.value for row in rows if row.value is not None), Decimal("0.00"))


def _unpriced(rows: Iterable[PartStock]) -> Decimal:
    return sum((row.pieces for row in rows if row.value is None), Decimal(0))
