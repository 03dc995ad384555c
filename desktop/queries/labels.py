"""Label jobs, as the status bar needs them."""

from sqlalchemy import Connection, func, select

from desktop.models.label import LabelJob, LabelState


def waiting_labels(connection: Connection) -> int:
    """How many label jobs wait to be printed or scanned back."""
    asked = select(func.count()).select_from(LabelJob).where(LabelJob.state == LabelState.QUEUED)
    return connection.execute(asked).scalar_one()
