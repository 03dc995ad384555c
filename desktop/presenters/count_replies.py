"""What the counting desk says to a scan and to the end of a pass."""

from typing import Final

from desktop.domain.counts import CountState, ScanResult
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.services.counts.ending import BinEnded
from desktop.services.counts.scanning import Counted
from desktop.services.wire import to_wire

_REPLIES: Final = {
    ScanResult.RIGHT: Reply(Verdict.OK, "count_right"),
    ScanResult.ALREADY: Reply(Verdict.AGAIN, "count_already"),
    ScanResult.WRONG_PLACE: Reply(Verdict.WRONG_PLACE, "count_wrong_place"),
    ScanResult.FOUND: Reply(Verdict.MARKED, "count_found"),
    ScanResult.UNKNOWN: Reply(Verdict.MARKED, "count_unknown"),
    ScanResult.HERE: Reply(Verdict.INFO, "count_here"),
}
_ENDED: Final = {
    CountState.CLOSED: Reply(Verdict.OK, "bin_agrees"),
    CountState.TO_RECOUNT: Reply(Verdict.MARKED, "bin_recount"),
    CountState.TO_APPROVE: Reply(Verdict.MARKED, "bin_to_approve"),
    CountState.TO_POST: Reply(Verdict.MARKED, "bin_to_post"),
}
_ONLY_IF_ANY: Final = ("gone", "wrong_place", "unknown", "already", "found", "elsewhere")


def scanned_reply(counted: Counted, place: str) -> Reply:
    """The answer to one scan of a count of a place."""
    reply = _REPLIES[counted.result]
    if counted.result is ScanResult.WRONG_PLACE and counted.where != place:
        reply = Reply(Verdict.OK, "count_missing_met")
    facts = to_wire(counted)
    facts["pieces"] = "" if counted.pieces <= 1 else facts["pieces"]
    return Reply(reply.verdict, reply.code, facts)


def ended_reply(ended: BinEnded) -> Reply:
    """The answer to END BIN."""
    reply = _ENDED[ended.state]
    facts = to_wire(ended)
    facts["gone"] = facts.pop("missing")
    facts |= {name: "" for name in _ONLY_IF_ANY if facts[name] in (0, "0")}
    facts["worth"] = facts["worth"] or "—"
    return Reply(reply.verdict, reply.code, facts)
