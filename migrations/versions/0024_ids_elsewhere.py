"""Where a site is, and what other systems call what we keep."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID, code

revision = "0024"
down_revision = "0023"

_IN_USE = sa.text("retired_at IS NULL")


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "external_id",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("system", code(40), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("subject_id", BIG_ID, nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("their_id", code(80), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_external_id_partner_id_party")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_external_id_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_id")),
    )
    for named in ("their_id", "subject_id"):
        op.create_index(
            f"ux_external_id_{named}",
            "external_id",
            ["system", "kind", named],
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        )
    op.create_index("ix_external_id_kind_their_id", "external_id", ["kind", "their_id"], unique=False)
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address", sa.String(length=300), nullable=False, server_default=""))
