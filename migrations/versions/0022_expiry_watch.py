"""Warnings before goods expire: which lot a reminder is about, and the nightly look."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID, UID

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "expiry_pass",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("seen", BIG_ID, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_expiry_pass_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expiry_pass")),
        sa.UniqueConstraint("site_id", "on", name=op.f("uq_expiry_pass_site_id_on")),
    )
    op.create_table(
        "expiry_watch",
        sa.Column("deadline_id", UID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("within", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_expiry_watch_deadline_id_deadline")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_expiry_watch_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_expiry_watch_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_expiry_watch_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_expiry_watch_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_expiry_watch_site_id_site")),
        sa.PrimaryKeyConstraint("deadline_id", name=op.f("pk_expiry_watch")),
    )
    with op.batch_alter_table("expiry_watch", schema=None) as batch_op:
        batch_op.create_index("ix_expiry_watch_lot_id", ["lot_id"], unique=False)
