"""The counter-entries of carriages."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "freight_credit",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("claim_id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("credited_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["freight_claim.id"], name=op.f("fk_freight_credit_claim_id_freight_claim")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_freight_credit_partner_id_party")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_freight_credit_recorded_by_id_person")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_freight_credit_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freight_credit")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_freight_credit_claim_id")),
    )
    make_append_only(op.get_bind(), "freight_credit")
