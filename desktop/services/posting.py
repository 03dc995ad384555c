"""The one door to the ledger: every movement goes through `post`."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.ledger import OUTSIDE as OUTSIDE_KINDS
from desktop.domain.ledger import Leg, Movement, PlaceKind, check_movement
from desktop.storage.posting_document import PlacedMovement
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a leg needs it; at an outside place the custodian is the owner."""

    id: int
    kind: PlaceKind
    custodian: int | None

    @property
    def outside(self) -> bool:
        """Whether no balance is kept there."""
        return self.kind in OUTSIDE_KINDS


@dataclass(frozen=True, slots=True)
class Goods:
    """What moves: a lot of an item, or one unit of it, and whose it is."""

    item: int
    lot: int
    unit: int | None
    owner: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Whose ledger an entry belongs to."""

    site: int
    partner: int


def post(uow: UnitOfWork, movement: Movement, ledger: Ledger) -> None:
    """Take a movement into the job; the database checks the stock when the job commits.

    Raises:
        Refusal: ``empty_movement``, ``unbalanced_movement``, ``unit_not_one``, ``owner_changed``; and at the commit
            ``not_enough_stock``, ``unit_elsewhere`` or ``already_reversed``.
    """
    check_movement(movement)
    uow.add_movement(PlacedMovement(movement, ledger.site, ledger.partner))


def legs(goods: Goods, source: Spot, target: Spot, pieces: Decimal) -> tuple[Leg, Leg]:
    """The two sides of a plain move: out of one place, into another."""
    return _leg(goods, source, -pieces), _leg(goods, target, pieces)


def _leg(goods: Goods, spot: Spot, pieces: Decimal) -> Leg:
    custodian = goods.owner if spot.outside or spot.custodian is None else spot.custodian
    return Leg(goods.item, goods.lot, goods.unit, spot.id, goods.owner, custodian, pieces, spot.outside)
