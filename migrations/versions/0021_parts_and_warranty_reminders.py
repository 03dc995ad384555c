"""Parts inside devices, the reminders of warranties, and the dealer of a device."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables and the column."""
    op.add_column("device", sa.Column("dealer", code(40), nullable=False, server_default=""))
    op.create_table(
        "warranty_pass",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("after", BIG_ID, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_warranty_pass_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_pass")),
        sa.UniqueConstraint("site_id", "on", name=op.f("uq_warranty_pass_site_id_on")),
    )
    op.create_table(
        "warranty_reminder_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", code(40), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_warranty_reminder_policy_set_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_reminder_policy")),
    )
    with op.batch_alter_table("warranty_reminder_policy", schema=None) as batch_op:
        batch_op.create_index("ix_warranty_reminder_policy_rule", ["rule"], unique=False)

    op.create_table(
        "device_part",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("serial", code(60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("ref", code(80), nullable=False),
        sa.Column("part_class", sa.String(length=60), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_part_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_part_device_id_device")),
        sa.ForeignKeyConstraint(["removed_by_id"], ["person.id"], name=op.f("fk_device_part_removed_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_part")),
    )
    with op.batch_alter_table("device_part", schema=None) as batch_op:
        batch_op.create_index("ix_device_part_device_id", ["device_id"], unique=False)
        batch_op.create_index("ix_device_part_serial", ["serial"], unique=False)

    op.create_table(
        "warranty_plan",
        sa.Column("device_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("policy", sa.Integer(), nullable=False),
        sa.Column("resting", sa.String(length=16), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_warranty_plan_device_id_device")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_warranty_plan")),
    )
    op.create_table(
        "warranty_reminder",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("policy", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_from", sa.String(length=120), nullable=False),
        sa.Column("told", sa.String(length=60), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_because", sa.String(length=24), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["person.id"], name=op.f("fk_warranty_reminder_acknowledged_by_id_person")
        ),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_warranty_reminder_device_id_device")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_warranty_reminder_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_warranty_reminder_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_reminder")),
    )
    with op.batch_alter_table("warranty_reminder", schema=None) as batch_op:
        batch_op.create_index("ix_warranty_reminder_device_id", ["device_id"], unique=False)
        batch_op.create_index(
            "ix_warranty_reminder_waiting",
            ["on"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND dropped_at IS NULL"),
        )
        batch_op.create_index(
            "uq_warranty_reminder_live",
            ["device_id", "event", "on"],
            unique=True,
            sqlite_where=sa.text("dropped_at IS NULL"),
            postgresql_where=sa.text("dropped_at IS NULL"),
        )
    for table in ("warranty_reminder_policy",):
        make_append_only(op.get_bind(), table)
