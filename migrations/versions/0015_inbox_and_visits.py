"""The in-app inbox, and visits to hospitals recorded by hand."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "site_visit",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("came_source", sa.String(length=24), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_source", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_site_visit_by_id_person")),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_site_visit_hospital_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_site_visit_partner_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_site_visit_person_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_visit_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_visit")),
    )
    with op.batch_alter_table("site_visit", schema=None) as batch_op:
        batch_op.create_index("ix_site_visit_came_at", ["came_at"], unique=False)
        batch_op.create_index("ix_site_visit_person_id", ["person_id", "came_at"], unique=False)

    op.create_table(
        "inbox_notice",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("sending_id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["person.id"], name=op.f("fk_inbox_notice_acknowledged_by_id_person")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_inbox_notice_partner_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_inbox_notice_person_id_person")),
        sa.ForeignKeyConstraint(["sending_id"], ["sending.id"], name=op.f("fk_inbox_notice_sending_id_sending")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_inbox_notice_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_notice")),
        sa.UniqueConstraint("sending_id", name=op.f("uq_inbox_notice_sending_id")),
    )
    with op.batch_alter_table("inbox_notice", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_notice_unread",
            ["id"],
            unique=False,
            sqlite_where=sa.text("acknowledged_at IS NULL"),
            postgresql_where=sa.text("acknowledged_at IS NULL"),
        )
