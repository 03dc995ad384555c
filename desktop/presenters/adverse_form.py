"""A new adverse event as it is put together, and what is typed at the steps of one."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from desktop.domain.adverse import AdverseDecision, Harm, ReportedBy
from desktop.domain.errors import Refusal
from desktop.presenters.typed_time import typed_moment
from desktop.services.adverse.opening import OpenAdverse


@dataclass(slots=True)
class Draft:
    """What was entered so far.

    Attributes:
        item, lot, serial: the product that was scanned or typed; "" with a defect case.
        name, name_en: of the product, to be shown.
        defect: the defect case that it comes from.
        aware: local time at which we became aware, "" for now.
        harm: "" while nobody said how bad it is.
    """

    item: str = ""
    lot: str = ""
    serial: str = ""
    name: str = ""
    name_en: str = ""
    defect: str = ""
    hospital: str = ""
    harm: str = ""
    group: bool = False
    description: str = ""
    told_by: str = ""
    aware: str = ""

    def request(self, site: str, now: datetime, zone: tzinfo) -> OpenAdverse:
        """The event as it would be opened.

        Raises:
            Refusal: ``harm_missing``, ``product_missing``, ``hospital_missing``, ``bad_time``.
        """
        if not (self.lot or self.serial or self.defect):
            raise Refusal("product_missing")
        if not self.hospital and not self.defect:
            raise Refusal("hospital_missing", document=self.defect)
        if not self.harm:
            raise Refusal("harm_missing")
        aware = typed_moment(self.aware, now, zone)
        goods = ("", self.item, self.lot, self.serial)
        about = {"defect": self.defect, "hospital": self.hospital, "site": "" if self.defect else site}
        return OpenAdverse(
            Harm(self.harm), self.description, *goods, aware_at=aware, group=self.group, told_by=self.told_by, **about
        )


@dataclass(slots=True)
class Typed:
    """What stands in the fields of an event: who took the report and how, its number, when, why late."""

    person: str = ""
    how: str = ReportedBy.PHONE.value
    reference: str = ""
    at: str = ""
    reason: str = ""
    decision: str = AdverseDecision.REPLACE.value
