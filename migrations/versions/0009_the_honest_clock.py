"""Deadlines with stages, versioned rules, reminders and clock jumps."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID

revision = "0009"
down_revision = "0008"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _widen()
    op.create_table(
        "clock_jump",
        sa.Column("id", UID, nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("wall_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("steady_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("server_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_jump")),
    )
    with op.batch_alter_table("clock_jump", schema=None) as batch_op:
        batch_op.create_index("ix_clock_jump_steady_at", ["steady_at"], unique=False)

    op.create_table(
        "deadline_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("switched_on", sa.Boolean(), nullable=False),
        sa.Column("clock", sa.String(24), nullable=False),
        sa.Column("span_s", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_deadline_rule_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_rule")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_deadline_rule_code_version")),
    )
    with op.batch_alter_table("deadline_rule", schema=None) as batch_op:
        batch_op.create_index("ix_deadline_rule_code_valid_from", ["code", "region", "valid_from"], unique=False)

    op.create_table(
        "deadline_stage",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("deadline_id", UID, nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("fire_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("fired_by", sa.String(length=120), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_deadline_stage_deadline_id_deadline")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_stage")),
        sa.UniqueConstraint("deadline_id", "stage", name=op.f("uq_deadline_stage_deadline_id_stage")),
    )
    with op.batch_alter_table("deadline_stage", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deadline_stage_waiting",
            ["fire_at"],
            unique=False,
            sqlite_where=sa.text("fired_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("fired_at IS NULL AND dropped_at IS NULL"),
        )

    op.create_table(
        "reminder",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("stage_id", BIG_ID, nullable=False),
        sa.Column("deadline_id", UID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.String(length=40), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["person.id"], name=op.f("fk_reminder_acknowledged_by_id_person")
        ),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_reminder_deadline_id_deadline")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_reminder_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_reminder_site_id_site")),
        sa.ForeignKeyConstraint(["stage_id"], ["deadline_stage.id"], name=op.f("fk_reminder_stage_id_deadline_stage")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("stage_id", "told", name=op.f("uq_reminder_stage_id_told")),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index("ix_reminder_deadline_id", ["deadline_id"], unique=False)
        batch_op.create_index(
            "ix_reminder_unread",
            ["site_id", "fired_at"],
            unique=False,
            sqlite_where=sa.text("acknowledged_at IS NULL"),
            postgresql_where=sa.text("acknowledged_at IS NULL"),
        )

    make_append_only(op.get_bind(), "clock_jump")
    _add_stages()


def _widen() -> None:
    """New columns on the tables that are there; what stands in them counts as version 1 of a contract's rule."""
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rule_version", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("party_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("basis", sa.String(24), nullable=False, server_default="contract"))
        batch_op.add_column(sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("opened_source", sa.String(length=24), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("opened_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("closed_source", sa.String(length=24), nullable=False, server_default=""))
        batch_op.create_index(
            "ix_deadline_open_due_at",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index("ix_deadline_rule_due_at", ["rule", "due_at"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_deadline_party_id_party"), "party", ["party_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_deadline_opened_by_id_person"), "person", ["opened_by_id"], ["id"])

    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("region", sa.String(length=40), nullable=False, server_default=""))


def _add_stages() -> None:
    """Every deadline that runs is told at its first late second."""
    running = sa.table("deadline", sa.column("id", UID), sa.column("due_at", MOMENT), sa.column("closed_at", MOMENT))
    rows = op.get_bind().execute(sa.select(running.c.id, running.c.due_at).where(running.c.closed_at.is_(None))).all()
    columns = (sa.column("deadline_id", UID), sa.column("stage"), sa.column("fire_at", MOMENT))
    stages = sa.table("deadline_stage", *columns, sa.column("late", sa.Boolean()), sa.column("fired_by"))
    for row in rows:
        first_late = row.due_at.replace(microsecond=0) + timedelta(seconds=1)
        values = {"deadline_id": row.id, "stage": "overdue", "fire_at": first_late, "late": False, "fired_by": ""}
        op.get_bind().execute(sa.insert(stages).values(values))
