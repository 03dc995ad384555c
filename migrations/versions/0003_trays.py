"""Trays: kits, counts, sterilisation and loans."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "kit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_kit_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit")),
        sa.UniqueConstraint("code", name=op.f("uq_kit_code")),
    )
    op.create_table(
        "kit_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_kit_line_some_pieces")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_kit_line_item_id_item")),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_kit_line_kit_id_kit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_line")),
        sa.UniqueConstraint("kit_id", "item_id", name=op.f("uq_kit_line_kit_id_item_id")),
    )
    with op.batch_alter_table("kit_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kit_line_item_id"), ["item_id"], unique=False)

    op.create_table(
        "sterilisation",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("load", sa.String(length=60), nullable=False),
        sa.Column("indicator_ok", sa.Boolean(), nullable=False),
        sa.Column("sterilised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_sterilisation_partner_id_party")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_sterilisation_recorded_by_id_person")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_sterilisation_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sterilisation")),
    )
    with op.batch_alter_table("sterilisation", schema=None) as batch_op:
        batch_op.create_index("ix_sterilisation_tray_id_sterilised_at", ["tray_id", "sterilised_at"], unique=False)

    op.create_table(
        "tray_count",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(24), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_by_id", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["counted_by_id"], ["person.id"], name=op.f("fk_tray_count_counted_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_tray_count_partner_id_party")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_tray_count_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tray_count")),
    )
    with op.batch_alter_table("tray_count", schema=None) as batch_op:
        batch_op.create_index("ix_tray_count_tray_id_opened_at", ["tray_id", "opened_at"], unique=False)

    op.create_table(
        "tray_kit",
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_tray_kit_kit_id_kit")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_tray_kit_tray_id_place")),
        sa.PrimaryKeyConstraint("tray_id", name=op.f("pk_tray_kit")),
    )
    with op.batch_alter_table("tray_kit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tray_kit_kit_id"), ["kit_id"], unique=False)

    op.create_table(
        "tray_loan",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("borrower_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_back_on", sa.Date(), nullable=True),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["borrower_id"], ["party.id"], name=op.f("fk_tray_loan_borrower_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_tray_loan_partner_id_party")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_tray_loan_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tray_loan")),
    )
    with op.batch_alter_table("tray_loan", schema=None) as batch_op:
        batch_op.create_index("ix_tray_loan_tray_id_out_at", ["tray_id", "out_at"], unique=False)

    op.create_table(
        "tray_count_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("count_id", BIG_ID, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["count_id"], ["tray_count.id"], name=op.f("fk_tray_count_line_count_id_tray_count")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_tray_count_line_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_tray_count_line_lot_id_lot")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tray_count_line_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tray_count_line")),
    )
    with op.batch_alter_table("tray_count_line", schema=None) as batch_op:
        batch_op.create_index("ix_tray_count_line_count_id", ["count_id"], unique=False)
    for table in ("sterilisation",):
        make_append_only(op.get_bind(), table)
