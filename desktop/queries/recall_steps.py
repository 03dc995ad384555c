"""The steps of a recall from the notice to its end, each with its figures and its moment."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.models.recall import Recall
from desktop.queries.recalls import RecallRow, progress, recall_pieces


def milestones(connection: Connection, recall: RecallRow) -> list[tuple[str, tuple[str, ...], datetime | None]]:
    """The steps of a recall: stable word, figures, moment."""
    pieces = recall_pieces(connection, recall)
    done = progress(connection, recall)
    found = sum((piece.quantity for piece in pieces), Decimal(0))
    moments = [piece.accounted_at for piece in pieces if piece.blocked and piece.accounted_at]
    last = max(moments) if moments and done.accounted == done.blocked else None
    steps: list[tuple[str, tuple[str, ...], datetime | None]] = [
        ("notice", (), recall.noticed_at),
        ("located", (str(found), str(recall.received)), recall.blocked_at),
        ("blocked", (str(done.blocked),), recall.blocked_at),
        ("notified", (str(done.notices), str(done.acknowledged)), recall.notified_at),
        ("returned", (str(done.accounted), str(done.blocked)), last),
    ]
    return [*steps, *_end(connection, recall)]


def _end(connection: Connection, recall: RecallRow) -> list[tuple[str, tuple[str, ...], datetime | None]]:
    """How it ended; a recall that was taken back tells why."""
    why = str(connection.execute(select(Recall.lift_reason).where(Recall.id == recall.id)).scalar_one())
    if recall.withdrawn:
        return [("withdrawn", (why,), recall.closed_at)]
    lifted = [] if recall.lifted_at is None else [("lifted", (why,), recall.lifted_at)]
    return [("closed", (), recall.closed_at), *lifted]
