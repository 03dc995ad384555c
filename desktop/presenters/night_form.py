"""A new emergency order as it is put together: the hospital, the kits and items, when they called."""

from dataclasses import dataclass, field

from desktop.domain.errors import Refusal
from desktop.services.emergency.ordering import OpenEmergency, OrderedItem


@dataclass(slots=True)
class Draft:
    """What was entered so far.

    Attributes:
        store: the hospital's store that was scanned, "" when the hospital was chosen from the list.
        lines: pieces by kit or REF, in the order of entry.
        called: local time of the call, "" for now; with ``reason``.
    """

    hospital: str = ""
    store: str = ""
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    caller: str = ""
    called: str = ""
    reason: str = ""
    supervisor: str = ""

    def add(self, *, kit: str = "", item: str = "", pieces: int = 1) -> None:
        """One more of a kit or item."""
        self.lines[kit, item] = self.lines.get((kit, item), 0) + pieces

    def take_off(self, *, kit: str = "", item: str = "") -> None:
        """Take a line off again."""
        self.lines.pop((kit, item), None)

    def request(self, site: str, raw: str = "") -> OpenEmergency:
        """The order as it would be opened.

        Raises:
            Refusal: ``choose_hospital``, ``nothing_ordered``.
        """
        if not self.hospital:
            raise Refusal("choose_hospital")
        if not self.lines:
            raise Refusal("nothing_ordered")
        lines = tuple(OrderedItem(item, kit, pieces) for (kit, item), pieces in self.lines.items())
        said = (self.called, self.caller, self.store, self.reason, self.supervisor)
        return OpenEmergency(self.hospital, site, lines, *said, raw)
