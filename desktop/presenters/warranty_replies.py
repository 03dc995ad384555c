"""What the equipment desk says of a warranty answer, as codes and facts."""

from typing import Any, Final

from desktop.domain.warranty_facts import Coverage, Verdict, Why
from desktop.presenters import answer
from desktop.presenters.reply import Reply
from desktop.queries.devices import Found, LookUp
from desktop.queries.warranty import WarrantyAnswer

COVERED: Final = Reply(answer.Verdict.OK, "warranty_covered")
VOID: Final = Reply(answer.Verdict.REFUSED, "warranty_void")
NEEDS: Final = Reply(answer.Verdict.MARKED, "warranty_undetermined")
NOT_COVERED: Final = {
    Why.ENDED: Reply(answer.Verdict.MARKED, "warranty_ended"),
    Why.NOT_BEGUN: Reply(answer.Verdict.MARKED, "warranty_not_begun"),
    Why.EXEMPT: Reply(answer.Verdict.MARKED, "warranty_exempt"),
    Why.CONSUMABLE: Reply(answer.Verdict.MARKED, "warranty_consumable"),
    Why.SUSPENDED: Reply(answer.Verdict.MARKED, "warranty_suspended"),
}
ALWAYS_NEVER: Final = Reply(answer.Verdict.MARKED, "warranty_never")


def told(answered: WarrantyAnswer) -> Reply:
    """The answer for the top of the window."""
    coverage = answered.coverage
    said = _reply(coverage)
    facts: dict[str, Any] = {
        "serial": answered.serial,
        "model": answered.model,
        "until": coverage.until,
        "days": coverage.days_left,
        "since": coverage.since,
        "need": coverage.needs[0] if coverage.needs else "",
        "part": coverage.part_class,
        "rule": "" if coverage.rule is None else f"{coverage.rule.name} v{coverage.rule.version}",
        "supposed": answered.supposed,
    }
    return Reply(said.verdict, said.code, {name: value for name, value in facts.items() if value not in (None, "")})


def _reply(coverage: Coverage) -> Reply:
    if coverage.verdict is Verdict.COVERED:
        return COVERED
    if coverage.verdict is Verdict.VOID:
        return VOID
    if coverage.verdict is Verdict.UNDETERMINED:
        return NEEDS
    if coverage.why is Why.ENDED and coverage.until is None:
        return ALWAYS_NEVER
    return NOT_COVERED[coverage.why]


def not_one(found: LookUp) -> Reply:
    """What is said when a look-up did not come to one device."""
    if found.found is Found.SEVERAL:
        return Reply(answer.Verdict.INFO, "devices_found", {"devices": len(found.rows)})
    return Reply(answer.Verdict.MARKED, "device_not_known", {"serial": found.serial})
