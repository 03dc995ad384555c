"""Whose a reminder of a warranty is, and what was sent lately."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "warranty_task",
        sa.Column("reminder_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assigned_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assigned_by_id"], ["person.id"], name=op.f("fk_warranty_task_assigned_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_warranty_task_person_id_person")),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["warranty_reminder.id"], name=op.f("fk_warranty_task_reminder_id_warranty_reminder")
        ),
        sa.PrimaryKeyConstraint("reminder_id", name=op.f("pk_warranty_task")),
    )
    with op.batch_alter_table("warranty_task", schema=None) as batch_op:
        batch_op.create_index("ix_warranty_task_person_id", ["person_id"], unique=False)
    op.create_index("ix_warranty_reminder_sent_at", "warranty_reminder", ["sent_at"], unique=False)
