"""Another case of the cases' day, for what is reserved."""

from datetime import date

from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from tests.journeys.case_day import CaseDay

OTHER = "C-2611-040"


def plan_other(day: CaseDay) -> None:
    """Another case needs a cup, of which two more lie in a bin."""
    expires = date(2028, 1, 31).isoformat()
    cups = [
        {"position": number, "item": "AC-50", "owner": MAKER, "place": "B-4-1", "lot": "L-MORE"}
        | {"serial": f"SA9{number}", "expires_on": expires}
        for number in (1, 2)
    ]
    day.send("take_over_stock", actor="1000", document="OPENING-CUPS", site=SITE, lines=cups)
    plan = [{"item": "AC-50", "pieces": 1}]
    day.send("plan_case", number=OTHER, hospital=HOSPITAL, site=SITE, starts="2026-11-24T08:30", plan=plan)
