"""The duties around an operation, and what the contract counts presence from."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "follow_up",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("initials", sa.String(length=8), nullable=False),
        sa.Column("adverse", sa.Boolean(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_follow_up_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_follow_up_case_id_surgery_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index("ix_follow_up_case_id", ["case_id"], unique=False)

    op.create_table(
        "form_submission",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("how", sa.String(24), nullable=False),
        sa.Column("receiver", sa.String(length=120), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_form_submission_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_form_submission_case_id_surgery_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_submission")),
    )
    with op.batch_alter_table("form_submission", schema=None) as batch_op:
        batch_op.create_index("ix_form_submission_case_id", ["case_id"], unique=False)

    op.create_table(
        "image_check",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(24), nullable=False),
        sa.Column("sizes", sa.String(length=300), nullable=False),
        sa.Column("initials", sa.String(length=8), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_image_check_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_image_check_case_id_surgery_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_image_check")),
    )
    with op.batch_alter_table("image_check", schema=None) as batch_op:
        batch_op.create_index("ix_image_check_case_id", ["case_id"], unique=False)

    op.create_table(
        "presence",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_presence_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_presence_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
    )
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.create_index("ix_presence_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_presence_person_id", ["person_id", "arrived_at"], unique=False)

    op.create_table(
        "sop_done",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_sop_done_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_sop_done_case_id_surgery_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sop_done")),
    )
    with op.batch_alter_table("sop_done", schema=None) as batch_op:
        batch_op.create_index("ix_sop_done_case_id_step", ["case_id", "step"], unique=True)

    op.create_table(
        "waiting",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(24), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_waiting_some_minutes")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_waiting_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_waiting_case_id_surgery_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    with op.batch_alter_table("waiting", schema=None) as batch_op:
        batch_op.create_index("ix_waiting_case_id", ["case_id"], unique=False)
    column = sa.Column("presence", sa.String(24), nullable=False, server_default="before_start")
    with op.batch_alter_table("hospital_terms", schema=None) as batch_op:
        batch_op.add_column(column)
    for table in (
        "presence",
        "image_check",
        "sop_done",
        "waiting",
        "follow_up",
        "form_submission",
    ):
        make_append_only(op.get_bind(), table)
