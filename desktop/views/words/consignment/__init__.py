"""The words of consigned goods' life after the shelf, one file for each part of it."""

from typing import Final

from desktop.views.words.consignment.cases import CASES
from desktop.views.words.consignment.counts import COUNTS
from desktop.views.words.consignment.recalls import RECALLS
from desktop.views.words.consignment.replenishment import REPLENISHMENT
from desktop.views.words.consignment.returns import RETURNS
from desktop.views.words.consignment.settlement import SETTLEMENT
from desktop.views.words.consignment.trays import TRAYS

CONSIGNMENT: Final = SETTLEMENT | TRAYS | CASES | RETURNS | COUNTS | RECALLS | REPLENISHMENT
